"""Planning a slot's week: one statement for everybody, and nothing is dropped from a programme."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from adapters.database.tables import address, delivery, recipient, slot_skip
from bot import programme
from bot.bot import Bot
from bot.delivery import Drain
from bot.dispatcher import Inline
from bot.message import Message
from bot.ports import Composed
from nudges.calendar import week_of
from nudges.delivery import Delivery, Item
from nudges.language import Language
from nudges.person import FOREVER, MONDAY_TO_FRIDAY, RecipientId, Role, Weekday
from tests.house import MONDAY, House, house

pytestmark = pytest.mark.on_both

PROGRAMME = "agents-first-steps"
TUESDAY_AT_TEN = MONDAY + timedelta(days=1, hours=1)
WEEK = timedelta(weeks=1)


async def _compose(_: Delivery) -> Composed:
    return Composed(message=Message(title="Task", body="A small one.", language=Language.EN))


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house() as open_house:
        drain = Drain(
            open_house.ctx.store.deliveries,
            {"test": open_house.channel},
            _compose,
            open_house.clock,
            pace=lambda _: 10_000,
        )
        open_house.bot = Bot(ctx=open_house.ctx, dispatcher=Inline(drain), channels={})
        await programme.start(open_house.ctx, PROGRAMME, starts_on=date(2026, 11, 23), owner=None)
        yield open_house


async def _agents(its: House) -> list[RecipientId]:
    """The agents who work on Tuesdays, when the task comes."""
    agents = await its.ctx.store.people.with_role(Role.COMPETENCE_AGENT)
    return [person.id for person in agents if person.working_days == MONDAY_TO_FRIDAY]


async def _week(its: House, moment: datetime) -> None:
    its.clock.move_to(moment)
    await its.bot.tick()


async def _steps(its: House, agent: RecipientId) -> list[tuple[str, str | None]]:
    query = select(delivery.c.item_id, delivery.c.reason).where(delivery.c.recipient_id == agent)
    async with its.database.read() as connection:
        rows = await connection.execute(query.order_by(delivery.c.id))
        return [(row.item_id, row.reason) for row in rows]


async def test_every_agent_is_planned_once_however_often_the_clock_looks(its: House) -> None:
    agents = await _agents(its)

    for _ in range(5):
        await _week(its, TUESDAY_AT_TEN)

    assert [len(await _steps(its, agent)) for agent in agents] == [1] * len(agents)


async def test_two_beats_at_once_plan_once(its: House) -> None:
    its.clock.move_to(TUESDAY_AT_TEN)

    await asyncio.gather(*(its.bot.tick() for _ in range(4)))

    agents = await _agents(its)
    assert [len(await _steps(its, agent)) for agent in agents] == [1] * len(agents)


async def test_the_next_week_brings_the_next_step(its: House) -> None:
    steps = its.ctx.library.programmes[PROGRAMME].steps
    agent = (await _agents(its))[0]

    await _week(its, TUESDAY_AT_TEN)
    await _week(its, TUESDAY_AT_TEN + WEEK)

    assert await _steps(its, agent) == [(steps[0], None), (steps[1], None)]


async def test_a_pause_keeps_the_step_for_afterwards(its: House) -> None:
    steps = its.ctx.library.programmes[PROGRAMME].steps
    agent = (await _agents(its))[0]
    await its.ctx.store.people.pause(agent, TUESDAY_AT_TEN + timedelta(days=1))

    await _week(its, TUESDAY_AT_TEN)
    await _week(its, TUESDAY_AT_TEN + WEEK)

    assert await _steps(its, agent) == [(steps[0], "paused"), (steps[0], None)]


async def test_nothing_piles_up_after_a_long_absence(its: House) -> None:
    agent = (await _agents(its))[0]

    await _week(its, TUESDAY_AT_TEN + 3 * WEEK)

    assert len(await _steps(its, agent)) == 1
    async with its.database.read() as connection:
        reasons = list((await connection.execute(select(slot_skip.c.reason))).scalars())
    assert set(reasons) == {"late"}


async def test_a_beat_that_wakes_in_the_evening_skips_the_week_and_keeps_the_step(its: House) -> None:
    steps = its.ctx.library.programmes[PROGRAMME].steps
    agent = (await _agents(its))[0]

    await _week(its, TUESDAY_AT_TEN + timedelta(hours=9))
    before = await _steps(its, agent)
    await _week(its, TUESDAY_AT_TEN + WEEK)

    assert (before, await _steps(its, agent)) == ([], [(steps[0], None)])


async def test_who_cannot_be_reached_is_accounted_for(its: House) -> None:
    agent = (await _agents(its))[0]
    async with its.database.write() as connection:
        gone = update(address).where(address.c.recipient_id == agent).values(unreachable="blocked")
        await connection.execute(gone)

    await _week(its, TUESDAY_AT_TEN)

    assert [reason for _, reason in await _steps(its, agent)] == ["unreachable"]
    assert (await its.tally(1)).adds_up


async def test_who_has_left_gets_nothing(its: House) -> None:
    agent = (await _agents(its))[0]
    async with its.database.write() as connection:
        await connection.execute(update(recipient).where(recipient.c.id == agent).values(active=False))

    await _week(its, TUESDAY_AT_TEN)

    assert await _steps(its, agent) == []


async def test_a_second_programme_in_the_same_week_loses_to_the_budget_and_waits(its: House) -> None:
    agent = (await _agents(its))[0]
    running = (await its.ctx.store.programmes.running())[0]
    other = replace(running, id="other", starts_on=date(2026, 11, 24))
    steps = its.ctx.library.programmes[PROGRAMME].steps

    await its.ctx.store.programmes.start(other, [Item(id=step) for step in reversed(steps)])
    await programme.enrol(its.ctx, other)

    await _week(its, TUESDAY_AT_TEN)

    assert await _steps(its, agent) == [(steps[0], None), (steps[-1], "budget")]


async def test_a_new_weekday_keeps_the_place_in_the_programme(its: House) -> None:
    steps = its.ctx.library.programmes[PROGRAMME].steps
    person = await its.ctx.store.people.person((await _agents(its))[0])
    assert person is not None
    await _week(its, TUESDAY_AT_TEN)
    (place,) = await its.ctx.store.people.enrolments(person.id)
    new = replace(place.slot, weekday=Weekday.THURSDAY)
    first = programme.first_look(its.ctx, new, week_of(its.clock.now(), new.time_zone).next())

    await its.ctx.store.people.move(person.id, PROGRAMME, new, first)
    await _week(its, TUESDAY_AT_TEN + WEEK)
    on_tuesday = await _steps(its, person.id)
    await _week(its, TUESDAY_AT_TEN + WEEK + timedelta(days=2))

    assert on_tuesday == [(steps[0], None)]
    assert await _steps(its, person.id) == [(steps[0], None), (steps[1], None)]


async def test_who_joins_later_begins_at_the_beginning(its: House) -> None:
    steps = its.ctx.library.programmes[PROGRAMME].steps
    await _week(its, TUESDAY_AT_TEN)
    employee = next(
        one for one in await its.ctx.store.people.with_role(Role.EMPLOYEE) if one.roles == {Role.EMPLOYEE}
    )
    async with its.database.write() as connection:
        from adapters.database.tables import person_role

        await connection.execute(
            person_role.insert().values(person_id=employee.id, role=Role.COMPETENCE_AGENT)
        )

    joined = await programme.enrol(its.ctx, (await its.ctx.store.programmes.running())[0])
    await _week(its, TUESDAY_AT_TEN + WEEK)

    assert joined == 1
    assert await _steps(its, employee.id) == [(steps[0], None)]


async def test_a_stopped_programme_sends_nothing_more(its: House) -> None:
    agent = (await _agents(its))[0]
    await _week(its, TUESDAY_AT_TEN)

    stopped = await its.ctx.store.programmes.stop(PROGRAMME, its.clock.now())
    await _week(its, TUESDAY_AT_TEN + WEEK)

    assert stopped
    assert await _steps(its, agent) == [(its.ctx.library.programmes[PROGRAMME].steps[0], None)]


async def test_who_never_comes_back_is_never_planned_again(its: House) -> None:
    agent = (await _agents(its))[0]
    await its.ctx.store.people.pause(agent, FOREVER)

    for weeks in range(4):
        await _week(its, TUESDAY_AT_TEN + weeks * WEEK)

    assert {reason for _, reason in await _steps(its, agent)} == {"paused"}
