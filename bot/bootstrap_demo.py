"""What a demo has that an organisation's own Dult has not: a past, a clock to move, and anybody to be."""

from dataclasses import replace
from typing import Final

from adapters.web.cast import Cast
from adapters.web.channel import DEMO_WORKSPACE
from adapters.web.channel import NAME as WEB
from adapters.web.parts import WebParts
from bot import demo
from bot.bootstrap_work import PluggedIn
from bot.bot import Bot
from bot.clock import MovableClock
from bot.dispatcher import InProcess
from bot.settings import Settings
from nudges.delivery import Address

HISTORY_RATE: Final = 10_000.0
"""Messages a second while the demo's past is made: nobody watches."""


async def open_demo(its: PluggedIn, clock: MovableClock, settings: Settings) -> None:
    """Let a demo go on where it was left, or let its organisation move in."""
    ctx, roll = its.opened.ctx, its.opened.roll
    if await demo.wind(clock, ctx.store.facts):
        return

    async def reach_all() -> None:
        await roll.reach_all_by(Address(channel=WEB, workspace=DEMO_WORKSPACE, route=""))

    async with InProcess(its.drain(lambda _: HISTORY_RATE)) as dispatcher:
        bot = Bot(ctx=ctx, dispatcher=dispatcher, channels=its.channels)
        past = demo.Demo(bot, clock, ctx.store.facts, dispatcher.idle)
        await demo.settle_in(ctx, roll, reach_all, past, settings.country)


def with_demo(parts: WebParts, bot: Bot, clock: MovableClock, dispatcher: InProcess) -> WebParts:
    """Let whoever opens the page be anybody, and move the clock."""
    store = bot.ctx.store
    cast = Cast(store.people)
    mover = demo.Demo(bot, clock, store.facts, dispatcher.idle)
    return replace(parts, cast=cast, search=cast.search, mover=mover)
