"""What a tick costs: idle, and with everybody due; ``python -m bench.tick PEOPLE`` prints JSON."""

import asyncio
import json
import resource
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from adapters.database.engine import Database
from bench.crowd import context, move_in
from bot.bot import Bot
from bot.clock import SteppedClock
from nudges.delivery import WorkspaceId

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TICKS = 1000


class Nobody:
    """A dispatcher that leaves the outbox alone: planning is measured here, not sending."""

    async def drain(self, workspace: WorkspaceId) -> None:
        """Do nothing."""


async def measure(people: int, folder: Path) -> dict[str, float]:
    """Return the costs in seconds and the memory in MiB."""
    database = Database.file(folder / "bench.sqlite")
    clock = SteppedClock(TUESDAY - timedelta(days=1))
    ctx = await context(database, clock)
    await move_in(database, ctx, people, TUESDAY)
    bot = Bot(ctx=ctx, dispatcher=Nobody(), channels={})
    idle = await _idle(bot)
    before = _rss()
    clock.move_to(TUESDAY)
    started = time.perf_counter()
    await bot.tick()
    planned = time.perf_counter() - started
    after = _rss()
    bare = await _bare(database)
    await database.close()
    return {
        "people": people,
        "idle_tick_s": idle,
        "plan_s": planned,
        "plan_per_nudge_s": planned / people,
        "bare_insert_s": bare,
        "rss_mib": after,
        "rss_growth_mib": after - before,
    }


async def _idle(bot: Bot) -> float:
    costs = []
    for _ in range(TICKS):
        started = time.perf_counter()
        await bot.tick()
        costs.append(time.perf_counter() - started)
    return statistics.median(costs)


async def _bare(database: Database) -> float:
    """Insert the very same rows into the very same table with nothing looked at: the limit of planning."""
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE planned AS SELECT * FROM delivery WHERE occasion_id > 2"))
        await connection.execute(text("DELETE FROM delivery WHERE occasion_id > 2"))
    started = time.perf_counter()
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO delivery SELECT * FROM planned"))
    return time.perf_counter() - started


def _rss() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(int(sys.argv[1]), Path(where)))))
