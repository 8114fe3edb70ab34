"""Whether Dult is ready, asked of databases that are really broken."""

import os
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from adapters.database.engine import Database
from adapters.database.migrate import newest, upgrade, version
from adapters.database.store import store_on
from bot import health
from bot.bot import TICK
from bot.clock import SteppedClock
from bot.events import EventId, Said
from bot.health import BOUNDS, PROBE, UNWRITABLE, Lateness
from bot.ports import Store
from nudges.delivery import Address, WorkspaceId
from tests.patience import HANGS_S

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
AGO = timedelta(seconds=30)
"""What was written so long ago proves nothing any more, and the beat is not silent yet."""
FORMER = "0009"
NOBODY = 65534


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a probe wait for a machine that stands still: what keeps it from writing here never ends."""
    monkeypatch.setattr(health, "PATIENCE_S", HANGS_S)


@asynccontextmanager
async def opened(folder: Path, *, at: str = "head") -> AsyncIterator[Database]:
    """Open a database of some version, in which the beat looked half a minute ago."""
    database = Database.file(folder / "dult.sqlite")
    try:
        await upgrade(database, at)
        await store_on(database).heartbeats.beat(TICK, NOW - AGO)
        yield database
    finally:
        await database.close()


def schema_of(database: Database) -> health.SchemaOf:
    async def look() -> health.Schema:
        return health.Schema(at=await version(database), known=newest())

    return look


def said(key: str, channel: str) -> Said:
    where = Address(channel=channel, workspace=WorkspaceId(f"{channel}:one"), route="person:1")
    return Said(id=EventId(key), at=NOW, by=where, text="help")


async def faults(store: Store, at: datetime = NOW) -> list[str]:
    return await health.faults(store, SteppedClock(at))


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """Let the files be another user's, who lets everybody read them."""
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o444)
    former = os.geteuid()
    os.seteuid(former or NOBODY)  # root may write wherever it likes
    try:
        yield
    finally:
        os.seteuid(former)


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file of this process grow beyond 4 KiB: what a full disk and a quota do."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# --- the database ---


async def test_dult_is_ready_when_the_database_can_be_written_and_the_beat_looks(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        found = await health.faults(store_on(database), SteppedClock(NOW), schema_of(database))

    assert found == []


async def test_a_database_that_is_not_there_does_not_answer(tmp_path: Path) -> None:
    database = Database.file(tmp_path / "gone" / "dult.sqlite")

    found = await health.faults(store_on(database), SteppedClock(NOW), schema_of(database))

    assert [one.partition(":")[0] for one in found] == ["The database does not answer"]


async def test_a_full_disk_is_told_though_everything_can_still_be_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        with no_room():
            full = await faults(store_on(database))
        with_room = await faults(store_on(database))

    assert (full, with_room) == ([UNWRITABLE], [])


async def test_a_file_that_dult_may_only_read_is_told() -> None:
    with TemporaryDirectory(prefix="dult-test-") as folder:  # others may look into it, unlike pytest's
        async with opened(Path(folder)) as database:
            with nobody_may_write(Path(folder)):
                found = await faults(store_on(database))

    assert found == [UNWRITABLE]


async def test_a_program_that_holds_the_database_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        with closing(sqlite3.connect(str(database.path), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            found = await faults(store_on(database))

    assert found == [UNWRITABLE]


async def test_many_probes_cost_one_write(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        store = store_on(database)
        await faults(store, NOW)

        await faults(store, NOW + timedelta(seconds=9))

        assert await store.heartbeats.last(PROBE) == NOW


async def test_what_the_beat_has_just_written_needs_no_other_proof(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        store = store_on(database)
        await store.heartbeats.beat(TICK, NOW)

        found = await faults(store, NOW + timedelta(seconds=9))

        assert (found, await store.heartbeats.last(PROBE)) == ([], None)


# --- its figures ---


async def test_an_event_told_again_is_counted_for_its_channel_and_a_new_one_is_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        store = store_on(database)
        for key, channel in (("a", "slack"), ("a", "slack"), ("a", "slack"), ("b", "teams")):
            await store.inbox.receive(said(key, channel), NOW)

        its = await health.vitals(store, SteppedClock(NOW))

    assert (its.repeated, its.open_events) == ({"slack": 2, "teams": 0}, 2)


# --- its version ---


async def test_a_database_that_waits_for_its_migrations_is_told_with_both_versions(tmp_path: Path) -> None:
    async with opened(tmp_path, at=FORMER) as database:
        (found,) = await health.faults(store_on(database), SteppedClock(NOW), schema_of(database))

    assert f"version {FORMER}, and this Dult needs {newest()}: run `dult db upgrade`" in found


async def test_a_database_without_tables_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "dult.sqlite")) as empty:
        empty.execute("VACUUM")
    database = Database.file(tmp_path / "dult.sqlite")

    found = await health.faults(store_on(database), SteppedClock(NOW), schema_of(database))

    assert found == ["The database has no tables of Dult's: run `dult db upgrade`."]
    await database.close()


async def test_what_a_newer_dult_made_of_the_database_is_said_and_the_older_one_works_on(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as database:
        store, schema = store_on(database), schema_of(database)
        async with database.write() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        found = await health.faults(store, SteppedClock(NOW), schema)
        (note,) = await health.notes(store, schema)

    assert found == []
    assert f"version 9999, this one knows {newest()}: install the newer one" in note


# --- the beat ---


@pytest.mark.parametrize("since", [timedelta(seconds=46), timedelta(days=2)])
async def test_a_beat_that_is_silent_is_told(tmp_path: Path, since: timedelta) -> None:
    async with opened(tmp_path) as database:
        found = await faults(store_on(database), NOW - AGO + since)

    assert [one.partition(":")[0] for one in found] == ["The beat is silent"]


async def test_a_beat_that_never_looked_is_silent(tmp_path: Path) -> None:
    database = Database.file(tmp_path / "dult.sqlite")
    await upgrade(database)

    found = await faults(store_on(database))

    assert [one.partition(":")[0] for one in found] == ["The beat is silent"]
    await database.close()


@given(st.lists(st.floats(min_value=0, max_value=1000)))
def test_every_look_is_in_one_class_and_no_class_holds_a_later_one(late: list[float]) -> None:
    lateness = Lateness()

    for seconds in late:
        lateness.note(seconds)

    assert sum(lateness.looks) == len(late)
    assert [sum(lateness.looks[: place + 1]) for place in range(len(BOUNDS))] == [
        len([one for one in late if one <= bound]) for bound in BOUNDS
    ]
