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
    async with asyncio.timeout(300):
        while await _sent(its) < number:  # noqa: ASYNC110 - another process writes: there is nothing to wait on
            await asyncio.sleep(0.02)


async def test_two_kills_and_lost_answers_leave_everybody_with_exactly_one_message() -> None:
    """slack.md §3.7."""
    async with house() as its, process("tests.survival.recipients", "7") as recipients:
        people = await owe_everybody(its)
        assert recipients.stdout is not None
        port = (await recipients.stdout.readline()).decode().strip()
        file = str(its.database.path)

        for at in (people // 4, people // 2):
            async with process("tests.survival.sender", file, port) as sender:
                await until_sent(its, at)
                os.kill(sender.pid, signal.SIGKILL)
        async with process("tests.survival.sender", file, port) as sender:
            await asyncio.wait_for(sender.wait(), 90)

        async with httpx.AsyncClient() as client:
            got = (await client.get(f"http://127.0.0.1:{port}/counts")).json()
        tally = await its.tally(1)

    assert set(got.values()) == {1}
    assert len(got) == people
    assert (tally.adds_up, tally.sent) == (True, people)
