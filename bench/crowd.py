"""A large organisation for measuring: made by SQL in seconds, with a past, pauses and things to come."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, text

from adapters.database.engine import Database
from adapters.database.migrate import upgrade
from adapters.database.store import store_on
from adapters.database.tables import slot
from adapters.database.types import Instant
from bot import garbage
from bot.clock import SteppedClock
from bot.phrases import Phrases
from bot.ports import Clock
from bot.turn import Context
from nudges.calendar import IsoWeek
from nudges.days_off import DaysOff
from nudges.delivery import Item
from nudges.library import load
from nudges.person import MONDAY_TO_FRIDAY
from tests import postgresql as server

CONTENT = Path(__file__).parent.parent / "content"
SLOTS = 60
"""Two minutes apart from eight o'clock on: four people in five have the first one, the default; the others
chose a time of their own."""
PROGRAMME = "agents-first-steps"

_PEOPLE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people) "


def put_aside() -> None:
    """Leave what is there out of what is looked through for garbage, as ``dult serve`` does at its start."""
    gc.collect()  # unlike a start, a measurement leaves some
    garbage.put_aside()


async def context(database: Database, clock: Clock) -> Context:
    """Open Dult's own parts on ``database``."""
    await upgrade(database)
    ctx = Context(
        store=store_on(database),
        library=load(CONTENT / "packs"),
        phrases=Phrases.load(CONTENT / "phrases"),
        clock=clock,
        days_off=DaysOff.load(CONTENT / "days-off"),
    )
    await ctx.store.items.keep(
        {Item(id=key, version=one.item.version): one.toml for key, one in ctx.library.stock.items()}
    )
    return ctx


@asynccontextmanager
async def ground(*, on_a_server: bool) -> AsyncIterator[str]:
    """Give room for a database: a SQLite file's path, or the address of an empty one on PostgreSQL."""
    if not on_a_server:
        with TemporaryDirectory(prefix="dult-bench-") as folder:
            yield str(Path(folder) / "bench.sqlite")
        return
    async with server.database_like("template0") as database:
        url = database.writer.url.set(drivername="postgresql")
        yield url.render_as_string(hide_password=False)


def open_at(where: str) -> Database:
    """Open what ``ground`` gave."""
    return Database.at(where) if "://" in where else Database.file(Path(where))


async def settle(where: str, people: int, due_at: datetime) -> None:
    """Let ``people`` move in, in a process of its own: this one's memory is measured."""
    command = (sys.executable, "-m", "bench.crowd", where, str(people), due_at.isoformat())
    process = await asyncio.create_subprocess_exec(*command, cwd=CONTENT.parent)
    if await process.wait():
        raise SystemExit("Nobody could move in: the figures would mean nothing.")


async def _settle(where: str, people: int, due_at: datetime) -> None:
    database = open_at(where)
    await move_in(database, await context(database, SteppedClock(due_at)), people, due_at)
    await database.close()


async def move_in(database: Database, ctx: Context, people: int, due_at: datetime) -> None:
    """Let ``people`` enrolled people live in the database.

    All slots are due at ``due_at``. Last week's task was sent to each; one in twenty is paused, one in fifty
    has asked for a task on another day.
    """
    week = IsoWeek.of(due_at.date())
    last = week.plus(-1)
    steps = ctx.library.programmes[PROGRAMME].steps
    at, before, later = (
        micros(moment) for moment in (due_at, due_at - timedelta(weeks=1), due_at + timedelta(days=3))
    )
    values = {
        "people": people, "slots": SLOTS, "programme": PROGRAMME, "at": at, "before": before, "later": later,
        "year": week.year, "week": week.week, "last_year": last.year, "last_week": last.week,
        "monday": last.monday(), "this_monday": week.monday(), "steps": len(steps),
        "far": micros(due_at + timedelta(days=300)),
    }  # fmt: skip
    async with database.write() as connection:
        if database.is_on_a_server:
            await connection.execute(text(_BELIEVE))
        for statement in _statements():
            await connection.execute(
                text(statement), {k: v for k, v in values.items() if f":{k}" in statement}
            )
            if "INSERT INTO workspace" in statement:
                await connection.execute(insert(slot), _slots(week, due_at))
        for position, step in enumerate(steps):
            version = ctx.library.get(step).version
            await connection.execute(
                text("INSERT INTO programme_step VALUES (:programme, :position, :item, :version)"),
                {"programme": PROGRAMME, "position": position, "item": step, "version": version},
            )
    async with database.write() as connection:
        if database.is_on_a_server:
            for table in ("site", "slot", "recipient", "address", "occasion", "delivery"):
                await connection.execute(text(_GO_ON.format(table=table)))
        await connection.execute(text("ANALYZE"))


