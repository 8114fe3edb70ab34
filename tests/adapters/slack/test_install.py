"""Installations are kept in slack_sdk's tables, sealed, one a workspace."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import MetaData, Table, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from adapters.database.engine import Database
from adapters.database.migrate import upgrade
from adapters.database.tables import slack_bots, slack_installations, slack_oauth_states
from adapters.slack.install.lease import HELD, Leases
from adapters.slack.install.sql import answering
from adapters.slack.install.states import SingleUseStates
from adapters.slack.install.store import SECRETS
from bot.errors import Disconnected, StoreUnavailable
from bot.secret_key import new_key
from nudges.delivery import WorkspaceId
from tests.adapters.slack.installing import installation, opened, stored_in
from tests.patience import HANGS_S

KEY = new_key()
T1 = WorkspaceId("slack:T1")
E1 = WorkspaceId("slack:E1")
NOW = datetime.fromtimestamp(1_795_000_000.25, UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(tmp_path) as it:
        yield it


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (slack_bots, SQLAlchemyInstallationStore.build_bots_table(MetaData(), "slack_bots")),
        (
            slack_installations,
            SQLAlchemyInstallationStore.build_installations_table(MetaData(), "slack_installations"),
        ),
        (
            slack_oauth_states,
            SQLAlchemyOAuthStateStore.build_oauth_states_table(MetaData(), "slack_oauth_states"),
        ),
    ],
    ids=lambda table: table.name,
)
def test_our_tables_have_the_columns_that_the_sdk_writes(ours: Table, theirs: Table) -> None:
    assert (ours.name, set(ours.c.keys())) == (theirs.name, set(theirs.c.keys()))


async def test_what_was_installed_is_found_by_its_workspace_alone(database: Database) -> None:
    store = stored_in(database, [KEY])

    await store.async_save(installation("T1", enterprise_id="E1"))

    found = await store.of(T1)
    assert found is not None
    assert (found.bot_token, found.bot_user_id, found.bot_scopes) == (
        "xoxb-1",
        "UBOT",
        ["chat:write", "im:write"],
    )
    assert await store.of(WorkspaceId("slack:T2")) is None


async def test_an_organisation_is_found_by_its_own_id_and_not_by_those_of_its_workspaces(
    database: Database,
) -> None:
    store = stored_in(database, [KEY])

    await store.async_save(installation(None, enterprise_id="E1", token="xoxb-org"))
    await store.async_save(installation("T1", enterprise_id="E1", token="xoxb-team"))

    found = [await store.of(workspace) for workspace in (E1, T1)]
    assert [its and its.bot_token for its in found] == ["xoxb-org", "xoxb-team"]
    assert await store.workspaces() == [E1, T1]


async def test_no_secret_is_readable_in_the_database(database: Database) -> None:
    """slack.md §3.33."""
    its = installation(token="xoxb-secret", refresh="xoxe-secret")
    its.user_token, its.user_refresh_token = "xoxp-secret", "xoxe-2-secret"
    its.incoming_webhook_url = "https://hooks.slack.com/secret"

    await stored_in(database, [KEY]).async_save(its)

    async with database.read() as connection:
        rows = [
            value
            for table in (slack_bots, slack_installations)
            for row in await connection.execute(select(table))
            for value in row
        ]
    assert rows
    assert not [value for value in rows if "secret" in str(value)]
    assert {"bot_token", "bot_refresh_token", "user_token", "user_refresh_token"} <= SECRETS


async def test_the_sdks_own_way_to_ask_opens_the_seals_too(database: Database) -> None:
    store = stored_in(database, [KEY])
    await store.async_save(installation("T1", enterprise_id="E1", refresh="xoxe-1"))

    bot = await store.async_find_bot(enterprise_id="E1", team_id="T1")
    its = await store.async_find_installation(enterprise_id="E1", team_id="T1", user_id="U1")

    assert bot is not None
    assert its is not None
    assert (bot.bot_token, its.bot_token, its.bot_refresh_token) == ("xoxb-1", "xoxb-1", "xoxe-1")


async def test_a_new_key_before_the_old_one_opens_what_the_old_one_sealed(database: Database) -> None:
    await stored_in(database, [KEY]).async_save(installation())

    found = await stored_in(database, [new_key(), KEY]).of(T1)

    assert found is not None
    assert found.bot_token == "xoxb-1"


async def test_a_lost_key_means_that_dult_has_to_be_installed_again(database: Database) -> None:
    await stored_in(database, [KEY]).async_save(installation())
    elsewhere = stored_in(database, [new_key()])

    with pytest.raises(Disconnected, match="DULT_SECRET_KEY"):
        await elsewhere.of(T1)
    await elsewhere.async_save(installation(installed_at=1_795_000_001))

    assert await elsewhere.of(T1) is not None


async def test_installing_again_leaves_nothing_of_the_former_installation(database: Database) -> None:
    store = stored_in(database, [KEY])

    await store.async_save(installation(token="xoxb-old", user_id="U1"))
    await store.async_save(installation(token="xoxb-new", user_id="U2", installed_at=1_795_000_060))

    found = await store.of(T1)
    assert found is not None
    assert found.bot_token == "xoxb-new"
    async with database.read() as connection:
        for table in (slack_bots, slack_installations):
            assert len((await connection.execute(select(table.c.id))).all()) == 1


async def test_a_renewed_token_takes_the_place_of_the_former_one(database: Database) -> None:
    store = stored_in(database, [KEY])
    await store.async_save(installation(expires_at=1_795_040_000))

    kept = await store.renew(installation(token="xoxb-2", refresh="xoxe-2", expires_at=1_795_080_000))

    found = await store.of(T1)
    assert kept
    assert found is not None
    assert (found.bot_token, found.bot_refresh_token, found.bot_token_expires_at) == (
        "xoxb-2",
        "xoxe-2",
        1_795_080_000,
    )


async def test_a_token_renewed_too_late_brings_no_removed_installation_back(database: Database) -> None:
    store = stored_in(database, [KEY])
    await store.async_save(installation())
    await store.remove(T1, NOW)

    kept = await store.renew(installation(token="xoxb-2"))

    assert not kept
    assert await store.of(T1) is None


async def test_an_old_removal_leaves_a_newer_installation_alone(database: Database) -> None:
    store = stored_in(database, [KEY])
    await store.async_save(installation())

    assert not await store.remove(T1, NOW - timedelta(seconds=5))
    assert await store.remove(T1, NOW)


async def test_thirty_installations_and_readings_at_once_are_all_kept(database: Database) -> None:
    store = stored_in(database, [KEY])

    async def come_and_look(number: int) -> str | None:
        await store.async_save(installation(f"T{number}", token=f"xoxb-{number}"))
        found = await store.of(WorkspaceId(f"slack:T{number}"))
        return None if found is None else found.bot_token

    found = await asyncio.gather(*(come_and_look(number) for number in range(30)))

    assert found == [f"xoxb-{number}" for number in range(30)]
    assert len(await store.workspaces()) == 30


async def test_reading_waits_for_no_writer(database: Database) -> None:
    store = stored_in(database, [KEY])
    await store.async_save(installation())

    async with database.write():
        found = await asyncio.wait_for(store.of(T1), HANGS_S)

    assert found is not None


def test_a_database_that_does_not_answer_is_told_in_the_cores_words() -> None:
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY

    with pytest.raises(StoreUnavailable), answering():
        raise OperationalError("SELECT", {}, busy)
    with pytest.raises(StoreUnavailable), answering():
        raise PoolTimeoutError


async def test_a_statement_that_is_wrong_is_not_taken_for_a_passing_trouble() -> None:
    empty = Database.memory()

    with pytest.raises(OperationalError, match="no such table"):
        await stored_in(empty, [KEY]).of(T1)

    await empty.close()


async def test_a_state_is_good_once(database: Database) -> None:
    """slack.md §3.33."""
    states = SingleUseStates(database.writer)
    state = await states.async_issue()

    used = await asyncio.gather(*(states.async_consume(state) for _ in range(5)))

    assert sorted(used) == [False, False, False, False, True]
    assert not await states.async_consume("never-issued")


async def test_states_whose_time_is_over_are_forgotten(database: Database) -> None:
    states = SingleUseStates(database.writer)
    states.expiration_seconds = -1
    old = await states.async_issue()
    states.expiration_seconds = 600

    assert not await states.async_consume(old)
    await states.async_issue()

    async with database.read() as connection:
        assert len((await connection.execute(select(slack_oauth_states.c.id))).all()) == 1


async def test_one_process_at_a_time_renews_a_token(database: Database) -> None:
    moment = [1_795_000_000.0]
    first, second = (Leases(database.writer, lambda: moment[0]) for _ in range(2))

    mine = await first.take(T1)

    assert mine is not None
    assert await second.take(T1) is None
    assert await second.take(E1) is not None
    await first.give_back(T1, mine)
    assert await second.take(T1) is not None


async def test_whoever_was_killed_while_renewing_is_waited_for_no_longer_than_its_lease(
    database: Database,
) -> None:
    moment = [1_795_000_000.0]
    first, second = (Leases(database.writer, lambda: moment[0]) for _ in range(2))
    lost = await first.take(T1)
    assert lost is not None

    moment[0] += HELD
    mine = await second.take(T1)
    await first.give_back(T1, lost)

    assert mine is not None
    assert await first.take(T1) is None


async def test_a_database_from_before_slack_keeps_its_people_and_takes_installations() -> None:
    before = Database.memory()
    await upgrade(before, "0002")
    async with before.write() as connection:
        await connection.execute(text("INSERT INTO fact (name, value) VALUES ('since', 'long ago')"))

    await upgrade(before)
    await stored_in(before, [KEY]).async_save(installation())

    async with before.read() as connection:
        assert (await connection.execute(text("SELECT value FROM fact"))).scalars().all() == ["long ago"]
    assert await stored_in(before, [KEY]).workspaces() == [T1]
    await before.close()
