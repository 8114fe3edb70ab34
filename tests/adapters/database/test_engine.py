"""What somebody before a screen is told when the database is busy: soon, and that nothing was saved."""

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.database.engine import Database
from adapters.database.inbox import DatabaseInbox
from adapters.database.patience import PATIENCE_S
from adapters.database.turns import Turns
from bot.errors import StoreUnavailable
from bot.events import EventId, Said
from nudges.delivery import Address
from tests.house import WORKSPACE, moved_in, some_people

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


async def test_who_waits_before_a_screen_waits_a_second_at_most() -> None:
    async with moved_in(some_people(1)) as database, database.hear() as connection:
        waits = await connection.scalar(text("PRAGMA busy_timeout"))

    assert PATIENCE_S * 900 < waits <= PATIENCE_S * 1000 < 1000


async def test_who_waits_before_a_screen_goes_ahead_of_whatever_else_is_to_be_written() -> None:
    """SQLite alone keeps no line: beside a broadcast an event would wait for most of a second."""
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


async def test_the_wait_for_a_turn_and_the_wait_for_another_process_are_a_second_together() -> None:
    async with moved_in(some_people(1)) as database, asyncio.TaskGroup() as group:
        group.create_task(_busy_for(database, PATIENCE_S / 2))
        await asyncio.sleep(0.05)
        async with database.hear() as connection:
            left = await connection.scalar(text("PRAGMA busy_timeout"))

    assert left <= PATIENCE_S * 600


async def test_a_write_that_never_gets_its_turn_is_refused() -> None:
    turns = Turns()
    async with turns.writer(1):
        with pytest.raises(StoreUnavailable):
            async with turns.writer(0.01):
                pass

    async with turns.writer(1):
        pass


async def _busy_for(database: Database, seconds: float) -> None:
    async with database.write():
        await asyncio.sleep(seconds)


async def test_a_wrong_statement_is_not_taken_for_a_busy_database() -> None:
    async with moved_in(some_people(1)) as database:
        with pytest.raises(Exception, match="no such table") as error:
            async with database.write() as connection:
                await connection.execute(text("SELECT * FROM nowhere"))

        assert not isinstance(error.value, StoreUnavailable)


async def test_a_drain_asks_here_and_waits_for_locks_and_disks_elsewhere(tmp_path: Path) -> None:
    database, seen = Database.file(tmp_path / "dult.sqlite"), list[tuple[str, bool]]()

    def note(sql: str) -> None:
        seen.append((sql.partition(" ")[0], threading.current_thread() is threading.main_thread()))

    async with database.drain() as connection:
        its = (await connection.get_raw_connection()).driver_connection
        await its.set_trace_callback(note)  # type: ignore[union-attr]
    async with database.drain() as connection:
        await connection.execute(text("SELECT 1"))
    await database.close()

    assert seen == [("COMMIT", False), ("BEGIN", False), ("SELECT", True), ("COMMIT", False)]
