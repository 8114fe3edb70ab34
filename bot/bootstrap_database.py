"""The database that the settings name, opened and brought to this version."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from adapters.database.engine import Database
from adapters.database.erasures import erase_again
from adapters.database.examine import refusals
from adapters.database.migrate import upgrade
from adapters.database.upgrade import bring_up_to_date
from bot.errors import StoreUnavailable, UsageError
from bot.settings import Settings

DATABASE: Final = "dult.sqlite"
"""The name of the database in the data folder."""
JOURNAL: Final = "dult.erasures"
"""The name of the journal of erasures there, when the database is on a server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A database of this version."""

    database: Database
    former: Path | None = None
    """Where a copy is kept of what was of an older version until now."""


@asynccontextmanager
async def database_of(settings: Settings) -> AsyncIterator[Ready]:
    """Open the database; it is brought to this version first, and what was erased stays erased.

    Raises:
        UsageError: the database is broken, another program's, a newer Dult's, cannot be reached, or is an
            older one's of which no copy can be kept; nothing was changed.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    if settings.database_url is not None:
        opening = _on_a_server(settings.database_url.get_secret_value(), settings.data / JOURNAL)
    else:
        opening = _in_a_file(settings.data / DATABASE)
    async with opening as ready:
        await erase_again(ready.database)
        yield ready


@asynccontextmanager
async def _in_a_file(path: Path) -> AsyncIterator[Ready]:
    if faults := refusals(path):
        raise UsageError(*(f"{path} {fault}" for fault in faults))
    database = Database.file(path)
    try:
        former = await bring_up_to_date(database, path, datetime.now(UTC))
        yield Ready(database=database, former=former)
    finally:
        await database.close()


@asynccontextmanager
async def _on_a_server(url: str, journal: Path) -> AsyncIterator[Ready]:
    """Open a database on a server; copies of it are its own operators' business before an upgrade."""
    database = Database.at(url, journal=journal)
    try:
        await _bring_up_to_date(database, url)
        yield Ready(database=database)
    finally:
        await database.close()


async def _bring_up_to_date(database: Database, url: str) -> None:
    from adapters.database.server import look  # here, because it brings the driver of a database server

    state = await asyncio.to_thread(look, url)
    if state.faults:
        raise UsageError(*(f"The database {state.name} {fault}" for fault in state.faults))
    if state.version == state.newest:
        return
    try:
        await upgrade(database)
    except StoreUnavailable as error:
        why = getattr(error.__cause__, "orig", None)
        said = str(why).strip().splitlines()[0] if why else "it is busy"
        mend = "Check DULT_DATABASE_URL, and whether the server runs."
        raise UsageError(f"The database {state.name} does not answer ({said}). {mend}") from error
