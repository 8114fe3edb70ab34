"""The composition root, first part: Dult opened, with its database and its content, and nothing running.

``bootstrap_start.py`` goes on from here where something runs.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from adapters.database.engine import Database
from adapters.database.facts import DatabaseFacts
from adapters.database.roll import DatabaseRoll
from adapters.database.store import store_on
from bot import demo, privacy
from bot.bootstrap_database import database_of
from bot.bootstrap_platforms import pace_of
from bot.clock import MovableClock, SystemClock
from bot.phrase_check import NAME as CHECKED
from bot.phrases import Phrases
from bot.ports import Clock
from bot.settings import Settings
from bot.turn import Context
from nudges.days_off import DaysOff
from nudges.delivery import Item
from nudges.library import load
from nudges.privacy import USUAL, Promise

CONTENT: Final = Path(__file__).parent.parent / "content"
DAYS_OFF: Final = "days-off.toml"
"""The name of the organisation's own days off in the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Dult with its database and its content and nothing running: what a command needs."""

    ctx: Context
    database: Database
    roll: DatabaseRoll
    former: Path | None = None
    """Where a copy of the database is kept that was of an older version until now."""


@asynccontextmanager
async def opened(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Opened]:
    """Open Dult; the database is brought to this version first.

    Whoever brings the clock serves, and may promise something else than before about what people say; a
    command that runs beside goes by what was promised.

    Raises:
        ContentError: the content is broken.
        DaysOffError: the days off are broken.
        UsageError: the database cannot be used; nothing was changed.
    """
    async with database_of(settings) as ready:
        database = ready.database
        promises = await privacy.promised(DatabaseFacts(database))
        if clock is not None:
            promises = privacy.with_choice(promises, settings.privacy, clock.now())
        clock = clock or await _clock_of(database)
        yield replace(await open_on(database, settings, clock, promises), former=ready.former)


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
        phrases=Phrases.load(CONTENT / "phrases", promises[-1].privacy, checked=settings.data / CHECKED),
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
