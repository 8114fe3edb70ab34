"""A broadcast to very many is planned some people at a time: whatever happens between, each gets it once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import null, select

from adapters.database.broadcasts import plan
from adapters.database.broadcasts import under_way as pieces
from adapters.database.store import store_on
from adapters.database.tables import broadcast, delivery, recipient
from bot import programme
from bot.broadcast import go_on, sending
from bot.broadcast.progress import card
from bot.people import Change, RosterChanges
from bot.ports import BroadcastId
from nudges.broadcast import Audience, Options
from nudges.delivery import Address, Kind, Reason, State
from nudges.person import Country, RecipientId, Role
from nudges.roster import PersonRow
from tests.bot.broadcasts import OTHERS as OTHER_WORDS
from tests.bot.broadcasts import coordinators, progress, send
from tests.house import MONDAY, WORKSPACE, House, everybody, house

pytestmark = pytest.mark.on_both

MINUTE = timedelta(minutes=1)
ROWS = tuple(
    replace(row, leader_key=None, time_zone="Europe/Oslo")
    for row in everybody().added
    if row.country is Country.NO and len(row.working_days) == 5
)
AGENTS = tuple(row for row in ROWS if Role.COMPETENCE_AGENT in row.roles)[:4]
COORDINATORS = tuple(row for row in ROWS if Role.COORDINATOR in row.roles)[:1]
OTHERS = tuple(row for row in ROWS if row.roles == {Role.EMPLOYEE})
PEOPLE, JOINING = (*AGENTS, *COORDINATORS, *OTHERS[:4]), OTHERS[4:10]
FAR_AWAY = "Europe/Helsinki"
NOTHING = RosterChanges(added=(), changed=(), unchanged=(), returning=(), leaving=(), sites=(), teams=())


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "AT_ONCE", 2)


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=PEOPLE) as open_house:
        yield open_house


async def _planned(its: House, kept: BroadcastId) -> list[RecipientId]:
    """Return those who have a row, in the order in which they got it."""
    query = (
        select(delivery.c.recipient_id)
        .join(broadcast, broadcast.c.occasion_id == delivery.c.occasion_id)
        .where(broadcast.c.id == kept)
    )
    async with its.database.read() as connection:
        return [
            RecipientId(one) for one in (await connection.execute(query.order_by(delivery.c.id))).scalars()
        ]


async def _id_of(its: House, row: PersonRow) -> RecipientId:
    person = await its.ctx.store.people.by_key(row.key)
    assert person is not None
    return person.id


async def _everybody(its: House) -> list[RecipientId]:
    """Return them in the order in which they are planned."""
    query = select(recipient.c.id).where(recipient.c.kind == "person").order_by(recipient.c.id)
    async with its.database.read() as connection:
        return [RecipientId(one) for one in (await connection.execute(query)).scalars()]


async def _row_of(its: House, its_id: RecipientId) -> PersonRow:
    known = await its.roll.known()
    for row in (*PEOPLE, *JOINING):
        if row.key in known and await _id_of(its, row) == its_id:
            return known[row.key].person
    raise AssertionError(its_id)


async def _join(its: House, *rows: PersonRow) -> None:
    await its.roll.apply(replace(NOTHING, added=rows))
    await its.roll.reach_all_by(Address(channel="test", workspace=WORKSPACE, route=""))


async def _leave(its: House, its_id: RecipientId) -> None:
    await its.roll.apply(replace(NOTHING, leaving=((await _row_of(its, its_id)).key,)))


async def _move(its: House, its_id: RecipientId, zone: str = FAR_AWAY) -> None:
    before = await _row_of(its, its_id)
    change = Change(before=before, after=replace(before, time_zone=zone))
    await its.roll.apply(replace(NOTHING, changed=(change,)))


async def _row(its: House, kept: BroadcastId, its_id: RecipientId) -> dict[str, object]:
    query = (
        select(delivery)
        .join(broadcast, broadcast.c.occasion_id == delivery.c.occasion_id)
        .where(broadcast.c.id == kept, delivery.c.recipient_id == its_id)
    )
    async with its.database.read() as connection:
        return dict((await connection.execute(query)).one()._mapping)


def _got(its: House) -> Counter[str]:
    return Counter(to.route for to, message in its.channel.messages.values() if message.title == "Ny dato")


async def test_sending_plans_the_first_and_leaves_the_others_for_later(its: House) -> None:
    kept = await send(its)

    assert await _planned(its, kept) == (await _everybody(its))[:2]


async def test_what_fits_into_one_piece_is_planned_at_once(
    its: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "AT_ONCE", len(PEOPLE))

    kept = await send(its)

    assert await _planned(its, kept) == await _everybody(its)
    assert not await go_on(its.ctx)


async def test_a_small_one_waits_for_no_large_one(its: House) -> None:
    large = await send(its)

    small = await send(its, audience=Audience(roles=frozenset({Role.COORDINATOR})))

    assert len(await _planned(its, small)) == 1
    assert await _half_planned(its) == {large}


async def _half_planned(its: House) -> set[BroadcastId]:
    query = select(broadcast.c.id).where(pieces.HALF_PLANNED)
    async with its.database.read() as connection:
        return {BroadcastId(one) for one in (await connection.execute(query)).scalars()}


async def test_a_tick_plans_all_the_others_once(its: House) -> None:
    kept = await send(its)

    await its.bot.tick()

    assert await _planned(its, kept) == await _everybody(its)
    assert not await _half_planned(its)


async def test_it_is_due_at_once_as_long_as_it_is_half_planned(its: House) -> None:
    await send(its)

    before = await its.ctx.store.watch.look(MONDAY, its.clock.real())
    await its.bot.tick()
    after = await its.ctx.store.watch.look(MONDAY, its.clock.real())

    assert (before.broadcasts, before.next_at) == (True, MONDAY)
    assert not after.broadcasts


async def test_whoever_comes_after_one_that_died_goes_on(its: House) -> None:
    kept = await send(its)

    async with house(database=its.database) as another:
        await another.bot.tick()

    assert await _planned(its, kept) == await _everybody(its)


async def test_a_piece_that_failed_left_nothing_behind(its: House, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = await send(its)

    async def dies(*its: Any) -> None:
        await plan.plan_rows(*its)
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(pieces, "plan_rows", dies)
        with pytest.raises(RuntimeError):
            await go_on(its.ctx)
    left = await _planned(its, kept)
    await its.bot.tick()

    assert left == (await _everybody(its))[:2]
    assert await _planned(its, kept) == await _everybody(its)


async def test_several_planners_at_once_plan_everybody_once(its: House) -> None:
    kept = await send(its)

    await asyncio.gather(*(go_on(its.ctx) for _ in range(8)))

    assert await _planned(its, kept) == await _everybody(its)
    assert (await its.ctx.store.broadcasts.progress(kept)).tally.recipients == len(PEOPLE)


async def test_who_is_not_planned_yet_is_counted_among_those_who_wait(its: House) -> None:
    kept = await send(its)

    found, lines = await progress(its, kept), await its.ctx.store.broadcasts.report(kept)

    assert (found.tally.recipients, found.tally.pending) == (len(PEOPLE), len(PEOPLE))
    assert {(line.key, line.state, line.reason) for line in lines} == {
        (row.key, State.PENDING, None) for row in PEOPLE
    }


async def test_the_coordinators_card_tells_of_all_from_the_start(its: House) -> None:
    [author, *_] = await coordinators(its)
    person = await its.ctx.store.people.by_key(author.key)
    assert person is not None
    kept = await its.ctx.store.broadcasts.look(await send(its, author=person.id))
    assert kept is not None

    before = await card(its.ctx, person, kept)
    await its.bot.tick()
    after = await card(its.ctx, person, kept)

    assert "0 av 9" in before.text
    assert (before.facts, before.buttons) == (after.facts, after.buttons)


async def test_a_stop_half_way_leaves_everybody_else_alone_and_says_so(its: House) -> None:
    kept = await send(its)
    its.clock.move_to(MONDAY + MINUTE)
    await its.bot.dispatcher.drain(WORKSPACE)

    assert await sending.cancel(its.ctx, kept)
    await its.run_until(MONDAY + timedelta(days=2))

    found, lines = await progress(its, kept), await its.ctx.store.broadcasts.report(kept)
    assert _got(its).total() == len(await _planned(its, kept)) == 2
    assert (found.tally.sent, found.tally.recipients) == (2, len(PEOPLE))
    assert found.reasons == {Reason.CANCELLED: len(PEOPLE) - 2}
    assert not found.under_way
    assert Counter(line.reason for line in lines) == {None: 2, Reason.CANCELLED: len(PEOPLE) - 2}


async def test_it_can_be_stopped_although_all_that_were_planned_have_it(its: House) -> None:
    kept = await send(its)
    its.clock.move_to(MONDAY + MINUTE)
    await its.bot.dispatcher.drain(WORKSPACE)

    assert await sending.cancel(its.ctx, kept)
    assert not await sending.cancel(its.ctx, kept)


async def test_one_that_is_taken_back_half_way_reaches_nobody_until_it_is_sent_again(its: House) -> None:
    kept = await send(its)

    assert await sending.undo(its.ctx, kept)
    await its.bot.tick()
    undone = await _planned(its, kept)
    await sending.send(its.ctx, kept)
    await its.bot.tick()

    assert undone == []
    assert await _planned(its, kept) == await _everybody(its)


async def test_one_that_is_withdrawn_half_way_is_taken_back_from_those_who_have_it(its: House) -> None:
    kept = await send(its)
    its.clock.move_to(MONDAY + MINUTE)
    await its.bot.dispatcher.drain(WORKSPACE)

    assert await sending.withdraw(its.ctx, kept)
    await its.run_until(MONDAY + timedelta(days=2))

    found = await progress(its, kept)
    assert _got(its) == {}
    assert len(await _planned(its, kept)) == 2
    assert found.renewed is not None
    assert found.renewed.sent == found.tally.sent == 2


async def test_a_correction_half_way_reaches_everybody(its: House) -> None:
    kept = await send(its)
    its.clock.move_to(MONDAY + MINUTE)
    await its.bot.dispatcher.drain(WORKSPACE)

    assert await sending.correct(its.ctx, kept, OTHER_WORDS)
    await its.run_until(MONDAY + timedelta(days=2))

    bodies = [message.body for _, message in its.channel.messages.values()]
    assert len(bodies) == len(PEOPLE)
    assert all("fredag" in body for body in bodies)


async def test_who_has_joined_since_or_left_before_their_turn_gets_nothing(its: House) -> None:
    kept = await send(its)
    everyone = await _everybody(its)

    await _join(its, *JOINING)
    await _leave(its, everyone[-1])
    before = await progress(its, kept)
    await its.bot.tick()
    after = await progress(its, kept)

    assert await _planned(its, kept) == everyone[:-1]
    assert before.tally.recipients == after.tally.recipients == len(PEOPLE) - 1


async def test_who_moves_before_their_turn_is_written_to_where_they_are(its: House) -> None:
    kept = await send(its, send_at=datetime(2026, 11, 24, 6, 30, tzinfo=UTC))
    first, *_, last = await _everybody(its)

    await _move(its, last)
    await its.bot.tick()

    assert (await _row(its, kept, last))["due_at"] == datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    assert (await _row(its, kept, first))["due_at"] == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


async def test_who_is_planned_a_day_late_gets_it_in_the_next_window(its: House) -> None:
    kept = await send(its)
    first, *_, last = await _everybody(its)
    its.clock.move_to(MONDAY + timedelta(hours=20))

    await its.bot.tick()

    assert (await _row(its, kept, first))["due_at"] == MONDAY + timedelta(hours=23)  # it was parked
    assert (await _row(its, kept, last))["due_at"] == MONDAY + timedelta(hours=23)


async def test_who_is_planned_after_its_end_gets_nothing_and_it_is_said_why(its: House) -> None:
    kept = await send(its, until=MONDAY + timedelta(hours=1))
    its.clock.move_to(MONDAY + timedelta(hours=2))

    await its.run_until(MONDAY + timedelta(hours=3))

    assert (await progress(its, kept)).reasons == {Reason.EXPIRED: len(PEOPLE)}


async def test_it_goes_before_the_weeks_task_that_is_due_while_it_is_planned(its: House) -> None:
    await programme.start(its.ctx, "agents-first-steps", starts_on=MONDAY.date(), owner=None)
    its.clock.move_to(MONDAY + timedelta(days=1))
    kept = await send(its)
    its.clock.move_to(MONDAY + timedelta(days=1, hours=2))

    await its.bot.tick()

    assert (await progress(its, kept)).reasons == {}
    assert len(await _planned(its, kept)) == len(PEOPLE)


async def test_a_week_that_was_taken_between_the_look_and_the_row_is_refused_and_noted(
    its: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await send(its)
    await its.bot.tick()
    monkeypatch.setattr(plan, "reason_to_skip", lambda *_, **__: null())  # it looked, and saw nothing yet

    kept = await send(its)
    await its.bot.tick()

    assert (await progress(its, kept)).reasons == {Reason.BUDGET: len(PEOPLE)}


async def test_tasks_that_gave_way_go_after_all_when_it_is_stopped_half_way(its: House) -> None:
    await programme.start(its.ctx, "agents-first-steps", starts_on=MONDAY.date(), owner=None)
    its.clock.move_to(MONDAY + timedelta(days=1, hours=1))
    await programme.begin_due(its.ctx, its.clock.now())
    while await programme.go_on(its.ctx):
        pass
    before = await _tasks(its)

    kept = await send(its, options=Options(urgent=True))
    meanwhile = await _tasks(its)
    await sending.cancel(its.ctx, kept)

    assert set(before.values()) == {State.PENDING}
    assert Counter(meanwhile.values())[State.SKIPPED] == len(set(before) & set(await _planned(its, kept)))
    assert await _tasks(its) == before


async def _tasks(its: House) -> dict[RecipientId, State]:
    query = select(delivery.c.recipient_id, delivery.c.state).where(delivery.c.kind == Kind.MICRO_TASK)
    async with its.database.read() as connection:
        return {RecipientId(row.recipient_id): State(row.state) for row in await connection.execute(query)}


# --- whatever happens in whatever order -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Some planners plan at once, each on its own connection."""

    planners: int


