"""The promise to the coordinator, whatever happens in whatever order: nobody is lost or reached twice."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule
from sqlalchemy import func, select

from adapters.database.broadcasts import under_way
from adapters.database.tables import delivery
from bot import programme
from bot.broadcast import sending
from bot.errors import TryLater, Uncertain, Unreachable
from bot.ports import BroadcastId, Settled
from nudges.broadcast import Options, Wording
from nudges.delivery import Delivery, Retry, Sent, State
from nudges.language import Language
from nudges.person import FOREVER
from tests.bot.broadcasts import TEXTS, draft, progress, send
from tests.house import MONDAY, WORKSPACE, House, house, some_people

pytestmark = pytest.mark.on_both

PEOPLE = some_people(9)
LEASE = timedelta(seconds=15)
AT_ONCE = 4
"""So few are planned in one transaction that each broadcast takes several, with everything between them."""


async def alike_weeks(its: House) -> int:
    """Count the person-weeks with more than one message that counts."""
    counted = (
        select(func.count())
        .where(delivery.c.counts, delivery.c.state != State.SKIPPED)
        .group_by(delivery.c.recipient_id, delivery.c.iso_year, delivery.c.iso_week)
        .having(func.count() > 1)
    )
    async with its.database.read() as connection:
        return len((await connection.execute(counted)).all())


async def claim(its: House, number: int) -> list[Delivery]:
    now = its.clock.now()
    return await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=number, now=now, real_now=now, lease_until=now + LEASE
    )


async def settle(its: House, *settled: Settled) -> None:
    now = its.clock.now()
    await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=settled, claim=0, now=now, real_now=now, lease_until=now + LEASE
    )


class Broadcasting(RuleBasedStateMachine):
    """Coordinators, the clock, a platform that fails and processes that die, in any order."""

    broadcasts = Bundle("broadcasts")
    in_flight = Bundle("in_flight")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.doors = AsyncExitStack()
        pieces = self.doors.enter_context(pytest.MonkeyPatch.context())
        pieces.setattr(under_way, "AT_ONCE", AT_ONCE)
        self.its: House = self.run(self.doors.enter_async_context(house(people=PEOPLE)))
        self.sent: dict[BroadcastId, bool] = {}
        self.corrections = 0

    def run(self, doing: Any) -> Any:
        return self.runner.run(doing)

    def teardown(self) -> None:
        self.run(self.doors.aclose())
        self.runner.close()

    @rule(
        target=broadcasts,
        urgent=st.booleans(),
        repeat=st.booleans(),
        ahead=st.integers(0, 9),
        waits=st.integers(1, 9),
    )
    def plans(self, urgent: bool, repeat: bool, ahead: int, waits: int) -> BroadcastId:
        send_at = self.its.clock.now() + timedelta(days=ahead)
        how = {
            "options": Options(urgent=urgent, repeat_if_uncertain=repeat),
            "send_at": send_at,
            "until": send_at + timedelta(days=waits),
        }
        kept: BroadcastId = self.run(send(self.its, **how))
        self.sent[kept] = repeat
        return kept

    @rule()
    def starts_a_programme(self) -> None:
        started = programme.start(
            self.its.ctx, "agents-first-steps", starts_on=self.its.clock.now().date(), owner=None
        )
        self.run(started)

    @rule(minutes=st.sampled_from([0.1, 1, 5, 60, 60 * 24, 60 * 24 * 4]))
    def time_passes(self, minutes: float) -> None:
        self.run(self.its.run_until(self.its.clock.now() + timedelta(minutes=minutes)))

    @rule(minutes=st.sampled_from([60, 60 * 30, 60 * 24 * 8]))
    def nothing_runs_for_a_while(self, minutes: float) -> None:
        self.its.clock.move_to(self.its.clock.now() + timedelta(minutes=minutes))

    @rule(target=in_flight, number=st.integers(1, 5))
    def a_process_claims(self, number: int) -> Any:
        return multiple(*self.run(claim(self.its, number)))

    @rule(one=in_flight, outcome=st.sampled_from(["sent", "retry", "lost"]))
    def it_comes_back(self, one: Delivery, outcome: str) -> None:
        """Late or in time, with an answer or without; its message may have gone out."""
        if outcome == "retry":
            self.run(settle(self.its, Settled(delivery=one.id, attempt=one.attempt, outcome=Retry(after=1))))
            return
        if one.key in self.its.channel.keys.values() or one.replaces or self._expired(one):
            return
        composed = self.run(self._composed(one))
        if composed is None:
            return
        receipt = self.run(self.its.channel.send(one.address, composed, one.key))
        if outcome == "sent":
            done = Sent(receipt=receipt, at=self.its.clock.now())
            self.run(settle(self.its, Settled(delivery=one.id, attempt=one.attempt, outcome=done)))

    def _expired(self, one: Delivery) -> bool:
        """A sender looks at its lease before it posts: past it, it does not."""
        return self.run(self._lease(one)) is None

    async def _lease(self, one: Delivery) -> datetime | None:
        mine = select(delivery.c.lease_until).where(
            delivery.c.id == one.id, delivery.c.attempt == one.attempt, delivery.c.state == State.SENDING
        )
        async with self.its.database.read() as connection:
            until: datetime | None = await connection.scalar(mine)
        return until if until and until > self.its.clock.now() else None

    async def _composed(self, one: Delivery) -> Any:
        from bot.compose import composer

        return (await composer(self.its.ctx)(one)).message

    @rule(faults=st.lists(st.sampled_from([TryLater(), Uncertain(), Unreachable("gone")]), max_size=3))
    def the_platform_fails(self, faults: list[Exception]) -> None:
        self.its.channel.faults = faults

    @rule(can=st.booleans())
    def the_platform_can_look(self, can: bool) -> None:
        self.its.channel.can_look = can

    @rule(one=broadcasts)
    def undoes(self, one: BroadcastId) -> None:
        self.run(sending.undo(self.its.ctx, one))

    @rule(one=broadcasts)
    def sends_again(self, one: BroadcastId) -> None:
        self.run(sending.send(self.its.ctx, one))

    @rule(one=broadcasts)
    def stops(self, one: BroadcastId) -> None:
        self.run(sending.cancel(self.its.ctx, one))

    @rule(one=broadcasts)
    def corrects(self, one: BroadcastId) -> None:
        self.corrections += 1
        texts = {Language.NB: Wording(title="Ny dato", body=f"Rettelse {self.corrections}.")}
        self.run(sending.correct(self.its.ctx, one, texts))

    @rule(one=broadcasts)
    def withdraws(self, one: BroadcastId) -> None:
        self.run(sending.withdraw(self.its.ctx, one))

    @rule(who=st.integers(1, len(PEOPLE)), back=st.booleans())
    def somebody_pauses(self, who: int, back: bool) -> None:
        person = self.run(self.its.ctx.store.people.by_key(PEOPLE[who - 1].key))
        self.run(self.its.ctx.store.people.pause(person.id, None if back else FOREVER))

    @invariant()
    def everyone_is_accounted_for(self) -> None:
        for one in self.sent:
            found = self.run(progress(self.its, one))
            its = self.run(self.its.ctx.store.broadcasts.look(one))
            if its.planned_at is not None:  # else it was undone, and nobody has a row
                assert found.tally.recipients == len(PEOPLE)

    @invariant()
    def nobody_gets_it_twice(self) -> None:
        keys = Counter(self.its.channel.keys.values())
        twice = {key for key, count in keys.items() if count > 1}
        assert twice <= self.run(self._may_repeat())

    async def _may_repeat(self) -> set[str]:
        """What its author would rather send twice than not at all."""
        repeated = select(delivery.c.id).where(delivery.c.repeat_if_uncertain)
        async with self.its.database.read() as connection:
            return {f"d{one}" for one in (await connection.execute(repeated)).scalars()}

    @invariant()
    def nobody_has_two_messages_in_a_week(self) -> None:
        assert self.run(alike_weeks(self.its)) == 0


Broadcasting.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, suppress_health_check=list(HealthCheck), deadline=None
)
TestWhateverHappens = Broadcasting.TestCase


async def test_the_same_key_twice_is_one_draft() -> None:
    async with house(people=PEOPLE) as its:
        one = await draft(its)

        latest = await its.ctx.store.broadcasts.latest(5)

        assert [kept.id for kept in latest] == [one.id]
        assert latest[0].texts == TEXTS


async def test_two_plans_at_once_make_one() -> None:
    async with house(people=PEOPLE) as its:
        one = await draft(its)

        await asyncio.gather(*(sending.send(its.ctx, one.id) for _ in range(5)))

        assert (await progress(its, one.id)).tally.recipients == len(PEOPLE)


async def test_a_late_worker_overwrites_nothing_that_another_has_taken_over() -> None:
    async with house(people=PEOPLE) as its:
        kept = await send(its)
        its.clock.move_to(MONDAY + timedelta(minutes=1))
        [late] = await claim(its, 1)
        its.clock.move_to(its.clock.now() + LEASE)
        await its.run_until(its.clock.now() + timedelta(minutes=1))

        await settle(its, Settled(delivery=late.id, attempt=late.attempt, outcome=Retry(after=0)))

        assert (await progress(its, kept)).tally.sending == 0
        assert set(Counter(its.channel.keys.values()).values()) == {1}


async def test_a_draft_that_was_thrown_away_is_not_listed() -> None:
    async with house(people=PEOPLE) as its:
        one = await draft(its)

        assert await sending.cancel(its.ctx, one.id)

        assert not await its.ctx.store.broadcasts.latest(5)


async def test_the_plan_of_a_far_day_lies_in_that_days_week() -> None:
    async with house(people=PEOPLE) as its:
        await send(its, send_at=datetime(2026, 12, 8, 9, 0, tzinfo=UTC))
        soon = await send(its)

        assert (await progress(its, soon)).tally.skipped == 0
