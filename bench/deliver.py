"""What keeping the promise costs: a broadcast through outbox and try-out channel, beside a bare loop."""

import asyncio
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, insert, select, text

from adapters.database.engine import Database
from adapters.database.tables import delivery, occasion
from adapters.database.transcript import DatabaseTranscript
from adapters.web.channel import WebChannel
from bench.crowd import context, micros, move_in
from bench.resident import resident
from bot.clock import SteppedClock
from bot.delivery import LANES, Drain
from bot.message import Message
from bot.ports import Composed
from nudges.delivery import Address, Delivery, DeliveryKey, Kind, State, WorkspaceId
from nudges.language import Language

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MESSAGE = Message(
    title="Welcome",
    body="Next week we begin. Here is what will happen, and where to ask.",
    language=Language.EN,
)
WORKSPACE = WorkspaceId("web:demo")


async def measure(people: int, folder: Path) -> dict[str, float]:
    """Return messages a second, durable and bare, and the memory in MiB."""
    database = Database.file(folder / "bench.sqlite")
    clock = SteppedClock(TUESDAY)
    ctx = await context(database, clock)
    await move_in(database, ctx, people, TUESDAY)
    async with database.write() as connection:
        await connection.execute(text("UPDATE recipient SET paused_until = NULL"))
    channel = WebChannel(DatabaseTranscript(database), clock)
    bare = people / await _bare(channel, people)
    await owe(database, people)

    async def compose(_: Delivery) -> Composed:
        return Composed(message=MESSAGE)

    drain = Drain(ctx.store.deliveries, {"web": channel}, compose, clock, pace=lambda _: 1_000_000.0)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM delivery WHERE occasion_id <> 9"))
    started = time.perf_counter()
    await drain.run(WORKSPACE)
    durable = people / (time.perf_counter() - started)
    sent = await count_sent(database)
    await database.close()
    if sent != people:
        raise SystemExit(f"{sent} of {people} arrived: the figures would mean nothing.")
    return {
        "people": people,
        "durable_per_s": durable,
        "bare_per_s": bare,
        "ratio": durable / bare,
        "rss_mib": resident(),
    }


async def _bare(channel: WebChannel, people: int) -> float:
    """Send as many messages with nothing remembered beside: the same lanes, the same channel."""
    numbers = iter(range(people))

    async def lane() -> None:
        for number in numbers:
            to = Address(channel="web", workspace=WORKSPACE, route=f"person:p{number + 1}")
            await channel.send(to, MESSAGE, DeliveryKey(f"bare{number}"))

    started = time.perf_counter()
    await asyncio.gather(*(lane() for _ in range(LANES)))
    return time.perf_counter() - started


async def owe(
    database: Database,
    people: int,
    workspace: WorkspaceId = WORKSPACE,
    *,
    occasion_id: int = 9,
    due_at: datetime = EPOCH,
) -> None:
    """Put a broadcast to the first so many people into the outbox."""
    async with database.write() as connection:
        its = {"id": occasion_id, "key": f"bench {occasion_id}", "recipients": people}
        await connection.execute(insert(occasion).values(kind=Kind.BROADCAST, **its))
        await connection.execute(
            text(
                "INSERT INTO delivery (occasion_id, recipient_id, kind, item_id, item_version, counts, "
                "iso_year, iso_week, workspace_id, address_id, priority, state, because, due_at, "
                "attempt, in_doubt, replaces, repeat_if_uncertain) "
                "SELECT :occasion, id, 'broadcast', 'broadcast:1', 1, false, 2026, 48, :workspace, id, 3, "
                "'pending', '', :due, 0, false, false, false FROM recipient WHERE id <= :people"
            ),
            {"workspace": workspace, "occasion": occasion_id, "due": micros(due_at), "people": people},
        )


async def count_sent(database: Database, occasion_id: int = 9) -> int:
    """Count who got it."""
    query = select(func.count()).where(delivery.c.occasion_id == occasion_id, delivery.c.state == State.SENT)
    async with database.read() as connection:
        return int(await connection.scalar(query) or 0)


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(int(sys.argv[1]), Path(where)))))
