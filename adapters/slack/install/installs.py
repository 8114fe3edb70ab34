"""Who may call Slack for which workspace, whatever its token comes from."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.install.bot_token import BotToken
from adapters.slack.install.fixed import FixedToken, identify
from adapters.slack.install.renewal import Renewals
from adapters.slack.install.store import SealedInstallations
from bot.errors import Disconnected, StoreUnavailable, TryLater
from nudges.delivery import WorkspaceId

RENEW_AGAIN: Final = 30.0
"""Seconds between two attempts to renew a token that is still good."""
EVENT_GRAIN: Final = 1.0
"""Slack dates its events in whole seconds."""
log = logging.getLogger(__name__)


class Installs:
    """Gives out tokens: from OAuth installations first, else the one in the settings.

    A token is read once and then known, until Slack refuses it or it nears its end: no ``auth.test``, and no
    look into the database, for each request.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        *,
        fixed: FixedToken | None = None,
        store: SealedInstallations | None = None,
        renewals: Renewals | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._client = client
        self._fixed = fixed
        self._store = store
        self._renewals = renewals
        self._now = now
        self._known: dict[WorkspaceId, BotToken] = {}
        self._refused: dict[WorkspaceId, tuple[str, float]] = {}
        self._renew_at: dict[WorkspaceId, float] = {}

    async def token_of(self, workspace: WorkspaceId) -> str:
        """Return the bare token, as ``token`` does."""
        return (await self.token(workspace)).value

    async def token(self, workspace: WorkspaceId) -> BotToken:
        """Return a token that is good for some minutes; one that nears its end is renewed first.

        Raises:
            Disconnected: Dult is not installed there, or Slack refuses its token.
            TryLater: it could not be found out now.
        """
        its = await self._look(workspace)
        return await self._renewed(its) if its.is_ageing(self._now()) else its

    async def at_hand(self, workspace: WorkspaceId) -> BotToken:
        """Return a token without renewing one that still works: Slack waits for an acknowledgement.

        Raises:
            Disconnected: Dult is not installed there.
            TryLater: it could not be found out now.
        """
        its = await self._look(workspace)
        return await self._renewed(its) if its.is_over(self._now()) else its

    async def renew(self, workspace: WorkspaceId, expired: str) -> None:
        """Note that Slack refused a token, and get another where there is one to be had.

        Raises:
            Disconnected: there is none.
            TryLater: it could not be found out now.
        """
        if (known := self._known.get(workspace)) and known.value != expired:
            return
        self.forget(workspace)
        its = await self._look(workspace)
        if its.value != expired:
            return
        if its.expires_at is not None and self._renewals is not None:
            self._known[workspace] = await self._renewals.renewed(workspace, expired, wait=True)
            return
        self._refused[workspace] = (expired, self._now() + RENEW_AGAIN)

    def forget(self, workspace: WorkspaceId) -> None:
        """Read the token anew before its next use."""
        self._known.pop(workspace, None)
        self._refused.pop(workspace, None)
        self._renew_at.pop(workspace, None)
        if self._fixed is not None:
            self._fixed.forget(workspace)

    async def workspaces(self) -> list[WorkspaceId]:
        """Name the workspaces and organisations Dult is installed in.

        Raises:
            TryLater: Slack or the database could not be asked.
        """
        found = set(await self.installed())
        if self._fixed is not None:
            try:
                found.add((await self._fixed.token()).workspace)
            except Disconnected as error:
                log.warning("Slack does not take SLACK_BOT_TOKEN: %s.", error.reason)
        return sorted(found)

    async def installed(self) -> list[WorkspaceId]:
        """Name those of them that installed Dult by OAuth.

        Raises:
            TryLater: the database could not be asked.
        """
        if self._store is None:
            return []
        try:
            return await self._store.workspaces()
        except StoreUnavailable as error:
            raise TryLater(1.0, whole_workspace=True) from error

    async def uninstalled(self, workspace: WorkspaceId, at: datetime) -> bool:
        """Delete the tokens of a workspace that removed Dult, or revoked its bot's token, at that moment.

        Slack repeats events: one that tells of an earlier removal leaves a later installation alone. It is
        Slack that is asked when the two clocks leave a doubt.

        Returns:
            Whether Dult is no longer installed there.

        Raises:
            StoreUnavailable: nothing was deleted; it has to be said again.
        """
        self.forget(workspace)
        if self._store is None:
            return not await self._works(workspace)
        until = datetime.fromtimestamp(at.timestamp() + EVENT_GRAIN, UTC)
        if not await self._store.remove(workspace, until):
            if await self._works(workspace):
                return False
            await self._store.remove(workspace, datetime.fromtimestamp(self._now() + EVENT_GRAIN, UTC))
        self.forget(workspace)  # whoever looked meanwhile may know it still
        return not await self._works(workspace)

    async def aclose(self) -> None:
        """Let renewals under way come to their end."""
        if self._renewals is not None:
            await self._renewals.aclose()

    async def _look(self, workspace: WorkspaceId) -> BotToken:
        its = self._known.get(workspace) or await self._found(workspace)
        value, until = self._refused.get(workspace, ("", 0.0))
        if its.value == value and until > self._now():
            raise Disconnected("token_expired")
        self._known[workspace] = its
        return its

    async def _found(self, workspace: WorkspaceId) -> BotToken:
        if stored := await self._stored(workspace):
            return stored
        if self._fixed is not None:
            its = await self._fixed.token()
            if its.workspace == workspace:
                return its
        raise Disconnected("not-installed")

    async def _stored(self, workspace: WorkspaceId) -> BotToken | None:
        if self._store is None:
            return None
        try:
            its = await self._store.of(workspace)
        except StoreUnavailable as error:
            raise TryLater(1.0, whole_workspace=True) from error
        return None if its is None else BotToken.of(its)

    async def _renewed(self, its: BotToken) -> BotToken:
        """Renew a token; where that does not work now, one that is still good serves on."""
        workspace, now = its.workspace, self._now()
        is_good = not its.is_over(now)
        if self._renewals is None or (is_good and self._renew_at.get(workspace, 0.0) > now):
            return its
        try:
            new = await self._renewals.renewed(workspace, its.value, wait=not is_good)
        except (Disconnected, TryLater) as error:
            self.forget(workspace)
            if not is_good:
                raise
            self._renew_at[workspace] = now + RENEW_AGAIN
            log.warning("The token of %s is not renewed yet: %s", workspace, error)
            return await self._look(workspace)
        self._known[workspace] = new
        return new

    async def _works(self, workspace: WorkspaceId) -> bool:
        """Ask Slack; where it cannot be asked, what is there is believed."""
        try:
            await identify(self._client, await self.token_of(workspace))
        except Disconnected:
            return False
        except TryLater:
            return True
        return True
