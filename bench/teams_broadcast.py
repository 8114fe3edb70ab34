"""A broadcast to everybody in Teams by the real ``dult serve``, beside what the limit allows.

First nobody has a conversation, then everybody has. Meanwhile people write, and somebody looks whether Dult
is well.
"""

import asyncio
import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp
from sqlalchemy import func, select, text

from adapters.database.engine import Database
from adapters.database.tables import delivery
from adapters.teams.door import MESSAGES
from adapters.teams.naming import workspace_named
from bench.bot_connector import bot_connector, came
from bench.crowd import context, move_in
from bench.deliver import count_sent, owe
from bot.bootstrap import DATABASE
from bot.broadcast import sending
from bot.clock import SteppedClock
from nudges.broadcast import Audience
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import APP_ID, METADATA, PASSWORD, TENANT, TOKEN, FakeOpenId

ROOT: Final = Path(__file__).parents[1]
RATE: Final = 40.0
"""Requests a second: ``DULT_TEAMS_RATE``."""
WORKSPACE: Final = workspace_named(TENANT)
WRITERS: Final = 200
"""People who get no broadcast and write to Dult meanwhile."""
AHEAD: Final = timedelta(seconds=20)
"""So long before it is due a broadcast is put into the outbox: Dult looks every 15 s at the latest."""
LOOKING, WRITING = 0.1, 0.5
"""Seconds between two looks at the web endpoint, and between two messages that people write."""
WORDS: Final = """
kind = "broadcast"
[en]
title = "Welcome"
body = "Next week we begin. **Here** is what will happen, and where to ask."
"""


@dataclass(kw_only=True)
class Serving:
    """A ``dult serve`` at work, and what looks at it."""

    people: int
    url: str
    pid: int
    database: Database
    connector: str
    http: aiohttp.ClientSession
    took: dict[str, list[float]] = field(default_factory=dict)
    """Seconds until each answer of the web endpoint, by what was asked."""

    @cached_property
    def token(self) -> str:
        """What Teams shows with each call."""
        return openid.bearer(openid.signed(openid.claims(serviceurl=self.connector)))

    @property
    def rss(self) -> int:
        """How much memory the process has now, in KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0])

    async def looks(self) -> None:
        """Ask whether Dult is well."""
        async with self.http.get(f"{self.url}/healthz") as answer:
            answer.raise_for_status()

    async def writes(self, writer: int) -> None:
        """Let somebody ask for help, as Teams tells of it."""
        its = {"id": account(self.people + writer), "name": "Anna"}
        told = openid.activity(
            id=str(time.time_ns()),
            serviceUrl=self.connector,
            conversation={"conversationType": "personal", "tenantId": TENANT, "id": f"w:{writer}"},
            text="help",
            **{"from": {"id": f"29:{writer}", "aadObjectId": its["id"], "name": its["name"]}},
        )
        headers = {"authorization": self.token}
        async with self.http.post(f"{self.url}{MESSAGES}", json=told, headers=headers) as answer:
            answer.raise_for_status()


async def measure(people: int, folder: Path) -> dict[str, float]:
    """Return how long two broadcasts took beside what is needed, and how memory and web endpoint did."""
    async with AsyncExitStack() as stack:
        microsoft = await stack.enter_async_context(openid.serving())
        connector = await stack.enter_async_context(bot_connector())
        http = await stack.enter_async_context(aiohttp.ClientSession())
        database = Database.file(folder / DATABASE)
        stack.push_async_callback(database.close)
        await _settle_in(database, people)
        url, pid = await stack.enter_async_context(_dult(folder, microsoft, http))
        its = Serving(people=people, url=url, pid=pid, database=database, connector=connector, http=http)
        await its.writes(1)  # Dult learns where this organisation is served
        cold = await _broadcast(its, 2 * people, messages=1)
        warm = await _broadcast(its, people, messages=2)
        busiest = (await came(connector, http)).busiest_second
    told = {
        f"{name}_{what}": figure
        for name, one in (("cold", cold), ("warm", warm))
        for what, figure in one.items()
    }
    return {"people": people, "limit_per_s": RATE, **told, "busiest_second": busiest}


def account(number: int) -> str:
    """Return the account of the person with this id."""
    return f"{number:08x}-0000-4000-8000-000000000000"


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


@asynccontextmanager
async def _dult(
    folder: Path, microsoft: FakeOpenId, http: aiohttp.ClientSession
) -> AsyncIterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "DULT_DATA": str(folder),
        "DULT_LOG_LEVEL": "warning",
        "DULT_TEAMS_APP_ID": APP_ID,
        "DULT_TEAMS_TENANT_ID": TENANT,
        "DULT_TEAMS_APP_PASSWORD": PASSWORD,
        "DULT_TEAMS_OPENID_URL": f"{microsoft.url}{METADATA}",
        "DULT_TEAMS_TOKEN_URL": f"{microsoft.url}/{TENANT}{TOKEN}",
        "DULT_TEAMS_SERVICE_HOSTS": "127.0.0.1",
        "DULT_TEAMS_RATE": str(RATE),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve", "--port", str(port)),
        cwd=ROOT,
        env=os.environ | settings,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        await _until_it_answers(url, http)
        yield url, process.pid
    finally:
        process.terminate()
        await process.wait()


async def _until_it_answers(url: str, http: aiohttp.ClientSession) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(aiohttp.ClientConnectorError):
                async with http.get(f"{url}/healthz"):
                    return
            await asyncio.sleep(0.1)


async def _broadcast(its: Serving, requests: int, *, messages: int) -> dict[str, float]:
    """Owe everybody a broadcast, and look on until they have it."""
    due_at, occasion_id = datetime.now(UTC) + AHEAD, 100 + messages
    await owe(its.database, its.people, WORKSPACE, occasion_id=occasion_id, due_at=due_at)
    await asyncio.sleep((due_at - datetime.now(UTC)).total_seconds())
    its.took = {"healthz": [], "messages": []}
    before = most = its.rss
    async with _used(its):
        while await count_sent(its.database, occasion_id) < its.people:
            await asyncio.sleep(0.5)
            most = max(most, its.rss)
    await _refuse_unless_all_came(its, messages)
    took = (await _ended(its.database, occasion_id) - due_at).total_seconds()
    ideal = requests / RATE
    return {
        "ideal_s": ideal,
        "took_s": took,
        "ratio": took / ideal,
        "rss_mib": most / 1024,
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


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(int(sys.argv[1]), Path(where)))))
