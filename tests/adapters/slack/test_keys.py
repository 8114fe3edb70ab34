"""The key that seals tokens is changed while Dult runs, and nothing is lost on the way."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from adapters.database.tables import metadata, slack_bots, slack_installations
from adapters.slack.install import reseal as resealing
from adapters.slack.install.reseal import SEALED, reseal, standing
from adapters.slack.install.seal import Seal, Standing
from bot.errors import Disconnected
from bot.secret_key import Sealed, new_key
from nudges.delivery import WorkspaceId
from tests.adapters.slack.fake import fake_slack
from tests.adapters.slack.installing import Stage, by_oauth, installation, installing, opened
from tests.patience import HANGS_S

OLD, NEW = new_key(), new_key()
T1, E1 = WorkspaceId("slack:T1"), WorkspaceId("slack:E1")
SECRETS_OF_ONE = 8
"""Two of the bot's tokens in each of two tables, two of a person's, and two addresses to write to."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Dult was installed with the old key."""
    async with fake_slack() as slack, opened(tmp_path) as database:
        its = Stage(slack=slack, database=database, keys=[OLD])
        await its.store.async_save(_with_every_secret())
        yield its


def _with_every_secret(team_id: str | None = "T1", enterprise_id: str | None = None) -> Installation:
    its = installation(team_id, enterprise_id=enterprise_id, refresh="xoxe-1")
    its.user_token, its.user_refresh_token = "xoxp-1", "xoxe-2"
    its.incoming_webhook_url = "https://hooks.example.org/1"
    its.incoming_webhook_configuration_url = "https://hooks.example.org/2"
    return its


async def rotated(stage: Stage, *keys: str) -> int:
    return await reseal(stage.database.reader, stage.database.writer, Seal(keys))


async def found(stage: Stage, *keys: str) -> Sealed:
    return await standing(stage.database.reader, Seal(keys))


async def test_after_a_rotation_the_old_key_is_needed_for_nothing(stage: Stage) -> None:
    before = await found(stage, NEW, OLD)

    anew = await rotated(stage, NEW, OLD)

    assert (before, anew) == (Sealed(older=SECRETS_OF_ONE), SECRETS_OF_ONE)
    assert await found(stage, NEW) == Sealed(first=SECRETS_OF_ONE)
    stage.keys = [NEW]
    its = await stage.store.of(T1)
    assert its is not None
    assert (its.bot_token, its.bot_refresh_token, its.user_token) == ("xoxb-1", "xoxe-1", "xoxp-1")
    assert its.incoming_webhook_url == "https://hooks.example.org/1"


async def test_a_second_rotation_finds_nothing_to_do(stage: Stage) -> None:
    await rotated(stage, NEW, OLD)

    assert await rotated(stage, NEW, OLD) == 0


async def test_two_rotations_at_once_leave_everything_readable(stage: Stage) -> None:
    await asyncio.gather(*(rotated(stage, NEW, OLD) for _ in range(4)))

    assert await found(stage, NEW) == Sealed(first=SECRETS_OF_ONE)


async def test_what_no_key_opens_is_named_once_and_left_as_it_is(stage: Stage) -> None:
    stage.keys = [new_key()]
    await stage.store.async_save(_with_every_secret(None, "E1"))

    anew = await rotated(stage, NEW, OLD)

    assert anew == SECRETS_OF_ONE
    assert await found(stage, NEW) == Sealed(first=SECRETS_OF_ONE, lost=(E1,))
    assert (await stage.store.of(E1)) is not None  # whoever has its key reads it still


async def test_a_rotation_that_cannot_be_carried_out_wholly_changes_nothing(stage: Stage) -> None:
    refuse = "CREATE TRIGGER t BEFORE UPDATE ON slack_installations BEGIN SELECT RAISE(ABORT, 'no'); END"
    async with stage.database.write() as connection:
        await connection.execute(text(refuse))

    with pytest.raises(IntegrityError):
        await rotated(stage, NEW, OLD)

    assert await found(stage, NEW, OLD) == Sealed(older=SECRETS_OF_ONE)


async def test_a_token_that_is_renewed_meanwhile_stays_the_renewed_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_read, read = asyncio.Event(), resealing._kept

    async def noted(*given: Any) -> Any:
        kept = await read(*given)
        has_read.set()
        return kept

    monkeypatch.setattr(resealing, "_kept", noted)
    async with stage.database.write() as connection:
        rotation = asyncio.create_task(rotated(stage, NEW, OLD))
        async with asyncio.timeout(HANGS_S):
            await has_read.wait()  # and may not write before this block ends
        renewed = {"bot_token": Seal([OLD]).sealed("xoxb-2")}
        for rows in (slack_bots, slack_installations):
            await connection.execute(update(rows).values(renewed))
    await rotation

    stage.keys = [NEW, OLD]
    its = await stage.store.of(T1)
    assert its is not None
    assert (its.bot_token, its.bot_refresh_token) == ("xoxb-2", "xoxe-1")


async def test_a_dult_at_work_reads_the_keys_again_when_another_process_has_rotated(stage: Stage) -> None:
    async with stage.dult(**by_oauth()) as parts:
        stage.keys[:] = [NEW, OLD]
        await rotated(stage, NEW, OLD)

        read = await parts.installs.token_of(T1)
        assert parts.flow is not None
        await parts.flow.settings.installation_store.async_save(installation("T2"))

    assert read == "xoxb-1"
    assert (await found(stage, NEW)).lost == ()


async def test_a_dult_that_was_not_given_the_new_key_works_on_until_it_must_read_and_again_with_it(
    stage: Stage,
) -> None:
    without = installing(stage.slack.api_url, stage.database, [OLD], by_oauth())
    async with without as parts:
        before = await parts.installs.token_of(T1)
        await rotated(stage, NEW, OLD)
        meanwhile = await parts.installs.token_of(T1)
        parts.installs.forget(T1)
        with pytest.raises(Disconnected, match="no key"):
            await parts.installs.token_of(T1)
    stage.keys = [NEW, OLD]
    async with stage.dult(**by_oauth()) as parts:
        after = await parts.installs.token_of(T1)

    assert (before, meanwhile, after) == ("xoxb-1", "xoxb-1", "xoxb-1")


def test_every_column_that_holds_a_secret_is_sealed() -> None:
    telling = ("token", "secret", "password", "webhook_url", "webhook_configuration_url")
    harmless = ("token_expires_at", "token_type")

    named = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if any(word in column.name for word in telling) and not column.name.endswith(harmless)
    }

    assert named == {f"{column.table.name}.{column.name}" for column in SEALED}


@given(st.text(min_size=1), st.integers(0, 3))
def test_whichever_key_sealed_a_text_all_open_it_and_only_the_first_is_needed_once_it_is_sealed_anew(
    words: str, sealed_by: int
) -> None:
    keys = [new_key() for _ in range(3)]
    former = Seal([*keys[sealed_by:], new_key()])
    sealed = former.sealed(words) or ""
    seal = Seal(keys)

    match seal.standing(sealed):
        case Standing.LOST:
            assert sealed_by == 3
            with pytest.raises(Disconnected):
                seal.opened(sealed)
        case found:
            assert (found is Standing.FIRST) == (sealed_by == 0)
            assert seal.opened(sealed) == words
            assert Seal(keys[:1]).opened(seal.sealed_anew(sealed)) == words
