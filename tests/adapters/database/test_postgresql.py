"""What PostgreSQL has to promise that SQLite promises by having one lock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text, update
from sqlalchemy.dialects import postgresql as dialect

from adapters.database import postgresql as opening
from adapters.database import watch
from adapters.database.deliveries import candidates
from adapters.database.engine import Database
from adapters.database.inbox import DatabaseInbox
from adapters.database.migrate import newest, upgrade, version
from adapters.database.store import store_on
from adapters.database.tables import delivery, fact, metadata
from bot.errors import StoreUnavailable
from bot.events import EventId, Said
from bot.ports import Outgoing
from nudges.delivery import Address, Delivery, Item, Kind, State
from nudges.person import Role
from tests import postgresql
from tests.house import MONDAY, WORKSPACE, moved_in, some_people
from tests.patience import HANGS_S

pytestmark = pytest.mark.on_postgresql

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SAID = Said(
    id=EventId("one"), at=NOW, by=Address(channel="test", workspace=WORKSPACE, route="person:1"), text="help"
)
PLAIN = dialect.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's
NOWHERE = "postgresql://nobody@127.0.0.1:9/nothing"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody be refused because the machine is slow."""
    monkeypatch.setattr(opening, "PATIENCE_S", HANGS_S)


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    async with moved_in(some_people(40)) as its:
        assert its.is_on_a_server
        yield its


async def test_the_migrations_lead_to_the_very_tables_the_code_uses() -> None:
    async with postgresql.database_like("template0") as empty:
        await upgrade(empty)

        def differences(connection: Connection) -> list[object]:
            return list(compare_metadata(MigrationContext.configure(connection), metadata))

        async with empty.read() as connection:
            assert await connection.run_sync(differences) == []
        assert await version(empty) == newest()


async def test_several_processes_that_upgrade_at_once_do_it_once() -> None:
    async with postgresql.database_like("template0") as empty:
        await asyncio.gather(*(upgrade(empty) for _ in range(3)))

        assert await version(empty) == newest()


async def test_who_reads_before_writing_never_loses_what_another_wrote(database: Database) -> None:
    async def count_up() -> None:
        async with database.write() as connection:
            had = await connection.scalar(text("SELECT value FROM fact WHERE name = 'count'"))
            await connection.execute(
                update(fact).where(fact.c.name == "count").values(value=str(int(had) + 1))
            )

    await store_on(database).facts.note("count", "0")

    await asyncio.gather(*(count_up() for _ in range(30)))

    assert await store_on(database).facts.get("count") == "30"


@pytest.mark.usefixtures("patient")
async def test_an_event_is_kept_while_somebody_else_writes_for_long(database: Database) -> None:
    async with database.write() as busy:
        await busy.execute(text("SELECT 1"))

        assert await DatabaseInbox(database).receive(SAID, NOW)


async def test_a_drain_takes_its_turn_while_somebody_else_writes_for_long(database: Database) -> None:
    await _owe(database)
    async with database.write() as busy:
        await busy.execute(text("SELECT 1"))

        assert len(await _claim(database, 5)) == 5


async def test_an_event_that_cannot_be_kept_soon_is_refused_and_taken_afterwards(database: Database) -> None:
    inbox = DatabaseInbox(database)
    async with database.write() as busy:
        await busy.execute(text("LOCK TABLE inbox IN EXCLUSIVE MODE"))
        with pytest.raises(StoreUnavailable):
            await inbox.receive(SAID, NOW)

    assert await _kept(inbox)


async def _kept(inbox: DatabaseInbox) -> bool:
    """Bring it until it is not refused: a machine that stands still answers too late by itself."""
    async with asyncio.timeout(HANGS_S):
        while True:
            with suppress(StoreUnavailable):
                return await inbox.receive(SAID, NOW)


async def test_drains_that_claim_at_once_share_no_delivery(database: Database) -> None:
    owed = await _owe(database)

    claims = await asyncio.gather(*(_claim(database, 8) for _ in range(8)))

    claimed = [one.id for claim in claims for one in claim]
    assert len(claimed) == len(set(claimed)) <= owed


async def test_what_somebody_is_just_calling_off_is_not_claimed(database: Database) -> None:
    owed = await _owe(database)
    async with database.write() as connection:
        await connection.execute(update(delivery).values(state=State.SKIPPED))

        during = await _claim(database, owed)

    assert during == []
    assert await _claim(database, owed) == []


async def test_a_server_that_is_away_is_a_store_that_does_not_answer() -> None:
    away = Database.at(NOWHERE)

    with pytest.raises(StoreUnavailable):
        await store_on(away).facts.get("anything")

    await away.close()


async def test_a_wrong_statement_is_not_taken_for_a_server_that_is_away(database: Database) -> None:
    with pytest.raises(Exception, match="does not exist") as error:
        async with database.write() as connection:
            await connection.execute(text("SELECT * FROM nowhere"))

    assert not isinstance(error.value, StoreUnavailable)


async def test_connections_that_the_server_has_closed_are_opened_anew(database: Database) -> None:
    facts = store_on(database).facts
    await facts.note("before", "here")
    async with database.read() as connection:
        await connection.scalar(text("SELECT 1"))
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with pytest.raises(StoreUnavailable):
        async with database.write() as connection:
            await connection.execute(text(others))

    assert await facts.get("before") == "here"


async def test_a_claim_is_sought_by_its_index_however_much_there_is(database: Database) -> None:
    await _owe(database)
    async with database.write() as connection:
        await connection.execute(text("ANALYZE"))
        await connection.execute(text("SET LOCAL enable_seqscan = off"))  # the table is small here
        asked = candidates().params(workspace=WORKSPACE, claim=32, now=MONDAY, real_now=MONDAY)
        written = asked.compile(dialect=PLAIN, compile_kwargs={"literal_binds": True})
        plan = "\n".join(
            str(row[0]) for row in await connection.exec_driver_sql(f"EXPLAIN {written}".replace("%", "%%"))
        )

    assert plan.count("ix_delivery_pending") >= 4, plan
    assert "ix_delivery_lease" in plan, plan


async def _owe(database: Database) -> int:
    """Let something be due to everybody."""
    store = store_on(database)
    people = await store.people.with_role(Role.EMPLOYEE)
    for one in people:
        row = Outgoing(
            key=f"hello-{one.id}",
            to=one.id,
            kind=Kind.REPLY,
            item=Item(id="hello", version=1),
            due_at=MONDAY,
        )
        await store.deliveries.post(row)
    return len(people)


async def _claim(database: Database, most: int) -> list[Delivery]:
    return await store_on(database).deliveries.turn(
        WORKSPACE,
        settled=[],
        claim=most,
        now=MONDAY,
        real_now=MONDAY,
        lease_until=MONDAY + timedelta(seconds=15),
    )


async def test_who_has_something_to_send_is_sought_by_a_step_in_the_index_for_each(
    database: Database,
) -> None:
    """Else it goes through all that is due anywhere, for each of ten thousand workspaces."""
    asked = watch.waiting().params(now=MONDAY, real_now=MONDAY)
    look = asked.compile(dialect=PLAIN, compile_kwargs={"literal_binds": True})

    async with database.read() as connection:
        await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # the table is nearly empty
        rows = await connection.exec_driver_sql(f"EXPLAIN {look}")
        steps = "\n".join(str(row[0]) for row in rows)

    assert (
        "Index Cond: (ROW(workspace_id, priority) >= ROW(last.workspace_id, (last.priority + 1)))" in steps
    ), steps
    assert "Sort" not in steps, steps
