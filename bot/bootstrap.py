"""The composition root: where every part of Dult is made and plugged into the others."""

import gc
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from adapters.database.engine import Database
from adapters.database.erasures import erase_again
from adapters.database.examine import refusals
from adapters.database.facts import DatabaseFacts
from adapters.database.roll import DatabaseRoll
from adapters.database.sign_in import DatabaseSignIn
from adapters.database.store import store_on
from adapters.database.transcript import DatabaseTranscript
from adapters.database.upgrade import bring_up_to_date
from adapters.prometheus import metrics
from adapters.web.app import create_app
from adapters.web.cast import Cast
from adapters.web.channel import DEMO_WORKSPACE, WebChannel
from adapters.web.channel import NAME as WEB
from adapters.web.parts import WebParts
from adapters.web.server import Server
from bot import demo, health, privacy, retention
from bot.bootstrap_platforms import drain_pace_of, pace_of, platforms_of
from bot.bot import Bot
from bot.clock import MovableClock, SystemClock
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import InProcess
from bot.errors import UsageError
from bot.events import Event
from bot.message import Reply
from bot.phrases import Phrases
from bot.ports import Channel, Clock, Handler, Traffic
from bot.session_secret import session_secret
from bot.settings import Settings
from bot.turn import Context, Pace
from nudges.days_off import DaysOff
from nudges.delivery import Address, Item
from nudges.library import load
from nudges.privacy import USUAL, Promise
from scheduler import Beat

CONTENT = Path(__file__).parent.parent / "content"
DATABASE = "dult.sqlite"
"""The name of the database in the data folder."""
DAYS_OFF = "days-off.toml"
"""The name of the organisation's own days off in the data folder."""
HISTORY_RATE = 10_000.0
"""Messages a second while the demo's past is made: nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Dult with its database and its content and nothing running: what a command needs."""

    ctx: Context
    database: Database
    roll: DatabaseRoll
    former: Path | None = None
    """Where a copy of the database is kept that was of an older version until now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Dult at work."""

    opened: Opened
    bot: Bot
    beat: Beat
    server: Server

    async def serve(self) -> None:
        """Serve until a signal asks to stop.

        What is there by now stays: looked through for garbage each time, it would hold everybody up for a
        tenth of a second.
        """
        gc.collect()
        gc.freeze()
        await self.server.serve()


@asynccontextmanager
async def opened(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Opened]:
    """Open Dult; the database is brought to this version first.

    Whoever brings the clock serves, and may promise something else than before about what people say; a
    command that runs beside goes by what was promised.

    Raises:
        ContentError: the content is broken.
        DaysOffError: the days off are broken.
        UsageError: the database is broken, another program's, a newer Dult's, or an older one's of which no
            copy can be kept; nothing was changed.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    path = settings.data / DATABASE
    if faults := refusals(path):
        raise UsageError(*(f"{path} {fault}" for fault in faults))
    database = Database.file(path)
    try:
        former = await bring_up_to_date(database, path, datetime.now(UTC))
        await erase_again(database)
        promises = await privacy.promised(DatabaseFacts(database))
        if clock is not None:
            promises = privacy.with_choice(promises, settings.privacy, clock.now())
        clock = clock or await _clock_of(database)
        yield replace(await open_on(database, settings, clock, promises), former=former)
    finally:
        await database.close()


async def _clock_of(database: Database) -> Clock:
    """Return the clock that the data goes by: the demo's own where it is a demo's."""
    clock = MovableClock()
    return clock if await demo.wind(clock, DatabaseFacts(database)) else SystemClock()


async def open_on(
    database: Database, settings: Settings, clock: Clock, promises: tuple[Promise, ...] = USUAL
) -> Opened:
    """Open Dult on a database that is at this version, such as a simulation's."""
    ctx = Context(
        store=store_on(database),
        library=load(CONTENT / "packs", settings.content),
        phrases=Phrases.load(CONTENT / "phrases", promises[-1].privacy),
        clock=clock,
        days_off=DaysOff.load(CONTENT / "days-off", settings.data / DAYS_OFF),
        pace=pace_of(settings),
        promises=promises,
        whistleblowing_url=str(settings.whistleblowing_url or ""),
    )
    await ctx.store.items.keep(
        {Item(id=key, version=one.item.version): one.toml for key, one in ctx.library.stock.items()}
    )
    return Opened(ctx=ctx, database=database, roll=DatabaseRoll(database, clock.now))


