"""Brings the app what happened: events, interactions and commands, signed over HTTP or through a socket."""

import asyncio
import contextlib
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import AsyncIterator, Coroutine, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.adapters.slack.fake.limits import Limits
from tests.adapters.slack.fake.payloads import envelope, subscription_of
from tests.adapters.slack.fake.records import App, Json, Team
from tests.adapters.slack.fake.sockets import Sockets
from tests.adapters.slack.fake.world import World
from tests.patience import HANGS_S

FAREWELLS = frozenset({"app_uninstalled", "tokens_revoked"})
"""What an app still hears of a workspace it was taken out of."""

AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppReply:
    """What the app answered to one delivery, and how long it took."""

    kind: str
    """``event``, ``interaction`` or ``command``."""
    at: float
    status: int
    """0 where nothing came in time."""
    body: Any = None
    """Parsed JSON, else text; None when empty."""
    seconds: float = 0.0
    reason: str = ""
    """Slack's word for what went wrong: http_timeout, connection_failed, http_error, too_many_redirects."""
    attempt: int = 0
    event_id: str = ""
    payload: Json = field(default_factory=dict)
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        return not self.reason


class Courier:
    """Delivers and notes every attempt."""

    def __init__(self, world: World, limits: Limits, sockets: Sockets) -> None:
        self.world = world
        self.limits = limits
        self.sockets = sockets
        self.log: list[AppReply] = []
        self.late = 0
        """Seconds between the signature of what is brought and its arrival (slack.md §1.3: five minutes)."""
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._underway = 0
        self._waits: set[asyncio.Timeout] = set()

    async def open(self) -> None:
        # a server may close a connection that was idle for five seconds just when it is used again
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=1)
        self._session = aiohttp.ClientSession(connector=connector)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def flush(self) -> None:
        """Send what is waiting, without waiting for the app."""
        events, self.world.events = self.world.events, []
        for team, event in events:
            self._later(self._event(team, event))

    async def event(self, team: Team, event: Json) -> AppReply | None:
        """Deliver an event; return the answer to the first attempt, nothing where the app does not listen."""
        app = team.app
        if not team.installed and event["type"] not in FAREWELLS:
            return None
        if subscription_of(event) not in app.events or not self._hears(app):
            return None
        body = envelope(team, event, self.world.new_id("Ev"), self.world.clock.now())
        first = await self._attempt(app, "event", body, 0, "")
        if not first.ok and not first.no_retry:
            self._later(self._again(app, body, first.reason))
        return first

    async def challenge(self, app: App) -> bool:
        """Ask whether the request URL is the app's, as its settings page does: url_verification."""
        asked = {"token": "", "challenge": secrets.token_hex(16), "type": "url_verification"}
        reply = await self._attempt(app, "event", asked, 0, "")
        said = reply.body.get("challenge") if isinstance(reply.body, dict) else reply.body
        return reply.ok and said == asked["challenge"]

    async def interaction(self, app: App, payload: Json) -> AppReply:
        """Deliver a click, a form or a shortcut; Slack does not repeat those (slack.md §1.3)."""
        return await self._attempt(app, "interaction", payload, 0, "")

    async def command(self, app: App, payload: Json) -> AppReply:
        """Deliver a slash command; not repeated either."""
        return await self._attempt(app, "command", payload, 0, "")

    async def bring(self, app: App, body: Json) -> AppReply:
        """Deliver an event's envelope as it is given: it may be barer than any of Slack's."""
        return await self._attempt(app, "event", body, 0, "")

    async def redeliver(
        self, past: AppReply, *, attempt: int = 1, reason: str = "http_timeout", to: str | None = None
    ) -> AppReply:
        """Send an event once more, as Slack does when it believes that it was not heard.

        ``to`` is where another process of the app hears: what balances the load may choose it.
        """
        app = self.world.teams[past.payload["team_id"]].app
        there = replace(app, request_url=to) if to else app
        return await self._attempt(there, "event", past.payload, attempt, reason)

    def time_is_up(self) -> None:
        """Let whatever is under way now, and is not answered yet, be answered too late."""
        now = asyncio.get_running_loop().time()
        for one in self._waits:
            if not one.expired():
                one.reschedule(now)

    async def done(self) -> None:
        """Wait until nothing is under way, and nothing will be brought again."""
        async with asyncio.timeout(HANGS_S):
            while self._tasks:
                await asyncio.wait(self._tasks)

    async def quiet(self, patience: float = HANGS_S) -> None:
        """Wait until nothing is under way; attempts that lie in the future are not waited for."""
        end = time.monotonic() + patience
        await asyncio.sleep(0)
        while self._underway and time.monotonic() < end:  # noqa: ASYNC110 - many begin and end meanwhile
            await asyncio.sleep(0.005)

    async def _event(self, team: Team, event: Json) -> None:
        await self.event(team, event)

    async def _again(self, app: App, body: Json, reason: str) -> None:
        """Try three times more: at once, after a minute, after five (slack.md §1.3)."""
        for number, seconds in enumerate(self.limits.retry_after, start=1):
            await asyncio.sleep(seconds * self.limits.time_scale)
            reply = await self._attempt(app, "event", body, number, reason)
            if reply.ok or reply.no_retry:
                return
            reason = reply.reason

    def _hears(self, app: App) -> bool:
        return app.socket_mode or app.request_url is not None

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _attempt(self, app: App, kind: str, payload: Json, attempt: int, reason: str) -> AppReply:
        self._underway += 1
        began, at = time.monotonic(), self.world.clock.now()
        try:
            if app.socket_mode:
                status, body, why, no_retry = await self._by_socket(app, kind, payload, attempt, reason)
            else:
                status, body, why, no_retry = await self._by_http(app, kind, payload, attempt, reason)
        finally:
            self._underway -= 1
        reply = AppReply(
            kind=kind,
            at=at,
            status=status,
            body=body,
            seconds=time.monotonic() - began,
            reason=why,
            attempt=attempt,
            event_id=payload.get("event_id", ""),
            payload=payload,
            no_retry=no_retry,
        )
        self.log.append(reply)
        return reply

    async def _by_socket(
        self, app: App, kind: str, payload: Json, attempt: int, reason: str
    ) -> tuple[int, Any, str, bool]:
        names = {"event": "events_api", "interaction": "interactive", "command": "slash_commands"}
        wrapped: Json = {
            "type": names[kind],
            "payload": payload,
            "accepts_response_payload": kind != "event",
        }
        if kind == "event":
            wrapped |= {"retry_attempt": attempt, "retry_reason": reason}
        try:
            async with self._in_time():
                return 200, await self.sockets.send(app, wrapped), "", False
        except (TimeoutError, ConnectionError):
            return 0, None, "timeout", False

    async def _by_http(
        self, app: App, kind: str, payload: Json, attempt: int, reason: str
    ) -> tuple[int, Any, str, bool]:
        if self._session is None or app.request_url is None:
            return 0, None, "connection_failed", False
        body, content_type = _encoded(kind, payload)
        headers = {"Content-Type": content_type, "User-Agent": AGENT, "Accept": "*/*"}
        headers |= signature(app.signing_secret, body, int(time.time()) - self.late)
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        try:
            async with (
                self._in_time(),
                self._session.post(
                    app.request_url, data=body.encode(), headers=headers, allow_redirects=False
                ) as response,
            ):
                return _read(response.status, await response.text(), response.headers)
        except TimeoutError:
            return 0, None, "http_timeout", False
        except aiohttp.ClientError:
            return 0, None, "connection_failed", False

    @contextlib.asynccontextmanager
    async def _in_time(self) -> AsyncIterator[None]:
        async with asyncio.timeout(self.limits.ack_seconds) as limit:
            self._waits.add(limit)
            try:
                yield
            finally:
                self._waits.discard(limit)


def signature(secret: str, body: str, timestamp: int) -> dict[str, str]:
    """Sign a request as Slack does: docs.slack.dev/authentication/verifying-requests-from-slack."""
    basis = f"v0:{timestamp}:{body}".encode()
    digest = hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={digest}"}


def _encoded(kind: str, payload: Json) -> tuple[str, str]:
    """JSON for events; a form for commands, and for interactions one with ``payload`` in it."""
    form = "application/x-www-form-urlencoded"
    match kind:
        case "event":
            return json.dumps(payload), "application/json"
        case "command":
            return urlencode(payload), form
        case _:
            return urlencode({"payload": json.dumps(payload)}), form


def _read(status: int, text: str, headers: Mapping[str, str]) -> tuple[int, Any, str, bool]:
    body: Any = text or None
    with contextlib.suppress(json.JSONDecodeError):
        body = json.loads(text)
    no_retry = headers.get("X-Slack-No-Retry") == "1"
    if 200 <= status < 300:
        return status, body, "", no_retry
    return status, body, "too_many_redirects" if 300 <= status < 400 else "http_error", no_retry
