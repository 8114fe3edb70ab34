"""What a tick costs: idle, and with everybody due.

``python -m bench.tick PEOPLE [postgresql]`` prints JSON.
"""

import asyncio
import json
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from adapters.database.engine import Database
from bench.crowd import context, ground, open_at, put_aside, settle
from bench.resident import watched
from bot.bot import Bot
from bot.clock import SteppedClock
from nudges.delivery import WorkspaceId

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TICKS = 1000


class Nobody:
    """A dispatcher that leaves the outbox alone: planning is measured here, not sending."""

    async def drain(self, workspace: WorkspaceId) -> None:
        """Do nothing."""


async def measure(people: int, where: str) -> dict[str, float]:
    """Return the costs in seconds and the memory in MiB."""
    await settle(where, people, TUESDAY)
    database, clock = open_at(where), SteppedClock(TUESDAY - timedelta(days=1))
    bot = Bot(ctx=await context(database, clock), dispatcher=Nobody(), channels={})
    if database.is_on_a_server:
        await _sweep(database)
    idle = await _idle(bot)
    put_aside()
    clock.move_to(TUESDAY)
    with watched() as memory:
        started = time.perf_counter()
        await bot.tick()
        planned = time.perf_counter() - started
    bare = await _bare(database)
    await database.close()
    return {
        "people": people,
        "idle_tick_s": idle,
        "plan_s": planned,
        "plan_per_nudge_s": planned / people,
        "bare_insert_s": bare,
        "rss_mib": memory.most,
        "rss_growth_mib": memory.growth,
    }


async def _idle(bot: Bot) -> float:
    costs = []
    for _ in range(TICKS):
        started = time.perf_counter()
        await bot.tick()
        costs.append(time.perf_counter() - started)
    return statistics.median(costs)


async def _bare(database: Database) -> float:
    """Insert the very same rows into the very same table with nothing looked at: the limit of planning.

    One statement in one transaction, in the order in which they were planned.
    """
    keep = "CREATE TABLE planned AS SELECT * FROM delivery WHERE occasion_id > 2 ORDER BY id"
    async with database.write() as connection:
        await connection.execute(text(keep))
        await connection.execute(text("DELETE FROM delivery WHERE occasion_id > 2"))
    if database.is_on_a_server:
        await _sweep(database)
    started = time.perf_counter()
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO delivery SELECT * FROM planned"))
    return time.perf_counter() - started


async def _sweep(database: Database) -> None:
    """Take away what is left of moving in or a deletion, and write what is owed: else what follows pays."""
    async with database.writer.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text("VACUUM ANALYZE"))
        await alone.execute(text("CHECKPOINT"))


async def main(people: int, *, on_a_server: bool) -> dict[str, float]:
    """Measure on the database that was asked for."""
    async with ground(on_a_server=on_a_server) as where:
        return await measure(people, where)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]), on_a_server="postgresql" in sys.argv))))