@asynccontextmanager
async def running(settings: Settings, *, is_demo: bool = False) -> AsyncIterator[Running]:
    """Open Dult and let it work: the beat looks, the drains send, the web channel answers."""
    async with AsyncExitStack() as stack:
        clock = MovableClock() if is_demo else SystemClock()
        its = await stack.enter_async_context(opened(settings, clock))
        await _refuse_the_others_data(its, settings, is_demo=is_demo)
        web = WebChannel(DatabaseTranscript(its.database), clock)
        platforms = await stack.enter_async_context(
            platforms_of(settings, its.ctx, its.database, is_demo=is_demo)
        )
        its = replace(its, ctx=platforms.ctx)
        channels: Mapping[str, Channel] = {WEB: web, **platforms.channels}
        if isinstance(clock, MovableClock):
            await _open_demo(its, channels, clock, settings)
        dispatcher = await stack.enter_async_context(
            InProcess(_drain(its, channels, drain_pace_of(settings)))
        )
        bot = Bot(ctx=its.ctx, dispatcher=dispatcher, channels=channels)
        await retention.begin(its.ctx)
        await privacy.tell_change(its.ctx)
        await bot.catch_up()
        beat = await stack.enter_async_context(Beat(bot.tick, clock))
        listener = Awake(bot, beat)
        routes = await stack.enter_async_context(platforms.hear(listener))
        parts = _web_parts(its, web, listener.handle, settings, platforms.traffic)
        if isinstance(clock, MovableClock):
            mover = demo.Demo(bot, clock, its.ctx.store.facts, dispatcher.idle)
            cast = Cast(its.ctx.store.people)
            parts = replace(parts, cast=cast, search=cast.search, mover=mover)
        yield Running(
            opened=its,
            bot=bot,
            beat=beat,
            server=Server(
                create_app(parts, routes),
                web.live,
                host=settings.host,
                port=settings.port,
                trusted_proxies=[str(network) for network in settings.trusted_proxies],
            ),
        )


async def _refuse_the_others_data(its: Opened, settings: Settings, *, is_demo: bool) -> None:
    """Keep the demo, in which anybody is anybody, away from an organisation's own data.

    Raises:
        UsageError: it is the other one's data.
    """
    is_demos = await its.ctx.store.facts.get(demo.MOVING_IN) is not None
    if is_demo and not is_demos and await its.roll.known():
        mend = "Give the demo another folder with --data."
        raise UsageError(f"{settings.data} holds an organisation's own data. {mend}")
    if is_demos and not is_demo:
        mend = "Open it with `dult demo`, or choose another folder with DULT_DATA."
        raise UsageError(f"{settings.data} holds a demo. {mend}")


async def _open_demo(
    its: Opened, channels: Mapping[str, Channel], clock: MovableClock, settings: Settings
) -> None:
    """Let a demo go on where it was left, or let its organisation move in."""
    if await demo.wind(clock, its.ctx.store.facts):
        return

    async def reach_all() -> None:
        await its.roll.reach_all_by(Address(channel=WEB, workspace=DEMO_WORKSPACE, route=""))

    async with InProcess(_drain(its, channels, lambda _: HISTORY_RATE)) as dispatcher:
        bot = Bot(ctx=its.ctx, dispatcher=dispatcher, channels=channels)
        past = demo.Demo(bot, clock, its.ctx.store.facts, dispatcher.idle)
        await demo.settle_in(its.ctx, its.roll, reach_all, past, settings.country)


def _drain(its: Opened, channels: Mapping[str, Channel], pace: Pace) -> Drain:
    ctx = its.ctx
    return Drain(ctx.store.deliveries, channels, composer(ctx), ctx.clock, pace=pace)


@dataclass(frozen=True, slots=True)
class Awake:
    """Hands events to the bot and wakes the beat: there may be something in the outbox now."""

    bot: Bot
    beat: Beat

    async def receive(self, event: Event) -> bool:
        """Keep an event."""
        return await self.bot.receive(event)

    async def answer(self, event: Event) -> Reply:
        """Work an event that was kept."""
        reply = await self.bot.answer(event)
        self.beat.wake()
        return reply

    async def handle(self, event: Event) -> Reply:
        """Keep and work an event."""
        reply = await self.bot.handle(event)
        self.beat.wake()
        return reply


def _web_parts(
    its: Opened, web: WebChannel, handler: Handler, settings: Settings, traffic: Sequence[Traffic]
) -> WebParts:
    store, clock = its.ctx.store, its.ctx.clock

    async def ready() -> list[str]:
        return await health.faults(store, clock)

    async def notes() -> list[str]:
        return await health.notes(store)

    async def figures() -> str:
        return metrics.exposition(await health.vitals(store, clock), clock.now(), traffic)

    return WebParts(
        channel=web,
        handler=handler,
        clock=clock,
        phrases=its.ctx.phrases,
        secret=session_secret(settings),
        look_up=Cast(store.people).look_up,
        ready=ready,
        notes=notes,
        metrics=figures,
        sign_in=DatabaseSignIn(its.database, clock),
        secure_cookies=settings.public_url is not None and settings.public_url.scheme == "https",
    )
