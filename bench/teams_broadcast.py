"""A broadcast to everybody in Teams by the real ``dult serve``, beside what the limit allows.

``python -m bench.teams_broadcast PEOPLE [--rate 40]`` prints JSON. First nobody has a conversation, then
everybody has. Meanwhile people write, and somebody looks whether Dult is well.
"""

import argparse
import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp
from sqlalchemy import func, select, text

from adapters.database.engine import Database
from adapters.database.tables import delivery
from bench.bot_connector import bot_connector, came
from bench.crowd import context, move_in
from bench.deliver import count_sent, owe
from bench.serving import WORKSPACE, Serving, account, dult
from bot.bootstrap_database import DATABASE
from bot.broadcast import sending
from bot.clock import SteppedClock
from nudges.broadcast import Audience
from tests.adapters.teams.fake import openid

RATE: Final = 40.0
"""Requests a second, ``DULT_TEAMS_RATE``, unless another is asked for; Teams takes 50."""
WRITERS: Final = 200
"""People who get no broadcast and write to Dult meanwhile."""
AHEAD: Final = timedelta(seconds=5)
"""So long before it is due a broadcast is put into the outbox; somebody writes, and so Dult looks at once."""
LOOKING, WRITING = 0.1, 0.5
"""Seconds between two looks at the web endpoint, and between two messages that people write."""
WORDS: Final = """
kind = "broadcast"
[en]
title = "Welcome"
body = "Next week we begin. **Here** is what will happen, and where to ask."
"""


async def measure(people: int, folder: Path, rate: float) -> dict[str, float]:
    """Return how long two broadcasts took beside what is needed, and how memory and web endpoint did."""
    async with AsyncExitStack() as stack:
        microsoft = await stack.enter_async_context(openid.serving())
        connector = await stack.enter_async_context(bot_connector())
        http = await stack.enter_async_context(aiohttp.ClientSession())
        database = Database.file(folder / DATABASE)
        stack.push_async_callback(database.close)
        await _settle_in(database, people)
        url, pid = await stack.enter_async_context(dult(folder, microsoft, http, rate))
        its = Serving(people=people, url=url, pid=pid, database=database, connector=connector, http=http)
        await its.writes(1)  # Dult learns where this organisation is served
        cold = await _broadcast(its, 2 * people / rate, messages=1)
        warm = await _broadcast(its, people / rate, messages=2)
        busiest = (await came(connector, http)).busiest_second
    told = {
        f"{name}_{what}": figure
        for name, one in (("cold", cold), ("warm", warm))
        for what, figure in one.items()
    }
    return {"people": people, "limit_per_s": rate, **told, "busiest_second": busiest}


async def _settle_in(database: Database, people: int) -> None:
    """Let everybody be reached in Teams, and nobody have a conversation there yet."""
    now = datetime.now(UTC)
    ctx = await context(database, SteppedClock(now))
    await move_in(database, ctx, people + WRITERS, now + timedelta(days=30))
    await sending.from_file(ctx, WORDS, Path("broadcast.toml"), key="bench", audience=Audience())
    async with database.write() as connection:
        await connection.execute(text("UPDATE recipient SET paused_until = NULL"))
        add = text("INSERT INTO workspace (id, channel) VALUES (:id, 'teams')")
        await connection.execute(add, {"id": WORKSPACE})
        move = text("UPDATE address SET workspace_id = :workspace, route = :route WHERE id = :id")
        moved = [
            {"workspace": WORKSPACE, "route": account(number), "id": number}
            for number in range(1, people + WRITERS + 1)
        ]
        await connection.execute(move, moved)


async def _broadcast(its: Serving, ideal: float, *, messages: int) -> dict[str, float]:
    """Owe everybody a broadcast, and look on until they have it."""
    due_at, occasion_id = datetime.now(UTC) + AHEAD, 100 + messages
    await owe(its.database, its.people, WORKSPACE, occasion_id=occasion_id, due_at=due_at)
    await its.writes(1)
    await asyncio.sleep((due_at - datetime.now(UTC)).total_seconds())
    its.took = {"healthz": [], "messages": []}
    before = most = its.rss
    async with _used(its):
        while await count_sent(its.database, occasion_id) < its.people:
            await asyncio.sleep(0.5)
            most = max(most, its.rss)
    await _refuse_unless_all_came(its, messages)
    took = (await _ended(its.database, occasion_id) - due_at).total_seconds()
    return {
        "ideal_s": ideal,
        "took_s": took,
        "ratio": took / ideal,
        "rss_mib": most,
        "rss_growth": most / before - 1,
        **{f"{what}_p99_s": quantiles(seconds, n=100)[98] for what, seconds in its.took.items()},
    }


@asynccontextmanager
async def _used(its: Serving) -> AsyncIterator[None]:
    """Let the web endpoint be used as long as the block lasts."""
    writers = cycle(range(1, WRITERS + 1))
    using = [
        asyncio.create_task(_use(its.took["healthz"], its.looks, LOOKING)),
        asyncio.create_task(_use(its.took["messages"], lambda: its.writes(next(writers)), WRITING)),
    ]
    try:
        yield
    finally:
        for one in using:
            one.cancel()
        failed = [
            one for one in await asyncio.gather(*using, return_exceptions=True) if isinstance(one, Exception)
        ]
    if failed:
        raise failed[0]


async def _use(took: list[float], ask: Callable[[], Awaitable[None]], between: float) -> None:
    while True:
        started = time.perf_counter()
        await ask()
        took.append(time.perf_counter() - started)
        await asyncio.sleep(between)


async def _refuse_unless_all_came(its: Serving, messages: int) -> None:
    """Look whether everybody has so many messages in their own conversation, which was created once."""
    told = await came(its.connector, its.http)
    everybody = [account(number) for number in range(1, its.people + 1)]
    have = {one for one in everybody if told.messages.get(f"a:{one}") == messages and told.created[one] == 1}
    if len(have) != its.people:
        raise SystemExit(
            f"{len(have)} of {its.people} have what they should: the figures would mean nothing."
        )


async def _ended(database: Database, occasion_id: int) -> datetime:
    query = select(func.max(delivery.c.sent_at)).where(delivery.c.occasion_id == occasion_id)
    async with database.read() as connection:
        ended: Any = await connection.scalar(query)
    assert isinstance(ended, datetime)
    return ended


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.teams_broadcast")
    parser.add_argument("people", type=int)
    parser.add_argument("--rate", type=float, default=RATE, help="requests a second, at most 50")
    return parser.parse_args()


if __name__ == "__main__":
    asked = _options()
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(asked.people, Path(where), asked.rate))))
