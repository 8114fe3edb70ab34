"""What ``dult check`` makes of a database on a server and of the queue there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot import doctor_server
from bot.finding import Verdict

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class State:
    name: str = "dult at db"
    faults: tuple[str, ...] = ()
    trouble: str = ""
    version: str | None = "0011"
    release: int = 17
    is_behind: bool = False
    connections_left: int = 90
    ahead: timedelta = timedelta(0)
    at_work: tuple[str, ...] = ("10.0.0.1",)
    last_tick: datetime | None = NOW


@dataclass(frozen=True, kw_only=True)
class Standing:
    workers: int = 2
    waiting: int = 0
    under_way: int = 0


def _found(state: State, queue: Standing | None) -> dict[str, tuple[Verdict, str]]:
    return {one.part: (one.verdict, one.sentence) for one in doctor_server.server(state, queue, NOW)}


def test_all_is_well_where_all_is_well() -> None:
    found = _found(State(), Standing())

    assert {part: verdict for part, (verdict, _) in found.items()} == dict.fromkeys(
        ("database", "connections", "clock", "beat", "queue"), Verdict.WELL
    )


def test_of_a_server_that_does_not_answer_nothing_else_is_told() -> None:
    found = _found(State(trouble="refused", faults=("does not answer (refused).",)), None)

    assert found == {"database": (Verdict.FAULT, "The database dult at db does not answer (refused).")}


@pytest.mark.parametrize(
    ("state", "says"),
    [(State(version=None), "has no tables yet"), (State(is_behind=True), "from an earlier Dult")],
)
def test_what_an_upgrade_mends_is_no_fault(state: State, says: str) -> None:
    verdict, sentence = _found(state, Standing())["database"]

    assert verdict is Verdict.NOTE
    assert says in sentence


def test_connections_that_another_process_would_not_get_are_noted() -> None:
    assert _found(State(connections_left=12), Standing())["connections"][0] is Verdict.NOTE


@pytest.mark.parametrize(("seconds", "way"), [(20, "behind"), (-20, "ahead of")])
def test_a_clock_that_differs_from_the_servers_is_a_fault(seconds: int, way: str) -> None:
    verdict, sentence = _found(State(ahead=timedelta(seconds=seconds)), Standing())["clock"]

    assert verdict is Verdict.FAULT
    assert f"20 s {way} the database server's" in sentence


@pytest.mark.parametrize(("at_work", "verdict"), [(("10.0.0.1",), Verdict.FAULT), ((), Verdict.NOTE)])
def test_a_silent_beat_is_a_fault_where_dult_is_connected(at_work: tuple[str, ...], verdict: Verdict) -> None:
    late = State(last_tick=NOW - timedelta(minutes=2), at_work=at_work)

    assert _found(late, Standing())["beat"][0] is verdict


@pytest.mark.parametrize(("at_work", "verdict"), [(("10.0.0.1",), Verdict.FAULT), ((), Verdict.NOTE)])
def test_no_living_worker_is_a_fault_where_dult_is_connected(
    at_work: tuple[str, ...], verdict: Verdict
) -> None:
    found = _found(State(at_work=at_work), Standing(workers=0, waiting=3))["queue"]

    assert found[0] is verdict
    assert "Workspaces that wait for one: 3" in found[1]


def test_a_queue_without_tables_is_made_by_an_upgrade() -> None:
    assert "dult db upgrade" in _found(State(), None)["queue"][1]
