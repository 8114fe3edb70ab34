"""Real processes, really killed: everybody gets their message exactly once, and the sum adds up."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import func, select

from adapters.database.tables import delivery
from bot.ports import Outgoing
from nudges.delivery import Item, Kind, State
from nudges.person import Role
from tests.house import House, house
from tests.patience import HANGS_S
from tests.survival.orders import LOOK_S, Orders

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def process(module: str, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def owe_everybody(its: House) -> int:
    people = await its.ctx.store.people.with_role(Role.EMPLOYEE)
    now = datetime.now(UTC)
    await its.ctx.store.deliveries.post(
        *(
            Outgoing(key="to-all", kind=Kind.MICRO_TASK, item=Item(id="thing"), to=one.id, due_at=now)
            for one in people
        )
    )
    return len(people)


async def _sent(its: House) -> int:
    query = select(func.count()).where(delivery.c.state == State.SENT)
    async with its.database.read() as connection:
        return int(await connection.scalar(query) or 0)


async def until_sent(its: House, number: int) -> None:
    """Wait until so many are sent, as long as there are ever more."""
    sent = 0
    while sent < number:
        sent = await _more_than(sent, its)


async def _more_than(sent: int, its: House) -> int:
    async with asyncio.timeout(HANGS_S):
        while (now := await _sent(its)) <= sent:  # noqa: ASYNC110 - another process writes: nothing to wait on
            await asyncio.sleep(LOOK_S)
    return now


async def until_it_ends(its: House, sender: asyncio.subprocess.Process) -> None:
    """Wait until a sender finds that nothing is left, as long as it gets on."""
    ends = asyncio.create_task(sender.wait())
    before: object = None
    while not ends.done():
        await asyncio.wait({ends}, timeout=HANGS_S)
        now = await _claims(its)
        assert ends.done() or now != before, "it hangs"
        before = now
    assert ends.result() == 0


async def _claims(its: House) -> list[tuple[object, ...]]:
    query = select(delivery.c.state, delivery.c.attempt).order_by(delivery.c.id)
    async with its.database.read() as connection:
        return [tuple(row) for row in await connection.execute(query)]


async def kill(sender: asyncio.subprocess.Process, orders: Orders) -> None:
    """Kill a sender with messages in the air, and let their leases end."""
    async with asyncio.timeout(HANGS_S):
        await orders.until_unheard(sender.pid)
    assert sender.returncode is None
    os.kill(sender.pid, signal.SIGKILL)
    await sender.wait()
    orders.let_leases_end()


async def kill_two_and_let_one_end(its: House, people: int, *sender: str) -> None:
    """Let two senders die in the middle, and a third one send what is left."""
    with Orders.given() as orders:
        orders.begin()
        for number in (people // 4, people // 8):
            sent = await _sent(its)
            async with process(*sender, str(orders.folder), str(number)) as one:
                await until_sent(its, sent + number)
                await kill(one, orders)
        async with process(*sender, str(orders.folder), "0") as one:
            await until_it_ends(its, one)


async def let_one_of_two_die(its: House, people: int, *sender: str) -> None:
    """Let two send at once, and one of them die in the middle of it."""
    with Orders.given() as orders:
        sends = (*sender, str(orders.folder))
        async with process(*sends, str(people // 6)) as one, process(*sends, "0") as other:
            async with asyncio.timeout(HANGS_S):
                await orders.until_at_it(2)
            orders.begin()
            await until_sent(its, people // 3)
            await kill(one, orders)
            await until_it_ends(its, other)


async def test_two_kills_and_lost_answers_leave_everybody_with_exactly_one_message() -> None:
    """slack.md §3.7."""
    async with house() as its, process("tests.survival.recipients", "7") as recipients:
        people = await owe_everybody(its)
        assert recipients.stdout is not None
        port = (await recipients.stdout.readline()).decode().strip()

        await kill_two_and_let_one_end(its, people, "tests.survival.sender", str(its.database.path), port)

        async with httpx.AsyncClient(timeout=HANGS_S) as client:
            got = (await client.get(f"http://127.0.0.1:{port}/counts")).json()
        tally = await its.tally(1)

    assert set(got.values()) == {1}
    assert len(got) == people
    assert (tally.adds_up, tally.sent) == (True, people)
