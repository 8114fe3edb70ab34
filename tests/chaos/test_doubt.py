"""What the runs of chaos found in the drain, each as one case."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from adapters.database.tables import delivery
from bot.delivery import LEASE, Drain
from bot.delivery import drain as drains
from bot.errors import Disconnected, Rejected, StoreUnavailable, TryLater, Uncertain, Unreachable
from bot.message import Message
from bot.ports import Composed, Outgoing
from nudges.delivery import Address, Delivery, DeliveryKey, Item, Kind, Receipt, State
from nudges.language import Language
from nudges.person import Role
from tests.house import WORKSPACE, House, RecordingChannel, house, some_people
from tests.patience import HANGS_S

pytestmark = pytest.mark.on_both


@dataclass
class Watched(RecordingChannel):
    """A platform that counts, and that does something else while it looks or sends."""

    refusals_to_look: list[Exception] = field(default_factory=list)
    while_sending: list[Callable[[], Awaitable[object]]] = field(default_factory=list)

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        receipt = await super().send(to, message, key)
        if self.while_sending:
            await self.while_sending.pop()()
        return receipt

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        if self.refusals_to_look:
            raise self.refusals_to_look.pop()
        return await super().find(to, key, since)


async def _compose(_: Delivery) -> Composed:
    return Composed(message=Message(title="Task", body="A small one.", language=Language.EN))


@pytest.fixture
async def its() -> AsyncIterator[House]:
    async with house(people=some_people(2)) as its:
        its.channel = Watched()
        yield its


def _drain(its: House) -> Drain:
    return Drain(
        its.ctx.store.deliveries, {"test": its.channel}, _compose, its.clock, pace=lambda _: 10_000.0
    )


async def _owe(its: House, number: int = 1) -> None:
    people = await its.ctx.store.people.with_role(Role.EMPLOYEE)
    await its.ctx.store.deliveries.post(
        *(
            Outgoing(key="one", kind=Kind.MICRO_TASK, item=Item(id="t"), to=one.id, due_at=its.clock.now())
            for one in people[:number]
        )
    )


async def _states(its: House) -> list[State]:
    async with its.database.read() as connection:
        return list((await connection.scalars(select(delivery.c.state).order_by(delivery.c.id))).all())


async def _left_in_doubt(its: House) -> None:
    """Let a process have sent it, and die before it could write that down."""
    await _owe(its)
    now = its.clock.now()
    (row,) = await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE
    )
    await its.channel.send(row.address, (await _compose(row)).message or _nothing(), row.key)
    its.clock.move_to(now + LEASE)


def _nothing() -> Message:
    raise AssertionError("it is composed")


async def test_a_platform_that_is_too_busy_to_be_looked_at_leaves_the_doubt_as_it_was(its: House) -> None:
    await _left_in_doubt(its)
    assert isinstance(its.channel, Watched)
    its.channel.refusals_to_look = [TryLater(1.0)]
    drain = _drain(its)

    await drain.run(WORKSPACE)
    its.clock.move_to(its.clock.now() + timedelta(seconds=2))
    await drain.run(WORKSPACE)

    assert len(its.channel.messages) == 1
    assert await _states(its) == [State.SENT]


async def test_a_token_that_is_revoked_before_a_look_leaves_the_doubt_as_it_was(its: House) -> None:
    await _owe(its)
    assert isinstance(its.channel, Watched)
    its.channel.refusals_to_look = [Disconnected("token_revoked")]
    send = its.channel.send

    async def lose_the_answer(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        await send(to, message, key)
        raise Uncertain("lost")

    its.channel.send = lose_the_answer  # type: ignore[method-assign]  # this once
    drain = _drain(its)
    await drain.run(WORKSPACE)
    lost = await its.ctx.store.deliveries.disconnected()
    await its.ctx.store.deliveries.connect(WORKSPACE)
    await drain.run(WORKSPACE)

    assert [one.workspace for one in lost] == [WORKSPACE]
    assert len(its.channel.messages) == 1
    assert await _states(its) == [State.SENT]


@pytest.mark.parametrize("error", [Unreachable("user-gone"), Rejected("no"), ValueError("a bug of ours")])
async def test_what_cannot_be_looked_for_is_uncertain_and_not_said_to_be_unsent(
    its: House, error: Exception
) -> None:
    await _left_in_doubt(its)
    assert isinstance(its.channel, Watched)
    its.channel.refusals_to_look = [error]

    await _drain(its).run(WORKSPACE)

    assert len(its.channel.messages) == 1
    assert await _states(its) == [State.UNCERTAIN]


async def test_what_has_no_time_left_on_its_lease_stays_in_doubt(its: House) -> None:
    await _left_in_doubt(its)
    drain = _drain(its)
    claim = drain.deliveries.turn
    now = its.clock.now()

    (row,) = await claim(WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE)
    its.clock.move_to(now + LEASE * 0.9)
    late = await drain._attempt(row)
    its.clock.move_to(now + LEASE)
    await claim(
        WORKSPACE,
        settled=[late],
        claim=0,
        now=its.clock.now(),
        real_now=its.clock.now(),
        lease_until=its.clock.now(),
    )
    await drain.run(WORKSPACE)

    assert len(its.channel.messages) == 1
    assert await _states(its) == [State.SENT]


@pytest.fixture
def no_result_waits_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drains, "GATHERING", 0.0)


@pytest.mark.usefixtures("no_result_waits_for_others")
async def test_a_clock_that_leaps_over_the_lease_of_what_is_in_the_air_sends_nothing_twice(
    its: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _owe(its, 2)
    assert isinstance(its.channel, Watched)
    its.channel.can_look = False
    deliveries, turn = its.ctx.store.deliveries, its.ctx.store.deliveries.turn
    leap, was_claimed_anew = its.clock.now() + timedelta(hours=1), asyncio.Event()

    async def leap_and_stay_in_the_air() -> None:
        its.clock.move_to(leap)
        await was_claimed_anew.wait()

    async def watched_turn(*of: Any, **what: Any) -> list[Delivery]:
        claimed = await turn(*of, **what)
        if claimed and its.clock.now() == leap:
            was_claimed_anew.set()
        return claimed

    its.channel.while_sending = [leap_and_stay_in_the_air]
    monkeypatch.setattr(deliveries, "turn", watched_turn)
    async with asyncio.timeout(HANGS_S):
        await _drain(its).run(WORKSPACE)

    assert len(its.channel.messages) == 2
    assert await _states(its) == [State.SENT, State.SENT]


@pytest.mark.usefixtures("no_result_waits_for_others")
async def test_what_lands_while_its_lease_is_taken_for_over_is_sent_and_not_in_doubt(
    its: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _owe(its, 2)
    its.channel.can_look = False
    deliveries, send, turn = its.ctx.store.deliveries, its.channel.send, its.ctx.store.deliveries.turn
    leapt, lands, drain = asyncio.Event(), asyncio.Event(), _drain(its)

    async def leap_and_land_later(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        receipt = await send(to, message, key)
        if len(its.channel.messages) == 1:
            await leapt.wait()
        else:
            its.clock.move_to(its.clock.now() + timedelta(hours=1))
            leapt.set()
            await lands.wait()
        return receipt

    async def turn_while_the_other_lands(*of: Any, **what: Any) -> list[Delivery]:
        if what["settled"] and not lands.is_set():
            lands.set()
            await asyncio.wait(drain._in_the_air.values())
        return await turn(*of, **what)

    its.channel.send = leap_and_land_later  # type: ignore[method-assign]  # to see one in the air
    monkeypatch.setattr(deliveries, "turn", turn_while_the_other_lands)
    async with asyncio.timeout(HANGS_S):
        await drain.run(WORKSPACE)

    assert len(its.channel.messages) == 2
    assert await _states(its) == [State.SENT, State.SENT]


@pytest.mark.parametrize("error", [StoreUnavailable("The database does not answer."), MemoryError()])
async def test_what_cannot_be_composed_just_now_is_put_off_and_not_given_up(
    its: House, error: Exception
) -> None:
    await _owe(its)
    drain = _drain(its)
    failing = [error]

    async def compose(row: Delivery) -> Composed:
        if failing:
            raise failing.pop()
        return await _compose(row)

    hindered = replace(drain, compose=compose)
    await hindered.run(WORKSPACE)
    its.clock.move_to(its.clock.now() + timedelta(minutes=1))
    await hindered.run(WORKSPACE)

    assert await _states(its) == [State.SENT]


async def test_who_stood_still_while_composing_until_the_lease_was_over_sends_nothing(its: House) -> None:
    await _owe(its)
    now = its.clock.now()
    (row,) = await its.ctx.store.deliveries.turn(
        WORKSPACE, settled=[], claim=1, now=now, real_now=now, lease_until=now + LEASE
    )

    async def stand_still(its_row: Delivery) -> Composed:
        its.clock.move_to(now + LEASE * 2)
        return await _compose(its_row)

    await replace(_drain(its), compose=stand_still)._attempt(row)

    assert its.channel.messages == {}
