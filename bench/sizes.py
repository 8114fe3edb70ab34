"""What a delivery costs, and how much memory Dult has, with an outbox of a size.

``python -m bench.sizes PEOPLE [postgresql]`` prints JSON.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from typing import Final

from sqlalchemy import text

import bot.bootstrap_slack
import bot.bootstrap_teams  # noqa: F401 - the memory of a Dult that is in Slack and in Teams
from bench.crowd import context, ground, open_at, put_aside, settle
from bench.deliver import MESSAGE, TUESDAY, WORKSPACE
from bench.resident import resident, watched
from bot.bot import Bot
from bot.broadcast import sending
from bot.clock import MovableClock
from bot.compose import composer
from bot.delivery import Drain
from bot.errors import CannotTell
from bot.message import Message
from bot.ports import Composed
from bot.ports.deliveries import Compose
from bot.turn import Context
from nudges.broadcast import UNDO, Audience
from nudges.delivery import Address, Delivery, DeliveryKey, Receipt, WorkspaceId
from scheduler import Beat

NO_LIMIT: Final = 1_000_000.0
WARM: Final = 100
"""So many deliveries are sent before anything is counted."""
COUNTED: Final = 250
"""Each figure is of so many deliveries, whatever the size of the outbox that they are taken from."""
MOST: Final = 100_000
"""An outbox with more than this is sent no further: its size is what is measured."""
WOKEN_EVERY_S: Final = 0.5
"""So often the beat is woken meanwhile, as it is when somebody presses a button."""
WORDS: Final = """
kind = "broadcast"
[en]
title = "Welcome"
body = "Next week we begin. **Here** is what will happen, and where to ask."
"""


@dataclass(slots=True)
class AtOnce:
    """A platform that answers at once: what is left is ours and the database's."""

    sent: int = 0

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:  # noqa: ARG002 - the port's
        """Count it."""
        self.sent += 1
        return Receipt(address=to, message_id=key)

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        """Do nothing: nothing changes here."""

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:  # noqa: ARG002
        """Be one of those who cannot be asked."""
        raise CannotTell


class Nobody:
    """A dispatcher that starts no drain: the one that is measured is called by hand."""

    async def drain(self, workspace: WorkspaceId) -> None:
        """Do nothing."""


async def measure(people: int, where: str) -> dict[str, float]:
    """Plan a broadcast to everybody and send it; returns microseconds for each delivery, MiB and seconds."""
    await settle(where, people, TUESDAY + timedelta(days=30))
    database, clock, channel = open_at(where), MovableClock(), AtOnce()
    clock.move_to(TUESDAY)
    async with database.write() as connection:
        await connection.execute(text("UPDATE recipient SET paused_until = NULL"))
    ctx = await context(database, clock)
    with watched() as planning:
        pieces = await _planned(ctx, people)
    clock.move_to(clock.now() + UNDO + timedelta(seconds=1))

    def drain(compose: Compose) -> Drain:
        return Drain(ctx.store.deliveries, {"web": channel}, compose, clock, pace=lambda _: NO_LIMIT)

    put_aside()
    late: list[float] = []
    async with _beating(Bot(ctx=ctx, dispatcher=Nobody(), channels={"web": channel}), clock, late):
        await drain(composer(ctx)).run(WORKSPACE, lambda: channel.sent < WARM)
        costs = {
            "composed": await _cost(drain(composer(ctx)), channel),
            "drain": await _cost(drain(_compose), channel),
        }
        with watched() as sending_it:
            if people <= MOST:
                await drain(_compose).run(WORKSPACE)
    await database.close()
    return {
        "people": people,
        "sent": channel.sent,
        "plan_s": sum(pieces),
        "plan_piece_s": max(pieces),
        "plan_rss_mib": planning.most,
        **{f"{name}_{what}": its for name, cost in costs.items() for what, its in cost.items()},
        "rss_mib": resident(),
        "rss_most_mib": max(planning.most, sending_it.most),
        "ticks": len(late),
        "tick_late_p99_s": quantiles(late, n=100)[98],
    }


async def _planned(ctx: Context, people: int) -> list[float]:
    """Let somebody press *Send*. Returns the seconds of each piece until all deliveries are in the outbox."""
    its = await sending.from_file(ctx, WORDS, Path("broadcast.toml"), key="bench", audience=Audience())
    moments = [time.perf_counter()]
    begun = await sending.send(ctx, its.id) is not None
    while begun:
        moments.append(time.perf_counter())
        begun = await sending.go_on(ctx)
    waiting = (await sending.status(ctx, its.id)).progress.tally.left
    if waiting != people:
        raise SystemExit(f"{waiting} of {people} are in the outbox: the figures would mean nothing.")
    return [end - begin for begin, end in pairwise(moments)]


async def _compose(_: Delivery) -> Composed:
    return Composed(message=MESSAGE)


async def _cost(drain: Drain, channel: AtOnce) -> dict[str, float]:
    before, wall, processor = channel.sent, time.perf_counter(), time.process_time()
    await drain.run(WORKSPACE, lambda: channel.sent < before + COUNTED)
    sent = channel.sent - before
    if sent < COUNTED:
        raise SystemExit(f"{sent} of {COUNTED} were sent: the figures would mean nothing.")
    return {
        "wall_us": (time.perf_counter() - wall) / sent * 1e6,
        "cpu_us": (time.process_time() - processor) / sent * 1e6,
    }


@asynccontextmanager
async def _beating(bot: Bot, clock: MovableClock, late: list[float]) -> AsyncIterator[None]:
    """Let the beat look meanwhile, and note by how many seconds each look was late."""
    async with Beat(bot.tick, clock, late.append) as beat:
        waking = asyncio.create_task(_wake(beat))
        try:
            yield
        finally:
            waking.cancel()


async def _wake(beat: Beat) -> None:
    while True:
        await asyncio.sleep(WOKEN_EVERY_S)
        beat.wake()


async def main(people: int, *, on_a_server: bool) -> dict[str, float]:
    """Measure on the database that was asked for."""
    async with ground(on_a_server=on_a_server) as where:
        return await measure(people, where)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]), on_a_server="postgresql" in sys.argv))))
