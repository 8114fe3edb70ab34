"""The migrations make the tables that the code knows."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from adapters.database.engine import Database
from adapters.database.migrate import newest, upgrade, version
from adapters.database.tables import metadata


async def test_a_new_database_is_empty_until_it_is_brought_up_to_date() -> None:
    database = Database.memory()

    before = await version(database)
    await upgrade(database)

    assert (before, await version(database)) == (None, newest())
    await database.close()


async def test_migrating_twice_changes_nothing() -> None:
    database = Database.memory()
    await upgrade(database)

    await upgrade(database)

    assert await version(database) == newest()
    await database.close()


async def test_the_migrations_lead_to_the_very_tables_the_code_uses() -> None:
    database = Database.memory()
    await upgrade(database)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.read() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_a_new_database_is_for_its_owners_eyes_only(tmp_path: Path) -> None:
    database = Database.file(tmp_path / "dult.sqlite")
    await upgrade(database)
    modes = _modes(tmp_path)
    await database.close()

    assert modes == {"dult.sqlite": 0o600, "dult.sqlite-wal": 0o600, "dult.sqlite-shm": 0o600}


def _modes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
