"""Every start of Dult, from the top down: one that serves, and one that sends behind those who serve."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from adapters.web.app import create_app
from adapters.web.health import create_health_app
from adapters.web.server import Server
from bot.bootstrap import Opened
from bot.bootstrap_demo import open_demo, with_demo
from bot.bootstrap_platforms import drain_pace_of
from bot.bootstrap_web import Awake, parts_of, server_of, signs_of
from bot.bootstrap_work import PluggedIn, at_work, plugged_in
from bot.bot import Bot
from bot.clock import MovableClock, SystemClock
from bot.delivery import Drain
from bot.dispatcher import InProcess
from bot.errors import UsageError
from bot.garbage import put_aside
from bot.phrases import Phrases
from bot.settings import Settings
from bot.under_way import meanwhile
from scheduler import Beat

if TYPE_CHECKING:
    from adapters.queue.drains import Drains

SETTLED_S: Final = 3.0
"""So long after a start what was due then is on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Dult at work."""

    opened: Opened
    bot: Bot
    beat: Beat
    server: Server

    async def serve(self) -> None:
        """Serve until a signal asks to stop, or until something dies that goes on beside."""
        put_aside()
        async with meanwhile(_read_ahead(self.opened.ctx.phrases)):
            await self.server.serve()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Dult at work behind those who serve."""

    drains: "Drains"
    drain: Drain
    at_once: int
    """How many workspaces it sends to at a time."""
    phrases: Phrases
    server: Server
    """For probes and figures only."""

    async def serve(self) -> None:
        """Send until a signal asks to stop; what is in the air then lands.

        Raises:
            Exception: what nobody foresaw ended the sending: this process is of no use any more.
        """
        put_aside()
        sending = self.drains.work(self.drain.run, at_once=self.at_once)
        async with meanwhile(sending), meanwhile(_read_ahead(self.phrases)):
            await self.server.serve()


async def _read_ahead(phrases: Phrases) -> None:
    """Read what the start left unread, once it has done what was waiting; it stays, too."""
    await asyncio.sleep(SETTLED_S)
    await phrases.read_ahead()
    put_aside()


@asynccontextmanager
async def running(settings: Settings, *, is_demo: bool = False) -> AsyncIterator[Running]:
    """Open Dult and let it work: the beat looks, the web channel answers, and the drains send.

    On a database server the drains are left to the workers.
    """
    clock = MovableClock() if is_demo else SystemClock()
    async with AsyncExitStack() as stack:
        its = await stack.enter_async_context(plugged_in(settings, clock, is_demo=is_demo))
        if isinstance(clock, MovableClock):
            await open_demo(its, clock, settings)
        dispatcher = await stack.enter_async_context(_dispatcher(settings, its))
        work = await stack.enter_async_context(at_work(its, dispatcher))
        listener = Awake(work.bot, work.beat)
        routes = await stack.enter_async_context(its.platforms.hear(listener))
        parts = parts_of(its, listener.handle, signs_of(its, work.lateness), settings)
        if isinstance(clock, MovableClock) and isinstance(dispatcher, InProcess):
            parts = with_demo(parts, work.bot, clock, dispatcher)
        server = server_of(create_app(parts, routes), its.web, settings)
        yield Running(opened=its.opened, bot=work.bot, beat=work.beat, server=server)


@asynccontextmanager
async def working(settings: Settings) -> AsyncIterator[Worker]:
    """Open Dult and let it send what is in the outbox: one of several workers, beside those who serve.

    Raises:
        UsageError: the database is a file: ``dult serve`` sends by itself there.
    """
    drains = _queue(settings)
    async with AsyncExitStack() as stack:
        its = await stack.enter_async_context(plugged_in(settings, SystemClock()))
        await stack.enter_async_context(drains)
        work = await stack.enter_async_context(at_work(its, drains))
        app = create_health_app(signs_of(its, work.lateness))
        yield Worker(
            drains=drains,
            drain=its.drain(drain_pace_of(settings)),
            at_once=settings.worker_drains,
            phrases=its.opened.ctx.phrases,
            server=server_of(app, its.web, settings),
        )


def _dispatcher(settings: Settings, its: PluggedIn) -> "AbstractAsyncContextManager[InProcess | Drains]":
    if settings.is_on_a_server:
        return _queue(settings)
    return InProcess(its.drain(drain_pace_of(settings)))


def _queue(settings: Settings) -> "Drains":
    """Make the queue, which is imported where there is one: it brings the driver of a database server."""
    if settings.database_url is None:
        mend = "Set DULT_DATABASE_URL to have several workers; without it `dult serve` sends by itself."
        raise UsageError(f"The database is a file of one machine. {mend}")
    from adapters.queue.drains import Drains

    return Drains(settings.database_url.get_secret_value())
