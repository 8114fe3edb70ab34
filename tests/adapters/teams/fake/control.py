"""A small API for a fake Teams that runs in a process of its own: set it up, let things happen, count.

``POST /control/do/<verb>`` takes the arguments of the method of that name on ``FakeTeams`` as JSON;
``GET /control/counts`` answers who got how many messages and what became of the requests.
"""

import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from aiohttp import web

from tests.adapters.fake.control import answered, asked, setter
from tests.adapters.teams.fake.faults import (
    Dropped,
    Fault,
    Lost,
    Other,
    Redirect,
    Says,
    Slow,
    Throttled,
    Unnamed,
)
from tests.adapters.teams.fake.teams import FakeTeams

FAULTS: Final[dict[str, Callable[..., Fault]]] = {
    one.__name__: one for one in (Throttled, Says, Other, Redirect, Lost, Dropped, Slow, Unnamed)
}
VERBS: Final = frozenset(
    [
        "accept_file",
        "add_room",
        "add_tenant",
        "add_user",
        "block",
        "decline_file",
        "disable",
        "enable",
        "forbid",
        "install",
        "remove_history",
        "take_away",
        "take_out",
        "unblock",
        "uninstall",
    ]
)


def person(number: int) -> str:
    """Return the account of one of many."""
    return str(uuid.UUID(int=(0x4000 << 64) + (0x8000 << 48) + number))


class Control:
    """Answers ``/control/…``; what it answers is JSON."""

    def __init__(self, teams: FakeTeams) -> None:
        self.teams = teams

    def routes(self) -> list[web.RouteDef]:
        """Return the routes to add to the server's."""
        return [
            web.get("/control/counts", self.counts),
            web.get("/control/messages", self.messages),
            web.get("/control/calls", self.calls),
            web.post("/control/do/{verb}", self.do),
            web.post("/control/people", self.people),
            web.post("/control/tokens", self.tokens),
            web.post("/control/faults", self.faults),
            web.post("/control/limits", setter(self.teams.limits)),
            web.post("/control/habits", setter(self.teams.habits)),
            web.post("/control/clock", self.clock),
        ]

    async def counts(self, _: web.Request) -> web.Response:
        """Count messages by recipient, and requests by operation and outcome."""
        world = self.teams.world
        messages: Counter[str] = Counter()
        for there in world.conversations.values():
            messages[there.user or there.id] += sum(not one.by for one in there.posted.values())
        calls: dict[str, Counter[str]] = {}
        for call in self.teams.calls():
            calls.setdefault(call.operation, Counter())[call.code or str(call.status)] += 1
        return answered(
            {
                "messages": messages,
                "people_by_messages": Counter(messages[one] for one in world.users),
                "calls": calls,
                "busiest_second": busiest(self.teams),
            }
        )

    async def messages(self, request: web.Request) -> web.Response:
        """List a conversation: ``?where=``."""
        return answered(self.teams.messages(request.query["where"]))

    async def calls(self, request: web.Request) -> web.Response:
        """List requests: ``?operation=``, and ``after`` so many already seen."""
        found = self.teams.calls(request.query.get("operation"))
        return answered(found[int(request.query.get("after", "0")) :])

    async def do(self, request: web.Request) -> web.Response:
        """Call a method of ``FakeTeams``."""
        verb, wanted = request.match_info["verb"], await asked(request)
        if verb not in VERBS:
            return web.json_response({"error": f"no verb {verb}; there are {sorted(VERBS)}"}, status=404)
        try:
            return answered(getattr(self.teams, verb)(**wanted))
        except (AssertionError, KeyError, TypeError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    async def people(self, request: web.Request) -> web.Response:
        """Add many people at once: ``{"tenant": …, "count": 1400}``; answers their accounts."""
        wanted = await asked(request)
        return answered(add_people(self.teams, wanted["tenant"], int(wanted["count"])))

    async def tokens(self, request: web.Request) -> web.Response:
        """Say which bearer tokens are taken: ``{"tokens": […]}``; none named: every one."""
        self.teams.world.tokens = set((await asked(request))["tokens"])
        return answered({"ok": True})

    async def faults(self, request: web.Request) -> web.Response:
        """Order a fault: ``{"operation", "kind", "with": {…}, "times" or "share" or "always", "where"}``."""
        wanted = await asked(request)
        if wanted.pop("clear", False):
            self.teams.faults.clear()
        if wanted:
            order(self.teams, **wanted)
        return answered({"ok": True})

    async def clock(self, request: web.Request) -> web.Response:
        """Let time pass: ``{"move": seconds}``; with ``{"stand": true}`` no other passes from then on."""
        wanted = await asked(request)
        if wanted.get("stand"):
            self.teams.clock.stand()
        self.teams.clock.move(float(wanted.get("move", 0)))
        return answered({"now": self.teams.clock.now()})


def add_people(teams: FakeTeams, tenant: str, count: int) -> list[str]:
    """Let so many people be in a tenant, and return their accounts."""
    accounts = [person(number) for number in range(1, count + 1)]
    for number, account in enumerate(accounts, start=1):
        teams.add_user(tenant, account, name=f"Person {number}", email=f"person{number}@example.org")
    return accounts


def order(
    teams: FakeTeams,
    operation: str,
    kind: str,
    *,
    times: int | None = None,
    share: float | None = None,
    always: bool = False,
    seed: int = 0,
    where: str | None = None,
    **rest: Any,
) -> None:
    """Order a fault by its name; without ``times``, ``share`` and ``always`` it strikes once."""
    fault = FAULTS[kind](**rest.get("with", {}))
    if share is not None:
        teams.faults.share(operation, share, fault, seed=seed)
    elif always:
        teams.faults.always(operation, fault, where=where)
    else:
        teams.faults.next(operation, fault, times=times or 1, where=where)


def busiest(teams: FakeTeams) -> int:
    """Return how many requests came in the busiest second."""
    moments = sorted(call.at for call in teams.calls())
    most, begin = 0, 0
    for end, moment in enumerate(moments):
        while moments[begin] <= moment - 1:
            begin += 1
        most = max(most, end - begin + 1)
    return most
