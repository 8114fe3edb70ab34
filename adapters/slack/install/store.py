"""The installations: slack_sdk's own tables in Dult's database, with every secret in them sealed."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from logging import Logger
from typing import Any, Final, TypeVar

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.sqlalchemy import (
    AsyncSQLAlchemyInstallationStore,
    SQLAlchemyInstallationStore,
)
from sqlalchemy import ColumnElement, Table, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.slack.install.bot_token import slack_id, workspace_of
from adapters.slack.install.seal import Seal
from adapters.slack.install.sql import answering
from nudges.delivery import WorkspaceId

SECRETS: Final = frozenset(
    {
        "bot_token",
        "bot_refresh_token",
        "user_token",
        "user_refresh_token",
        "incoming_webhook_url",
        "incoming_webhook_configuration_url",
    }
)
"""The fields that are sealed."""
_Kept = TypeVar("_Kept", Installation, Bot)
log = logging.getLogger(__name__)


class SealedInstallations(AsyncInstallationStore):
    """Keeps installations through ``AsyncSQLAlchemyInstallationStore``, and adds what that lacks.

    Seals are put on before it and taken off after it. It reads on the engine that never waits and writes on
    the only one that may. It knows a workspace by its own id, without that of the organisation it is in: a
    workspace may join one after it installed Dult. Earlier installations of a workspace are removed with a
    new one, and an update of tokens brings no removed one back: the SDK's ``save`` would.
    """

    def __init__(self, client_id: str, seal: Seal, *, reader: AsyncEngine, writer: AsyncEngine) -> None:
        self._client_id = client_id
        self._seal = seal
        self._reader, self._writer = reader, writer
        self._reading = AsyncSQLAlchemyInstallationStore(client_id, reader)
        self._writing = AsyncSQLAlchemyInstallationStore(client_id, writer)

    @property
    def logger(self) -> Logger:
        """What the SDK's interface asks for."""
        return log

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation in the place of all earlier ones of its workspace.

        Raises:
            StoreUnavailable: it was not kept.
        """
        with answering():
            await self._writing.async_save(_changed(installation, self._seal.sealed))
            await self._remove(_of(installation), installation.installed_at, earlier_only=True)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep the bot's part of an installation."""
        with answering():
            await self._writing.async_save_bot(_changed(bot, self._seal.sealed))

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """Find the bot's part of an installation.

        Raises:
            Disconnected: the key is lost.
        """
        its = await self._reading.async_find_bot(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return its and _changed(its, self._seal.opened)

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Find an installation.

        Raises:
            Disconnected: the key is lost.
        """
        its = await self._reading.async_find_installation(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            is_enterprise_install=is_enterprise_install,
        )
        return its and _changed(its, self._seal.opened)

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Remove the bot's part of an installation."""
        await self._writing.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Remove an installation."""
        await self._writing.async_delete_installation(
            enterprise_id=enterprise_id, team_id=team_id, user_id=user_id
        )

    async def of(self, workspace: WorkspaceId) -> Installation | None:
        """Return the newest installation of a workspace.

        Raises:
            Disconnected: the key is lost.
            StoreUnavailable: the database does not answer.
        """
        rows = self._reading.installations
        query = select(rows).where(self._is(rows, workspace)).order_by(rows.c.installed_at.desc()).limit(1)
        with answering():
            async with self._reader.connect() as connection:
                row = (await connection.execute(query)).mappings().first()
        if row is None:
            return None
        return _changed(SQLAlchemyInstallationStore.build_installation_entity(row), self._seal.opened)

    async def workspaces(self) -> list[WorkspaceId]:
        """Name every workspace and organisation that installed Dult."""
        its = self._reading.installations.c
        query = select(its.team_id, its.enterprise_id, its.is_enterprise_install).where(
            its.client_id == self._client_id
        )
        with answering():
            async with self._reader.connect() as connection:
                rows = (await connection.execute(query)).all()
        return sorted({workspace_of(team, org, org_wide=org_wide) for team, org, org_wide in rows})

    async def renew(self, its: Installation) -> bool:
        """Keep the tokens of an installation in the place of its former ones.

        Returns:
            ``False`` when it was removed or replaced meanwhile; then nothing is kept.
        """
        kept = 0
        with answering():
            async with self._writer.begin() as connection:
                for rows in (self._writing.installations, self._writing.bots):
                    same = and_(self._is(rows, _of(its)), rows.c.installed_at == _naive(its.installed_at))
                    result = await connection.execute(update(rows).where(same).values(self._tokens(its)))
                    kept += result.rowcount
        return kept > 0

    async def remove(self, workspace: WorkspaceId, at: datetime) -> bool:
        """Remove what was installed until then; a later installation stays.

        Returns:
            ``False`` when a later installation is there.
        """
        with answering():
            await self._remove(workspace, at.timestamp())
        return workspace not in await self.workspaces()

    async def _remove(self, workspace: WorkspaceId, until: float, *, earlier_only: bool = False) -> None:
        async with self._writer.begin() as connection:
            for rows in (self._writing.installations, self._writing.bots):
                at = rows.c.installed_at
                old = at < _naive(until) if earlier_only else at <= _naive(until)
                await connection.execute(delete(rows).where(self._is(rows, workspace), old))

    def _is(self, rows: Table, workspace: WorkspaceId) -> ColumnElement[bool]:
        its, name = rows.c, slack_id(workspace)
        for_all = and_(its.is_enterprise_install, its.enterprise_id == name)
        for_one = and_(~its.is_enterprise_install, its.team_id == name)
        return and_(its.client_id == self._client_id, or_(for_one, for_all))

    def _tokens(self, its: Installation) -> dict[str, Any]:
        expires_at = its.bot_token_expires_at
        return {
            "bot_token": self._seal.sealed(its.bot_token),
            "bot_refresh_token": self._seal.sealed(its.bot_refresh_token),
            "bot_token_expires_at": expires_at and _naive(expires_at),
        }


def _changed(its: _Kept, change: Callable[[str | None], str | None]) -> _Kept:
    fields = its.to_dict_for_copying()
    changed = {name: change(value) for name, value in fields.items() if name in SECRETS}
    return type(its)(**{**fields, **changed})


def _of(its: Installation) -> WorkspaceId:
    return workspace_of(its.team_id, its.enterprise_id, org_wide=its.is_enterprise_install)


def _naive(seconds: float) -> datetime:
    """Write a moment as the SDK does (``normalize_datetime_for_db``): in UTC, without saying so."""
    return datetime.fromtimestamp(seconds, tz=UTC).replace(tzinfo=None)
