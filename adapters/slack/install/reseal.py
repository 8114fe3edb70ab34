"""Every secret that is kept is sealed anew with the first key, so that an older one may go."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import Column, MetaData, Row, Select, Table, Update, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.install.bot_token import workspace_of
from adapters.slack.install.seal import Seal, Standing
from adapters.slack.install.sql import answering
from adapters.slack.install.store import SECRETS
from bot.secret_key import Sealed
from nudges.delivery import WorkspaceId


def _sealed_in(rows: Table) -> tuple[Column[str], ...]:
    return tuple(column for column in rows.columns if column.name in SECRETS)


SEALED: Final = (
    *_sealed_in(SQLAlchemyInstallationStore.build_bots_table(MetaData(), "slack_bots")),
    *_sealed_in(SQLAlchemyInstallationStore.build_installations_table(MetaData(), "slack_installations")),
)
"""Every column that is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Secret:
    row: int
    whose: WorkspaceId
    text: str
    standing: Standing


async def standing(reader: AsyncEngine, seal: Seal) -> Sealed:
    """Tell which keys open what is kept, of whatever app of Slack's it is.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    secrets = [one for its in (await _kept(reader, seal)).values() for one in its]
    by = Counter(one.standing for one in secrets)
    lost = {one.whose for one in secrets if one.standing is Standing.LOST}
    return Sealed(first=by[Standing.FIRST], older=by[Standing.OLDER], lost=tuple(sorted(lost)))


async def reseal(reader: AsyncEngine, writer: AsyncEngine, seal: Seal) -> int:
    """Seal anew what an older key sealed, in one transaction; what is replaced meanwhile is let be.

    The seals are made before the transaction begins, so that nobody waits for them.

    Returns:
        How many secrets an older key had sealed.

    Raises:
        StoreUnavailable: the database does not answer; nothing was changed.
    """
    anew = {column: list(_anew(its, seal)) for column, its in (await _kept(reader, seal)).items()}
    with answering():
        async with writer.begin() as connection:
            for column, changes in anew.items():
                if changes:
                    await connection.execute(_put(column), changes)
    return sum(len(changes) for changes in anew.values())


async def _kept(reader: AsyncEngine, seal: Seal) -> dict[Column[str], list[_Secret]]:
    kept: dict[Column[str], list[_Secret]] = {}
    with answering():
        async with reader.connect() as connection:
            for column in SEALED:
                kept[column] = [_secret(row, seal) for row in await connection.execute(_all_in(column))]
    return kept


def _all_in(column: Column[str]) -> Select[Any]:
    its = column.table.c
    return select(
        its.id, its.team_id, its.enterprise_id, its.is_enterprise_install, column.label("text")
    ).where(column != "")


def _secret(row: Row[Any], seal: Seal) -> _Secret:
    whose = workspace_of(row.team_id, row.enterprise_id, org_wide=row.is_enterprise_install)
    return _Secret(row=row.id, whose=whose, text=row.text, standing=seal.standing(row.text))


def _anew(secrets: Sequence[_Secret], seal: Seal) -> Iterator[dict[str, Any]]:
    for one in secrets:
        if one.standing is Standing.OLDER:
            yield {"its": one.row, "was": one.text, "now": seal.sealed_anew(one.text)}


def _put(column: Column[str]) -> Update:
    """Change a secret that is still the one that was read."""
    rows = column.table
    its = update(rows).where(rows.c.id == bindparam("its"), column == bindparam("was"))
    return its.values({column: bindparam("now")})
