"""Calls to Slack's Web API: with the right token, never repeated by itself, held back where Slack asks."""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache, partial
from typing import Any, Final, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.client import QuietClient
from adapters.slack.errors import code_of, translated
from adapters.slack.naming import NAME
from bot.errors import Disconnected, TryLater, Uncertain, Unreachable
from bot.ports import Traffic
from nudges.delivery import WorkspaceId

DEFAULT_URL: Final = AsyncWebClient.BASE_URL
REFUSED: Final = frozenset({"token_expired", "token_revoked", "invalid_auth"})
"""The token is no longer good: another one may be had."""
Method = Callable[..., Awaitable[AsyncSlackResponse]]
"""A method of ``AsyncWebClient``, such as ``AsyncWebClient.chat_postMessage``."""

log = logging.getLogger(__name__)


class Tokens(Protocol):
    """Who gives out the tokens of workspaces."""

    async def token_of(self, workspace: WorkspaceId) -> str:
        """Return a bot token that is good for some minutes.

        Raises:
            Disconnected: Dult is not installed there.
            TryLater: it could not be found out now.
        """
        ...

    async def renew(self, workspace: WorkspaceId, expired: str) -> None:
        """Note that a token is no longer good, and get another where there is one to be had."""
        ...


class WebApi:
    """Slack's Web API for all workspaces."""

    def __init__(
        self,
        tokens: Tokens,
        http: aiohttp.ClientSession,
        *,
        url: str = DEFAULT_URL,
        now: Callable[[], float] = time.monotonic,
        traffic: Traffic | None = None,
    ) -> None:
        self.traffic = traffic or Traffic(channel=NAME)
        """What is counted for whoever runs Dult."""
        self._tokens = tokens
        self._http = http
        self._now = now
        self._held: dict[tuple[WorkspaceId, str], float] = {}
        self._client_of = lru_cache(maxsize=128)(partial(QuietClient, url, http))

    async def call(self, workspace: WorkspaceId, method: Method, **arguments: Any) -> dict[str, Any]:
        """Call a method once; ``Uncertain`` says that it may have been carried out.

        Raises:
            ChannelError: as ``adapters/slack/errors.py`` translates.
        """
        return await self._once(workspace, method.__name__, lambda client: method(client, **arguments))

    async def post(self, workspace: WorkspaceId, body: bytes) -> dict[str, Any]:
        """Post a message once; its body is chat.postMessage's, in JSON.

        Raises:
            ChannelError: as for ``call``.
        """
        return await self._once(workspace, "chat_postMessage", lambda client: client.post(body))

    async def ask(self, workspace: WorkspaceId, method: Method, **arguments: Any) -> dict[str, Any]:
        """Call a method that may be carried out twice without harm: it is never ``Uncertain``."""
        try:
            return await self.call(workspace, method, **arguments)
        except Uncertain as error:
            raise TryLater from error

    async def upload(self, address: str, content: bytes) -> None:
        """Put a file where ``files.getUploadURLExternal`` said."""
        try:
            async with self._http.post(address, data=content) as response:
                response.raise_for_status()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise TryLater from error

    async def respond(self, response_url: str, **payload: Any) -> None:
        """Answer by the address an interaction brought: five times, for half an hour.

        Raises:
            Unreachable: its time is over, or nobody is there.
            Uncertain: it may have worked.
        """
        try:
            async with self._http.post(response_url, json=payload) as response:
                if 400 <= response.status < 500:
                    raise Unreachable("response-url")
                response.raise_for_status()
        except aiohttp.ClientConnectorError as error:
            raise Unreachable("response-url") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Uncertain(type(error).__name__) from error

    async def _once(
        self,
        workspace: WorkspaceId,
        name: str,
        called: Callable[[QuietClient], Awaitable[AsyncSlackResponse]],
    ) -> dict[str, Any]:
        self._refuse_while_held(workspace, name)
        token = await self._tokens.token_of(workspace)
        try:
            answer = await called(self._client_of(token))
        except SlackApiError as error:
            if code_of(error) in REFUSED:
                await self._tokens.renew(workspace, token)
                raise TryLater(1) from error
            raise self._noted(workspace, name, error) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise translated(error) from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    def _refuse_while_held(self, workspace: WorkspaceId, name: str) -> None:
        left = self._held.get((workspace, name), 0.0) - self._now()
        if left > 0:
            raise TryLater(left)

    def _noted(self, workspace: WorkspaceId, name: str, error: SlackApiError) -> Exception:
        """Hold a method where Slack asks to: its limits are for a method and a workspace."""
        meant = translated(error)
        if isinstance(meant, TryLater) and meant.after:
            self._held[workspace, name] = self._now() + meant.after
            self.traffic.asked_to_wait(name, meant.after)
        if isinstance(meant, Disconnected):
            log.warning("Slack refuses %s in %s: %s", name, workspace, meant.reason)
        return meant


def next_page(answer: Mapping[str, Any]) -> str | None:
    """Return where a list goes on, and ``None`` at its end: docs.slack.dev/apis/web-api/pagination."""
    return (answer.get("response_metadata") or {}).get("next_cursor") or None
