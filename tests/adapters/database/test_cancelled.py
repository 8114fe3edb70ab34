"""Who is cancelled in the middle of a query leaves nothing behind: browsers that go away do so all day."""

import asyncio
import gc
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from sqlalchemy import text

from adapters.database import sqlite
from adapters.database.driver import Driver
from adapters.database.engine import Database
from tests.patience import HANGS_S

T = TypeVar("T")

READERS = 14
"""How many connections the pool of readers may give."""
MOST_STEPS = 24
"""So many steps six queries at once take, about, when nobody cancels them."""
LONG = text(
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 9000) SELECT sum(x) FROM c"
)
NOTE = text("INSERT INTO note VALUES (1)")

Query = Callable[[Database], Awaitable[None]]


class Steps:
    """Counts what connections are asked to do: a cancellation comes after so many, however long they take."""

    def __init__(self) -> None:
        self.begun = 0
        self._more = asyncio.Event()

    def count(self) -> None:
        self.begun += 1
        self._more.set()
        self._more = asyncio.Event()

    async def after(self, number: int) -> None:
        """Wait until so many more have begun."""
        until = self.begun + number
        while self.begun < until:
            await self._more.wait()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    its, execute = Steps(), Driver._execute

    async def counted(driver: Driver, fn: Callable[..., T], *of: Any, **what: Any) -> T:
        its.count()
        return await execute(driver, fn, *of, **what)

    monkeypatch.setattr(Driver, "_execute", counted)
    return its


@pytest.fixture(autouse=True)
def nobody_is_refused_for_a_slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_S", HANGS_S)


Caller = Callable[[Awaitable[None], Awaitable[None]], Awaitable[None]]


async def read(database: Database) -> None:
    async with database.read() as connection:
        await connection.execute(LONG)
        await connection.execute(LONG)


async def write(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(NOTE)
        await connection.execute(LONG)


async def hear(database: Database) -> None:
    async with database.hear() as connection:
        await connection.execute(NOTE)
        await connection.execute(LONG)


async def drain(database: Database) -> None:
    async with database.drain() as connection:
        await connection.execute(NOTE)
        await connection.execute(LONG)


async def cancelled_once(query: Awaitable[None], moment: Awaitable[None]) -> None:
    task = asyncio.ensure_future(query)
    await _comes(moment, task)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def cancelled_until_it_ends(query: Awaitable[None], moment: Awaitable[None]) -> None:
    """Do as the web server does when a browser goes away."""
    has_ended = asyncio.get_running_loop().create_future()

    async def ask() -> None:
        try:
            await query
        finally:
            has_ended.set_result(None)

    async with anyio.create_task_group() as group:
        group.start_soon(ask)
        await _comes(moment, has_ended)
        group.cancel_scope.cancel()


async def _comes(moment: Awaitable[None], query: "asyncio.Future[None]") -> None:
    """Wait for the moment, or for the query where that has ended before."""
    waits = asyncio.ensure_future(moment)
    await asyncio.wait({waits, query}, return_when=asyncio.FIRST_COMPLETED)
    waits.cancel()


def _complaints() -> list[str]:
    """Collect what the event loop complains of from now on."""
    found: list[str] = []

    def note(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        found.append(context["message"])

    asyncio.get_running_loop().set_exception_handler(note)
    return found


async def _with_notes(folder: Path) -> Database:
    database = Database.file(folder / "dult.sqlite")
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE note (x)"))
    return database


async def _others_have_ended() -> None:
    async with asyncio.timeout(HANGS_S):
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)


async def _every_connection_is_there(database: Database) -> bool:
    """Take all connections that the pools may give, and write with both that may."""
    async with asyncio.timeout(HANGS_S), AsyncExitStack() as stack:
        for _ in range(READERS):
            await stack.enter_async_context(database.read())
        await write(database)
        await hear(database)
        await drain(database)
    return True


@pytest.mark.parametrize("cancelled", [cancelled_once, cancelled_until_it_ends])
async def test_a_cancelled_query_leaves_no_task_no_lock_and_no_connection_lost(
    tmp_path: Path, steps: Steps, cancelled: Caller
) -> None:
    complaints = _complaints()
    database = await _with_notes(tmp_path)
    chance = random.Random(1)

    for _ in range(10):
        queries = chance.choices([read, write, hear, drain], k=6)
        moments = (steps.after(chance.randrange(MOST_STEPS)) for _ in queries)
        await asyncio.gather(*map(cancelled, (query(database) for query in queries), moments))
        gc.collect()
    await _others_have_ended()

    assert complaints == []
    assert await _every_connection_is_there(database)
    await database.close()


async def test_a_transaction_that_has_begun_ends_whole_before_the_cancellation_comes(tmp_path: Path) -> None:
    database = await _with_notes(tmp_path)
    begun = asyncio.Event()

    async def note_twice() -> None:
        async with database.write() as connection:
            await connection.execute(NOTE)
            begun.set()
            await connection.execute(LONG)
            await connection.execute(NOTE)

    task = asyncio.create_task(note_twice())
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])

    async with database.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM note")) == 2
    assert task.cancelled()
    await database.close()


async def test_a_query_that_takes_too_long_for_its_caller_is_told_as_such_and_as_nothing_else(
    tmp_path: Path, steps: Steps
) -> None:
    database = await _with_notes(tmp_path)
    is_asked = asyncio.ensure_future(steps.after(2))  # BEGIN, and the first statement

    async def read_in_time() -> None:
        async with asyncio.timeout(None) as limit:
            is_asked.add_done_callback(lambda _: limit.reschedule(0))  # it was over long ago
            await read(database)

    with pytest.raises(TimeoutError):
        await read_in_time()
    await asyncio.sleep(0)

    its = asyncio.current_task()
    assert its is not None
    assert its.cancelling() == 0
    await database.close()
