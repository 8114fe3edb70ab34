"""A PostgreSQL database for the queue, and what its tests look at there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg

from adapters.queue.drains import Drains, Terms
from nudges.delivery import WorkspaceId
from tests import postgresql
from tests.patience import HANGS_S

QUICK = Terms(lease=HANGS_S, poll=0.1, dead_after=HANGS_S, tidy_every=0.1, slice=0.3)
"""All that takes seconds in earnest; but nobody is taken for dead because the machine stood still."""


@asynccontextmanager
async def empty_database() -> AsyncIterator[str]:
    """Make a database, and remove it afterwards; yields where it is."""
    name = postgresql.fresh_name()
    await asyncio.to_thread(postgresql.create, name)
    try:
        yield postgresql.url_of(name)
    finally:
        await asyncio.to_thread(postgresql.drop, name)


@asynccontextmanager
async def worker(url: str, work: Any, *, at_once: int = 2, terms: Terms = QUICK) -> AsyncIterator[Drains]:
    """Let a worker take jobs as long as the block lasts."""
    async with Drains(url, terms) as drains:
        working = asyncio.create_task(drains.work(work, at_once=at_once))
        try:
            yield drains
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)


async def until(holds: Callable[[], bool | Awaitable[bool]], *, within: float = HANGS_S) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(within):
        while True:
            its = holds()
            if its if isinstance(its, bool) else await its:
                return
            await asyncio.sleep(0.02)


async def ask(url: str, query: Any) -> Any:
    """Ask the server for one value."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute("SET search_path = public, dult_queue")  # for Procrastinate's own triggers
        row = await (await connection.execute(query)).fetchone()
        return row[0] if row else None


ONE, OTHER = WorkspaceId("test:one"), WorkspaceId("test:other")
