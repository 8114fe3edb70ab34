"""Two workers and forty rate-limited workspaces on PostgreSQL: who gets how much of its limit.

``python -m bench.workers PEOPLE`` prints JSON; so many people are in each workspace.
"""

import asyncio
import json
import os
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from aiohttp import web
from sqlalchemy import func, insert, select, text

from adapters.database.engine import Database
from adapters.database.migrate import upgrade
from adapters.database.tables import delivery, occasion, workspace
from nudges.delivery import Kind, State
from tests import postgresql

ROOT: Final = Path(__file__).parents[1]
WORKSPACES: Final = 40
RATE: Final = 5.0
"""Messages a second that each workspace takes: Slack's usual."""
PATIENCE: Final = 120.0
"""Seconds after which a measurement is given up."""
Meanwhile = Callable[[list[asyncio.subprocess.Process]], Awaitable[None]]


@dataclass(slots=True)
class Platform:
    """What came: when, in which workspace, from which worker."""

    came: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    by: Counter[str] = field(default_factory=Counter)

    async def take(self, request: web.Request) -> web.Response:
        """Note a message."""
        said = await request.json()
        self.came[said["workspace"]].append(time.monotonic())
        self.by[said["worker"]] += 1
        return web.json_response({"message_id": f"m{self.by.total()}"})

    @property
    def least_share(self) -> float:
        """The lowest share of its limit that any workspace reached while it had something to send."""
        return min((len(its) - 1) / RATE / (its[-1] - its[0]) for its in self.came.values())

    @property
    def most_work(self) -> float:
        """The share of the work that the busiest worker did."""
        return max(self.by.values()) / self.by.total()

    def silence(self, since: float) -> float:
        """Seconds from a moment until every workspace had heard something again."""
        after = [next((one for one in its if one > since), since) for its in self.came.values()]
        return max(after) - since


async def measure(people: int) -> dict[str, float]:
    """Return the shares with both workers alive, and how long the silence is when one of them is killed."""
    both = await _sending(people, lambda _: asyncio.sleep(0))
    killed_at: list[float] = []

    async def kill_one(workers: list[asyncio.subprocess.Process]) -> None:
        await asyncio.sleep(people / RATE / 3)
        killed_at.append(time.monotonic())
        os.kill(workers[0].pid, signal.SIGKILL)

    one = await _sending(people, kill_one)
    return {
        "workspaces": WORKSPACES,
        "people": people,
        "limit_share": both.least_share,
        "most_work": both.most_work,
        "restored_s": one.silence(killed_at[0]),
    }


async def _sending(people: int, meanwhile: Meanwhile) -> Platform:
    """Let two workers send a broadcast in each workspace; returns what the platform got."""
    async with postgresql.database_like("template0") as database, _platform() as (platform, port):
        await upgrade(database)
        await _move_in(database, people)
        workers = [await _worker(database, port, name) for name in ("one", "two")]
        try:
            await asyncio.gather(meanwhile(workers), _all_sent(database, people))
        finally:
            for worker in workers:
                if worker.returncode is None:
                    worker.terminate()
            await asyncio.gather(*(worker.wait() for worker in workers))
        return platform


@asynccontextmanager
async def _platform() -> AsyncIterator[tuple[Platform, int]]:
    its, app = Platform(), web.Application()
    app.add_routes([web.post("/send", its.take)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield its, runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _worker(database: Database, port: int, name: str) -> asyncio.subprocess.Process:
    url = database.writer.url.set(drivername="postgresql").render_as_string(hide_password=False)
    command = (sys.executable, "-m", "bench.worker", url, str(port), str(RATE), name)
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT)


async def _move_in(database: Database, people: int) -> None:
    """Let as many people live in each workspace, with a broadcast due to each of them."""
    given = {"people": people * WORKSPACES}
    async with database.write() as connection:
        for statement in _STATEMENTS:
            await connection.execute(text(statement), given if ":people" in statement else {})
        names = [{"id": f"bench:{number}", "channel": "bench"} for number in range(WORKSPACES)]
        await connection.execute(insert(workspace), names)
        await connection.execute(
            insert(occasion).values(id=9, kind=Kind.BROADCAST, key="bench", recipients=people)
        )
        await connection.execute(text(_ADDRESSES), {"workspaces": WORKSPACES})
        await connection.execute(text("UPDATE recipient SET address_id = id"))
        await connection.execute(text(_OWED), {"workspaces": WORKSPACES})
    async with database.write() as connection:
        await connection.execute(text("ANALYZE"))


_STATEMENTS: Final = (
    "INSERT INTO site (key, name, country, is_centre) VALUES ('one', 'One', 'NO', false)",
    "INSERT INTO slot (time_zone, weekday, at, country, working_days) "
    "VALUES ('Europe/Oslo', 2, '10:00', 'NO', 31)",
    "INSERT INTO recipient (id, kind, slot_id, active) "
    "SELECT i, 'person', 1, true FROM generate_series(1, :people) i",
    "INSERT INTO person (id, key, name, language, time_zone, working_days, site_id, unanswered) "
    "SELECT i, 'p' || i, 'Person ' || i, 'nb', 'Europe/Oslo', 31, 1, 0 FROM generate_series(1, :people) i",
)
_ADDRESSES: Final = (
    "INSERT INTO address (id, recipient_id, workspace_id, route) "
    "SELECT id, id, 'bench:' || id % :workspaces, 'p' || id FROM recipient"
)
_OWED: Final = (
    "INSERT INTO delivery (occasion_id, recipient_id, kind, item_id, item_version, counts, iso_year, "
    "iso_week, workspace_id, address_id, priority, state, because, due_at, attempt, in_doubt, replaces, "
    "repeat_if_uncertain) SELECT 9, id, 'broadcast', 'broadcast:1', 1, false, 2026, 48, "
    "'bench:' || id % :workspaces, id, 3, 'pending', '', 0, 0, false, false, false FROM recipient"
)


async def _all_sent(database: Database, people: int) -> None:
    query = select(func.count()).where(delivery.c.state.in_([State.SENT, State.UNCERTAIN]))
    async with asyncio.timeout(PATIENCE + people / RATE):
        while True:
            async with database.read() as connection:
                if await connection.scalar(query) == people * WORKSPACES:
                    return
            await asyncio.sleep(1)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(int(sys.argv[1])))))