@dataclass(frozen=True, slots=True)
class Crash:
    """The process is gone, and the next one knows what is in the database."""


@dataclass(frozen=True, slots=True)
class Joins:
    """Somebody new."""


@dataclass(frozen=True, slots=True)
class Leaves:
    who: int


@dataclass(frozen=True, slots=True)
class Moves:
    who: int
    zone: str


@dataclass(frozen=True, slots=True)
class Stops:
    """A coordinator stops it."""


Happening = Piece | Crash | Joins | Leaves | Moves | Stops
WHO = st.integers(0, len(PEOPLE) - 1)
HAPPENINGS: st.SearchStrategy[Happening] = st.one_of(
    st.builds(Piece, st.integers(1, 3)),
    st.just(Crash()),
    st.just(Joins()),
    st.builds(Leaves, WHO),
    st.builds(Moves, WHO, st.sampled_from([FAR_AWAY, "Europe/Oslo", "Atlantic/Reykjavik"])),
    st.just(Stops()),
)


class Meanwhile:
    """A broadcast that is planned, and what happens meanwhile."""

    def __init__(self, its: House, kept: BroadcastId, everyone: list[RecipientId]) -> None:
        self.its, self.kept, self.everyone = its, kept, everyone
        self.coming = iter(JOINING)
        self.gone: set[RecipientId] = set()
        self.gone_unplanned: set[RecipientId] = set()
        self.stopped: list[RecipientId] | None = None

    async def happens(self, one: Happening) -> None:
        match one:
            case Piece(planners=planners):
                await asyncio.gather(*(go_on(self.its.ctx) for _ in range(planners)))
            case Crash():
                self.its.ctx = replace(self.its.ctx, store=store_on(self.its.database))
            case Stops():
                if await sending.cancel(self.its.ctx, self.kept):
                    self.stopped = await _planned(self.its, self.kept)
            case Joins() | Leaves() | Moves():
                await self._people_change(one)

    async def _people_change(self, one: Joins | Leaves | Moves) -> None:
        match one:
            case Joins():
                if (row := next(self.coming, None)) is not None:
                    await _join(self.its, row)
            case Leaves(who=who):
                await _leave(self.its, self.everyone[who])
                self.gone.add(self.everyone[who])
                self.gone_unplanned = self.gone_unplanned | self.gone - {*await _planned(self.its, self.kept)}
            case Moves(who=who, zone=zone):
                if self.everyone[who] not in self.gone:
                    await _move(self.its, self.everyone[who], zone)


@settings(max_examples=30)
@given(at_once=st.integers(1, 5), happenings=st.lists(HAPPENINGS, max_size=8))
async def test_whatever_happens_meanwhile_each_whom_it_concerns_is_planned_once_and_nobody_after_a_stop(
    at_once: int, happenings: list[Happening]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "AT_ONCE", at_once)
        async with house(people=PEOPLE) as its:
            meanwhile = Meanwhile(its, await send(its), await _everybody(its))

            for one in happenings:
                await meanwhile.happens(one)
                assert (await progress(its, meanwhile.kept)).tally.adds_up
            await its.run_until(MONDAY + timedelta(days=2))

            planned = await _planned(its, meanwhile.kept)
            if meanwhile.stopped is not None:
                assert planned == meanwhile.stopped
                assert _got(its) == {}
            else:
                assert sorted(planned) == sorted(set(meanwhile.everyone) - meanwhile.gone_unplanned)
                assert set(_got(its).values()) <= {1}
