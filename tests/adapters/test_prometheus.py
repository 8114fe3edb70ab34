"""What Prometheus reads tells how Dult is, and nothing of people."""

from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from adapters.prometheus.metrics import exposition
from bot.health import Lateness, Vitals
from bot.ports import Traffic
from nudges.delivery import Kind, State
from tests.house import MONDAY

VITALS = Vitals(
    deliveries={(Kind.MICRO_TASK, State.SENT): 12, (Kind.BROADCAST, State.UNCERTAIN): 1},
    oldest_due=MONDAY - timedelta(minutes=3),
    open_events=2,
    repeated={"slack": 3},
    disconnected=1,
    last_tick=MONDAY - timedelta(seconds=4),
    real_now=MONDAY,
)


def read(*traffic: Traffic, lateness: Lateness | None = None) -> dict[str, float]:
    """Read the figures as Prometheus would, by name and labels."""
    text = exposition(VITALS, MONDAY, traffic, lateness)
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


def test_states_that_nothing_is_in_are_shown_so_that_the_first_failure_is_growth() -> None:
    figures = read()

    assert figures["dult_deliveries['broadcast', 'failed']"] == 0
    assert len([name for name in figures if name.startswith("dult_deliveries[")]) == len(Kind) * len(State)


def test_late_looks_are_sorted_into_classes_that_an_alert_can_count() -> None:
    lateness = Lateness()
    for seconds in (0.01, 0.25, 7.0, 600.0):
        lateness.note(seconds)

    figures = read(lateness=lateness)

    classes = {name: number for name, number in figures.items() if "late_seconds_bucket" in name}
    assert classes == {
        "dult_tick_late_seconds_bucket['0.05']": 1,
        "dult_tick_late_seconds_bucket['0.25']": 2,
        "dult_tick_late_seconds_bucket['1.0']": 2,
        "dult_tick_late_seconds_bucket['2.0']": 2,
        "dult_tick_late_seconds_bucket['5.0']": 2,
        "dult_tick_late_seconds_bucket['15.0']": 3,
        "dult_tick_late_seconds_bucket['60.0']": 3,
        "dult_tick_late_seconds_bucket['+Inf']": 4,
    }
    assert figures["dult_tick_late_seconds_count[]"] == 4
    assert round(figures["dult_tick_late_seconds_sum[]"], 2) == 607.26


def test_what_was_told_again_is_counted_by_channel_from_nothing_on() -> None:
    figures = read(Traffic(channel="teams"))

    assert figures["dult_inbox_repeated_total['slack']"] == 3
    assert figures["dult_inbox_repeated_total['teams']"] == 0


def test_the_process_tells_what_it_takes_of_the_machine() -> None:
    figures = read()

    assert figures["dult_process_resident_memory_bytes[]"] > 1_000_000
    assert figures["dult_process_cpu_seconds_total[]"] > 0
    assert 0 < figures["dult_process_open_fds[]"] <= figures["dult_process_max_fds[]"]


def test_every_figure_of_dults_says_whose_it_is_where_several_processes_are_asked() -> None:
    """With PostgreSQL the same database is behind many processes: what is summed up wrongly misleads."""
    text = exposition(VITALS, MONDAY, [Traffic(channel="slack")], Lateness())

    helps = [
        family.documentation
        for family in text_string_to_metric_families(text)
        if not family.name.startswith("dult_process_")
    ]

    assert len(helps) == 10
    assert [
        one for one in helps if "this process" not in one and "the same from every process" not in one
    ] == []
