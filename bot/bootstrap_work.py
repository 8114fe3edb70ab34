"""What every Dult at work has, whether it serves or only sends: the channels, then the bot and its beat."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from adapters.database.transcript import DatabaseTranscript
from adapters.web.channel import NAME as WEB
from adapters.web.channel import WebChannel
from bot import demo, health, privacy, retention
from bot.bootstrap import Opened, opened
from bot.bootstrap_platforms import Platforms, platforms_of
from bot.bot import Bot
from bot.compose import composer
from bot.delivery import Drain
from bot.errors import StoreUnavailable, UsageError
from bot.ports import Channel, Clock, Dispatcher
from bot.settings import Settings
from bot.turn import Pace
from bot.under_way import meanwhile
from scheduler import Beat

log = logging.getLogger(__name__)

ABANDONED_AFTER: Final = timedelta(minutes=1)
"""An event that nobody has worked so long was received by a process that is dead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PluggedIn:
    """Dult with all that it can send by, and nothing going on."""

    opened: Opened
    web: WebChannel
    platforms: Platforms

    @property
    def channels(self) -> Mapping[str, Channel]:
        """All of them, by name."""
        return {WEB: self.web, **self.platforms.channels}

    def drain(self, pace: Pace) -> Drain:
        """Make what sends by them."""
        ctx = self.opened.ctx
        return Drain(ctx.store.deliveries, self.channels, composer(ctx), ctx.clock, pace=pace)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWork:
    """Dult with its beat."""

    bot: Bot
    beat: Beat
    lateness: health.Lateness


@asynccontextmanager
async def plugged_in(settings: Settings, clock: Clock, *, is_demo: bool = False) -> AsyncIterator[PluggedIn]:
    """Open Dult and plug its channels in.

    Raises:
        UsageError: it is a demo's data and this is none, or the other way round.
    """
    async with AsyncExitStack() as stack:
        its = await stack.enter_async_context(opened(settings, clock))
        await _refuse_the_others_data(its, settings, is_demo=is_demo)
        platforms = await stack.enter_async_context(
            platforms_of(settings, its.ctx, its.database, is_demo=is_demo)
        )
        yield PluggedIn(
            opened=replace(its, ctx=platforms.ctx),
            web=WebChannel(DatabaseTranscript(its.database), clock),
            platforms=platforms,
        )


async def _refuse_the_others_data(its: Opened, settings: Settings, *, is_demo: bool) -> None:
    """Keep the demo, in which anybody is anybody, away from an organisation's own data."""
    is_demos = await its.ctx.store.facts.get(demo.MOVING_IN) is not None
    if is_demo and not is_demos and await its.roll.known():
        mend = "Give the demo another folder with --data."
        raise UsageError(f"{settings.data} holds an organisation's own data. {mend}")
    if is_demos and not is_demo:
        mend = "Open it with `dult demo`, or choose another folder with DULT_DATA."
        raise UsageError(f"{settings.data} holds a demo. {mend}")


@asynccontextmanager
async def at_work(its: PluggedIn, dispatcher: Dispatcher) -> AsyncIterator[AtWork]:
    """Do what every start does, and then let the beat look, as long as the block lasts.

    Several processes may do so on one database. The events of one that died are seen to as well, and those
    that could not be worked because the database was away just then.
    """
    ctx, may_have_others = its.opened.ctx, its.opened.database.is_on_a_server
    bot = Bot(ctx=ctx, dispatcher=dispatcher, channels=its.channels)
    await retention.begin(ctx)
    await privacy.tell_change(ctx)
    await bot.catch_up(after=ABANDONED_AFTER if may_have_others else timedelta(0))
    lateness = health.Lateness()
    async with AsyncExitStack() as stack:
        beat = await stack.enter_async_context(Beat(bot.tick, ctx.clock, lateness.note))
        await stack.enter_async_context(meanwhile(_catching_up(bot)))
        yield AtWork(bot=bot, beat=beat, lateness=lateness)


async def _catching_up(bot: Bot) -> None:
    while True:
        await asyncio.sleep(ABANDONED_AFTER.total_seconds())
        try:
            await bot.catch_up(after=ABANDONED_AFTER)
        except StoreUnavailable:
            log.warning("What others left unworked could not be looked for: the next look does.")
