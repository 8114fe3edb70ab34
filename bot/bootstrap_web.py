"""What the web server is made of: the pages' parts, what a probe is told, and the server itself."""

from dataclasses import dataclass

from starlette.applications import Starlette

from adapters.database.migrate import newest, version
from adapters.database.sign_in import DatabaseSignIn
from adapters.prometheus import metrics
from adapters.web.cast import Cast
from adapters.web.channel import WebChannel
from adapters.web.health import Signs
from adapters.web.parts import WebParts
from adapters.web.server import Server
from bot import health
from bot.bootstrap_work import PluggedIn
from bot.bot import Bot
from bot.events import Event
from bot.message import Reply
from bot.ports import Handler
from bot.session_secret import session_secret
from bot.settings import Settings
from scheduler import Beat


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


def signs_of(its: PluggedIn, lateness: health.Lateness) -> Signs:
    """Return what probes and figures are read from."""
    database, store, clock = its.opened.database, its.opened.ctx.store, its.opened.ctx.clock
    traffic = its.platforms.traffic

    async def schema() -> health.Schema:
        return health.Schema(at=await version(database), known=newest())

    async def ready() -> list[str]:
        return await health.faults(store, clock, schema)

    async def notes() -> list[str]:
        return await health.notes(store, schema)

    async def figures() -> str:
        return metrics.exposition(await health.vitals(store, clock), clock.now(), traffic, lateness)

    return Signs(ready=ready, notes=notes, metrics=figures)


def parts_of(its: PluggedIn, handler: Handler, signs: Signs, settings: Settings) -> WebParts:
    """Return what the pages are made of, where people sign in."""
    ctx, secret = its.opened.ctx, session_secret(settings)
    return WebParts(
        channel=its.web,
        handler=handler,
        clock=ctx.clock,
        phrases=ctx.phrases,
        secret=secret,
        look_up=Cast(ctx.store.people).look_up,
        signs=signs,
        sign_in=DatabaseSignIn(its.opened.database, ctx.clock, secret),
        secure_cookies=settings.public_url is not None and settings.public_url.scheme == "https",
    )


def server_of(app: Starlette, web: WebChannel, settings: Settings) -> Server:
    """Return what serves an application where the settings say."""
    return Server(
        app,
        web.live,
        host=settings.host,
        port=settings.port,
        trusted_proxies=[str(network) for network in settings.trusted_proxies],
    )
