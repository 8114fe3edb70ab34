"""What keeping the promise costs in Slack, beside a bare client.

``python -m bench.slack PEOPLE`` prints JSON.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text

from adapters.database.engine import Database
from adapters.database.references import DatabaseReferences
from adapters.database.store import store_on
from adapters.slack.channel import SlackChannel
from adapters.slack.client import session
from adapters.slack.install.client import InstallClient
from adapters.slack.install.fixed import FixedToken
from adapters.slack.install.installs import Installs
from adapters.slack.render import render
from adapters.slack.web_api import WebApi
from bench.crowd import context, move_in, put_aside
from bench.deliver import MESSAGE, TUESDAY, count_sent, owe
from bench.resident import resident
from bot.clock import SteppedClock
from bot.delivery import LANES, Drain
from bot.phrases import Phrases
from bot.ports import Composed
from nudges.delivery import Delivery, WorkspaceId

ROOT: Final = Path(__file__).parents[1]
WORKSPACE: Final = WorkspaceId("slack:T1")
TOKEN: Final = "xoxb-1"  # noqa: S105 - of the fake
SENDINGS: Final = 5
"""So many times each is measured; the median counts."""
Api = tuple[str, aiohttp.ClientSession]


async def measure(people: int, folder: Path) -> dict[str, float]:
    """Return messages a second, ours and bare, against one server in one run.

    Both take turns, so that whatever else the machine does meets both; a first turn of each warms it.
    """
    phrases = Phrases.load(ROOT / "content" / "phrases")
    every = people * (1 + SENDINGS)
    async with fake_slack(2 * every) as url, session() as http:
        conversations = await opened((url, http), 2 * every)
        bare, durable = await _sent((url, http), conversations, phrases, folder)
    return {
        "people": people,
        "durable_per_s": people / median(durable),
        "bare_per_s": people / median(bare),
        "ratio": median([its / ours for its, ours in zip(bare, durable, strict=True)]),
        "rss_mib": resident(),
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
async def fake_slack(people: int) -> AsyncIterator[str]:
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


async def opened(api: Api, people: int) -> list[str]:
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
    file = folder / "bench.sqlite"
    await settle_in(file, conversations)
    database = Database.file(file)
    drain = drain_on(database, api, phrases)
    put_aside()
    started = time.perf_counter()
    await drain.run(WORKSPACE)
    took = time.perf_counter() - started
    sent = await count_sent(database)
    await database.close()
    if sent != len(conversations):
        raise SystemExit(f"{sent} of {len(conversations)} arrived: the figures would mean nothing.")
    return took


def drain_on(database: Database, api: Api, phrases: Phrases) -> Drain:
    """Make a drain that sends the same to everybody, as quickly as it can."""
    url, http = api
    channel = SlackChannel(WebApi(installs_of(api), http, url=url), DatabaseReferences(database), phrases)

    async def compose(_: Delivery) -> Composed:
        return Composed(message=MESSAGE)

    deliveries = store_on(database).deliveries
    return Drain(deliveries, {"slack": channel}, compose, SteppedClock(TUESDAY), pace=lambda _: 1_000_000.0)


async def settle_in(file: Path, conversations: list[str]) -> None:
    """Let a broadcast be due to as many people as there are conversations."""
    people, database = len(conversations), Database.file(file)
    await move_in(database, await context(database, SteppedClock(TUESDAY)), people, TUESDAY)
    await _move_to_slack(database, conversations)
    await owe(database, people, WORKSPACE)
    await database.close()


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


def installs_of(api: Api) -> Installs:
    """Return the one workspace there is."""
    client = InstallClient(*api)
    return Installs(client, fixed=FixedToken(client, TOKEN))


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(int(sys.argv[1]), Path(where)))))
