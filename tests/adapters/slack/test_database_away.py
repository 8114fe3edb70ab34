"""The database does not answer: Slack and people are told meanwhile, and nothing is lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from slack_bolt import BoltResponse

from adapters.database import sqlite
from adapters.database.patience import PATIENCE_S
from adapters.slack.inbound import Inbound
from bot import programme
from nudges.person import Person, Role
from tests.adapters.slack.fake import AppReply, Posted
from tests.adapters.slack.stage import until
from tests.adapters.slack.whole import Whole, whole
from tests.patience import HANGS_S

FIRST, THEN = 4, 1
"""So many act at once, and so many when those have been answered."""
NOT_SAVED = "Dette er ikke lagret ennå"


@pytest.fixture(params=["http", "socket"])
async def its(request: pytest.FixtureRequest) -> AsyncIterator[Whole]:
    async with whole(socket_mode=request.param == "socket") as opened:
        yield opened


@asynccontextmanager
async def locked(its: Whole) -> AsyncIterator[None]:
    """Let nobody write as long as the block lasts; Dult has its own patience meanwhile."""
    assert its.database.path is not None
    other = sqlite3.connect(its.database.path, isolation_level=None, timeout=0)
    async with asyncio.timeout(HANGS_S):
        while not _begins(other):  # noqa: ASYNC110 - Dult itself may be writing still
            await asyncio.sleep(0.01)
    try:
        with patch.object(sqlite, "PATIENCE_S", PATIENCE_S):
            yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def _begins(other: sqlite3.Connection) -> bool:
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    return True


async def with_a_task(its: Whole) -> Person:
    agent = await its.one_with(Role.COMPETENCE_AGENT)
    await programme.start(its.ctx, "agents-first-steps", starts_on=its.clock.now().date(), owner=None)
    await its.run_until(its.clock.now() + timedelta(days=1, hours=2))
    return agent


@dataclass(kw_only=True)
class Wave:
    """What somebody did at one moment, and how Slack was answered."""

    pressed: AppReply
    said: AppReply
    commanded: AppReply


@contextmanager
def refusals() -> Iterator[set[str]]:
    """Note what was written that Dult could not keep, as long as the block lasts."""
    refused: set[str] = set()
    refuse = Inbound._not_kept

    async def noted(self: Inbound, body: dict[str, Any], *rest: Any) -> BoltResponse:
        if "event_id" in body:
            refused.add(str(body["event_id"]))
        return await refuse(self, body, *rest)

    with patch.object(Inbound, "_not_kept", noted):
        yield refused


async def act_at_once(its: Whole, user: str, count: int) -> list[tuple[AppReply, AppReply]]:
    """Press and give a command, several times at once; returns how Slack was answered."""

    async def act() -> tuple[AppReply, AppReply]:
        return await asyncio.gather(
            its.slack.press(user, user, "Gjør det"), its.slack.command(user, user, "/dult", "hjelp")
        )

    return await asyncio.gather(*(act() for _ in range(count)))


async def acts_while_the_database_is_away(its: Whole, agent: Person) -> list[Wave]:
    """Act five times; the database is away until Slack was answered, or Dult has not kept what was written.

    What somebody wrote over a line is never acknowledged then: Slack's time for it ends here.
    """
    user = its.user(agent)
    with refusals() as refused:
        async with locked(its):
            replies, writings = [], []
            for count in (FIRST, THEN):
                writings += [asyncio.create_task(its.slack.say(user, user, "hjelp")) for _ in range(count)]
                replies += await act_at_once(its, user, count)
            await until(lambda: len(refused) == len(writings))
    its.slack.courier.time_is_up()
    said = [one for one in await asyncio.gather(*writings) if one is not None]
    return [
        Wave(pressed=pressed, said=one, commanded=commanded)
        for (pressed, commanded), one in zip(replies, said, strict=True)
    ]


async def test_every_press_and_command_is_acknowledged_while_the_database_is_away(its: Whole) -> None:
    """slack.md §3.16."""
    agent = await with_a_task(its)

    waves = await acts_while_the_database_is_away(its, agent)

    assert len(waves) == FIRST + THEN
    assert all(one.ok for wave in waves for one in (wave.pressed, wave.commanded))


def test_that_takes_less_than_a_second() -> None:
    """slack.md §3.16; Slack itself waits for three seconds."""
    assert PATIENCE_S < 1


async def test_who_pressed_is_asked_to_press_again_and_then_it_works(its: Whole) -> None:
    """slack.md §3.16."""
    agent = await with_a_task(its)

    await acts_while_the_database_is_away(its, agent)
    await its.settled()
    asked = NOT_SAVED in its.reads(agent)
    await its.presses(agent, "Gjør det")

    assert asked
    assert "Trykk på Gjort når du er ferdig" in its.reads(agent)


async def test_what_was_written_is_answered_once_when_the_database_is_back(its: Whole) -> None:
    """slack.md §3.16, §3.17: Slack repeats what it was not told that it was kept."""
    agent = await with_a_task(its)
    user, its.slack.limits.retry_after = its.user(agent), (0.2,) * 1000
    before = len(its.slack.messages(user))

    waves = await acts_while_the_database_is_away(its, agent)
    async with asyncio.timeout(HANGS_S):
        while len(answers(its, user)) < len(waves):  # noqa: ASYNC110 - Slack repeats it in its own time
            await asyncio.sleep(0.05)
    await its.settled()

    assert not [wave for wave in waves[:FIRST] if wave.said.ok]
    assert len(answers(its, user)) == len(waves)
    assert len(its.slack.messages(user)) == before + 2 * len(waves)


def answers(its: Whole, user: str) -> list[Posted]:
    return [one for one in its.slack.messages(user)[1:] if one.bot_id]
