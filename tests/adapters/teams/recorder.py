"""A bot that writes down what it hears and answers as it is told: for the tests of the fake Teams' people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import jwt
from aiohttp import ClientSession, web

from tests.adapters.teams.fake.courier import Patience
from tests.adapters.teams.fake.openid import ISSUER, private_key
from tests.adapters.teams.fake.people import People
from tests.adapters.teams.fake.records import Json
from tests.adapters.teams.fake.teams import FakeTeams, fake_teams
from tests.adapters.teams.order import let_pass
from tests.adapters.teams.stage_outbound import NORTH, SIRI, populate
from tests.patience import HANGS_S

CARD_TYPE = "application/vnd.microsoft.card.adaptive"


class Recorder:
    """Hears at ``/api/messages``."""

    def __init__(self, teams: FakeTeams, http: ClientSession) -> None:
        self.teams = teams
        self.heard: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.answers: dict[str, Any] = {}
        """What an activity of this name or type is answered with, as JSON; else nothing."""
        self.status = 200
        self.keeps_waiting = 0
        """How many of the next calls are not answered."""
        self.patience_over: float = 0.0
        """Seconds that pass as soon as such a call is heard."""
        self._http = http

    @property
    def people(self) -> People:
        return self.teams.people

    @property
    def last(self) -> Json:
        return self.heard[-1]

    async def hear(self, request: web.Request) -> web.Response:
        """Write a call down, and answer it."""
        activity = await request.json()
        self.heard.append(activity)
        self.headers.append(dict(request.headers))
        if self.keeps_waiting:
            self.keeps_waiting -= 1
            let_pass(self.patience_over)
            await asyncio.Event().wait()
        answer = self.answers.get(activity.get("name", activity["type"]))
        return web.json_response(answer, status=self.status) if answer else web.Response(status=self.status)

    async def posts(self, card: Json, where: str | None = None) -> str:
        """Send a card, and return the id of the message."""
        there = self.teams.world.conversation(where or SIRI)
        return await self._write("POST", f"{there.id}/activities", card)

    async def edits(self, message: str, card: Json, where: str | None = None) -> None:
        """Put another card into a message."""
        there = self.teams.world.conversation(where or SIRI)
        await self._write("PUT", f"{there.id}/activities/{message}", card)

    def proof(self, number: int = -1) -> Json:
        """Return what the token of a call says, which is good for this bot."""
        token = self.headers[number]["Authorization"].removeprefix("Bearer ")
        public = private_key("first").public_key()
        told: Json = jwt.decode(
            token, public, algorithms=["RS256"], audience=self.teams.world.app_id, issuer=ISSUER
        )
        return told

    async def _write(self, method: str, path: str, card: Json) -> str:
        body = {"type": "message", "attachments": [{"contentType": CARD_TYPE, "content": card}]}
        url = f"{self.teams.world.base}emea/v3/conversations/{path}"
        async with self._http.request(
            method, url, json=body, headers={"Authorization": "Bearer token"}
        ) as answer:
            answer.raise_for_status()
            return str((await answer.json())["id"])


@asynccontextmanager
async def recording() -> AsyncIterator[Recorder]:
    """Let such a bot hear what Siri and Odd do at a fake Teams."""
    async with fake_teams() as teams, ClientSession() as http:
        populate(teams)
        teams.people.courier.patience = Patience(turn=HANGS_S, extension=HANGS_S)
        recorder = Recorder(teams, http)
        app = web.Application()
        app.router.add_post("/api/messages", recorder.hear)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        teams.listens_at(f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages")
        try:
            yield recorder
        finally:
            await runner.cleanup()


def card(title: str, *actions: Json, fields: tuple[Json, ...] = ()) -> Json:
    """Return a card with a heading."""
    heading = {"type": "TextBlock", "style": "heading", "text": title}
    return {"type": "AdaptiveCard", "version": "1.5", "body": [heading, *fields], "actions": list(actions)}


def execute(label: str, **more: Any) -> Json:
    """Return a button that is answered in its card's place."""
    shown = {"title": label, "data": {"dult": f"sealed {label}"}}
    fallback = {"type": "Action.Submit", **shown}
    return {"type": "Action.Execute", "verb": "dult", **shown, "fallback": fallback} | more


def submit(label: str, **data: Any) -> Json:
    """Return a button that sends, or opens a dialog."""
    return {"type": "Action.Submit", "title": label, "data": {"dult": f"sealed {label}"} | data}


def dialog(title: str, its: Json) -> Json:
    """Return the answer that opens a dialog."""
    attachment = {"contentType": CARD_TYPE, "content": its}
    return {"task": {"type": "continue", "value": {"title": title, "height": "large", "card": attachment}}}


def shows(its: Json) -> Json:
    """Return the answer that shows a card in the pressed one's place."""
    return {"statusCode": 200, "type": CARD_TYPE, "value": its}


def says(words: str) -> Json:
    """Return the answer to a press that is words."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": words}


__all__ = ["NORTH", "SIRI", "Recorder", "card", "dialog", "execute", "recording", "says", "shows", "submit"]
