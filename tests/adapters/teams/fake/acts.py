"""Acts as people in a fake Teams that runs in a process of its own, and tells what they see.

``POST /control/act/<verb>`` takes the arguments of the method of that name on ``People`` as JSON and answers
with what Dult answered; ``GET /control/screen?user=`` tells what stands before somebody.
"""

from collections.abc import Awaitable
from typing import Any, Final

from aiohttp import web

from tests.adapters.fake.control import answered, asked, setter
from tests.adapters.teams.fake.courier import Misdelivery
from tests.adapters.teams.fake.people import People
from tests.adapters.teams.fake.screen import Shown
from tests.adapters.teams.fake.teams import FakeTeams

VERBS: Final = frozenset(
    [
        "accept_file",
        "cancel",
        "channel",
        "choose",
        "decline_file",
        "delete",
        "edit",
        "event",
        "install",
        "install_in",
        "invoke",
        "join",
        "leave",
        "press",
        "react",
        "read",
        "refresh",
        "reload",
        "remove_from",
        "say",
        "send",
        "submit",
        "team",
        "types",
        "uninstall",
    ]
)


class Acts:
    """Answers ``/control/act/…`` and what belongs to it; what it answers is JSON."""

    def __init__(self, teams: FakeTeams) -> None:
        self.teams = teams

    @property
    def people(self) -> People:
        return self.teams.people

    def routes(self) -> list[web.RouteDef]:
        """Return the routes to add to the server's."""
        return [
            web.post("/control/act/{verb}", self.act),
            web.post("/control/endpoint", self.endpoint),
            web.post("/control/misdelivery", self.misdelivery),
            web.post("/control/patience", setter(self.people.courier.patience)),
            web.get("/control/screen", self.screen),
            web.get("/control/deliveries", self.deliveries),
        ]

    async def act(self, request: web.Request) -> web.Response:
        """Call a method of ``People``."""
        verb, wanted = request.match_info["verb"], await asked(request)
        if verb not in VERBS:
            return web.json_response({"error": f"no verb {verb}; there are {sorted(VERBS)}"}, status=404)
        try:
            result = getattr(self.people, verb)(**wanted)
            return answered(await result if isinstance(result, Awaitable) else result)
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    async def endpoint(self, request: web.Request) -> web.Response:
        """Say where Dult hears: ``{"url": …}``, and with ``"signed": false`` that nothing is signed."""
        wanted = await asked(request)
        unsigned = None if wanted.get("signed", True) else lambda _: ""
        self.teams.listens_at(wanted["url"], unsigned)
        return answered({"ok": True})

    async def misdelivery(self, request: web.Request) -> web.Response:
        """Say how often everything comes: ``{"same", "renewed", "together"}``."""
        self.people.courier.misdelivery = Misdelivery(**await asked(request))
        return answered({"ok": True})

    async def screen(self, request: web.Request) -> web.Response:
        """Tell what somebody sees: ``?user=``, and ``where=`` for a room."""
        user, where = request.query["user"], request.query.get("where")
        dialog = self.people.dialog(user)
        opened = {"title": dialog.title, "words": dialog.words, "buttons": dialog.buttons} if dialog else None
        return answered(
            {
                "messages": [_told(one) for one in self.people.messages(user, where)],
                "dialog": opened,
                "notices": self.people.notices(user),
                "troubles": self.people.troubles(user),
            }
        )

    async def deliveries(self, request: web.Request) -> web.Response:
        """List what Dult was brought and answered, and how long it took; ``after`` so many already seen."""
        return answered(self.people.courier.log[int(request.query.get("after", "0")) :])


def _told(shown: Shown) -> dict[str, Any]:
    return {
        "id": shown.id,
        "by": shown.by,
        "title": shown.title,
        "words": shown.words,
        "buttons": shown.buttons,
    }
