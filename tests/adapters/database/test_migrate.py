"""The migrations make the tables that the code knows."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select

from adapters.database.broadcasts.under_way import UNDER_WAY
from adapters.database.engine import Database
from adapters.database.migrate import MIGRATIONS, newest, upgrade, version
from adapters.database.tables import address, broadcast, help_request, metadata, person, recipient, workspace

_A_CALL_OF_THE_FIRST_VERSION = """
INSERT INTO slot (id, time_zone, weekday, at, country, working_days)
    VALUES (1, 'Europe/Oslo', 2, '10:00:00', 'NO', '12345');
INSERT INTO recipient (id, kind, slot_id, active) VALUES (1, 'person', 1, 1);
INSERT INTO person (id, key, name, language, time_zone, working_days, unanswered)
    VALUES (1, '00001', 'Kari', 'nb', 'Europe/Oslo', '12345', 0);
INSERT INTO help_request (event_id, person_id, words, asked_at) VALUES ('e1', 1, 'Hva nå?', 1795420800000000)
"""

_SOMEBODY_OF_THE_FOURTH_VERSION = """
INSERT INTO slot (id, time_zone, weekday, at, country, working_days)
    VALUES (1, 'Europe/Oslo', 2, '10:00:00', 'NO', '12345');
INSERT INTO recipient (id, kind, slot_id, active) VALUES (1, 'person', 1, 1);
INSERT INTO person (id, key, name, language, time_zone, working_days, unanswered)
    VALUES (1, '00001', 'Kari', 'nb', 'Europe/Oslo', '12345', 0);
INSERT INTO workspace (id, channel, disconnected) VALUES ('slack:T1', 'slack', 'uninstalled');
INSERT INTO address (recipient_id, workspace_id, route, reference) VALUES (1, 'slack:T1', 'U1', 'D1')
"""

_A_BROADCAST_OF_THE_THIRTEENTH_VERSION = """
INSERT INTO slot (id, time_zone, weekday, at, country, working_days)
    VALUES (1, 'Europe/Oslo', 2, '10:00:00', 'NO', '12345');
INSERT INTO recipient (id, kind, slot_id, active) VALUES (1, 'person', 1, 1);
INSERT INTO broadcast (id, key, kind, state, acknowledge, urgent, repeat_if_uncertain, version, created_at)
    VALUES (1, 'event:1', 'broadcast', 'planned', 0, 0, 0, 1, 1795420800000000)
"""


async def test_a_new_database_is_empty_until_it_is_brought_up_to_date() -> None:
    database = Database.memory()

    before = await version(database)
    await upgrade(database)

    assert (before, await version(database)) == (None, newest())
    await database.close()


def test_the_newest_version_is_read_from_the_names_of_the_migrations() -> None:
    its = ScriptDirectory(str(MIGRATIONS))

    assert newest() == its.get_current_head()
    assert all(Path(one.path).name.startswith(f"{one.revision}_") for one in its.walk_revisions())


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


async def test_calls_for_help_of_the_first_version_are_neither_handed_back_nor_closed() -> None:
    database = Database.memory()
    await upgrade(database, "0001")
    async with database.write() as connection:
        for statement in _A_CALL_OF_THE_FIRST_VERSION.split(";"):
            await connection.exec_driver_sql(statement)

    await upgrade(database)

    async with database.read() as connection:
        [call] = (await connection.execute(select(help_request))).all()
    assert (call.words, call.handed_back, call.done_at) == ("Hva nå?", 0, None)
    await database.close()


async def test_of_people_and_workspaces_of_an_older_version_nothing_is_told_and_nothing_lost() -> None:
    database = Database.memory()
    await upgrade(database, "0004")
    async with database.write() as connection:
        for statement in _SOMEBODY_OF_THE_FOURTH_VERSION.split(";"):
            await connection.exec_driver_sql(statement)

    await upgrade(database)

    async with database.read() as connection:
        [somebody] = (await connection.execute(select(person))).all()
        [where] = (await connection.execute(select(address))).all()
        [gone] = (await connection.execute(select(workspace))).all()
    assert (somebody.name, somebody.told_language, somebody.told_time_zone) == ("Kari", None, None)
    assert (somebody.preferred_time_zone, where.bound_by_id) == (None, None)
    assert (where.route, where.reference) == ("U1", "D1")
    assert (gone.disconnected, gone.disconnected_at) == ("uninstalled", None)
    await database.close()


async def test_nobody_of_an_older_version_goes_by_a_status_or_is_away() -> None:
    database = Database.memory()
    await upgrade(database, "0007")
    async with database.write() as connection:
        for statement in _SOMEBODY_OF_THE_FOURTH_VERSION.split(";"):
            await connection.exec_driver_sql(statement)

    await upgrade(database)

    async with database.read() as connection:
        [somebody] = (await connection.execute(select(person))).all()
        [reached] = (await connection.execute(select(recipient))).all()
    assert (somebody.follows_status, somebody.told_away_until, reached.away_until) == (False, None, None)
    await database.close()


async def test_what_an_older_version_planned_is_planned_to_its_end() -> None:
    database = Database.memory()
    await upgrade(database, "0013")
    async with database.write() as connection:
        for statement in _A_BROADCAST_OF_THE_THIRTEENTH_VERSION.split(";"):
            await connection.exec_driver_sql(statement)

    await upgrade(database)

    async with database.read() as connection:
        assert (await connection.execute(select(broadcast.c.id).where(UNDER_WAY))).all() == []
    await database.close()


async def test_a_new_database_is_for_its_owners_eyes_only(tmp_path: Path) -> None:
    database = Database.file(tmp_path / "dult.sqlite")
    await upgrade(database)
    modes = _modes(tmp_path)
    await database.close()

    assert modes == {"dult.sqlite": 0o600, "dult.sqlite-wal": 0o600, "dult.sqlite-shm": 0o600}


def _modes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
