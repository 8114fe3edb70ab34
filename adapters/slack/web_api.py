"""Calls to Slack's Web API: with the right token, never repeated by itself, held back where Slack asks."""

import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from typing import Any, Final, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import code_of, translated
from bot.errors import Disconnected, TryLater, Uncertain
from nudges.delivery import WorkspaceId

DEFAULT_URL: Final = AsyncWebClient.BASE_URL
TIMEOUT: Final = aiohttp.ClientTimeout(total=8, connect=4)
"""Seconds; with the time for a look afterwards less than a delivery's lease of 15 s."""
REFUSED: Final = frozenset({"token_expired", "token_revoked", "invalid_auth"})
"""The token is no longer good: another one may be had."""
Method = Callable[..., Awaitable[AsyncSlackResponse]]
"""A method of ``AsyncWebClient``, such as ``AsyncWebClient.chat_postMessage``."""

log = logging.getLogger(__name__)
_SILENT = logging.getLogger(f"{__name__}.client")


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


@asynccontextmanager
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Open the one HTTP session for all calls; the environment's proxy and certificates are honoured."""
    async with aiohttp.ClientSession(timeout=TIMEOUT, trust_env=True) as opened:
        yield opened


def client(url: str, http: aiohttp.ClientSession, token: str | None = None) -> AsyncWebClient:
    """Make a client that repeats no call: the SDK's own posts a message twice when an answer is lost."""
    if _SILENT.level != logging.WARNING:
        _SILENT.setLevel(logging.WARNING)  # in its debugging are words of people
    made = AsyncWebClient(token, base_url=url, session=http, retry_handlers=[], logger=_SILENT)
    made.proxy = None  # the session knows the proxies, and unlike the SDK it honours NO_PROXY
    return made


class WebApi:
    """Slack's Web API for all workspaces."""

    def __init__(
        self,
        tokens: Tokens,
        http: aiohttp.ClientSession,
        *,
        url: str = DEFAULT_URL,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tokens = tokens
        self._http = http
        self._now = now
        self._held: dict[tuple[WorkspaceId, str], float] = {}
        self._client_of = lru_cache(maxsize=128)(partial(client, url, http))

    async def call(self, workspace: WorkspaceId, method: Method, **arguments: Any) -> dict[str, Any]:
        """Call a method once; ``Uncertain`` says that it may have been carried out.

        Raises:
            ChannelError: as ``adapters/slack/errors.py`` translates.
        """
        self._refuse_while_held(workspace, method)
        token = await self._tokens.token_of(workspace)
        try:
            answer = await method(self._client_of(token), **arguments)
        except SlackApiError as error:
            if code_of(error) in REFUSED:
                await self._tokens.renew(workspace, token)
                raise TryLater(1) from error
            raise self._noted(workspace, method, error) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise translated(error) from error
        return dict(answer.data) if isinstance(answer.data, dict) else {}

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
            Uncertain: it did not work; its time may be over.
        """
        try:
            async with self._http.post(response_url, json=payload) as response:
                response.raise_for_status()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Uncertain(type(error).__name__) from error

    def _refuse_while_held(self, workspace: WorkspaceId, method: Method) -> None:
        left = self._held.get((workspace, method.__name__), 0.0) - self._now()
        if left > 0:
            raise TryLater(left)

    def _noted(self, workspace: WorkspaceId, method: Method, error: SlackApiError) -> Exception:
        """Hold a method where Slack asks to: its limits are for a method and a workspace."""
        meant = translated(error)
        if isinstance(meant, TryLater) and meant.after:
            self._held[workspace, method.__name__] = self._now() + meant.after
        if isinstance(meant, Disconnected):
            log.warning("Slack refuses %s in %s: %s", method.__name__, workspace, meant.reason)
        return meant
