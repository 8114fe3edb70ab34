"""The outbox under everything at once: plans, claims, settles, crashes and a clock that moves."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule
from sqlalchemy import func, select, update

from adapters.database.store import store_on
from adapters.database.tables import delivery, occasion, recipient
from bot.ports import Outgoing, Settled
from nudges.delivery import (
    Delivery,
    Doubtful,
    Failed,
    Item,
    Kind,
    Reason,
    Receipt,
    Retry,
    Sent,
    State,
)
from nudges.person import FOREVER, Role
from tests.house import MONDAY, ON_A_SERVER, WORKSPACE, moved_in, some_people

_FEW = some_people(4)
LEASE = timedelta(seconds=10)
OUTCOMES = ["sent", "doubtful", "retry", "429", "dropped", "failed"]
"""A crash is a claim that nobody settles; a second worker claims while the first one holds its rows."""
FINAL = {State.SENT, State.UNCERTAIN, State.FAILED, State.SKIPPED}


class Outbox(RuleBasedStateMachine):
    """Every rule is something that may happen in any order; the invariants hold after each."""

    claimed = Bundle("claimed")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.opened = moved_in(_FEW)
        self.database = self.run(self.opened.__aenter__())
        self.store = store_on(self.database)
        self.now = MONDAY
        self.keys = 0
        self.ended: dict[int, tuple[str, Any]] = {}
        self.holders: dict[int, int] = {}
        self.paused: set[Any] = set()
        self.revoked = False
        self.held_until = MONDAY

    def run(self, coroutine: Any) -> Any:
        return self.loop.run_until_complete(coroutine)

    def teardown(self) -> None:
        self.run(self.opened.__aexit__(None, None, None))
        self.loop.close()

    def _turn(self, settled: list[Settled], claim: int) -> list[Delivery]:
        rows: list[Delivery] = self.run(
            self.store.deliveries.turn(
                WORKSPACE,
                settled=settled,
                claim=claim,
                now=self.now,
                real_now=self.now,
                lease_until=self.now + LEASE,
            )
        )
        return rows

    @rule(
        minutes=st.integers(-5, 5),
        person=st.integers(0, 3),
        again=st.booleans(),
        kind=st.sampled_from([Kind.REPLY, Kind.MICRO_TASK]),
    )
    def post(self, minutes: int, person: int, again: bool, kind: Kind) -> None:
        if not again or self.keys == 0:
            self.keys += 1
        row = Outgoing(
            key=f"key:{self.keys}",
            kind=kind,
            item=Item(id="thing:1"),
            to=self.run(self._people())[person],
            due_at=self.now + timedelta(minutes=minutes),
        )
        self.run(self.store.deliveries.post(row))

    async def _people(self) -> list[Any]:
        return [person.id for person in await self.store.people.with_role(Role.EMPLOYEE)]

    @rule(target=claimed, number=st.integers(0, 5))
    def claim(self, number: int) -> Any:
        rows = self._turn([], number)
        assert len(rows) <= number
        for row in rows:
            assert row.due_at <= self.now
            assert row.id not in self.ended, "what has ended is never claimed again"
            assert row.attempt > self.holders.get(row.id, 0), "every claim has its own attempt"
            self.holders[row.id] = row.attempt
            may_go = row.kind is Kind.REPLY or row.recipient not in self.paused or row.in_doubt
            assert may_go, "who is paused is left in peace"
        assert not rows or not (self.revoked or self.now < self.held_until), "nobody there can be written to"
        return multiple(*rows)

    @rule(person=st.integers(0, 3), paused=st.booleans())
    def pause(self, person: int, paused: bool) -> None:
        its = self.run(self._people())[person]
        (self.paused.add if paused else self.paused.discard)(its)
        self.run(self._pause(its, FOREVER if paused else None))

    async def _pause(self, who: Any, until: datetime | None) -> None:
        async with self.database.write() as connection:
            await connection.execute(
                update(recipient).where(recipient.c.id == who).values(paused_until=until)
            )

    @rule()
    def revoke(self) -> None:
        self.revoked = True
        self.run(self.store.deliveries.disconnect(WORKSPACE, "token_revoked", self.now))

    @rule()
    def install_again(self) -> None:
        self.revoked = False
        self.run(self.store.deliveries.connect(WORKSPACE))

    @rule(row=consumes(claimed), how=st.sampled_from(OUTCOMES))
    def settle(self, row: Delivery, how: str) -> None:
        outcome: Any = {
            "sent": Sent(receipt=Receipt(address=row.address, message_id=f"m{row.id}"), at=self.now),
            "doubtful": Doubtful(),
            "retry": Retry(after=30),
            "429": Retry(after=30, whole_workspace=True),
            "dropped": Retry(after=1, in_doubt=True),
            "failed": Failed(reason=Reason.ATTEMPTS),
        }[how]
        before = self._state(row.id)
        self._turn([Settled(delivery=row.id, attempt=row.attempt, outcome=outcome)], 0)
        is_mine = before["state"] == State.SENDING and before["attempt"] == row.attempt
        if not is_mine:
            assert self._state(row.id)["state"] in {before["state"], State.PENDING}
        elif how == "429":
            self.held_until = self.now + timedelta(seconds=30)
        elif how == "dropped":
            assert self._state(row.id)["in_doubt"], "a doubt stays until somebody has looked"
        elif how != "retry":
            self.ended[row.id] = (self._state(row.id)["state"], row.attempt)

    @rule(seconds=st.sampled_from([1, 9, 11, 60, 600]))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def _state(self, delivery_id: int) -> Any:
        async def look() -> Any:
            async with self.database.read() as connection:
                query = select(delivery).where(delivery.c.id == delivery_id)
                return (await connection.execute(query)).mappings().one()

        return self.run(look())

    @invariant()
    def the_sum_adds_up(self) -> None:
        assert self.run(self._miscounted()) == []

    async def _miscounted(self) -> list[int]:
        query = (
            select(occasion.c.id)
            .outerjoin(delivery, delivery.c.occasion_id == occasion.c.id)
            .group_by(occasion.c.id)
            .having(func.count(delivery.c.id) != occasion.c.recipients)
        )
        async with self.database.read() as connection:
            return list((await connection.execute(query)).scalars())

    @invariant()
    def what_has_ended_stays_as_it_is(self) -> None:
        states = self.run(self._states())
        assert {one: states[one] for one in self.ended} == self.ended

    async def _states(self) -> dict[int, tuple[str, int]]:
        async with self.database.read() as connection:
            rows = await connection.execute(select(delivery.c.id, delivery.c.state, delivery.c.attempt))
            return {row.id: (row.state, row.attempt) for row in rows}


class OnAServer(Outbox):
    """The same on PostgreSQL, where a database takes longer to make: fewer examples."""

    def __init__(self) -> None:
        was = ON_A_SERVER.get()
        ON_A_SERVER.set(on_a_server=True)
        try:
            super().__init__()
        finally:
            ON_A_SERVER.set(on_a_server=was)
        assert self.database.is_on_a_server


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestOutboxOnAServer = OnAServer.TestCase
TestOutboxOnAServer.settings = settings(max_examples=6, stateful_step_count=25, deadline=None)
