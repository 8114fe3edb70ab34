from datetime import date, timedelta

import pytest

from bot import programme
from bot.message import Message
from bot.ports import Running
from nudges.delivery import Item, Kind
from nudges.language import Language
from nudges.person import Person, Role
from nudges.programme import Audience
from tests.bot.talking import FIRST_TASK
from tests.house import House, house, library, phrases

ID = "agents-first-steps"
STEPS = 5
WEEK = timedelta(weeks=1)


async def start_short(its: House) -> Person:
    """Start a programme of five weeks, and return its owner."""
    owner = (await its.ctx.store.people.with_role(Role.COORDINATOR))[0]
    running = Running(
        id=ID,
        audience=Audience.COMPETENCE_AGENT,
        kind=Kind.MICRO_TASK,
        starts_on=date(2026, 11, 23),
        cadence_weeks=1,
        weekday=None,
        at=None,
        owner=owner.id,
    )
    steps = library().programmes[ID].steps[:STEPS]
    await its.ctx.store.programmes.start(running, [Item(id=step) for step in steps])
    await programme.enrol(its.ctx, running)
    return owner


def told(its: House, owner: Person) -> list[Message]:
    title = phrases().say(
        owner.language,
        "programme-runs-out-title",
        programme=library().programmes[ID].text(owner.language).title,
    )
    return [message for message in its.guest(owner.key).messages if message.title == title]


async def test_the_owner_is_told_three_weeks_before_a_programme_runs_out_and_not_before() -> None:
    async with house() as its:
        owner = await start_short(its)

        await its.run_until(FIRST_TASK + WEEK)
        before = len(told(its, owner))
        await its.run_until(FIRST_TASK + 2 * WEEK - timedelta(hours=1))

        (message,) = told(its, owner)
        assert before == 0
        assert "3" in message.body
        assert "dult programme start" in message.body


async def test_the_owner_is_told_once_however_long_it_runs_on() -> None:
    async with house() as its:
        owner = await start_short(its)

        await its.run_until(FIRST_TASK + 8 * WEEK)

        assert len(told(its, owner)) == 1


async def test_nobody_is_told_about_a_programme_that_was_stopped_meanwhile() -> None:
    async with house() as its:
        owner = await start_short(its)
        await its.run_until(FIRST_TASK + WEEK)
        await its.ctx.store.programmes.stop(ID, its.clock.now())

        await its.run_until(FIRST_TASK + 8 * WEEK)

        assert told(its, owner) == []


@pytest.mark.parametrize("weeks", [1, 2, 3])
def test_the_words_say_how_many_weeks_are_left(weeks: int) -> None:
    for language in Language:
        words = phrases().say(language, "programme-runs-out", programme="Ett", weeks=weeks)

        assert "Ett" in words
        assert len(words.split("\n- ")) == 4