_BELIEVE = "SET LOCAL session_replication_role = replica"
"""While people move in, PostgreSQL looks up no foreign keys: three times as quick. When it counts it does."""
_GO_ON = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}) + 1)"
"""PostgreSQL counts rows by itself, and knows nothing of numbers that were given."""


def _slots(week: IsoWeek, next_at: datetime) -> list[dict[str, Any]]:
    its = {"time_zone": "Europe/Oslo", "weekday": 2, "country": "NO", "working_days": MONDAY_TO_FRIDAY}
    when = {"iso_year": week.year, "iso_week": week.week, "next_at": next_at}
    hours = [time(8 + number // 30, number % 30 * 2) for number in range(SLOTS)]
    return [{**its, **when, "at": at} for at in hours]


def micros(moment: datetime) -> int:
    """Return a moment as the database keeps it."""
    value = Instant().process_bind_param(moment, None)  # type: ignore[arg-type]  # the dialect is not looked at
    assert value is not None
    return value


def _statements() -> list[str]:
    return [
        "INSERT INTO site (key, name, country, is_centre) VALUES ('one', 'One', 'NO', false)",
        "INSERT INTO workspace (id, channel) VALUES ('web:demo', 'web')",
        _PEOPLE + "INSERT INTO recipient (id, kind, slot_id, active, paused_until) "
        "SELECT i, 'person', CASE WHEN i % 5 <> 0 THEN 1 ELSE 1 + i / 5 % :slots END, "
        "true, CASE WHEN i % 20 = 0 THEN :far END FROM n",
        _PEOPLE + "INSERT INTO address (id, recipient_id, workspace_id, route) "
        "SELECT i, i, 'web:demo', 'person:p' || i FROM n",
        "UPDATE recipient SET address_id = id",
        _PEOPLE
        + "INSERT INTO person (id, key, name, language, time_zone, working_days, site_id, unanswered) "
        "SELECT i, 'p' || i, 'Person ' || i, 'nb', 'Europe/Oslo', 31, 1, 0 FROM n",
        "INSERT INTO programme (id, audience, kind, starts_on, cadence_weeks, steps) "
        "VALUES (:programme, 'everyone', 'micro-task', :monday, 1, :steps)",
        "INSERT INTO programme_slot (slot_id, programme_id, served, not_before) "
        "SELECT id, :programme, 1, :this_monday FROM slot",
        _PEOPLE + "INSERT INTO enrolment (programme_id, recipient_id, slot_id, behind) "
        "SELECT :programme, i, "
        "CASE WHEN i % 5 <> 0 THEN 1 ELSE 1 + i / 5 % :slots END, 0 FROM n",
        "INSERT INTO occasion (id, key, kind, programme_id, recipients) "
        "VALUES (1, 'last-week', 'micro-task', :programme, :people)",
        "INSERT INTO occasion (id, key, kind, recipients) "
        "VALUES (2, 'another-day', 'micro-task', :people / 50)",
        _PEOPLE + _DELIVERY + "SELECT 1, i, 'micro-task', 'pass-on-a-tip', 1, true, :last_year, :last_week, "
        "'web:demo', i, 2, 'sent', '', :before, 1, false, false, false FROM n",
        _PEOPLE + _DELIVERY + "SELECT 2, i, 'micro-task', 'pass-on-a-tip', 1, false, :year, :week, "
        "'web:demo', i, 2, 'pending', '', :later, 0, false, false, false FROM n WHERE i % 50 = 0",
    ]


_DELIVERY = (
    "INSERT INTO delivery (occasion_id, recipient_id, kind, item_id, item_version, counts, iso_year, "
    "iso_week, workspace_id, address_id, priority, state, because, due_at, attempt, in_doubt, replaces, "
    "repeat_if_uncertain) "
)


if __name__ == "__main__":
    asyncio.run(_settle(sys.argv[1], int(sys.argv[2]), datetime.fromisoformat(sys.argv[3])))
