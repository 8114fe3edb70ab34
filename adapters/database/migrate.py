"""Bringing a database to the version this code knows."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from adapters.database.engine import Database
from adapters.database.known import VERSION, VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


async def upgrade(database: Database, to: str = "head") -> None:
    """Run the migrations that have not run, up to a version; all of them or, on an error, none."""
    async with database.write() as connection:
        if await connection.run_sync(_version) != newest():
            await connection.run_sync(_run, to)


async def version(database: Database) -> str | None:
    """Tell which version the database is at; ``None`` when it is empty."""
    async with database.read() as connection:
        return await connection.run_sync(_version)


def newest() -> str:
    """Tell which version this code knows: each migration's file begins with its own."""
    return _newest_in(MIGRATIONS)


@cache
def _newest_in(folder: Path) -> str:
    return max(file.name.partition("_")[0] for file in (folder / "versions").glob("[0-9]*_*.py"))


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    known: str | None = connection.scalar(text(VERSION))
    return known


def _run(connection: Connection, to: str) -> None:
    from alembic import command  # here, because nearly every start has nothing to migrate and is the sooner

    command.upgrade(_config(connection), to)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # as above

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
