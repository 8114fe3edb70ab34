"""A process that is asked to stop leaves nothing in doubt, whatever it is doing at that moment."""

import asyncio

import pytest
from sqlalchemy import func, select

from adapters.database.tables import delivery
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import InProcess
from bot.ports import Outgoing
from nudges.delivery import Item, Kind, State
from nudges.person import Role
from tests.house import WORKSPACE, House, house, some_people

TASK = "pass-on-a-tip"


async def _owe_everybody_a_task(its: House) -> None:
    version = its.ctx.library.get(TASK).version
    for person in await its.ctx.store.people.with_role(Role.EMPLOYEE):
        await its.ctx.store.deliveries.post(
            Outgoing(
                key=f"task:{person.key}",
                kind=Kind.REPLY,
                item=Item(id=TASK, version=version),
                to=person.id,
                due_at=its.clock.now(),
            )
        )


async def _in_flight(its: House) -> int:
    query = select(func.count()).where(delivery.c.state == State.SENDING)
    async with its.database.read() as connection:
        return int(await connection.scalar(query) or 0)


@pytest.mark.parametrize("after_ms", [0, 1, 2, 3, 4, 6, 8, 12])
async def test_who_stops_while_it_claims_sends_what_it_claimed(after_ms: int) -> None:
    async with house(people=some_people(6)) as its:
        await _owe_everybody_a_task(its)
        ctx = its.ctx
        drain = Drain(ctx.store.deliveries, {"test": its.channel}, composer(ctx), its.clock, lambda _: 1e4)

        async with InProcess(drain) as dispatcher:
            await dispatcher.drain(WORKSPACE)
            await asyncio.sleep(after_ms / 1000)

        assert await _in_flight(its) == 0
