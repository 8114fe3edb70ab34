"""The composition root: where every part of Dult is made and plugged into the others."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from adapters.database.engine import Database
from adapters.database.erasures import erase_again
from adapters.database.examine import refusals
from adapters.database.facts import DatabaseFacts
from adapters.database.migrate import upgrade
from adapters.database.roll import DatabaseRoll
from adapters.database.sign_in import DatabaseSignIn
from adapters.database.store import store_on
from adapters.database.transcript import DatabaseTranscript
from adapters.prometheus import metrics
from adapters.web.app import create_app
from adapters.web.cast import Cast
from adapters.web.channel import DEMO_WORKSPACE, WebChannel
from adapters.web.channel import NAME as WEB
from adapters.web.parts import WebParts
from adapters.web.server import Server
from bot import demo, health, retention
from bot.bot import Bot
from bot.clock import MovableClock, SystemClock
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import InProcess
from bot.errors import UsageError
from bot.events import Event
from bot.message import Reply
from bot.phrases import Phrases
from bot.ports import Channel, Clock
from bot.session_secret import session_secret
from bot.settings import Settings
from bot.turn import Context
from nudges.days_off import DaysOff
from nudges.delivery import Address, Item
from nudges.library import load
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Dult at work."""

    opened: Opened
    bot: Bot
    beat: Beat
    server: Server

    async def serve(self) -> None:
        """Serve until a signal asks to stop."""
        await self.server.serve()


@asynccontextmanager
async def opened(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Opened]:
    """Open Dult; the database is brought to this version first.

    Raises:
        ContentError: the content is broken.
        DaysOffError: the days off are broken.
        UsageError: the database is broken, another program's, or a newer Dult's; nothing was changed.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    path = settings.data / DATABASE
    if faults := refusals(path):
        raise UsageError(*(f"{path} {fault}" for fault in faults))
    database = Database.file(path)
    try:
        await upgrade(database)
        await erase_again(database)
        yield await open_on(database, settings, clock or await _clock_of(database))
    finally:
        await database.close()


async def _clock_of(database: Database) -> Clock:
    """Return the clock that the data goes by: the demo's own where it is a demo's."""
    clock = MovableClock()
    return clock if await demo.wind(clock, DatabaseFacts(database)) else SystemClock()


async def open_on(database: Database, settings: Settings, clock: Clock) -> Opened:
    """Open Dult on a database that is at this version, such as a simulation's."""
    ctx = Context(
        store=store_on(database),
        library=load(CONTENT / "packs", settings.content),
        phrases=Phrases.load(CONTENT / "phrases"),
        clock=clock,
        days_off=DaysOff.load(CONTENT / "days-off", settings.data / DAYS_OFF),
        pace=lambda _: settings.demo_rate,
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
        channels: Mapping[str, Channel] = {WEB: web}
        if isinstance(clock, MovableClock):
            await _open_demo(its, channels, clock, settings)
        dispatcher = await stack.enter_async_context(InProcess(_drain(its, channels, settings.demo_rate)))
        bot = Bot(ctx=its.ctx, dispatcher=dispatcher, channels=channels)
        await retention.begin(its.ctx)
        await bot.catch_up()
        beat = await stack.enter_async_context(Beat(bot.tick, clock))
        parts = _web_parts(its, web, bot, beat, settings)
        if isinstance(clock, MovableClock):
            mover = demo.Demo(bot, clock, its.ctx.store.facts, dispatcher.idle)
            cast = Cast(its.ctx.store.people, its.ctx.phrases)
            parts = replace(parts, cast=cast, search=cast.search, mover=mover)
        yield Running(
            opened=its,
            bot=bot,
            beat=beat,
            server=Server(
                create_app(parts),
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

    async with InProcess(_drain(its, channels, HISTORY_RATE)) as dispatcher:
        bot = Bot(ctx=its.ctx, dispatcher=dispatcher, channels=channels)
        past = demo.Demo(bot, clock, its.ctx.store.facts, dispatcher.idle)
        await demo.settle_in(its.ctx, its.roll, reach_all, past, settings.country)


def _drain(its: Opened, channels: Mapping[str, Channel], rate: float) -> Drain:
    ctx = its.ctx
    return Drain(ctx.store.deliveries, channels, composer(ctx), ctx.clock, pace=lambda _: rate)


def _web_parts(its: Opened, web: WebChannel, bot: Bot, beat: Beat, settings: Settings) -> WebParts:
    store, clock = its.ctx.store, its.ctx.clock

    async def handler(event: Event) -> Reply:
        reply = await bot.handle(event)
        beat.wake()  # what a person did may have put something into the outbox
        return reply

    async def ready() -> list[str]:
        return await health.faults(store, clock)

    async def figures() -> str:
        return metrics.exposition(await health.vitals(store, clock), clock.now())

    return WebParts(
        channel=web,
        handler=handler,
        clock=clock,
        phrases=its.ctx.phrases,
        secret=session_secret(settings),
        look_up=Cast(store.people, its.ctx.phrases).look_up,
        ready=ready,
        metrics=figures,
        sign_in=DatabaseSignIn(its.database, clock),
        secure_cookies=settings.public_url is not None and settings.public_url.scheme == "https",
    )
