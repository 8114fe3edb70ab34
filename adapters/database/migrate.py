"""Bringing a database to the version this code knows."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from adapters.database.engine import Database

MIGRATIONS = Path(__file__).parent / "migrations"


async def upgrade(database: Database, to: str = "head") -> None:
    """Run the migrations that have not run, up to a version; all of them or, on an error, none."""
    async with database.write() as connection:
        await connection.run_sync(lambda its: command.upgrade(_config(its), to))


async def version(database: Database) -> str | None:
    """Tell which version the database is at; ``None`` when it is empty."""
    async with database.read() as connection:
        return await connection.run_sync(lambda its: MigrationContext.configure(its).get_current_revision())


def newest() -> str:
    """Tell which version this code knows."""
    return _newest_in(MIGRATIONS)


@cache
def _newest_in(folder: Path) -> str:
    head = ScriptDirectory(str(folder)).get_current_head()
    assert head is not None  # noqa: S101 - the first migration is in this folder
    return head


def _config(connection: Connection | None = None) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
