"""What keeping the promise costs in Teams, beside a bare loop and a stock bot, against one server."""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiohttp
from sqlalchemy import text

from adapters.database.engine import Database
from adapters.database.references import DatabaseReferences
from adapters.database.store import store_on
from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector, session
from adapters.teams.files import Files
from adapters.teams.kit import Kit
from adapters.teams.naming import workspace_named
from adapters.teams.pace import Pace, Rates
from adapters.teams.reference import Reference
from adapters.teams.render import Rendered, render
from adapters.teams.trust.hosts import LOCAL, ServiceHosts
from adapters.teams.trust.seal import Seal
from bench.bot_connector import bot_connector, came
from bench.crowd import PROGRAMME, context, move_in, put_aside
from bench.deliver import TUESDAY, count_sent, owe
from bench.resident import resident
from bench.stock_bot import StockBot
from bot.clock import SteppedClock
from bot.delivery import LANES, Drain
from bot.message import Message
from bot.phrases import Phrases
from bot.ports import Composed
from bot.task import card
from nudges.delivery import Delivery, DeliveryId
from nudges.language import Language
from nudges.task import MicroTask

ROOT: Final = Path(__file__).parents[1]
APP_ID: Final = "00000000-0000-4000-8000-00000000d017"
TENANT: Final = "11111111-1111-4111-8111-111111111111"
WORKSPACE: Final = workspace_named(TENANT)
NOBODY: Final = workspace_named("22222222-2222-4222-8222-222222222222")
"""A workspace in which nothing is due."""
TOKEN: Final = "a-token"  # noqa: S105 - of the server here, which believes everybody
NO_LIMIT: Final = 1_000_000.0
SENDINGS: Final = 9
"""So many times each is measured; the median counts: one alone wavers by a fifth on a shared machine."""
A_FEW: Final = 7
"""The stock bot sends to one person in so many: else nearly all the time were its."""
Way = Callable[[int], Coroutine[Any, Any, None]]


class OneToken:
    """Gives out a token: what tokens cost is measured nowhere here, for nobody."""

    async def token(self) -> str:
        """Return it."""
        return TOKEN

    async def renew(self, refused: str) -> None:
        """Do nothing: it is never refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What all ways of sending share."""

    url: str
    http: aiohttp.ClientSession
    kit: Kit
    cards: Sequence[Message]
    """Each person's own: a weekly task, whose buttons name their delivery."""
    folder: Path

    @property
    def people(self) -> int:
        """How many get one."""
        return len(self.cards)


