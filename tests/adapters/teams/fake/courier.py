"""Brings Dult what people do: signed, over HTTP, and as often as Teams would bring it."""

import asyncio
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.adapters.teams.fake.moments import stamp
from tests.adapters.teams.fake.openid import bearer, claims, signed
from tests.adapters.teams.fake.records import Json
from tests.adapters.teams.fake.world import World

AGENT = "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)"
Sign = Callable[[str], str]
"""Makes the ``Authorization`` header for calls that name a serviceUrl; empty for none at all."""


@dataclass(kw_only=True)
class Patience:
    """Seconds that Teams waits (teams.md §2.5)."""

    turn: float = 15.0
    """For an answer; then the same activity comes again."""
    again: float = 30.0
    """Until it comes for the last time, under a new id."""
    extension: float = 5.0
    """For the answer to a message extension; then the client asks twice more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misdelivery:
    """How often everything comes that comes once (teams.md §2.5, §4.9)."""

    same: int = 0
    """So many times more under the same id."""
    renewed: int = 0
    """So many times more under a new id, with a new time."""
    together: bool = False
    """All at once, instead of one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What Dult answered to one delivery."""

    activity: Json
    status: int
    """0 where nothing came in time."""
    body: Any = None
    """Parsed JSON, else text; None when empty."""
    seconds: float = 0.0
    reason: str = ""
    """``timeout``, ``connection_failed`` or ``http_error``."""

    @property
    def ok(self) -> bool:
        return not self.reason


@dataclass(kw_only=True)
class Courier:
    """Delivers, and notes every attempt."""

    world: World
    endpoint: str = ""
    """Where Dult hears: the messaging endpoint in Azure's settings of the bot."""
    sign: Sign = field(init=False)
    patience: Patience = field(default_factory=Patience)
    misdelivery: Misdelivery = Misdelivery()
    log: list[Reply] = field(default_factory=list)
    _http: aiohttp.ClientSession | None = None

    def __post_init__(self) -> None:
        self.sign = self._as_microsoft

    async def open(self) -> None:
        """Begin; no connection is used twice: Dult's server closes one that was idle for some seconds."""
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True))

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()

    async def bring(self, activity: Json) -> Reply:
        """Deliver, again while nobody answers in time, and as often more as is set; return what is shown."""
        more = [activity] * self.misdelivery.same
        more += [self.renewed(activity) for _ in range(self.misdelivery.renewed)]
        if self.misdelivery.together:
            first, *_ = await asyncio.gather(self._bring(activity), *(self.once(one) for one in more))
            return first
        first = await self._bring(activity)
        for one in more:
            await self.once(one)
        return first

    async def _bring(self, activity: Json) -> Reply:
        """Deliver until there is an answer, good or bad, or Teams gives up."""
        reply = await self.once(activity)
        for wait, is_new in self._repeats(activity):
            if reply.reason != "timeout":
                break
            await asyncio.sleep(wait)
            reply = await self.once(self.renewed(activity) if is_new else activity)
        return reply

    def _repeats(self, activity: Json) -> list[tuple[float, bool]]:
        """Return when an activity comes again after nobody answered, and whether under a new id.

        teams.md §2.5. That each try of a message extension is a new activity is an inference.
        """
        if _is_of_extension(activity):
            return [(0.0, True), (0.0, True)]
        return [(0.0, False), (self.patience.again, True)]

    def renewed(self, activity: Json) -> Json:
        """Return an activity as Teams sends it once more under another id."""
        is_event = str(activity.get("id")).startswith("f:")
        new = f"f:{uuid.uuid4()}" if is_event else self.world.new_id()
        return activity | {"id": new, "timestamp": stamp(self.world.clock.now())}

    async def once(self, activity: Json) -> Reply:
        """Deliver one time."""
        patience = self.patience.extension if _is_of_extension(activity) else self.patience.turn
        began = time.monotonic()
        status, body, reason = await self._post(activity, patience)
        seconds = time.monotonic() - began
        reply = Reply(activity=activity, status=status, body=body, seconds=seconds, reason=reason)
        self.log.append(reply)
        return reply

    async def _post(self, activity: Json, patience: float) -> tuple[int, Any, str]:
        if self._http is None or not self.endpoint:
            raise AssertionError("Say where Dult hears first: teams.listens_at(…).")
        raw = json.dumps(activity, ensure_ascii=False).encode()
        try:
            async with (
                asyncio.timeout(patience),
                self._http.post(
                    self.endpoint, data=raw, headers=self._headers(activity), allow_redirects=False
                ) as answer,
            ):
                reason = "" if 200 <= answer.status < 300 else "http_error"
                return answer.status, _read(await answer.text()), reason
        except TimeoutError:
            return 0, None, "timeout"
        except aiohttp.ClientError:
            return 0, None, "connection_failed"

    def _headers(self, activity: Json) -> dict[str, str]:
        """Return the headers; the two for routing are in teams.md §2.6."""
        token = self.sign(str(activity.get("serviceUrl")))
        return {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": AGENT,
            "x-ms-conversation-id": str(activity["conversation"]["id"]),
            "x-ms-tenant-id": str(activity["channelData"]["tenant"]["id"]),
            **({"Authorization": token} if token else {}),
        }

    def _as_microsoft(self, service_url: str) -> str:
        return bearer(signed(claims(aud=self.world.app_id, serviceurl=service_url)))


def _is_of_extension(activity: Json) -> bool:
    return str(activity.get("name")).startswith("composeExtension/")


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text or None
