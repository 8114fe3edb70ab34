"""The HTTP side of the fake Slack: the Web API with its refusals, limits and faults."""

import asyncio
import json
from collections.abc import Callable
from itertools import count
from typing import Final

from aiohttp import web

from tests.adapters.slack.fake.arguments import Arguments, arguments_of
from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.faults import (
    Dropped,
    Error,
    Fault,
    Faults,
    Held,
    Lost,
    RateLimited,
    ServerError,
    Slow,
)
from tests.adapters.slack.fake.limits import Limits
from tests.adapters.slack.fake.methods import METHODS, Method
from tests.adapters.slack.fake.oauth import oauth_access
from tests.adapters.slack.fake.records import Call, Json, Token
from tests.adapters.slack.fake.refusal import Refused
from tests.adapters.slack.fake.world import World

PAGE: Final = "<!DOCTYPE html><html><head><title>Server Error | Slack</title></head><body>Oops!</body></html>"
"""Slack answers 5xx with a page, not with JSON (slack.md §1.3)."""

LARGEST = 20 * 1024 * 1024


class WebApi:
    """Answers ``/api/<method>``."""

    def __init__(
        self, world: World, faults: Faults[Fault], limits: Limits, flush: Callable[[], None]
    ) -> None:
        self.world = world
        self.faults = faults
        self.limits = limits
        self.log: list[Call] = []
        self._flush = flush
        self._numbers = count(1)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call; whatever happens, it is logged."""
        method = request.match_info["method"]
        try:
            args, token = await arguments_of(request)
        except Refused as refused:
            return self._json(refused.body())
        struck = self.faults.pick(method, self._places(args))
        failure = next((one for one in struck if not isinstance(one, Slow)), None)
        response, error = self._answer(method, args, token, failure)
        self.log.append(
            Call(
                at=self.world.clock.now(),
                method=method,
                token=token,
                args=args.values,
                connection=_peer(request),
                status=response.status if response is not None else 0,
                error=error,
                fault=type(failure).__name__ if failure is not None else "",
            )
        )
        self._flush()
        for one in struck:
            if isinstance(one, Slow):
                await asyncio.sleep(one.seconds)
            if isinstance(one, Held):
                await one.until.wait()
        if response is None:
            return _hang_up(request)
        return response

    def _answer(
        self, method: str, args: Arguments, token: str, failure: Fault | None
    ) -> tuple[web.Response | None, str]:
        """Return the answer, or nothing where the connection drops, and the error code in it."""
        match failure:
            case RateLimited(retry_after=seconds):
                return self._wait(seconds), "ratelimited"
            case Dropped():
                return None, ""
            case ServerError(status=status, after=after):
                if after:
                    self._run(method, args, token)
                return web.Response(status=status, text=PAGE, content_type="text/html"), ""
            case Error(code=code, after=after):
                if after:
                    self._run(method, args, token)
                return self._json({"ok": False, "error": code}), code
            case Lost():
                self._run(method, args, token)
                return None, ""
            case _:
                return self._in_order(method, args, token)

    def _in_order(self, method: str, args: Arguments, token: str) -> tuple[web.Response, str]:
        seconds = self._must_wait(method, args, token)
        if seconds:
            return self._wait(seconds), "ratelimited"
        body = self._run(method, args, token)
        return self._json(body, self.world.tokens.get(token)), str(body.get("error", ""))

    def _run(self, method: str, args: Arguments, token: str) -> Json:
        try:
            if method == "oauth.v2.access":
                return {"ok": True, **oauth_access(self.world, args)}
            if method not in METHODS:
                return {"ok": False, "error": "unknown_method", "req_method": method}
            wanted = METHODS[method]
            calling = Calling(
                world=self.world, token=self._token(token, wanted), args=args, base=self.world.base
            )
            if wanted.scopes:
                calling.require(*wanted.scopes)
            return {"ok": True, **wanted.run(calling)}
        except Refused as refused:
            return refused.body()

    def _token(self, value: str, method: Method) -> Token:
        """Find the token and look whether it still works (slack.md §1.3, token state)."""
        if not value:
            if method is METHODS["api.test"]:
                return Token(value="", app=self.world.app, team_id=None)
            raise Refused("not_authed")
        token = self.world.tokens.get(value)
        if token is None:
            raise Refused("invalid_auth")
        if token.dead:
            raise Refused(token.dead)
        if token.expires_at is not None and token.expires_at <= self.world.clock.now():
            raise Refused("token_expired")
        if method.app_level != token.app_level and method is not METHODS["api.test"]:
            raise Refused("not_allowed_token_type")
        return token

    def _must_wait(self, method: str, args: Arguments, token: str) -> int:
        known = self.world.tokens.get(token)
        if known is None or method not in METHODS:
            return 0
        channel = args.text("channel")
        if channel in self.world.users:
            channel = f"D0{channel}"
        return self.limits.wait(
            method, METHODS[method].tier, known.home, channel, unlisted=self.world.habits.unlisted
        )

    def _places(self, args: Arguments) -> set[str]:
        """Return by what a fault may name where a call goes: a conversation, or a person."""
        room = self.world.rooms.get(args.text("channel"))
        of_user = room.user if room else None
        return {str(args.values.get("channel", "")), str(args.values.get("users", "")), of_user or ""}

    def _wait(self, seconds: int) -> web.Response:
        """Slack's 429: docs.slack.dev/apis/web-api/rate-limits."""
        response = self._json({"ok": False, "error": "ratelimited"}, status=429)
        response.headers["Retry-After"] = str(seconds)
        return response

    def _json(self, body: Json, token: Token | None = None, *, status: int = 200) -> web.Response:
        headers = {"x-slack-req-id": f"req-{next(self._numbers):08d}", "x-slack-backend": "r"}
        if token is not None:
            headers["x-oauth-scopes"] = ",".join(sorted(token.scopes))
        return web.Response(
            status=status, text=json.dumps(body), content_type="application/json", headers=headers
        )


def _peer(request: web.Request) -> str:
    peer = request.transport.get_extra_info("peername") if request.transport else None
    return f"{peer[0]}:{peer[1]}" if peer else ""


def _hang_up(request: web.Request) -> web.Response:
    """Drop the connection: the caller sees it close and no answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
