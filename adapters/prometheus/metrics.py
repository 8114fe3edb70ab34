"""What Prometheus reads: how the outbox stands and whether the beat is alive; no personal data."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.health import Vitals


def exposition(vitals: Vitals, now: datetime) -> str:
    """Return the figures in Prometheus' text format; ages are in seconds."""
    registry = CollectorRegistry()
    deliveries = Gauge(
        "dult_deliveries", "Deliveries by kind and state.", ["kind", "state"], registry=registry
    )
    for (kind, state), number in vitals.deliveries.items():
        deliveries.labels(kind=kind, state=state).set(number)
    oldest = Gauge(
        "dult_oldest_due_seconds", "Age of the oldest delivery that is due and not sent.", registry=registry
    )
    oldest.set((now - vitals.oldest_due).total_seconds() if vitals.oldest_due else 0)
    tick = Gauge("dult_tick_age_seconds", "Time since the beat last looked.", registry=registry)
    tick.set((vitals.real_now - vitals.last_tick).total_seconds() if vitals.last_tick else float("nan"))
    inbox = Gauge("dult_inbox_open", "Events received and not worked yet.", registry=registry)
    inbox.set(vitals.open_events)
    lost = Gauge("dult_workspaces_disconnected", "Workspaces that took Dult out.", registry=registry)
    lost.set(vitals.disconnected)
    return generate_latest(registry).decode()
