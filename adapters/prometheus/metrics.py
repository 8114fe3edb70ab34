"""What Prometheus reads: how the outbox stands and whether the beat is alive; no personal data."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import accumulate, product
from typing import Final

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.health import BOUNDS, Lateness, Vitals
from bot.ports import Traffic
from nudges.delivery import Kind, State

EVERYWHERE: Final = "From the database: the same from every process."
COUNTED_HERE: Final = "Counted in this process since it started."


def exposition(
    vitals: Vitals, now: datetime, traffic: Iterable[Traffic] = (), lateness: Lateness | None = None
) -> str:
    """Return the figures in Prometheus' text format; ages are in seconds."""
    registry = CollectorRegistry()
    heard = tuple(traffic)
    registry.register(
        _Taken(
            [
                *_outbox(vitals, now),
                *_beat(vitals, lateness or Lateness()),
                *_inbox(vitals, heard),
                *_traffic(vitals, heard),
            ]
        )
    )
    ProcessCollector(namespace="dult", registry=registry)
    return generate_latest(registry).decode()


class _Taken(Collector):
    """Hands over what was counted elsewhere; a counter made for each look would say it began now."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _outbox(vitals: Vitals, now: datetime) -> Iterator[Metric]:
    """Show states that nothing is in as well: from nothing to one is growth too, and an alert sees it."""
    deliveries = GaugeMetricFamily(
        "dult_deliveries", f"Deliveries by kind and state. {EVERYWHERE}", labels=["kind", "state"]
    )
    for kind, state in product(Kind, State):
        deliveries.add_metric([kind, state], vitals.deliveries.get((kind, state), 0))
    yield deliveries
    yield GaugeMetricFamily(
        "dult_oldest_due_seconds",
        f"Age of the oldest delivery that is due and not sent. {EVERYWHERE}",
        (now - vitals.oldest_due).total_seconds() if vitals.oldest_due else 0,
    )
    yield GaugeMetricFamily(
        "dult_workspaces_disconnected", f"Workspaces that took Dult out. {EVERYWHERE}", vitals.disconnected
    )


def _beat(vitals: Vitals, lateness: Lateness) -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "dult_tick_age_seconds",
        f"Time since a beat last looked, whichever. {EVERYWHERE}",
        _age(vitals.last_tick, vitals),
    )
    bounds = [*map(str, BOUNDS), "+Inf"]
    yield HistogramMetricFamily(
        "dult_tick_late_seconds",
        f"How late a look of the beat began against the moment it was asked for. {COUNTED_HERE}",
        buckets=list(zip(bounds, accumulate(lateness.looks), strict=True)),
        sum_value=lateness.seconds,
    )


def _inbox(vitals: Vitals, traffic: Iterable[Traffic]) -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "dult_inbox_open", f"Events received and not worked yet. {EVERYWHERE}", vitals.open_events
    )
    repeated = CounterMetricFamily(
        "dult_inbox_repeated",
        f"Events that a channel told again and that were kept already. {COUNTED_HERE}",
        labels=["channel"],
    )
    for channel in sorted({*vitals.repeated, *(its.channel for its in traffic)}):
        repeated.add_metric([channel], vitals.repeated.get(channel, 0))
    yield repeated


def _traffic(vitals: Vitals, traffic: Iterable[Traffic]) -> Iterator[Metric]:
    by_method = ["channel", "method"]
    times = CounterMetricFamily(
        "dult_throttled",
        f"How often a platform asked to wait (HTTP 429). {COUNTED_HERE}",
        labels=by_method,
    )
    waits = CounterMetricFamily(
        "dult_throttled_seconds",
        f"For how long platforms asked to wait, together. {COUNTED_HERE}",
        labels=by_method,
    )
    age = GaugeMetricFamily(
        "dult_last_event_age_seconds",
        "Time since a platform told this process of anything; NaN until it does.",
        labels=["channel"],
    )
    for its in traffic:
        for method, number in its.throttled.items():
            times.add_metric([its.channel, method], number)
            waits.add_metric([its.channel, method], its.waits_s[method])
        age.add_metric([its.channel], _age(its.heard_at, vitals))
    yield from (times, waits, age)


def _age(moment: datetime | None, vitals: Vitals) -> float:
    return (vitals.real_now - moment).total_seconds() if moment else float("nan")
