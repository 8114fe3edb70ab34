"""Whose a token is, and the one workspace whose token stands in the settings."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import translated
from adapters.slack.install.bot_token import BotToken
from bot.errors import ChannelError, Disconnected, TryLater, Uncertain
from nudges.delivery import WorkspaceId

ASK_AGAIN: Final = 60.0
"""Seconds before a refused token is tried again: an app may be installed again with the same one."""


class FixedToken:
    """Asks Slack once whose the token is, at its first use: Dult starts without a network."""

    def __init__(self, client: AsyncWebClient, token: str, now: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._token = token
        self._now = now
        self._known: BotToken | None = None
        self._wrong: tuple[float, ChannelError] | None = None
        self._asking = asyncio.Lock()

    async def token(self) -> BotToken:
        """Return the token and whose it is.

        Raises:
            Disconnected: Slack does not take it.
            TryLater: Slack could not be asked, or asks to wait; that says nothing about the token.
        """
        async with self._asking:
            if self._known is None:
                self._known = await self._asked()
            return self._known

    def forget(self, workspace: WorkspaceId) -> None:
        """Ask again before the next use, if it is this workspace's."""
        if self._known is not None and self._known.workspace == workspace:
            self._known = None

    async def _asked(self) -> BotToken:
        if self._wrong and self._wrong[0] > self._now():
            raise self._wrong[1]
        try:
            its = await identify(self._client, self._token)
        except (Disconnected, TryLater) as wrong:
            wait = wrong.after if isinstance(wrong, TryLater) else ASK_AGAIN
            self._wrong = (self._now() + wait, wrong)
            raise
        self._wrong = None
        return its


async def identify(client: AsyncWebClient, token: str) -> BotToken:
    """Ask Slack whose a token is.

    Raises:
        Disconnected: Slack does not take it.
        TryLater: Slack could not be asked, or asks to wait.
    """
    try:
        return _of(await client.auth_test(token=token), token)
    except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise _passing(translated(error)) from error


def _passing(error: ChannelError) -> ChannelError:
    """Nothing is sent by asking who one is: what is uncertain may be tried again."""
    match error:
        case TryLater():
            return TryLater(error.after or 1.0, whole_workspace=True)
        case Uncertain():
            return TryLater(1.0, whole_workspace=True)
        case Disconnected():
            return error
        case other:
            return Disconnected(str(getattr(other, "reason", "refused")))


def _of(answer: AsyncSlackResponse, token: str) -> BotToken:
    """Read what ``auth.test`` says: docs.slack.dev/reference/methods/auth.test."""
    org_wide = bool(answer.get("is_enterprise_install"))
    scopes = (answer.headers or {}).get("x-oauth-scopes", "")
    return BotToken(
        value=token,
        bot_id=answer.get("bot_id"),
        bot_user_id=answer.get("user_id"),
        team_id=None if org_wide else answer.get("team_id"),
        enterprise_id=answer.get("enterprise_id"),
        scopes=tuple(scope.strip() for scope in scopes.split(",") if scope.strip()),
    )
