"""The Bot Connector as Dult asks it: one session, raw JSON, nothing repeated, no redirect followed."""

import json
import logging
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any, Final, Protocol
from urllib.parse import quote
from urllib.request import getproxies

import aiohttp
from yarl import URL

from adapters.teams.answer import Answer
from adapters.teams.errors import Unauthorized, meant, not_sent
from adapters.teams.naming import NAME, THREAD
from adapters.teams.pace import Pace, Way
from adapters.teams.windows import Window
from bot.errors import ChannelError, Disconnected, Rejected, TryLater, Uncertain
from bot.ports import Traffic
from nudges.delivery import WorkspaceId

POSTING: Final = 6.5
"""Seconds for an answer; with the time a send waits before, less than a delivery's lease of 15 s."""
ASKING: Final = 3.0
"""Seconds for an answer to what may be asked again without harm."""
CONNECTING: Final = 3.0
LARGEST: Final = 4 * 1024 * 1024
"""Bytes of an answer that are read: a page of members has some hundred thousand."""
PAGE: Final = 500
"""Members on a page: 50 at least, 200 where nothing is said, 500 at most (microsoft/teams.py pull 327)."""
PAGES: Final = 200
"""Pages that are turned at most: a hundred thousand members."""
LONGEST_BACKOFF: Final = 60.0

log = logging.getLogger(__name__)


class Tokens(Protocol):
    """Who gives out Dult's own token for the connector."""

    async def token(self) -> str:
        """Return a token that is good for some minutes; empty where authentication is off.

        Raises:
            Disconnected: the credentials do not work.
            TryLater: none can be had now.
        """
        ...

    async def renew(self, refused: str) -> None:
        """Note that a token was not taken, so that the next one is another."""
        ...


class Allowed(Protocol):
    """Where Dult's token may be sent: teams.md §4.5."""

    def __call__(self, url: str, /) -> bool:
        """Tell whether requests below this address may carry the token."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A conversation, and where its tenant is served."""

    workspace: WorkspaceId
    service_url: str
    conversation: str

    @property
    def base(self) -> str:
        """The conversation without its thread."""
        return self.conversation.partition(THREAD)[0]

    @property
    def path(self) -> str:
        """The conversation's part of an address."""
        return f"/{quote(self.conversation, safe='')}"


