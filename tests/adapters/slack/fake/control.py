"""A small API for a fake Slack that runs in a process of its own: set it up, act as people, count.

``POST /control/do/<verb>`` takes the arguments of the method of that name on ``FakeSlack`` as JSON;
``GET /control/counts`` answers who got how many messages and what became of the calls.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiohttp import web

from tests.adapters.fake.control import answered, asked, setter
from tests.adapters.slack.fake.faults import (
    Dropped,
    Error,
    Fault,
    Lost,
    RateLimited,
    ServerError,
    Slow,
)
from tests.adapters.slack.fake.slack import FakeSlack

FAULTS: Final[dict[str, Callable[..., Fault]]] = {
    "RateLimited": RateLimited,
    "Lost": Lost,
    "Dropped": Dropped,
    "ServerError": ServerError,
    "Slow": Slow,
    "Error": Error,
}
VERBS: Final = frozenset(
    [
        "add_org",
        "add_room",
        "add_team",
        "add_user",
        "archive",
        "change_user",
        "close_view",
        "command",
        "delete",
        "edit",
        "global_shortcut",
        "install",
        "join",
        "leave",
        "listens_at",
        "message_shortcut",
        "open_home",
        "press",
        "press_on",
        "quiet",
        "reinstall",
        "reload",
        "revoke",
        "say",
        "submit",
        "type_in",
        "uninstall",
    ]
)


class Control:
    """Answers ``/control/…``; what it answers is JSON."""

    def __init__(self, slack: FakeSlack) -> None:
        self.slack = slack

    def routes(self) -> list[web.RouteDef]:
        """Return the routes to add to the server's."""
        return [
            web.get("/control/counts", self.counts),
            web.get("/control/messages", self.messages),
            web.get("/control/calls", self.calls),
            web.get("/control/deliveries", self.deliveries),
            web.post("/control/do/{verb}", self.do),
            web.post("/control/people", self.people),
            web.post("/control/faults", self.faults),
            web.post("/control/limits", setter(self.slack.limits)),
            web.post("/control/habits", setter(self.slack.habits)),
            web.post("/control/app", setter(self.slack.app)),
            web.post("/control/clock", self.clock),
            web.post("/control/sockets", self.sockets),
        ]

    async def counts(self, request: web.Request) -> web.Response:
        """Count messages by recipient, calls by method and status, and deliveries by outcome."""
        calls: dict[str, Counter[str]] = {}
        for call in self.slack.calls():
            calls.setdefault(call.method, Counter())[call.error or str(call.status)] += 1
        messages = {
            room.user or room.id: sum(one.bot_id is not None for one in room.posted.values())
            for room in self.slack.world.rooms.values()
        }
        return answered(
            {
                "messages": messages,
                "people_by_messages": Counter(
                    messages.get(one.id, 0) for one in self.slack.world.users.values() if one.email
                ),
                "calls": calls,
                "deliveries": Counter(one.reason or "ok" for one in self.slack.deliveries),
                "sockets": len(self.slack.sockets.open),
                "troubles": len(self.slack.troubles),
            }
        )

    async def messages(self, request: web.Request) -> web.Response:
        """List a conversation: ``?where=``."""
        return answered(self.slack.messages(request.query["where"]))

    async def calls(self, request: web.Request) -> web.Response:
        """List calls: ``?method=``, and ``after`` so many already seen."""
        found = self.slack.calls(request.query.get("method"))
        return answered(found[int(request.query.get("after", "0")) :])

    async def deliveries(self, request: web.Request) -> web.Response:
        """List what the app was brought, with the seconds that its answer took."""
        return answered(self.slack.deliveries[int(request.query.get("after", "0")) :])

    async def do(self, request: web.Request) -> web.Response:
        """Call a method of ``FakeSlack``; a workspace is named by its id."""
        verb, wanted = request.match_info["verb"], await asked(request)
        if verb not in VERBS:
            return web.json_response({"error": f"no verb {verb}; there are {sorted(VERBS)}"}, status=404)
        if isinstance(wanted.get("team"), str):
            wanted["team"] = self.slack.world.teams[wanted["team"]]
        try:
            result = getattr(self.slack, verb)(**wanted)
            return answered(await result if isinstance(result, Awaitable) else result)
        except (AssertionError, KeyError, TypeError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    async def people(self, request: web.Request) -> web.Response:
        """Add many people at once: ``{"team": "T1", "count": 1400}`` makes U00001 to U01400."""
        wanted = await asked(request)
        team = self.slack.world.teams[wanted["team"]]
        names = [f"U{number:05d}" for number in range(1, int(wanted["count"]) + 1)]
        for name in names:
            self.slack.add_user(team, name)
        return answered(names)

    async def faults(self, request: web.Request) -> web.Response:
        """Order a fault: ``{"method", "kind", "with": {…}, "times" or "share", "seed", "channel"}``."""
        wanted = await asked(request)
        if wanted.pop("clear", False):
            self.slack.faults.clear()
        if wanted:
            order(self.slack, **wanted)
        return answered({"ok": True})

    async def clock(self, request: web.Request) -> web.Response:
        """Let time pass: ``{"move": seconds}``."""
        self.slack.clock.move(float((await asked(request))["move"]))
        return answered({"now": self.slack.clock.now()})

    async def sockets(self, request: web.Request) -> web.Response:
        """Let connections die: ``{"go_silent": 1}``, ``{"drop": 1}`` or ``{"refresh": 1}``."""
        match await asked(request):
            case {"go_silent": int(count)}:
                self.slack.sockets.go_silent(count)
            case {"drop": int(count)}:
                self.slack.sockets.drop(count)
            case {"refresh": int(count)}:
                await self.slack.sockets.refresh(count=count)
            case _:
                pass
        return answered({"open": len(self.slack.sockets.open), "opened": self.slack.sockets.opened})


def order(
    slack: FakeSlack,
    method: str,
    kind: str,
    *,
    times: int | None = None,
    share: float | None = None,
    seed: int = 0,
    channel: str | None = None,
    **rest: Any,
) -> None:
    """Order a fault by its name; without ``times`` and ``share`` it strikes once."""
    fault = FAULTS[kind](**rest.get("with", {}))
    if share is not None:
        slack.faults.share(method, share, fault, seed=seed, where=channel)
    else:
        slack.faults.next(method, fault, times=times or 1, where=channel)
