"""What somebody before a screen is told when the database is busy: soon, and that nothing was saved."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from adapters.database.engine import PATIENCE_S
from adapters.database.inbox import DatabaseInbox
from bot.errors import StoreUnavailable
from bot.events import EventId, Said
from nudges.delivery import Address
from tests.house import WORKSPACE, moved_in, some_people

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

    assert waits == PATIENCE_S * 1000 < 1000


async def test_a_wrong_statement_is_not_taken_for_a_busy_database() -> None:
    async with moved_in(some_people(1)) as database:
        with pytest.raises(Exception, match="no such table") as error:
            async with database.write() as connection:
                await connection.execute(text("SELECT * FROM nowhere"))

        assert not isinstance(error.value, StoreUnavailable)
