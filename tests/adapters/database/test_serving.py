"""A week is planned some people at a time: others write between, and nothing that happens there is lost."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from adapters.database import serving as pieces
from adapters.database.tables import delivery, enrolment, serving
from bot import programme
from nudges.delivery import Kind, State
from nudges.person import MONDAY_TO_FRIDAY, Country, RecipientId, Role, Weekday
from tests.house import House, everybody, house

pytestmark = pytest.mark.on_both

ID = "agents-first-steps"
MONDAY = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
TUESDAY_AT_TEN = MONDAY + timedelta(days=1, hours=2)
WEEK = timedelta(weeks=1)
AGENTS = tuple(
    replace(row, leader_key=None, time_zone="Europe/Oslo")
    for row in everybody().added
    if Role.COMPETENCE_AGENT in row.roles
    and row.country is Country.NO
    and row.working_days == MONDAY_TO_FRIDAY
)[:9]


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "AT_ONCE", 1)


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=AGENTS, now=MONDAY) as open_house:
        await programme.start(open_house.ctx, ID, starts_on=MONDAY.date(), owner=None)
        yield open_house


async def _everybody(its: House) -> list[RecipientId]:
    """Return them in the order in which they are planned."""
    query = select(enrolment.c.recipient_id).order_by(enrolment.c.recipient_id)
    async with its.database.read() as connection:
        return [RecipientId(one) for one in (await connection.execute(query)).scalars()]


async def _begin(its: House, moment: datetime = TUESDAY_AT_TEN) -> None:
    """Let the week begin, with the first of its people."""
    its.clock.move_to(moment)
    before = await _planned(its)
    await programme.begin_due(its.ctx, moment)
    while await _planned(its) == before and await its.ctx.store.slots.go_on():
        pass


async def _planned(its: House) -> dict[RecipientId, list[str]]:
    query = select(delivery.c.recipient_id, delivery.c.item_id).where(
        delivery.c.kind == Kind.MICRO_TASK, delivery.c.state != State.SKIPPED
    )
    async with its.database.read() as connection:
        rows = (await connection.execute(query.order_by(delivery.c.id))).all()
    found: dict[RecipientId, list[str]] = {}
    for row in rows:
        found.setdefault(RecipientId(row.recipient_id), []).append(row.item_id)
    return found


async def _under_way(its: House) -> int:
    async with its.database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(serving)) or 0)


async def _has_another_day(its: House, its_id: RecipientId, day: Weekday) -> None:
    person = await its.ctx.store.people.person(its_id)
    assert person is not None
    await its.ctx.store.people.choose(person.id, replace(person.preferences, weekday=day))
    person = await its.ctx.store.people.person(its_id)
    assert person is not None
    await programme.move(its.ctx, person, another_day=True)


def _steps(its: House, number: int) -> list[str]:
    return list(its.ctx.library.programmes[ID].steps[:number])


async def test_the_first_piece_leaves_the_others_for_later(its: House) -> None:
    await _begin(its)

    assert 0 < len(await _planned(its)) < len(AGENTS)
    assert await _under_way(its) == 1


async def test_everybody_is_planned_once_in_the_end(its: House) -> None:
    its.clock.move_to(TUESDAY_AT_TEN)

    await its.bot.tick()

    assert await _planned(its) == {one: _steps(its, 1) for one in await _everybody(its)}
    assert await _under_way(its) == 0


async def test_whoever_comes_after_one_that_died_goes_on(its: House) -> None:
    await _begin(its)

    sight = await its.ctx.store.watch.look(TUESDAY_AT_TEN, its.clock.real())
    await its.bot.tick()

    assert sight.slots
    assert await _planned(its) == {one: _steps(its, 1) for one in await _everybody(its)}


async def test_who_chooses_a_day_that_is_over_before_being_planned_gets_this_weeks_task_first(
    its: House,
) -> None:
    await _begin(its)
    last = (await _everybody(its))[-1]

    await _has_another_day(its, last, Weekday.MONDAY)
    after = await _planned(its)
    await its.run_until(TUESDAY_AT_TEN + WEEK)

    assert after[last] == _steps(its, 1)
    assert (await _planned(its))[last] == _steps(its, 2)


async def test_who_comes_from_a_slot_that_had_served_is_not_planned_again(its: House) -> None:
    first, *_, last = await _everybody(its)
    await _has_another_day(its, last, Weekday.MONDAY)
    its.clock.move_to(MONDAY + WEEK + timedelta(hours=2))
    await its.bot.tick()
    await _begin(its, TUESDAY_AT_TEN + WEEK)

    await _has_another_day(its, last, Weekday.TUESDAY)
    await its.run_until(MONDAY + 3 * WEEK)

    assert (await _planned(its))[last] == _steps(its, 2)
    assert (await _planned(its))[first] == _steps(its, 2)


async def test_a_pause_between_two_pieces_holds(its: House) -> None:
    await _begin(its)
    last = (await _everybody(its))[-1]

    await its.ctx.store.people.pause(last, TUESDAY_AT_TEN + timedelta(days=1))
    await its.bot.tick()
    await its.run_until(TUESDAY_AT_TEN + WEEK)

    assert (await _planned(its))[last] == _steps(its, 1)


async def test_a_programme_that_is_stopped_half_planned_goes_no_further(its: House) -> None:
    await _begin(its)

    await its.ctx.store.programmes.stop(ID, its.clock.now())
    await its.bot.tick()

    assert await _planned(its) == {}
    assert await _under_way(its) == 0


async def test_a_week_that_was_never_finished_is_finished_before_the_next(its: House) -> None:
    await _begin(its)

    await _begin(its, TUESDAY_AT_TEN + WEEK)
    await its.bot.tick()

    *_, last = await _everybody(its)
    query = (
        select(delivery.c.iso_week)
        .where(delivery.c.recipient_id == last, delivery.c.kind == Kind.MICRO_TASK)
        .order_by(delivery.c.id)
    )
    async with its.database.read() as connection:
        assert list((await connection.execute(query)).scalars()) == [42, 43]


PEOPLE = st.integers(0, len(AGENTS) - 1)
DAYS = st.sampled_from([Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY])
MOVES = st.lists(st.tuples(PEOPLE, DAYS), max_size=3)


@settings(max_examples=10)
@given(st.lists(MOVES, min_size=3, max_size=3), st.lists(MOVES, min_size=3, max_size=3))
async def test_whoever_changes_days_while_a_week_is_planned_gets_each_step_once_and_in_its_order(
    before: list[list[tuple[int, Weekday]]], meanwhile: list[list[tuple[int, Weekday]]]
) -> None:
    async with house(people=AGENTS, now=MONDAY) as its:
        await programme.start(its.ctx, ID, starts_on=MONDAY.date(), owner=None)
        people = await _everybody(its)
        for week in range(3):
            for number, day in before[week]:
                await _has_another_day(its, people[number], day)
            await _begin(its, TUESDAY_AT_TEN + week * WEEK)
            for number, day in meanwhile[week]:
                await _has_another_day(its, people[number], day)
            await its.run_until(MONDAY + (week + 1) * WEEK - timedelta(hours=1))
        planned = await _planned(its)

    for got in planned.values():
        assert got == _steps(its, len(got))
    moved = {number for moves in (*before, *meanwhile) for number, _ in moves}
    for number, one in enumerate(people):
        if number not in moved:
            assert len(planned[one]) == 3  # then Dult asks whether they want fewer
