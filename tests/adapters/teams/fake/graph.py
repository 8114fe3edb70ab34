"""Microsoft Graph, as far as ``dult teams install`` can tell, over real HTTP on loopback.

It follows learn.microsoft.com/graph/api: user-list, user-get, userteamwork-post-installedapps,
userteamwork-list-installedapps, userscopeteamsappinstallation-get-chat, user-get-mailboxsettings.
"""

import re
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web

from tests.adapters.fake.faults import Dropped, Faults, Lost
from tests.adapters.teams.fake.graph_tenant import (
    ACCOUNTS,
    INSTALL,
    NO_MAILBOX,
    NO_USER,
    ZONES,
    Account,
    Says,
    Tenant,
)

BASIC: Final = {"id", "displayName", "givenName", "surname", "mail", "userPrincipalName"}
"""All that ``User.ReadBasic.All`` shows: learn.microsoft.com/graph/permissions-reference."""
_EITHER: Final = re.compile(r"mail eq '((?:[^']|'')*)' or userPrincipalName eq '((?:[^']|'')*)'")
_OF_APP: Final = re.compile(r"teamsApp/id eq '([^']*)'")

Told = dict[str, Any] | Says | None
Answers = Callable[[Mapping[str, str], Mapping[str, str], Any], Told]
"""What a request is answered by its path, its query and its body; ``None``: 201 without a word."""


@dataclass(frozen=True, slots=True)
class Throttled:
    """429; nothing was done: learn.microsoft.com/graph/throttling."""

    retry_after: int | None = 1


@dataclass(frozen=True, slots=True)
class Page:
    """What a proxy in between says."""

    status: int = 200


