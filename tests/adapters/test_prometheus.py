"""What Prometheus reads tells how Dult is, and nothing of people."""

from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from adapters.prometheus.metrics import exposition
from bot.health import Vitals
from bot.ports import Traffic
from nudges.delivery import Kind, State
from tests.house import MONDAY

VITALS = Vitals(
    deliveries={(Kind.MICRO_TASK, State.SENT): 12, (Kind.BROADCAST, State.UNCERTAIN): 1},
    oldest_due=MONDAY - timedelta(minutes=3),
    open_events=2,
    disconnected=1,
    last_tick=MONDAY - timedelta(seconds=4),
    real_now=MONDAY,
)


def read(*traffic: Traffic) -> dict[str, float]:
    """Read the figures as Prometheus would, by name and labels."""
    text = exposition(VITALS, MONDAY, traffic)
    return {
        f"{one.name}{sorted(one.labels.values())}": one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
        if not one.name.endswith("_created")
    }


def test_deliveries_are_counted_by_kind_and_state_and_the_oldest_tells_its_age() -> None:
    """slack.md §3.40."""
    figures = read()

    assert figures["dult_deliveries['micro-task', 'sent']"] == 12
    assert figures["dult_deliveries['broadcast', 'uncertain']"] == 1
    assert figures["dult_oldest_due_seconds[]"] == 180


def test_a_platform_that_asks_to_wait_and_one_that_is_silent_are_seen() -> None:
    """slack.md §3.40."""
    slack = Traffic(channel="slack", heard_at=MONDAY - timedelta(minutes=1))
    for seconds in (30, 1):
        slack.asked_to_wait("chat_postMessage", seconds)

    figures = read(slack)

    assert figures["dult_throttled_total['chat_postMessage', 'slack']"] == 2
    assert figures["dult_throttled_seconds_total['chat_postMessage', 'slack']"] == 31
    assert figures["dult_last_event_age_seconds['slack']"] == 60