@asynccontextmanager
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Open the one HTTP session for all calls; the environment's proxy and certificates are honoured.

    Without a proxy aiohttp is not told to look for one: it does so in a thread, twice for every call.
    """
    timeout = aiohttp.ClientTimeout(total=POSTING, connect=CONNECTING)
    async with aiohttp.ClientSession(timeout=timeout, trust_env=bool(getproxies())) as opened:
        yield opened


class Connector:
    """Teams, for what Dult sends."""

    def __init__(
        self,
        http: aiohttp.ClientSession,
        tokens: Tokens,
        allowed: Allowed,
        pace: Pace,
        *,
        traffic: Traffic | None = None,
    ) -> None:
        self.traffic = traffic or Traffic(channel=NAME)
        """What is counted for whoever runs Dult."""
        self.pace = pace
        self.allows = lru_cache(maxsize=64)(allowed)  # few addresses, asked about for every request
        self._http = http
        self._tokens = tokens
        self._refused = False
        """Whether a token was refused, and none taken since."""
        self._away: dict[str, int] = {}
        """How often in a row no connection was made, by host."""

    async def post(self, place: Place, activity: bytes, way: Way) -> str:
        """Post an activity once, and return its id; empty where Teams named none.

        Raises:
            ChannelError: as ``adapters/teams/errors.py`` tells; ``Uncertain`` says that it may be there.
        """
        answer = await self._call(place, "POST", f"{place.path}/activities", way, activity)
        return _id(answer)

    async def put(self, place: Place, activity_id: str, activity: bytes, way: Way) -> None:
        """Show an activity in the place of a posted one.

        Raises:
            ChannelError: as for ``post``.
        """
        await self._call(
            place, "PUT", f"{place.path}/activities/{quote(activity_id, safe='')}", way, activity
        )

    async def delete(self, place: Place, activity_id: str, way: Way) -> None:
        """Take a posted activity away.

        Raises:
            ChannelError: as for ``post``.
        """
        await self._call(place, "DELETE", f"{place.path}/activities/{quote(activity_id, safe='')}", way)

    async def create(self, place: Place, body: Mapping[str, Any], way: Way) -> dict[str, Any]:
        """Open a conversation; the same one comes back when there is one (teams.md §2.6).

        Args:
            place: whose ``conversation`` says whom it is with, so that their windows count.

        Raises:
            ChannelError: as for ``post``, but never ``Uncertain``.
        """
        said = (await self._ask(place, "POST", "", way, json.dumps(body).encode())).said
        if not isinstance(said.get("id"), str):
            raise TryLater
        return said

    async def members(self, place: Place, way: Way) -> list[dict[str, Any]]:
        """Return everybody in a conversation, page by page: the call without pages is held to 5 a minute.

        Raises:
            ChannelError: as for ``create``.
        """
        found: list[dict[str, Any]] = []
        token = ""
        for _ in range(PAGES):
            query = f"?pageSize={PAGE}" + (f"&continuationToken={quote(token, safe='')}" if token else "")
            said = (await self._ask(place, "GET", f"{place.path}/pagedmembers{query}", way)).said
            found += [one for one in said.get("members") or () if isinstance(one, dict)]
            token = said.get("continuationToken") or ""
            if not token:
                break
        return found

    async def member(self, place: Place, user: str, way: Way) -> dict[str, Any]:
        """Return one member of a conversation, by any of their ids.

        Raises:
            ChannelError: as for ``create``.
        """
        return (await self._ask(place, "GET", f"{place.path}/members/{quote(user, safe='')}", way)).said

    async def _ask(self, place: Place, method: str, path: str, way: Way, body: bytes | None = None) -> Answer:
        """Call what may be carried out twice without harm: it is never ``Uncertain``."""
        try:
            return await self._call(place, method, path, way, body, seconds=ASKING)
        except Uncertain as error:
            raise TryLater from error

    async def _call(
        self,
        place: Place,
        method: str,
        path: str,
        way: Way,
        body: bytes | None = None,
        *,
        seconds: float | None = None,
    ) -> Answer:
        url = URL(f"{place.service_url.rstrip('/')}/v3/conversations{path}", encoded=True)
        self._refuse_unless_allowed(place.service_url)
        token, again = await self._tokens.token(), self._refused
        line = place.conversation if method != "GET" else f"members of {place.conversation}"
        async with self.pace.turn(place.workspace, line, way, self._windows(method)):
            answer = await self._once(method, url, token, body, seconds or POSTING)
        if not answer.is_good:
            raise await self._refusal(place, line, method, answer, token, again=again) from None
        if answer.is_page:
            raise Uncertain("not Teams' answer")  # a proxy that lets nobody out answers 200, too
        self._refused = False
        self.pace.went_well(place.workspace, line)
        return answer

    async def _once(self, method: str, url: URL, token: str, body: bytes | None, seconds: float) -> Answer:
        headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Dult"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with self._http.request(
                method, url, data=body, headers=headers, timeout=_within(seconds), allow_redirects=False
            ) as response:
                self._away.pop(url.host or "", None)
                return await _read(response)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise self._on_the_way(url, error) from error

    def _on_the_way(self, url: URL, error: Exception) -> ChannelError:
        """Say what it means that no answer came; a host that takes no connection is asked ever less often."""
        kind = type(error).__name__
        if not_sent(error):
            host = url.host or ""
            self._away[host] = times = self._away.get(host, 0) + 1
            log.warning("No connection to %s could be made: %s", host, kind)
            return TryLater(random.uniform(0.5, 1) * min(LONGEST_BACKOFF, 2.0 ** min(times, 10)))  # noqa: S311
        if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
            return Rejected(kind)
        return Uncertain(kind)

    async def _refusal(
        self, place: Place, line: str, method: str, answer: Answer, token: str, *, again: bool
    ) -> ChannelError:
        """Say what a refusal means, and learn from it for those that come after."""
        error = meant(answer)
        match error:
            case TryLater() if answer.status == 429:
                return self._wait(place, line, method, answer)
            case Unauthorized() if not again:
                self._refused = True
                await self._tokens.renew(token)
                return TryLater(1)
            case Unauthorized():
                log.error("Teams does not take Dult's token: see `dult teams doctor`. %s", answer.excerpt())
            case Disconnected() | Rejected() | Uncertain():
                log.warning("Teams answers %d: %s", answer.status, answer.excerpt())
            case _:
                log.info("Teams answers %d: %s", answer.status, answer.excerpt())
        return error

    def _wait(self, place: Place, line: str, method: str, answer: Answer) -> TryLater:
        asked = answer.asked_for(datetime.now(UTC))
        seconds = self.pace.throttled(place.workspace, line, asked)
        self.traffic.asked_to_wait(method, seconds)
        return TryLater(seconds, whole_workspace=asked is not None)

    def _refuse_unless_allowed(self, service_url: str) -> None:
        if not self.allows(service_url):
            log.error("Dult's token is not sent to %.100r: see DULT_TEAMS_SERVICE_HOSTS.", service_url)
            raise Rejected("service-url-not-allowed")

    def _windows(self, method: str) -> Sequence[Window]:
        return self.pace.rates.reading if method == "GET" else self.pace.rates.sending


@cache
def _within(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, connect=CONNECTING)


async def _read(response: aiohttp.ClientResponse) -> Answer:
    """Read an answer; where its status said that it was done, the rest may be lost."""
    body = bytearray()
    try:
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > LARGEST:
                raise aiohttp.ClientPayloadError("The answer is too long.")
    except (aiohttp.ClientError, TimeoutError, OSError):
        if not 200 <= response.status < 300:
            raise
        body.clear()
    return Answer(status=response.status, headers=response.headers, body=bytes(body))


def _id(answer: Answer) -> str:
    named = answer.said.get("id")
    return named if isinstance(named, str) else ""
