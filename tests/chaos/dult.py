"""Dult's own processes in a run: real drains, real ticks, real database; they live until they are killed."""

import asyncio
import logging
import os
import resource
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any, Final

import aiohttp
from sqlalchemy import event

from adapters.database.engine import Database
from adapters.database.store import store_on
from adapters.queue.drains import Drains, Terms
from bot.bootstrap_slack import Slack, slack_of
from bot.bot import Bot
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import InProcess
from bot.errors import StoreUnavailable
from bot.message import Message
from bot.ports import Channel, Composed
from bot.settings import Settings
from bot.turn import Context
from bot.under_way import meanwhile
from nudges.delivery import Delivery
from nudges.language import Language
from tests.adapters.slack.stage import BOT_TOKEN, SECRET
from tests.chaos.channel import ChaosChannel
from tests.chaos.levers import LeverClock, Levers, Storage
from tests.house import days_off, library, phrases
from tests.serving import serving

log = logging.getLogger(__name__)

RATE: Final = 80.0
LEASE: Final = timedelta(seconds=1.5)
TERMS: Final = Terms(lease=1.5, poll=0.5, dead_after=3, tidy_every=0.5, slice=5)
TICK_S: Final = 0.15
SLOW_S: Final = LEASE.total_seconds() / 2
"""A tick that takes longer shows that the machine has too much to do for leases as short as these."""
STOOD_STILL: Final = "stood still"
ABANDONED_AFTER: Final = timedelta(seconds=1)
THING, POISON, GREED = "thing", "poison", "greed"
"""A message, one that cannot be composed, and one that takes more memory than a narrow process has."""
SPARE: Final = 48 * 1024 * 1024
"""Bytes of address space that a narrow process has when it begins."""
PLENTY: Final = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a process needs to know."""

    database: str
    """A file, or a server's address."""
    on_a_server: bool
    platform: str
    levers: Path
    log: Path
    slack: str
    """Where the Slack is by whose way people come in."""
    door: int
    """The port at which whoever hears does so."""
    sends: bool
    """Whether it drains; on a server the others only plan."""
    hears: bool = False
    """Whether it is the web process, at which events come in."""
    narrow: bool = False
    """Whether its memory is short."""


def main(job: Job) -> None:
    """Work until killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(
        filename=job.log, level=logging.INFO, format="%(process)d %(relativeCreated)d %(name)s %(message)s"
    )
    try:
        asyncio.run(_work(job))
    except Exception:
        log.exception("%d ends", os.getpid())
        sys.exit(1)


async def _work(job: Job) -> None:
    async with AsyncExitStack() as stack:
        database = _opened(job)
        stack.push_async_callback(database.close)
        timeout = aiohttp.ClientTimeout(total=LEASE.total_seconds() / 3)
        session = await stack.enter_async_context(aiohttp.ClientSession(timeout=timeout))
        ctx = Context(
            store=store_on(database),
            library=library(),
            phrases=phrases(),
            clock=LeverClock(job.levers),
            days_off=days_off(),
        )
        slack = await stack.enter_async_context(slack_of(_settings(job), ctx, database))
        channels: dict[str, Channel] = {"test": ChaosChannel(session, job.platform), "slack": slack.channel}
        drain = Drain(
            ctx.store.deliveries, channels, _composer(ctx), ctx.clock, pace=lambda _: RATE, lease=LEASE
        )
        dispatcher = await stack.enter_async_context(_dispatcher(job, drain))
        bot = Bot(ctx=slack.ctx, dispatcher=dispatcher, channels=channels)
        if job.hears:
            await stack.enter_async_context(_hearing(job, slack, bot))
        if job.on_a_server:
            await stack.enter_async_context(meanwhile(_catch_up(bot)))
        if job.narrow:
            _make_narrow()
        await _tick(bot)


@asynccontextmanager
async def _hearing(job: Job, slack: Slack, bot: Bot) -> AsyncIterator[None]:
    """Open Slack's door, after what a dead process left unworked."""
    await bot.catch_up(after=ABANDONED_AFTER if job.on_a_server else timedelta(0))
    async with slack.hears(bot) as routes, serving(routes, port=job.door):
        yield


async def _catch_up(bot: Bot) -> None:
    while True:
        await asyncio.sleep(ABANDONED_AFTER.total_seconds() / 2)
        try:
            await bot.catch_up(after=ABANDONED_AFTER)
        except StoreUnavailable:
            log.warning("nobody catches up")


def _settings(job: Job) -> Settings:
    return Settings.load(
        {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "DULT_SLACK_API_URL": job.slack,
            "DULT_DATA": str(job.log.parent),
        }
    )


@asynccontextmanager
async def _dispatcher(job: Job, drain: Drain) -> AsyncIterator[Any]:
    if not job.on_a_server:
        async with InProcess(drain) as alone:
            yield alone
        return
    async with Drains(job.database, TERMS) as drains:
        if not job.sends:
            yield drains
            return
        async with asyncio.TaskGroup() as beside:
            beside.create_task(drains.work(drain.run, at_once=4))
            yield drains


async def _tick(bot: Bot) -> None:
    while True:
        began = monotonic()
        try:
            await bot.tick()
        except StoreUnavailable:
            log.warning("no tick")
        await asyncio.sleep(TICK_S)
        if monotonic() - began > SLOW_S:
            log.warning(STOOD_STILL)


def _composer(ctx: Context) -> Any:
    real = composer(ctx)

    async def compose(delivery: Delivery) -> Composed:
        if delivery.item.id not in {THING, POISON, GREED}:
            return await real(delivery)
        if delivery.item.id == POISON:
            raise ValueError("nobody can compose this")
        if delivery.item.id == GREED:
            bytes(PLENTY)  # untouched, it takes addresses only
        return Composed(message=Message(title="Hello", body="Welcome.", language=Language.EN))

    return compose


def _make_narrow() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + SPARE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _opened(job: Job) -> Database:
    if job.on_a_server:
        return Database.at(job.database)
    database = Database.file(Path(job.database), durable=False)
    for engine in database.engines:
        event.listen(engine.sync_engine, "checkout", _limit(job.levers))
    return database


def _limit(levers: Path) -> Any:
    """Let SQLite be read-only or full when the run says so."""

    def on_checkout(connection: Any, *_: object) -> None:
        storage = Levers.at(levers).storage
        most = 1 if storage is Storage.FULL else 1_000_000
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA query_only = {int(storage is Storage.READ_ONLY)}")
        cursor.execute(f"PRAGMA max_page_count = {most}")
        cursor.close()

    return on_checkout
