"""The database does not answer for two seconds: Slack and people are told soon, and nothing is lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot import programme
from nudges.person import Person, Role
from tests.adapters.slack.fake import AppReply, Posted
from tests.adapters.slack.whole import Whole, whole

AWAY = 2.0
"""Seconds."""
NOT_SAVED = "Dette er ikke lagret ennå"


@pytest.fixture(params=["http", "socket"])
async def its(request: pytest.FixtureRequest) -> AsyncIterator[Whole]:
    async with whole(socket_mode=request.param == "socket") as opened:
        yield opened


@contextmanager
def locked(its: Whole) -> Iterator[None]:
    """Let nobody write as long as the block lasts."""
    assert its.database.path is not None
    other = sqlite3.connect(its.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


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


async def acts(its: Whole, agent: Person) -> Wave:
    """Press, write and give a command at once."""
    user = its.user(agent)
    pressed, said, commanded = await asyncio.gather(
        its.slack.press(user, user, "Gjør det"),
        its.slack.say(user, user, "hjelp"),
        its.slack.command(user, user, "/dult", "hjelp"),
    )
    assert said is not None
    return Wave(pressed=pressed, said=said, commanded=commanded)


async def acts_while_the_database_is_away(its: Whole, agent: Person) -> list[Wave]:
    """Act five times in the first second; nothing of it can be kept."""
    waves = []
    with locked(its):
        for _ in range(5):
            waves.append(asyncio.create_task(acts(its, agent)))
            await asyncio.sleep(AWAY / 10)
        await asyncio.sleep(AWAY / 2)
    return [await wave for wave in waves]


async def test_every_press_and_command_is_acknowledged_within_a_second(its: Whole) -> None:
    """slack.md §3.16; Slack itself waits for three seconds."""
    agent = await with_a_task(its)

    waves = await acts_while_the_database_is_away(its, agent)

    replies = [one for wave in waves for one in (wave.pressed, wave.commanded)]
    assert all(one.ok for one in replies)
    assert max(one.seconds for one in replies) < 1


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
    user, its.slack.limits.time_scale = its.user(agent), 0.02
    before = len(its.slack.messages(user))

    waves = await acts_while_the_database_is_away(its, agent)
    async with asyncio.timeout(10):
        while len(answers(its, user)) < len(waves):  # noqa: ASYNC110 - Slack repeats it in its own time
            await asyncio.sleep(0.05)
    await its.settled()

    assert not waves[0].said.ok
    assert len(answers(its, user)) == len(waves)
    assert len(its.slack.messages(user)) == before + 2 * len(waves)


def answers(its: Whole, user: str) -> list[Posted]:
    return [one for one in its.slack.messages(user)[1:] if one.bot_id]
