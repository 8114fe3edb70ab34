"""What makes no sense, and what Dult does not know, does no harm although Microsoft signed it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters.teams.app import listening
from adapters.teams.door import Answered, Work
from adapters.teams.pace import Pace, Rates
from adapters.teams.trust.envelope import Envelope
from tests.adapters.malformed import MISSING, paths_in, with_a_fault
from tests.adapters.teams.golden import NAMES, golden
from tests.adapters.teams.reading import at_home
from tests.adapters.teams.stage import Stage, settle, staged

WRONG: Final[tuple[object, ...]] = (None, 7, [None], [{}], {"id": 7})
"""What may stand where something else belongs."""


@dataclass
class Inside:
    """Behind the door, where everything is believed; takes the place of ``host.py``."""

    work: Work
    unheard: list[dict[str, Any]] = field(default_factory=list)
    """What went wrong and nobody heard of."""

    async def take(self, authorization: str | None, envelope: Envelope, raw: Any) -> Answered:
        return await self.work(raw)

    async def answers(self, activity: dict[str, Any]) -> int:
        """Tell an activity as the door does, and return the status."""
        try:
            Envelope.model_validate(activity)
        except ValidationError:
            return 400
        return (await self.work(activity)).status


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


@asynccontextmanager
async def inside(its: Stage) -> AsyncIterator[Inside]:
    """Stand behind the door; Dult itself refuses to send anything to the golden activities' host."""
    stood: list[Inside] = []

    def host(work: Work) -> Inside:
        stood.append(Inside(work))
        return stood[0]

    its.parts.connector.pace = Pace(Rates(outbox=1, cap=100_000))
    async with listening(replace(its.parts, host=host)):
        asyncio.get_running_loop().set_exception_handler(lambda _, told: stood[0].unheard.append(told))
        yield stood[0]
        await settle()


async def test_whatever_teams_tells_is_answered_as_it_should_be(
    its: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """teams.md §4.10: 501 to an invoke that nobody knows, 200 to all else, and nothing goes wrong."""
    statuses = {}
    for name in NAMES:
        statuses[name] = (await its.people.send(at_home(its, name))).status
        await its.settled()

    assert statuses == {name: 501 if name == "unknown-invoke" else 200 for name in NAMES}
    assert [one for one in caplog.records if one.levelname == "ERROR" or one.exc_info] == []


@pytest.mark.parametrize("kind", ["handoff", "messageUpdate", "endOfConversation", "trace", "?"])
async def test_a_kind_of_activity_that_nobody_knows_is_heard_and_let_be(its: Stage, kind: str) -> None:
    """teams.md §4.10."""
    reply = await its.people.send(at_home(its, "message-personal") | {"type": kind})

    assert reply.status == 200
    assert its.script.events == []


@pytest.mark.parametrize("change", [{"value": "?"}, {"name": None}, {"value": 7}, {"value": None}], ids=str)
async def test_an_invoke_that_makes_no_sense_is_one_that_nobody_knows(
    its: Stage, change: dict[str, Any]
) -> None:
    """teams.md §4.10."""
    reply = await its.people.send(at_home(its, "card-execute") | change)

    assert reply.status == 501
    assert its.script.events == []


async def test_a_menus_command_without_a_message_opens_nothing(its: Stage) -> None:
    """teams.md §4.10: Dult's commands are about a message."""
    activity = at_home(its, "menu-fetch")
    del activity["value"]["messagePayload"]

    assert (await its.people.send(activity)).status == 501


async def test_a_wrong_type_in_any_field_of_any_activity_is_no_error_of_dults(its: Stage) -> None:
    """teams.md §4.10: never 5xx, and nothing falls over behind Teams' back."""
    wrong = []
    async with inside(its) as door:
        for name in NAMES:
            activity = golden(name)
            for path in list(paths_in(activity)):
                for fault in (*WRONG, MISSING):
                    status = await door.answers(with_a_fault(activity, path, fault))
                    if status not in {200, 400, 501}:
                        wrong.append((name, path, fault, status))

    assert wrong == []
    assert door.unheard == []


_odd: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda its: st.lists(its, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "data"]), its),
    max_leaves=6,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), data=st.data())
async def test_nothing_else_in_several_of_them_is_one_either(
    its: Stage, name: str, data: st.DataObject
) -> None:
    """teams.md §4.10."""
    activity = golden(name)
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(paths_in(activity))))
        activity = with_a_fault(activity, path, data.draw(_odd))

    async with inside(its) as door:
        status = await door.answers(activity)

    assert status in {200, 400, 501}
    assert door.unheard == []
