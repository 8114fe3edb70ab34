"""How soon a press in Slack is acknowledged, beside a bare Bolt app.

``python -m bench.slack_ack`` prints JSON.
"""

import asyncio
import hashlib
import hmac
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlencode

import aiohttp
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from adapters.database.engine import Database
from adapters.database.inbox import DatabaseInbox
from adapters.database.migrate import upgrade
from adapters.database.references import DatabaseReferences
from adapters.slack.app import SlackParts, listening
from adapters.slack.channel import SlackChannel
from adapters.slack.client import session
from adapters.slack.install.authorize import Authorize
from adapters.slack.install.parts import InstallParts
from adapters.slack.paths import REQUESTS
from adapters.slack.web_api import WebApi
from bench.slack import ROOT, TOKEN, fake_slack, installs_of
from bot.clock import SystemClock
from bot.events import Event
from bot.message import Message, Reply
from bot.phrases import Phrases
from nudges.delivery import Address
from nudges.language import Language
from tests.serving import serving

SECRET: Final = "signing-secret"  # noqa: S105 - of the fake
HANDLERS: Final = 100
"""So many presses at once, each with a slow handler."""
SLOW: Final = 1.0
"""Seconds a handler takes."""
ROUNDS: Final = 5
"""So many times each app is measured; the median counts."""


async def measure(folder: Path) -> dict[str, float]:
    """Return the time to acknowledge, ours and bare, in turns; a first turn of each warms it."""
    phrases = Phrases.load(ROOT / "content" / "phrases")
    async with fake_slack(HANDLERS) as url, session() as http, _our_app(url, http, phrases, folder) as routes:
        bare, ours = await _acknowledged(_bare_app(url, http), routes)
    return {
        "presses": HANDLERS,
        "ack_p99_s": median(ours),
        "bare_ack_p99_s": median(bare),
        "ratio": median([our / its for its, our in zip(bare, ours, strict=True)]),
    }


def _bare_app(url: str, http: aiohttp.ClientSession) -> list[BaseRoute]:
    """Make a Bolt app as its guide does: acknowledge, then work."""
    app = AsyncApp(
        client=AsyncWebClient(TOKEN, base_url=url, session=http), token=TOKEN, signing_secret=SECRET
    )

    async def pressed(ack: AsyncAck) -> None:
        await ack()
        await asyncio.sleep(SLOW)

    app.action(re.compile(".*"))(pressed)
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return [Route(REQUESTS, events, methods=["POST"])]


class _Slow:
    """Keeps what comes in, as Dult does, and then takes its time."""

    def __init__(self, inbox: DatabaseInbox) -> None:
        self._inbox = inbox
        self._clock = SystemClock()

    async def receive(self, event: Event) -> bool:
        return await self._inbox.receive(event, self._clock.real())

    async def answer(self, event: Event) -> Reply:
        await asyncio.sleep(SLOW)
        await self._inbox.done(event.id, self._clock.real())
        return None


@asynccontextmanager
async def _our_app(
    url: str, http: aiohttp.ClientSession, phrases: Phrases, folder: Path
) -> AsyncIterator[list[BaseRoute]]:
    database = Database.file(folder / "bench.sqlite")
    await upgrade(database)
    installs = installs_of((url, http))
    api = WebApi(installs, http, url=url)

    async def nothing(*_: object) -> tuple[Message, ...]:
        return ()

    async def done(*_: object) -> None:
        return None

    async def nobody(_: Address) -> bool:
        return False

    parts = SlackParts(
        http=http,
        url=url,
        install=InstallParts(installs=installs, authorize=Authorize(installs), flow=None, routes=()),
        api=api,
        channel=SlackChannel(api, DatabaseReferences(database), phrases),
        listener=_Slow(DatabaseInbox(database)),
        home=nothing,
        found=done,
        gone=done,
        follows=nobody,
        guests=False,
        look_again=asyncio.Event(),
        phrases=phrases,
        clock=SystemClock(),
        language=Language.EN,
        signing_secret=SECRET,
        app_token=None,
    )
    async with listening(parts) as routes:
        await asyncio.sleep(5)  # who is in the workspace is read at the start: let it be over
        yield list(routes)
    await database.close()


async def _acknowledged(*apps: list[BaseRoute]) -> list[list[float]]:
    """Return, for each app, the 99th percentile of the seconds to acknowledge in each of some rounds."""
    async with AsyncExitStack() as stack:
        urls = [await stack.enter_async_context(serving(routes)) for routes in apps]
        connector = aiohttp.TCPConnector(limit=HANDLERS)
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        rounds = [[await _round(http, url, number) for url in urls] for number in range(1 + ROUNDS)]
        return [list(one) for one in zip(*rounds[1:], strict=True)]


async def _round(http: aiohttp.ClientSession, url: str, number: int) -> float:
    took = await asyncio.gather(*(_press(http, url, f"{number}.{one}") for one in range(HANDLERS)))
    await asyncio.sleep(2 * SLOW)
    return quantiles(took, n=100)[98]


async def _press(http: aiohttp.ClientSession, url: str, trigger: str) -> float:
    payload = {
        "type": "block_actions",
        "team": {"id": "T1", "domain": "t1"},
        "user": {"id": "U00001", "team_id": "T1"},
        "api_app_id": "A1",
        "trigger_id": trigger,
        "container": {"type": "message", "channel_id": "D1", "message_ts": "1.1"},
        "channel": {"id": "D1"},
        "actions": [{"action_id": "press:0:0", "type": "button", "value": "en||task-do:1"}],
    }
    body = urlencode({"payload": json.dumps(payload)})
    stamp = str(int(time.time()))
    signed = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={signed}",
    }
    started = time.perf_counter()
    async with http.post(f"{url}{REQUESTS}", data=body, headers=headers) as answer:
        if answer.status != 200:
            raise SystemExit(f"A press was answered with {answer.status}: the figures would mean nothing.")
    return time.perf_counter() - started


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(Path(where)))))
