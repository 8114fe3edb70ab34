"""What keeping the promise costs in Slack, beside a bare client and a bare Bolt app."""

import asyncio
import hashlib
import hmac
import json
import re
import resource
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urlencode

import aiohttp
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from adapters.database.engine import Database
from adapters.database.inbox import DatabaseInbox
from adapters.database.references import DatabaseReferences
from adapters.slack.app import SlackParts, listening
from adapters.slack.channel import SlackChannel
from adapters.slack.client import session
from adapters.slack.install.authorize import Authorize
from adapters.slack.install.client import InstallClient
from adapters.slack.install.fixed import FixedToken
from adapters.slack.install.installs import Installs
from adapters.slack.install.parts import InstallParts
from adapters.slack.paths import REQUESTS
from adapters.slack.render import render
from adapters.slack.web_api import WebApi
from bench.crowd import context, move_in, put_aside
from bench.deliver import MESSAGE, TUESDAY, count_sent, owe
from bot.clock import SteppedClock, SystemClock
from bot.delivery import LANES, Drain
from bot.events import Event
from bot.message import Message, Reply
from bot.phrases import Phrases
from bot.ports import Composed
from nudges.delivery import Address, Delivery, WorkspaceId
from nudges.language import Language
from tests.serving import serving

ROOT: Final = Path(__file__).parents[1]
WORKSPACE: Final = WorkspaceId("slack:T1")
TOKEN, SECRET = "xoxb-1", "signing-secret"
HANDLERS: Final = 100
"""So many presses at once, each with a slow handler."""
SLOW: Final = 1.0
"""Seconds a handler takes."""
SENDINGS, ROUNDS = 5, 10
"""So many times each is measured; the median counts."""
Api = tuple[str, aiohttp.ClientSession]


async def measure(people: int, folder: Path) -> dict[str, float]:
    """Return messages a second and the time to acknowledge, ours and bare, against one server in one run.

    Both take turns, so that whatever else the machine does meets both; a first turn of each warms it.
    """
    phrases = Phrases.load(ROOT / "content" / "phrases")
    every = people * (1 + SENDINGS)
    async with _fake_slack(2 * every) as url, session() as http:
        conversations = await _opened((url, http), 2 * every)
        bare, durable = await _sent((url, http), conversations, phrases, folder)
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        async with _our_app(url, http, phrases, folder) as routes:
            heard_bare, heard = await _acknowledged(_bare_app(url, http), routes)
    return {
        "people": people,
        "durable_per_s": people / median(durable),
        "bare_per_s": people / median(bare),
        "ratio": median([its / ours for its, ours in zip(bare, durable, strict=True)]),
        "ack_p99_s": median(heard),
        "bare_ack_p99_s": median(heard_bare),
        "ack_ratio": median([ours / its for its, ours in zip(heard_bare, heard, strict=True)]),
        "rss_mib": rss,
    }


async def _sent(
    api: Api, conversations: list[str], phrases: Phrases, folder: Path
) -> tuple[list[float], list[float]]:
    """Send in turns, with nothing remembered and through the outbox. Returns the seconds of each turn."""
    turns = 1 + SENDINGS
    bare, durable = [], []
    for turn in range(turns):
        bare.append(await _bare(api, conversations[2 * turn :: 2 * turns], phrases))
        (where := folder / str(turn)).mkdir()
        durable.append(await _durable(api, conversations[2 * turn + 1 :: 2 * turns], phrases, where))
    return bare[1:], durable[1:]


@asynccontextmanager
async def _fake_slack(people: int) -> AsyncIterator[str]:
    """Run the tests' Slack in a process of its own, its limits off."""
    arguments = ("-m", "tests.adapters.slack.fake", f"--people={people}", "--no-echoes")
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())["api_url"]
    finally:
        process.kill()
        await process.wait()


async def _in_lanes(number: int, work: Callable[[int], Coroutine[Any, Any, None]]) -> float:
    """Do something so many times, as many at once as a drain does. Returns the seconds."""
    numbers = iter(range(number))

    async def lane() -> None:
        for one in numbers:
            await work(one)

    put_aside()
    started = time.perf_counter()
    await asyncio.gather(*(lane() for _ in range(LANES)))
    return time.perf_counter() - started


def _client(api: Api) -> AsyncWebClient:
    return AsyncWebClient(TOKEN, base_url=api[0], session=api[1], retry_handlers=[])


async def _opened(api: Api, people: int) -> list[str]:
    """Open everybody's conversation: both ways of sending begin warm."""
    found = [""] * people

    async def open_one(number: int) -> None:
        answer = await _client(api).conversations_open(users=f"U{number + 1:05d}")
        found[number] = answer["channel"]["id"]

    await _in_lanes(people, open_one)
    return found


async def _bare(api: Api, conversations: list[str], phrases: Phrases) -> float:
    """Post the same message with nothing remembered."""
    rendered = render(MESSAGE, phrases)

    async def post(number: int) -> None:
        await _client(api).chat_postMessage(
            channel=conversations[number],
            text=rendered.text,
            blocks=rendered.blocks,
            metadata={"event_type": "dult_delivery", "event_payload": {"key": f"d{number}"}},
        )

    return await _in_lanes(len(conversations), post)


async def _durable(api: Api, conversations: list[str], phrases: Phrases, folder: Path) -> float:
    """Let a broadcast leave through outbox, drain and channel."""
    people, (url, http) = len(conversations), api
    database, clock = Database.file(folder / "bench.sqlite"), SteppedClock(TUESDAY)
    ctx = await context(database, clock)
    await move_in(database, ctx, people, TUESDAY)
    await _move_to_slack(database, conversations)
    await owe(database, people, WORKSPACE)
    web = WebApi(_installs(api), http, url=url)
    channel = SlackChannel(web, DatabaseReferences(database), phrases)

    async def compose(_: Delivery) -> Composed:
        return Composed(message=MESSAGE)

    drain = Drain(ctx.store.deliveries, {"slack": channel}, compose, clock, pace=lambda _: 1_000_000.0)
    put_aside()
    started = time.perf_counter()
    await drain.run(WORKSPACE)
    took = time.perf_counter() - started
    sent = await count_sent(database)
    await database.close()
    if sent != people:
        raise SystemExit(f"{sent} of {people} arrived: the figures would mean nothing.")
    return took


async def _move_to_slack(database: Database, conversations: list[str]) -> None:
    async with database.write() as connection:
        await connection.execute(text("UPDATE recipient SET paused_until = NULL"))
        await connection.execute(text("DELETE FROM delivery"))
        await connection.execute(text("INSERT INTO workspace (id, channel) VALUES ('slack:T1', 'slack')"))
        await connection.execute(
            text(
                "UPDATE address SET workspace_id = 'slack:T1', route = :route, reference = :known "
                "WHERE id = :id"
            ),
            [
                {"id": number + 1, "route": f"U{len(conversations) + number + 1:05d}", "known": its}
                for number, its in enumerate(conversations)
            ],
        )


def _installs(api: Api) -> Installs:
    client = InstallClient(*api)
    return Installs(client, fixed=FixedToken(client, TOKEN))


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
    database = Database.file(folder / "0" / "bench.sqlite")
    installs = _installs((url, http))
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
        print(json.dumps(asyncio.run(measure(int(sys.argv[1]), Path(where)))))