Fault = Throttled | Says | Page | Lost | Dropped


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request."""

    operation: str
    """``users``, ``user``, ``install``, ``installed``, ``chat`` or ``zone``."""
    status: int
    token: str
    path: str


class FakeGraph:
    """One tenant's Graph."""

    def __init__(self) -> None:
        self.tenant = Tenant()
        self.faults = Faults[Fault]()
        """By operation; of accounts also by address, of the rest by the account's id."""
        self.page = 100
        """Things on a page of a list."""
        self.rate = 30
        """Requests a second; more are throttled (includes/throttling-teams.md of microsoft-graph-docs)."""
        self.refused: set[str] = set()
        """Tokens that are not taken."""
        self.next_link_to: str | None = None
        """Another host that lists claim to go on at."""
        self.calls: list[Call] = []
        self.most_in_a_second = 0
        self.url = ""
        self._lately = deque[float]()

    def of(self, operation: str) -> list[Call]:
        """Return the calls of one kind."""
        return [one for one in self.calls if one.operation == operation]

    def routes(self) -> list[web.RouteDef]:
        """Return where everything is."""
        user = "/v1.0/users/{user}"
        apps = f"{user}/teamwork/installedApps"
        return [
            web.get("/v1.0/users", self._route("users", ACCOUNTS, self._users)),
            web.get(user, self._route("user", ACCOUNTS, self._user)),
            web.post(apps, self._route("install", INSTALL, self._install)),
            web.get(apps, self._route("installed", INSTALL, self._installed)),
            web.get(f"{apps}/{{installation}}/chat", self._route("chat", INSTALL, self._chat)),
            web.get(f"{user}/mailboxSettings/timeZone", self._route("zone", ZONES, self._zone)),
        ]

    # what every request meets

    def _route(self, operation: str, permission: str, answers: Answers) -> Any:
        async def take(request: web.Request) -> web.Response:
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            body = await request.json() if request.method == "POST" else None

            def answered() -> Told:
                lacking = self.tenant.lacks(permission)
                return lacking or answers(request.match_info, request.query, body)

            response = self._met(request, operation, token) or self._said(request, answered())
            if isinstance(response, Lost | Dropped):
                if isinstance(response, Lost):
                    answered()
                assert request.transport is not None
                request.transport.abort()
                response = web.Response(status=500)
            self.calls.append(
                Call(operation=operation, status=response.status, token=token, path=request.path_qs)
            )
            return response

        return take

    def _met(self, request: web.Request, operation: str, token: str) -> web.Response | Lost | Dropped | None:
        """Return what comes in between; ``None`` where nothing does."""
        if self._is_too_much():
            return _throttled(1)
        if not token or token in self.refused:
            return _error(Says(401, "InvalidAuthenticationToken", "Access token validation failure."))
        asked = _EITHER.fullmatch(request.query.get("$filter", ""))
        places = {request.match_info.get("user", ""), asked.group(1) if asked else ""}
        struck = self.faults.pick(operation, places)
        match struck[0] if struck else None:
            case Throttled(retry_after=seconds):
                return _throttled(seconds)
            case Says() as refusal:
                return _error(refusal)
            case Page(status=status):
                return web.Response(status=status, text="<html>Sign in</html>", content_type="text/html")
            case other:
                return other

    def _is_too_much(self) -> bool:
        now = time.monotonic()
        self._lately.append(now)
        while self._lately[0] <= now - 1:
            self._lately.popleft()
        self.most_in_a_second = max(self.most_in_a_second, len(self._lately))
        return len(self._lately) > self.rate

    def _said(self, request: web.Request, told: Told) -> web.Response:
        match told:
            case None:
                return web.Response(status=201)
            case Says() as refusal:
                return _error(refusal)
            case {"value": [*found]}:
                return self._listed(request, found)
            case _:
                return web.json_response(told)

    def _listed(self, request: web.Request, found: list[Any]) -> web.Response:
        """Answer with a page, and with where the next one is."""
        start = int(request.query.get("$skiptoken", "0"))
        said: dict[str, Any] = {"value": found[start : start + self.page]}
        if start + self.page < len(found):
            asked = {**request.query, "$skiptoken": str(start + self.page)}
            query = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())
            said["@odata.nextLink"] = f"{self.next_link_to or self.url}{request.path}?{query}"
        return web.json_response(said)

    # what is asked

    def _users(self, _: Mapping[str, str], query: Mapping[str, str], __: Any) -> Told:
        asked = _EITHER.fullmatch(query["$filter"])
        assert asked is not None, query["$filter"]
        mail, upn = (one.replace("''", "'") for one in asked.groups())
        return {"value": [_basic(one, query) for one in self.tenant.with_address(mail, upn)]}

    def _user(self, path: Mapping[str, str], query: Mapping[str, str], _: Any) -> Told:
        its = self.tenant.people.get(path["user"])
        return _basic(its, query) if its else NO_USER

    def _install(self, path: Mapping[str, str], _: Mapping[str, str], body: Any) -> Told:
        app = str(body["teamsApp@odata.bind"])
        return self.tenant.install(path["user"], app.removeprefix(f"{self.url}/v1.0/appCatalogs/teamsApps/"))

    def _installed(self, path: Mapping[str, str], query: Mapping[str, str], _: Any) -> Told:
        its, asked = self.tenant.people[path["user"]], _OF_APP.fullmatch(query["$filter"])
        assert asked is not None, query["$filter"]
        assert query["$expand"] == "teamsApp"
        catalog = asked.group(1)
        there = {"id": its.installation, "teamsApp": {"id": catalog, "distributionMethod": "organization"}}
        return {"value": [there] if self.tenant.sees(its, catalog) else []}

    def _chat(self, path: Mapping[str, str], _: Mapping[str, str], __: Any) -> Told:
        its = self.tenant.people[path["user"]]
        is_there = path["installation"] == its.installation and its.installed
        return {"id": its.chat} if is_there else Says(404, "NotFound", "The installation was not found.")

    def _zone(self, path: Mapping[str, str], _: Mapping[str, str], __: Any) -> Told:
        zone = self.tenant.people[path["user"]].zone
        return NO_MAILBOX if zone is None else {"value": zone}


@asynccontextmanager
async def serving(port: int = 0) -> AsyncIterator[FakeGraph]:
    """Serve as long as the block lasts, at a free port of this machine if nothing else is said."""
    fake = FakeGraph()
    app = web.Application()
    app.add_routes(fake.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        await runner.cleanup()


def _basic(its: Account, query: Mapping[str, str]) -> dict[str, Any]:
    """Show of an account what is asked for, which is no more than the permission lets one see."""
    known = {"id": its.id, "displayName": its.name, "mail": its.mail, "userPrincipalName": its.upn}
    asked = query["$select"].split(",")
    assert set(asked) <= BASIC, asked
    return {name: known[name] for name in asked}


def _throttled(seconds: int | None) -> web.Response:
    answer = _error(Says(429, "TooManyRequests", "Too many requests."))
    if seconds is not None:
        answer.headers["Retry-After"] = str(seconds)
    return answer


def _error(refusal: Says) -> web.Response:
    inner = {"date": "2026-11-22T08:00:00", "request-id": "0"}
    told = {"code": refusal.code, "message": refusal.message, "innerError": inner}
    return web.json_response({"error": told}, status=refusal.status)
