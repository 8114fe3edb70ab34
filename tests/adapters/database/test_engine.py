"""What somebody before a screen is told when the database is busy: soon, and that nothing was saved."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from adapters.database import sqlite
from adapters.database import turns as line
from adapters.database.engine import Database
from adapters.database.inbox import DatabaseInbox
from adapters.database.patience import PATIENCE_S
from adapters.database.turns import Turns
from bot.errors import StoreUnavailable
from bot.events import EventId, Said
from nudges.delivery import Address
from tests.house import WORKSPACE, moved_in, some_people
from tests.patience import HANGS_S

pytestmark = pytest.mark.on_sqlite

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SAID = Said(
    id=EventId("one"), at=NOW, by=Address(channel="test", workspace=WORKSPACE, route="person:1"), text="help"
)


async def test_an_event_is_refused_soon_while_somebody_else_writes_and_taken_afterwards() -> None:
    async with moved_in(some_people(1)) as database:
        inbox = DatabaseInbox(database)
        async with database.write() as busy:
            await busy.execute(text("SELECT 1"))
            with pytest.raises(StoreUnavailable):
                await inbox.receive(SAID, NOW)

        assert await inbox.receive(SAID, NOW)


class Time:
    """What the waits for a turn go by: it passes when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0
        self.looked = asyncio.Event()

    def monotonic(self) -> float:
        self.looked.set()
        return self.now


@pytest.fixture
def its_time(monkeypatch: pytest.MonkeyPatch) -> Time:
    its = Time()
    monkeypatch.setattr(line, "time", SimpleNamespace(monotonic=its.monotonic))
    return its


async def test_who_waits_before_a_screen_waits_a_second_at_most(its_time: Time) -> None:
    async with moved_in(some_people(1)) as database, database.hear() as connection:
        waits = await connection.scalar(text("PRAGMA busy_timeout"))

    assert waits == PATIENCE_S * 1000 < 1000
    assert its_time.looked.is_set()


async def test_who_waits_before_a_screen_goes_ahead_of_whatever_else_is_to_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """SQLite alone keeps no line: beside a broadcast an event would wait for most of a second."""
    monkeypatch.setattr(sqlite, "PATIENCE_S", HANGS_S)
    order: list[str] = []

    async def writes(database: Database) -> None:
        async with database.write() as connection:
            await connection.execute(text("SELECT 1"))
            order.append("written")

    async with moved_in(some_people(1)) as database, asyncio.TaskGroup() as group:
        for _ in range(20):
            group.create_task(writes(database))
        while not order:  # noqa: ASYNC110 - the first one is done, and the next has the lock
            await asyncio.sleep(0)
        await DatabaseInbox(database).receive(SAID, NOW)
        order.append("heard")

    assert order.index("heard") <= 3


async def test_the_wait_for_a_turn_and_the_wait_for_another_process_are_a_second_together(
    monkeypatch: pytest.MonkeyPatch, its_time: Time
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_S", HANGS_S)  # a second that passes as slowly as the machine is
    async with moved_in(some_people(1)) as database, asyncio.TaskGroup() as group:
        async with database.write():
            its_time.looked.clear()
            hearing = group.create_task(_left_for_another_process(database))
            await its_time.looked.wait()
            its_time.now += HANGS_S / 2

        left = await hearing

    assert left == HANGS_S / 2 * 1000


async def _left_for_another_process(database: Database) -> float:
    async with database.hear() as connection:
        return float(await connection.scalar(text("PRAGMA busy_timeout")) or 0)


async def test_a_write_that_never_gets_its_turn_is_refused() -> None:
    turns = Turns()
    async with turns.writer(HANGS_S):
        with pytest.raises(StoreUnavailable):
            async with turns.writer(0.01):
                pass

    async with turns.writer(HANGS_S):
        pass


async def test_a_process_without_memory_for_a_thread_takes_the_database_for_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whatever was to be composed just then would be given up as if it were wrong."""
    database = Database.file(tmp_path / "dult.sqlite")

    def fail(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as narrow:
        narrow.setattr(threading.Thread, "start", fail)
        with pytest.raises(StoreUnavailable):
            async with database.read():
                pass

    async with database.read() as connection:
        assert await connection.scalar(text("SELECT 1")) == 1
    await database.close()


async def test_a_wrong_statement_is_not_taken_for_a_busy_database() -> None:
    async with moved_in(some_people(1)) as database:
        with pytest.raises(Exception, match="no such table") as error:
            async with database.write() as connection:
                await connection.execute(text("SELECT * FROM nowhere"))

        assert not isinstance(error.value, StoreUnavailable)


@asynccontextmanager
async def _traced(file: Path) -> AsyncIterator[tuple[Database, list[tuple[str, bool]]]]:
    """Note the first word of each statement of a drain, and whether it ran where the event loop does."""
    database, seen = Database.file(file), list[tuple[str, bool]]()

    def note(sql: str) -> None:
        seen.append((sql.partition(" ")[0], threading.current_thread() is threading.main_thread()))

    async with database.drain() as connection:
        its = (await connection.get_raw_connection()).driver_connection
        await its.set_trace_callback(note)  # type: ignore[union-attr]
    seen.clear()
    yield database, seen
    await database.close()


async def test_a_drain_asks_here_and_waits_for_disks_elsewhere(tmp_path: Path) -> None:
    async with _traced(tmp_path / "dult.sqlite") as (database, seen):
        async with database.drain() as connection:
            await connection.execute(text("SELECT 1"))

        assert seen == [("BEGIN", True), ("SELECT", True), ("COMMIT", False)]


async def test_a_drain_that_finds_another_process_writing_waits_for_it_elsewhere(tmp_path: Path) -> None:
    async with _traced(tmp_path / "dult.sqlite") as (database, seen):
        with closing(sqlite3.connect(tmp_path / "dult.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            draining = asyncio.create_task(_note(database))
            async with asyncio.timeout(HANGS_S):
                while ("BEGIN", False) not in seen:  # noqa: ASYNC110 - the thread tells of it
                    await asyncio.sleep(0.01)
            has_waited = not draining.done()
            other.execute("ROLLBACK")
            await draining

        assert has_waited
        assert [one for one in seen if one[0] != "PRAGMA"] == [
            ("BEGIN", True), ("BEGIN", False), ("SELECT", True), ("COMMIT", False)
        ]  # fmt: skip


async def _note(database: Database) -> None:
    async with database.drain() as connection:
        await connection.execute(text("SELECT 1"))