async def measure(people: int, folder: Path) -> dict[str, float]:
    """Return messages a second of each way to send the same card, against one server in one run.

    They take turns, so that whatever else the machine does meets all; a first turn of each warms it.
    """
    ways: dict[str, Callable[[Stage], Coroutine[Any, Any, float]]] = {
        "stock": _stock,
        "bare": _bare,
        "durable": partial(_durable, own=False),
        "bare_own": _bare_own,
        "durable_own": partial(_durable, own=True),
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    kit = kit_of_parts()
    cards = await tasks(people)
    async with bot_connector() as url, session() as http:
        for turn in range(1 + SENDINGS):
            for name, send in ways.items():
                (where := folder / f"{name}-{turn}").mkdir()
                stage = Stage(url=url, http=http, kit=kit, cards=cards, folder=where)
                took[name].append(await send(stage))
        await _refuse_unless_all_came(url, http, people)
    return _figures(people, {name: its[1:] for name, its in took.items()})


def kit_of_parts() -> Kit:
    """Return what cards are made with."""
    return Kit(phrases=Phrases.load(ROOT / "content" / "phrases"), seal=Seal("a secret"))


def _figures(people: int, took: dict[str, list[float]]) -> dict[str, float]:
    def ratio(ours: str, theirs: str) -> float:
        return median([b / a for a, b in zip(took[ours], took[theirs], strict=True)])

    return {
        "people": people,
        **{f"{name}_per_s": people / median(its) for name, its in took.items()},
        "ratio": ratio("durable_own", "bare_own"),
        "ratio_rendered_before": ratio("durable", "bare"),
        "ratio_to_stock": ratio("durable", "stock"),
        "rss_mib": resident(),
    }


async def _refuse_unless_all_came(url: str, http: aiohttp.ClientSession, people: int) -> None:
    ours = Counter({_conversation(number): 4 * (1 + SENDINGS) for number in range(people)})
    stock = Counter({_conversation(number): 1 + SENDINGS for number in range(people // A_FEW)})
    if (await came(url, http)).messages != ours + stock:
        raise SystemExit("Not everybody got every message once: the figures would mean nothing.")


def _conversation(number: int) -> str:
    return f"a:{number:032x}"


async def tasks(people: int) -> list[Message]:
    """Make everybody's own card of a weekly task."""
    database = Database.memory()
    ctx = await context(database, SteppedClock(TUESDAY))
    task = ctx.library.get(ctx.library.programmes[PROGRAMME].steps[0])
    await database.close()
    assert isinstance(task, MicroTask)
    return [card.new(ctx, Language.EN, task, DeliveryId(number)) for number in range(1, people + 1)]


def _activity(rendered: Rendered) -> bytes:
    return json.dumps(rendered.activity, ensure_ascii=False, separators=(",", ":")).encode()


async def _in_lanes(number: int, send: Way) -> float:
    """Send so many, as many at once as a drain does. Returns the seconds."""
    numbers = iter(range(number))
    put_aside()

    async def lane() -> None:
        for one in numbers:
            await send(one)

    started = time.perf_counter()
    await asyncio.gather(*(lane() for _ in range(LANES)))
    return time.perf_counter() - started


async def _post(its: Stage, number: int, activity: bytes) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8", "Authorization": f"Bearer {TOKEN}"}
    url = f"{its.url}v3/conversations/{_conversation(number)}/activities"
    async with its.http.post(url, data=activity, headers=headers) as answer:
        answer.raise_for_status()
        assert (await answer.json())["id"]


async def _bare(its: Stage) -> float:
    """Post the same bytes to everybody, with nothing remembered."""
    activity = _activity(render(its.cards[0], its.kit))

    async def send(number: int) -> None:
        await _post(its, number, activity)

    return await _in_lanes(its.people, send)


async def _bare_own(its: Stage) -> float:
    """Render and post a card of their own to everybody, with nothing remembered."""

    async def send(number: int) -> None:
        await _post(its, number, _activity(render(its.cards[number], its.kit)))

    return await _in_lanes(its.people, send)


async def _stock(its: Stage) -> float:
    """Send the card with a stock bot, with nothing remembered."""
    bot = StockBot(its.url, app_id=APP_ID, token=TOKEN)
    shown = render(its.cards[0], its.kit)

    async def send(number: int) -> None:
        await bot.send(_conversation(number), shown)

    return A_FEW * await _in_lanes(its.people // A_FEW, send)


async def _durable(its: Stage, *, own: bool) -> float:
    """Let a broadcast leave through outbox, drain and channel."""
    file = its.folder / "bench.sqlite"
    await settle_in(file, its.url, its.people)
    database = Database.file(file)
    drain = drain_on(database, its, own=own)
    await drain.run(NOBODY)  # as in a process that has sent before: SQLAlchemy writes a statement down once
    put_aside()
    started = time.perf_counter()
    await drain.run(WORKSPACE)
    took = time.perf_counter() - started
    sent = await count_sent(database)
    await database.close()
    if sent != its.people:
        raise SystemExit(f"{sent} of {its.people} arrived: the figures would mean nothing.")
    return took


def drain_on(database: Database, its: Stage, *, own: bool) -> Drain:
    """Make a drain that sends a card for all, or each person's own, as quickly as it can."""
    pace, hosts = Pace(Rates(outbox=NO_LIMIT, cap=NO_LIMIT)), ServiceHosts.of(LOCAL)
    connector = Connector(its.http, OneToken(), hosts.allows, pace)
    channel = TeamsChannel(
        connector, DatabaseReferences(database), its.kit, Files(its.http), app_id=APP_ID, service_url=its.url
    )

    async def compose(delivery: Delivery) -> Composed:
        return Composed(message=its.cards[delivery.recipient - 1 if own else 0])

    deliveries = store_on(database).deliveries
    return Drain(deliveries, {"teams": channel}, compose, SteppedClock(TUESDAY), pace=lambda _: NO_LIMIT)


async def settle_in(file: Path, url: str, people: int) -> None:
    """Let a broadcast be due to so many people."""
    database = Database.file(file)
    await move_in(database, await context(database, SteppedClock(TUESDAY)), people, TUESDAY)
    await _move_to_teams(database, url, people)
    await owe(database, people, WORKSPACE)
    await database.close()


async def _move_to_teams(database: Database, url: str, people: int) -> None:
    """Let everybody be reached in Teams, each in a conversation that is known."""
    async with database.write() as connection:
        await connection.execute(text("UPDATE recipient SET paused_until = NULL"))
        await connection.execute(text("DELETE FROM delivery"))
        add = text("INSERT INTO workspace (id, channel) VALUES (:id, 'teams')")
        await connection.execute(add, {"id": WORKSPACE})
        move = (
            "UPDATE address SET workspace_id = :workspace, route = :route, reference = :known WHERE id = :id"
        )
        await connection.execute(
            text(move),
            [
                {
                    "workspace": WORKSPACE,
                    "route": f"{number:08x}-0000-4000-8000-000000000000",
                    "known": str(Reference(conversation=_conversation(number), service_url=url)),
                    "id": number + 1,
                }
                for number in range(people)
            ],
        )


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(int(sys.argv[1]), Path(where)))))
