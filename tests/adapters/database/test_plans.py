"""Plans in the database: made once, three at a time whoever races, and gone with their person."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, func, select

from adapters.database.tables import person, plan_follow_up
from bot.events import EventId
from bot.ports import Plans
from nudges.person import RecipientId, Role
from nudges.plan import MOST_OPEN, Plan, PlanId, Standing, Verdict, Words
from tests.house import MONDAY, House, house, some_people

pytestmark = pytest.mark.on_both

WORDS = Words(situation="the meeting starts", action="I ask one question", with_whom="the team")
WEEK = timedelta(weeks=1)
FOLLOW_UPS = [MONDAY + WEEK, MONDAY + 3 * WEEK, MONDAY + 6 * WEEK]
ENDS_AT = MONDAY + 7 * WEEK


@dataclass
class Kept:
    house: House
    who: RecipientId

    @property
    def plans(self) -> Plans:
        return self.house.ctx.store.plans

    async def makes(self, event: str = "one", at: datetime = MONDAY) -> Plan | None:
        return await self.plans.make(
            EventId(event), person=self.who, words=WORDS, at=at, follow_ups=FOLLOW_UPS, ends_at=ENDS_AT
        )


@pytest.fixture
async def its() -> AsyncIterator[Kept]:
    async with house(people=some_people(21)) as opened:
        someone, *_ = await opened.ctx.store.people.with_role(Role.COORDINATOR)
        yield Kept(opened, someone.id)


async def test_a_plan_comes_back_as_it_was_made(its: Kept) -> None:
    made = await its.makes()

    assert made is not None
    assert (made.words, made.standing, made.made_at, made.ends_at) == (WORDS, Standing.OPEN, MONDAY, ENDS_AT)
    assert [(one.step, one.at, one.verdict) for one in made.follow_ups] == [
        (step, at, None) for step, at in enumerate(FOLLOW_UPS, 1)
    ]
    assert await its.plans.look(made.id) == made
    assert await its.plans.open_of(its.who) == [made]


async def test_the_same_event_twice_makes_one_plan(its: Kept) -> None:
    assert await its.makes() == await its.makes()
    assert len(await its.plans.open_of(its.who)) == 1


async def test_plans_made_at_the_same_moment_are_never_more_than_a_person_may_have(its: Kept) -> None:
    made = await asyncio.gather(*(its.makes(str(number)) for number in range(2 * MOST_OPEN)))

    assert sum(one is not None for one in made) == MOST_OPEN
    assert len(await its.plans.open_of(its.who)) == MOST_OPEN


async def test_an_answer_is_kept_and_the_last_one_ends_the_plan(its: Kept) -> None:
    await its.makes()

    for at in FOLLOW_UPS:
        await its.plans.answer(PlanId(1), Verdict.KEPT, at)

    kept = await its.plans.look(PlanId(1))
    assert kept is not None
    assert [one.verdict for one in kept.follow_ups] == [Verdict.KEPT] * 3
    assert (kept.standing, kept.ended_at) == (Standing.KEPT, FOLLOW_UPS[-1])
    assert await its.plans.open_of(its.who) == []


async def test_an_end_and_its_undoing_leave_the_plan_as_it_was(its: Kept) -> None:
    made = await its.makes()

    ended = await its.plans.end(PlanId(1), Standing.DROPPED, MONDAY, "no time")
    again = await its.plans.take_up(PlanId(1), MONDAY)

    assert ended is not None
    assert (ended.standing, ended.because) == (Standing.DROPPED, "no time")
    assert again == made == await its.plans.look(PlanId(1))


async def test_what_waits_no_longer_is_found_until_its_end_is_put_off(its: Kept) -> None:
    made = await its.makes()

    before = await its.plans.unanswered(ENDS_AT - timedelta(seconds=1))
    then = await its.plans.unanswered(ENDS_AT)
    await its.plans.put_off_end(PlanId(1), ENDS_AT + WEEK)

    assert (before, then) == ([], [made])
    assert await its.plans.unanswered(ENDS_AT) == []


async def test_a_plan_that_is_not_there_is_none(its: Kept) -> None:
    assert await its.plans.look(PlanId(9)) is None
    assert await its.plans.end(PlanId(9), Standing.DONE, MONDAY) is None
    assert await its.plans.take_up(PlanId(9), MONDAY) is None


async def test_a_number_that_was_a_plans_is_never_anothers(its: Kept) -> None:
    await its.makes()
    await its.house.ctx.store.personal_data.erase(its.who, ["plan:1"], EventId("erase"), MONDAY)

    made = await its.makes("another")

    assert made is not None
    assert made.id == PlanId(2)


async def test_with_its_person_everything_of_a_plan_goes(its: Kept) -> None:
    await its.makes()

    async with its.house.database.write() as connection:
        await connection.execute(delete(person).where(person.c.id == its.who))

    async with its.house.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(plan_follow_up)) == 0
