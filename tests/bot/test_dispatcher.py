"""A process that is asked to stop leaves nothing in doubt, whatever it is doing at that moment."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from adapters.database.tables import delivery
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import InProcess
from bot.message import Message
from bot.ports import Outgoing, Settled
from bot.ports.deliveries import Composed
from nudges.delivery import Address, Delivery, DeliveryKey, Item, Kind, Receipt, State
from nudges.person import Role
from tests.house import WORKSPACE, House, house, some_people
from tests.patience import HANGS_S

TASK = "pass-on-a-tip"


async def _owe_everybody_a_task(its: House) -> None:
    version = its.ctx.library.get(TASK).version
    for person in await its.ctx.store.people.with_role(Role.EMPLOYEE):
        await its.ctx.store.deliveries.post(
            Outgoing(
                key=f"task:{person.key}",
                kind=Kind.MICRO_TASK,
                item=Item(id=TASK, version=version),
                to=person.id,
                due_at=its.clock.now(),
            )
        )


async def _in_flight(its: House) -> int:
    query = select(func.count()).where(delivery.c.state == State.SENDING)
    async with its.database.read() as connection:
        return int(await connection.scalar(query) or 0)


class Halt:
    """Where a drain is when its process is asked to stop; what it does there goes on right afterwards."""

    def __init__(self, place: str) -> None:
        self._place = place
        self.reached, self.goes_on = asyncio.Event(), asyncio.Event()

    async def at(self, place: str) -> None:
        if place == self._place and not self.reached.is_set():
            self.reached.set()
            await self.goes_on.wait()


def _halting(its: House, halt: Halt, monkeypatch: pytest.MonkeyPatch) -> Drain:
    """Make a drain that comes by every place where a halt may be."""
    deliveries, compose, send = its.ctx.store.deliveries, composer(its.ctx), its.channel.send
    take_a_turn = deliveries.turn

    async def turn(*args: Any, settled: list[Settled], **more: Any) -> list[Delivery]:
        await halt.at("as it writes down" if settled else "as it asks")
        claimed = await take_a_turn(*args, settled=settled, **more)
        await halt.at("as that is written" if settled else "as it has claimed")
        return claimed

    async def composed(one: Delivery) -> Composed:
        await halt.at("as it composes")
        return await compose(one)

    async def sent(to: Address, message: Message, key: DeliveryKey) -> Receipt:
        await halt.at("as it sends")
        return await send(to, message, key)

    monkeypatch.setattr(deliveries, "turn", turn)
    monkeypatch.setattr(its.channel, "send", sent)
    return Drain(deliveries, {"test": its.channel}, composed, its.clock, lambda _: 1e4)


@pytest.mark.parametrize(
    ("place", "reached"),
    [
        ("before it begins", 0),
        ("as it asks", 6),
        ("as it has claimed", 6),
        ("as it composes", 6),
        ("as it sends", 6),
        ("as it writes down", 6),
        ("as that is written", 6),
    ],
)
async def test_who_stops_while_it_claims_sends_what_it_claimed(
    place: str, reached: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house(people=some_people(6)) as its:
        await _owe_everybody_a_task(its)
        halt = Halt(place)
        drain = _halting(its, halt, monkeypatch)

        async with InProcess(drain) as dispatcher:
            await dispatcher.drain(WORKSPACE)
            if reached:
                await asyncio.wait_for(halt.reached.wait(), HANGS_S)
            asyncio.get_running_loop().call_soon(halt.goes_on.set)  # it is asked to stop before that comes

        assert await _in_flight(its) == 0
        assert len(its.channel.messages) == reached
