"""On a server too a backup is one moment of a database, and a restore is all or nothing."""

import asyncio
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from adapters.database.dump import back_up, restore
from adapters.database.engine import Database
from adapters.database.in_use import in_use
from adapters.database.migrate import newest, version
from adapters.database.server import look
from adapters.queue.drains import SCHEMA, prepare
from bot.errors import UsageError
from tests.adapters.database.a_server import copied, path_with, programs, three_people

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A database, and a folder for what is kept of it."""

    url: str
    folder: Path

    def do(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)

    def note(self, value: str) -> None:
        self.do(
            f"INSERT INTO fact VALUES ('note', '{value}') ON CONFLICT (name) DO UPDATE SET value = '{value}'"  # noqa: S608 - our own words
        )

    def asks(self, query: str) -> object:
        with psycopg.connect(self.url) as connection:
            row = connection.execute(query).fetchone()
            return row and row[0]

    @property
    def noted(self) -> object:
        return self.asks("SELECT value FROM fact WHERE name = 'note'")

    def back_up(self, name: str = "kept.dump", now: datetime = NOW) -> Path:
        return back_up(self.url, self.folder / name, now)

    def restore(self, file: Path, now: datetime = NOW) -> Path | None:
        return restore(file, self.url, self.folder, now, queue=SCHEMA)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    with copied(three_people()) as url:
        monkeypatch.setenv("PATH", path_with(programs()))
        yield Kept(url=url, folder=tmp_path)


def test_a_backup_is_of_one_moment_private_and_whole_while_somebody_writes(kept: Kept) -> None:
    kept.note("before")

    with psycopg.connect(kept.url) as writer:
        writer.execute("UPDATE fact SET value = 'not committed'")
        file = kept.back_up()
        writer.rollback()
    kept.note("after")
    kept.restore(file)

    assert kept.noted == "before"
    assert file.stat().st_mode & 0o077 == 0
    assert not list(kept.folder.glob("*.part"))


def test_a_backup_in_a_folder_is_named_after_its_moment_and_replaces_nothing(kept: Kept) -> None:
    assert back_up(kept.url, kept.folder, NOW).name == "dult-2026-11-23T090000Z.dump"
    with pytest.raises(UsageError, match="is there already"):
        back_up(kept.url, kept.folder, NOW)


def test_the_queue_is_not_backed_up_and_goes_when_a_backup_comes(kept: Kept) -> None:
    asyncio.run(prepare(kept.url))
    file = kept.back_up()

    listed = subprocess.run(
        [programs() / "pg_restore", "--list", file], capture_output=True, text=True, check=True
    )
    kept.restore(file)

    assert SCHEMA not in listed.stdout
    assert kept.asks(f"SELECT to_regnamespace('{SCHEMA}')::text") is None


def test_a_restore_keeps_what_was_there_before_as_another_backup(kept: Kept) -> None:
    kept.note("then")
    file = kept.back_up()
    kept.note("now")

    aside = kept.restore(file)
    then = kept.noted
    assert aside is not None
    kept.restore(aside, LATER)

    assert (then, kept.noted) == ("then", "now")
    assert aside.stat().st_mode & 0o077 == 0


def test_a_backup_can_be_put_into_a_database_that_has_nothing_yet(kept: Kept) -> None:
    kept.note("then")
    file = kept.back_up()
    kept.do("DROP SCHEMA public CASCADE")
    kept.do("CREATE SCHEMA public")

    aside = kept.restore(file)

    assert (aside, kept.noted) == (None, "then")


@pytest.mark.parametrize("more", ["", "&application_name=other"])
async def test_nothing_is_restored_while_dult_is_connected_from_wherever(kept: Kept, more: str) -> None:
    file = kept.back_up()
    database = Database.at(f"{kept.url}{more}")
    await version(database)

    with pytest.raises(UsageError, match="is running on the database"):
        kept.restore(file)

    await database.close()


def test_nothing_is_restored_while_a_command_works_in_the_same_folder(kept: Kept) -> None:
    file = kept.back_up()

    with in_use(kept.folder), pytest.raises(UsageError, match="is running on"):
        kept.restore(file)


def test_a_backup_of_a_newer_dult_is_refused(kept: Kept) -> None:
    kept.do("UPDATE alembic_version SET version_num = '9999'")
    file = kept.back_up()

    with pytest.raises(UsageError, match="newer Dult"):
        kept.restore(file)


def test_who_goes_back_leaves_nothing_of_the_newer_dult_behind(kept: Kept) -> None:
    kept.note("then")
    file = kept.back_up()
    kept.do("CREATE TABLE later (person_id bigint REFERENCES person (id), words text)")
    kept.do("UPDATE alembic_version SET version_num = '9999'")

    aside = kept.restore(file)

    assert (look(kept.url).version, kept.noted, aside is not None) == (newest(), "then", True)
    assert kept.asks("SELECT to_regclass('later')::text") is None


@pytest.mark.parametrize("content", [b"id;name\n1;Kari\n", b"SQLite format 3\0" + bytes(999)])
def test_what_is_no_backup_is_refused_and_nothing_is_changed(kept: Kept, content: bytes) -> None:
    kept.note("now")
    (kept.folder / "other").write_bytes(content)

    with pytest.raises(UsageError, match="other"):
        kept.restore(kept.folder / "other")

    assert kept.noted == "now"


@pytest.mark.parametrize("share", [0.5, 0.99])
def test_a_backup_that_was_cut_off_changes_nothing(kept: Kept, share: float) -> None:
    whole = kept.back_up().read_bytes()
    kept.note("now")
    cut = kept.folder / "cut.dump"
    cut.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(UsageError, match=r"cut\.dump"):
        kept.restore(cut)

    assert (kept.noted, look(kept.url).version) == ("now", newest())
    assert not list(kept.folder.glob("dult.before-*"))


def test_what_the_database_refuses_in_the_middle_is_taken_back_wholly(kept: Kept) -> None:
    file = kept.back_up()
    kept.note("now")
    kept.do("ALTER TABLE transcript RENAME TO elsewhere")
    kept.do("CREATE VIEW transcript AS SELECT 1")  # stands where the backup wants a table

    with pytest.raises(UsageError, match="Nothing was changed"):
        kept.restore(file)

    assert (kept.noted, look(kept.url).version) == ("now", newest())


def _pretending(folder: Path, release: int) -> Path:
    """Put a ``pg_dump`` into a folder that writes down what it is told."""
    program = folder / "pg_dump"
    program.write_text(
        "#!/bin/sh\n"
        f'[ "$1" = --version ] && echo "pg_dump (PostgreSQL) {release}.1" && exit\n'
        f'echo "$@" > {folder}/arguments; echo "$PGPASSWORD $PGDATABASE" > {folder}/environment\n'
    )
    program.chmod(0o755)
    return folder


def test_the_password_is_told_by_the_environment_and_never_by_an_argument(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path_with(_pretending(kept.folder, 99)))

    back_up(kept.url.replace("postgres:@", "postgres:open%20sesame@"), kept.folder / "kept.dump", NOW)

    assert (kept.folder / "environment").read_text().startswith("open sesame test_")
    assert "sesame" not in (kept.folder / "arguments").read_text()


def test_programs_older_than_the_server_are_refused_with_what_to_install(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path_with(_pretending(kept.folder, 9)))

    with pytest.raises(UsageError, match=r"pg_dump is of version 9.*Install .*postgresql-client-\d\d"):
        kept.back_up()


def test_programs_that_are_missing_are_named(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kept.folder))

    with pytest.raises(UsageError, match=r"pg_dump is not there"):
        kept.back_up()
