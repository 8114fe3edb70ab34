"""What Prometheus reads: how the outbox stands and whether the beat is alive; no personal data."""

from collections.abc import Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from bot.health import Vitals
from bot.ports import Traffic


def exposition(vitals: Vitals, now: datetime, traffic: Iterable[Traffic] = ()) -> str:
    """Return the figures in Prometheus' text format; ages are in seconds."""
    registry = CollectorRegistry()
    _outbox(registry, vitals, now)
    _beat(registry, vitals)
    _traffic(registry, vitals, traffic)
    return generate_latest(registry).decode()


def _outbox(registry: CollectorRegistry, vitals: Vitals, now: datetime) -> None:
    deliveries = Gauge(
        "dult_deliveries", "Deliveries by kind and state.", ["kind", "state"], registry=registry
    )
    for (kind, state), number in vitals.deliveries.items():
        deliveries.labels(kind=kind, state=state).set(number)
    oldest = Gauge(
        "dult_oldest_due_seconds", "Age of the oldest delivery that is due and not sent.", registry=registry
    )
    oldest.set((now - vitals.oldest_due).total_seconds() if vitals.oldest_due else 0)


def _beat(registry: CollectorRegistry, vitals: Vitals) -> None:
    tick = Gauge("dult_tick_age_seconds", "Time since the beat last looked.", registry=registry)
    tick.set((vitals.real_now - vitals.last_tick).total_seconds() if vitals.last_tick else float("nan"))
    inbox = Gauge("dult_inbox_open", "Events received and not worked yet.", registry=registry)
    inbox.set(vitals.open_events)
    lost = Gauge("dult_workspaces_disconnected", "Workspaces that took Dult out.", registry=registry)
    lost.set(vitals.disconnected)


def _traffic(registry: CollectorRegistry, vitals: Vitals, traffic: Iterable[Traffic]) -> None:
    by_method = ["channel", "method"]
    times = Counter(
        "dult_throttled", "How often a platform asked to wait (HTTP 429).", by_method, registry=registry
    )
    waits = Counter("dult_throttled_seconds", "For how long together.", by_method, registry=registry)
    age = Gauge(
        "dult_last_event_age_seconds",
        "Time since a platform told of anything.",
        ["channel"],
        registry=registry,
    )
    for its in traffic:
        for method, number in its.throttled.items():
            times.labels(channel=its.channel, method=method).inc(number)
            waits.labels(channel=its.channel, method=method).inc(its.waits_s[method])
        silent = (vitals.real_now - its.heard_at).total_seconds() if its.heard_at else float("nan")
        age.labels(channel=its.channel).set(silent)
