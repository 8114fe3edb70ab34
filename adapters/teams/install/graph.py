"""Microsoft Graph as Dult asks it where somebody wants that: so many requests a second, and with patience."""

import asyncio
import json
import logging
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

import aiohttp
from yarl import URL

from adapters.teams.answer import Answer
from adapters.teams.connector import CONNECTING, LARGEST, Tokens
from adapters.teams.even import Turnstile
from adapters.teams.trust.tokens import CredentialRefused
from bot.errors import DultError, TryLater, UsageError

RATE: Final = 28.0
"""Requests a second, of all kinds together, that leave. learn.microsoft.com/graph/throttling-limits,
"Microsoft Teams service limits", lets an app in a tenant have 30 of each kind that Dult asks for; some that
left later arrive sooner."""
TRIES: Final = 6
"""How often something is asked before it is given up; Graph asks to wait where it has too much to do."""
LONGEST_WAIT: Final = 300.0
ANSWERING: Final = 30.0
"""Seconds for an answer; an installation takes some."""
PAGES: Final = 100
"""Pages that are turned at most."""
VERSION: Final = "v1.0"
CLOUDS: Final = frozenset({"graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us"})
"""Graph's own hosts, each of which takes its own tokens: learn.microsoft.com/graph/deployments."""

log = logging.getLogger(__name__)


class GraphRefused(DultError):
    """Graph said no, and will say so again."""

    def __init__(self, answer: Answer) -> None:
        error = answer.said.get("error")
        told: Mapping[str, Any] = error if isinstance(error, dict) else {}
        self.status = answer.status
        self.code = str(told.get("code") or f"HTTP {answer.status}")
        self.message = " ".join(str(told.get("message") or "").split())[:300]
        """Graph's own words, for whoever runs Dult."""
        super().__init__(f"Graph says {self.code}: {self.message}".rstrip(": "))


class GraphAway(DultError):
    """Graph did not answer, however often it was asked; the same may be tried again."""

    def __init__(self) -> None:
        super().__init__("Graph does not answer, or is busy. Run the same again: what is done stays done.")


class Graph:
    """One tenant's Graph. What is asked may be carried out twice without harm, so it is asked again."""

    def __init__(
        self,
        http: aiohttp.ClientSession,
        tokens: Tokens,
        url: str,
        *,
        rate: float = RATE,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._http = http
        self._tokens = tokens
        self._root = URL(url.rstrip("/").removesuffix(f"/{VERSION}")) / VERSION
        self._line = Turnstile(rate)
        self._now = now
        self._sleep = sleep
        self._held_until = float("-inf")

    def url_of(self, *path: str) -> str:
        """Return the address of something, as Graph wants it named in what it is sent."""
        return str(self._at(path))

    async def get(self, *path: str, **query: str) -> dict[str, Any]:
        """Ask for something.

        Args:
            path: its parts, as they are.
            query: such as ``select``, without the dollar.

        Raises:
            GraphRefused: there is no such thing, or Dult may not see it.
            GraphAway: nobody answers.
            UsageError: Dult's credential is not taken.
        """
        return (await self._answer("GET", self._at(path, query))).said

    async def all(self, *path: str, **query: str) -> list[dict[str, Any]]:
        """Ask for a list, page by page.

        Raises:
            GraphRefused, GraphAway, UsageError: as for ``get``.
        """
        found: list[dict[str, Any]] = []
        url = self._at(path, query)
        for _ in range(PAGES):
            said = (await self._answer("GET", url)).said
            found += [one for one in said.get("value") or () if isinstance(one, dict)]
            more = said.get("@odata.nextLink")
            if not isinstance(more, str) or URL(more, encoded=True).origin() != self._root.origin():
                break  # the token goes nowhere else
            url = URL(more, encoded=True)
        return found

    async def post(self, *path: str, body: Mapping[str, Any]) -> None:
        """Make something.

        Raises:
            GraphRefused, GraphAway, UsageError: as for ``get``.
        """
        await self._answer("POST", self._at(path), json.dumps(body).encode())

    def _at(self, path: tuple[str, ...], query: Mapping[str, str] | None = None) -> URL:
        joined = "/".join(quote(part, safe="") for part in path)
        asked = "&".join(f"${name}={quote(value, safe='')}" for name, value in (query or {}).items())
        return URL(f"{self._root}/{joined}{'?' if asked else ''}{asked}", encoded=True)

    async def _answer(self, method: str, url: URL, body: bytes | None = None) -> Answer:
        refused = False
        for attempt in range(TRIES):
            answer, token = await self._try(method, url, body)
            if answer is None or answer.status >= 500 or (answer.is_good and answer.is_page):
                await self._sleep(random.uniform(0.5, 1) * 2.0**attempt)  # noqa: S311 - jitter
            elif answer.status == 429:
                self._hold(answer)
            elif answer.status == 401 and not refused:
                refused = True
                await self._tokens.renew(token)
            elif answer.is_good:
                return answer
            else:
                raise _refusal(answer)
        raise GraphAway

    async def _try(self, method: str, url: URL, body: bytes | None) -> tuple[Answer | None, str]:
        token = await self._token()
        await self._pass()
        headers = {"Authorization": f"Bearer {token}", "User-Agent": "Dult", "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        timeout = aiohttp.ClientTimeout(total=ANSWERING, connect=CONNECTING)
        try:
            async with self._http.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return await _read(response), token
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("No answer from Graph: %s", type(error).__name__)
            return None, token

    async def _token(self) -> str:
        for _ in range(TRIES):
            try:
                return await self._tokens.token()
            except TryLater as error:
                cause = error if isinstance(error, CredentialRefused) else error.__cause__
                if isinstance(cause, CredentialRefused):
                    raise UsageError(
                        f"Dult's credential is not taken ({cause.reason})."
                        " Put another in its place; `dult teams doctor` tells more."
                    ) from error
                await self._sleep(max(1.0, error.after))
        raise GraphAway

    async def _pass(self) -> None:
        """Leave when it is one's turn, and nobody was asked to wait meanwhile."""
        self._line.waiting += 1
        try:
            async with self._line.lock:
                if self._line.waiting == 1:
                    self._line.rest(self._now())
                while (left := max(self._line.free, self._held_until) - self._now()) > 0:
                    await self._sleep(left)
                self._line.passed(self._now())
        finally:
            self._line.waiting -= 1

    def _hold(self, answer: Answer) -> None:
        """Let everything wait as long as Graph asks: learn.microsoft.com/graph/throttling."""
        asked = answer.asked_for(datetime.now(UTC))
        wait = min(LONGEST_WAIT, max(1.0, asked if asked is not None else 10.0))
        self._held_until = max(self._held_until, self._now() + wait)


def resource_of(url: str) -> str:
    """Return whose tokens a Graph takes; one in its place, such as a test's, takes those of Microsoft's."""
    host = URL(url).host or ""
    return f"https://{host if host in CLOUDS else 'graph.microsoft.com'}"


def _refusal(answer: Answer) -> GraphRefused | UsageError:
    if answer.status == 401:
        return UsageError(
            "Graph does not take Dult's token. Check that DULT_TEAMS_TENANT_ID is the tenant's, and that"
            " DULT_TEAMS_GRAPH_URL is the Graph of its cloud."
        )
    return GraphRefused(answer)


async def _read(response: aiohttp.ClientResponse) -> Answer:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            raise aiohttp.ClientPayloadError("The answer is too long.")
    return Answer(status=response.status, headers=response.headers, body=bytes(body))
