"""Renewing tokens that expire: exactly once, whoever needs one and in however many processes."""

import asyncio
import logging
from contextlib import suppress
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackTokenRotationError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from adapters.slack.errors import translated
from adapters.slack.install.bot_token import BotToken
from adapters.slack.install.lease import HELD, Leases
from adapters.slack.install.store import SealedInstallations
from bot.errors import ChannelError, Disconnected, StoreUnavailable, TryLater, Uncertain
from nudges.delivery import WorkspaceId

NOW: Final = 60 * 24 * 365
"""Minutes before its end that a token is to be renewed, for the SDK: now, since that was decided here."""
LOOK_AGAIN: Final = 0.1
"""Seconds between two looks whether somebody else has renewed it."""
KEEPING: Final = 20
"""How often a new token is offered to a database that does not answer, half a second apart."""
log = logging.getLogger(__name__)


class Renewals:
    """Asks Slack for new tokens under a lease: slack_sdk renews on incoming requests only, and unlocked.

    Slack revokes a refresh token that was used "after a short grace period", and keeps at most two tokens
    alive (docs.slack.dev/authentication/using-token-rotation): two who renew at once would end with none.
    """

    def __init__(self, rotator: AsyncTokenRotator, store: SealedInstallations, leases: Leases) -> None:
        self._rotator = rotator
        self._store = store
        self._leases = leases
        self._under_way: dict[WorkspaceId, asyncio.Task[BotToken]] = {}

    async def renewed(self, workspace: WorkspaceId, old: str, *, wait: bool) -> BotToken:
        """Return a newer token than ``old``; who is cancelled meanwhile stops only waiting for it.

        Args:
            workspace: whose token it is.
            old: the token that shall be renewed.
            wait: whether to wait for another process that is at it.

        Raises:
            Disconnected: there is none to be had: Dult must be installed again.
            TryLater: Slack or the database does not answer, or another process is at it.
        """
        task = self._under_way.get(workspace)
        if task is None:
            task = asyncio.create_task(self._renew(workspace, old, wait=wait))
            self._under_way[workspace] = task
            task.add_done_callback(lambda _: self._under_way.pop(workspace, None))
        return await asyncio.shield(task)

    async def aclose(self) -> None:
        """Let what is under way come to its end: a token that Slack gave and nobody kept is lost."""
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _renew(self, workspace: WorkspaceId, old: str, *, wait: bool) -> BotToken:
        for _ in range(int(HELD / LOOK_AGAIN) if wait else 1):
            its = await self._installation(workspace)
            if its.bot_token != old:
                return BotToken.of(its)
            if holder := await self._taken(workspace):
                return await self._renew_as(holder, workspace, old)
            await asyncio.sleep(LOOK_AGAIN if wait else 0)
        raise TryLater(1.0, whole_workspace=True)

    async def _renew_as(self, holder: str, workspace: WorkspaceId, old: str) -> BotToken:
        try:
            its = await self._installation(workspace)  # as it is now that nobody else is at it
            if its.bot_token != old:
                return BotToken.of(its)
            new = await self._from_slack(its)
            await self._keep(workspace, new)
            return BotToken.of(new)
        finally:
            with suppress(StoreUnavailable):  # it ends by itself
                await self._leases.give_back(workspace, holder)

    async def _installation(self, workspace: WorkspaceId) -> Installation:
        try:
            its = await self._store.of(workspace)
        except StoreUnavailable as error:
            raise TryLater(1.0, whole_workspace=True) from error
        if its is None:
            raise Disconnected("not-installed")
        return its

    async def _taken(self, workspace: WorkspaceId) -> str | None:
        try:
            return await self._leases.take(workspace)
        except StoreUnavailable as error:
            raise TryLater(1.0, whole_workspace=True) from error

    async def _from_slack(self, its: Installation) -> Installation:
        """Ask, and once more when the answer was lost: within the grace the same refresh token is good."""
        if not its.bot_refresh_token:
            raise Disconnected("token_expired")
        try:
            return await self._asked(its)
        except Uncertain:
            pass
        try:
            return await self._asked(its)
        except Uncertain as error:
            raise TryLater(1.0, whole_workspace=True) from error

    async def _asked(self, its: Installation) -> Installation:
        try:
            new = await self._rotator.perform_token_rotation(installation=its, minutes_before_expiration=NOW)
        except ChannelError as error:
            raise _for_all(error) from error
        except SlackTokenRotationError as error:
            raise _for_all(translated(error.api_error)) from error
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _for_all(translated(error)) from error
        if new is None:  # the SDK's word for an answer that is no bot's token
            raise Disconnected("the renewal brought no bot token")
        return new

    async def _keep(self, workspace: WorkspaceId, new: Installation) -> None:
        for _ in range(KEEPING):
            try:
                if await self._store.renew(new):
                    log.info("Renewed the token of %s.", workspace)
                    return
            except StoreUnavailable:
                await asyncio.sleep(0.5)
            else:
                raise Disconnected("not-installed")  # uninstalled or installed anew meanwhile
        log.error("The new token of %s could not be kept: install Dult there again.", workspace)


def _for_all(error: ChannelError) -> ChannelError:
    """A renewal that has to wait lets the whole workspace wait."""
    match error:
        case TryLater():
            return TryLater(error.after, whole_workspace=True)
        case Uncertain() | Disconnected():
            return error
        case other:
            return Disconnected(str(getattr(other, "reason", "refused")))
