"""A backup is one moment of a database that goes on being written; a restore is all or nothing."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.database.backup import back_up, restore
from adapters.database.engine import Database
from adapters.database.examine import examine
from adapters.database.in_use import in_use, is_in_use, to_oneself
from adapters.database.migrate import newest, upgrade
from bot.errors import UsageError

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def _made(path: Path) -> Path:
    database = Database.file(path)
    await upgrade(database)
    await database.close()
    return path


def _note(path: Path, value: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO fact VALUES ('note', ?) ON CONFLICT DO UPDATE SET value = ?", (value, value)
        )


def _noted(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT value FROM fact WHERE name = 'note'").fetchone()[0])


def _companions(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{path.name}-*"))


async def test_a_backup_is_whole_private_and_one_file_while_somebody_writes(tmp_path: Path) -> None:
    path = await _made(tmp_path / "dult.sqlite")
    _note(path, "before")

    with closing(sqlite3.connect(path)) as writer:
        writer.execute("UPDATE fact SET value = 'not committed'")
        file = back_up(path, tmp_path / "kept.sqlite", NOW)

    assert (_noted(file), examine(file).faults) == ("before", ())
    assert file.stat().st_mode & 0o077 == 0
    assert _companions(file) == []


async def test_a_backup_in_a_folder_is_named_after_its_moment_and_replaces_nothing(tmp_path: Path) -> None:
    path = await _made(tmp_path / "dult.sqlite")

    assert back_up(path, tmp_path, NOW).name == "dult-2026-11-23T090000Z.sqlite"
    with pytest.raises(UsageError, match="is there already"):
        back_up(path, tmp_path, NOW)


async def test_a_restore_keeps_what_was_there_before(tmp_path: Path) -> None:
    path = await _made(tmp_path / "dult.sqlite")
    _note(path, "then")
    file = back_up(path, tmp_path / "kept.sqlite", NOW)
    _note(path, "now")

    aside = restore(file, path, NOW)

    assert aside is not None
    assert (_noted(path), _noted(aside)) == ("then", "now")


async def test_a_restore_waits_for_nobody_who_works_on_the_data(tmp_path: Path) -> None:
    path = await _made(tmp_path / "dult.sqlite")
    file = back_up(path, tmp_path / "kept.sqlite", NOW)

    with in_use(tmp_path), pytest.raises(UsageError, match="is running"):
        restore(file, path, NOW)


async def test_a_backup_of_a_newer_dult_is_refused(tmp_path: Path) -> None:
    path = await _made(tmp_path / "dult.sqlite")
    file = back_up(path, tmp_path / "kept.sqlite", NOW)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(UsageError, match="newer Dult"):
        restore(file, path, NOW)


async def test_a_look_tells_the_version_and_changes_nothing(tmp_path: Path) -> None:
    path = await _made(tmp_path / "dult.sqlite")
    before = path.read_bytes()

    state = examine(path)

    assert (state.version, state.is_behind, state.faults) == (newest(), False, ())
    assert path.read_bytes() == before


def test_many_may_use_a_folder_and_only_one_may_have_it(tmp_path: Path) -> None:
    assert not is_in_use(tmp_path)
    with in_use(tmp_path), in_use(tmp_path):
        assert is_in_use(tmp_path)
    with to_oneself(tmp_path), pytest.raises(UsageError, match="being restored"), in_use(tmp_path):
        pass
