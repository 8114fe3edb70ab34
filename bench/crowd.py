"""A large organisation for measuring: made by SQL in seconds, with a past, pauses and things to come."""

import gc
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from adapters.database.engine import Database
from adapters.database.migrate import upgrade
from adapters.database.store import store_on
from adapters.database.types import Instant
from bot.clock import SteppedClock
from bot.phrases import Phrases
from bot.turn import Context
from nudges.calendar import IsoWeek
from nudges.days_off import DaysOff
from nudges.delivery import Item
from nudges.library import load

CONTENT = Path(__file__).parent.parent / "content"
SLOTS = 60
"""Two minutes apart from eight o'clock on: four people in five have the first one, the default; the others
chose a time of their own."""
PROGRAMME = "agents-first-steps"

_PEOPLE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people) "


def put_aside() -> None:
    """Leave what is there out of what is looked through for garbage, as ``dult serve`` does at its start."""
    gc.collect()
    gc.freeze()


async def context(database: Database, clock: SteppedClock) -> Context:
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
        "monday": last.monday().isoformat(), "this_monday": week.monday().isoformat(), "steps": len(steps),
        "far": micros(due_at + timedelta(days=300)),
    }  # fmt: skip
    async with database.write() as connection:
        for statement in _statements():
            await connection.execute(
                text(statement), {k: v for k, v in values.items() if f":{k}" in statement}
            )
        for position, step in enumerate(steps):
            version = ctx.library.get(step).version
            await connection.execute(
                text("INSERT INTO programme_step VALUES (:programme, :position, :item, :version)"),
                {"programme": PROGRAMME, "position": position, "item": step, "version": version},
            )
    async with database.write() as connection:
        await connection.execute(text("ANALYZE"))


def micros(moment: datetime) -> int:
    """Return a moment as the database keeps it."""
    value = Instant().process_bind_param(moment, None)  # type: ignore[arg-type]  # the dialect is not looked at
    assert value is not None
    return value


def _statements() -> list[str]:
    return [
        "INSERT INTO site (key, name, country, is_centre) VALUES ('one', 'One', 'NO', 0)",
        "INSERT INTO workspace (id, channel) VALUES ('web:demo', 'web')",
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :slots - 1) "
        "INSERT INTO slot (time_zone, weekday, at, country, working_days, iso_year, iso_week, next_at) "
        "SELECT 'Europe/Oslo', 2, printf('%02d:%02d:00.000000', 8 + i / 30, (i % 30) * 2), 'NO', 31, "
        ":year, :week, :at FROM n",
        _PEOPLE + "INSERT INTO recipient (id, kind, slot_id, active, paused_until) "
        "SELECT i, 'person', CASE WHEN i % 5 THEN 1 ELSE 1 + i / 5 % :slots END, 1, "
        "CASE WHEN i % 20 = 0 THEN :far END FROM n",
        _PEOPLE + "INSERT INTO address (id, recipient_id, workspace_id, route) "
        "SELECT i, i, 'web:demo', 'person:p' || i FROM n",
        "UPDATE recipient SET address_id = id",
        _PEOPLE
        + "INSERT INTO person (id, key, name, language, time_zone, working_days, site_id, unanswered) "
        "SELECT i, 'p' || i, 'Person ' || i, 'nb', 'Europe/Oslo', 31, 1, 0 FROM n",
        "INSERT INTO programme (id, audience, kind, starts_on, cadence_weeks, steps) "
        "VALUES (:programme, 'everyone', 'micro-task', :monday, 1, :steps)",
        "INSERT INTO programme_slot SELECT id, :programme, 1, :this_monday FROM slot",
        _PEOPLE + "INSERT INTO enrolment (programme_id, recipient_id, slot_id, behind) "
        "SELECT :programme, i, CASE WHEN i % 5 THEN 1 ELSE 1 + i / 5 % :slots END, 0 FROM n",
        "INSERT INTO occasion (id, key, kind, programme_id, recipients) "
        "VALUES (1, 'last-week', 'micro-task', :programme, :people)",
        "INSERT INTO occasion (id, key, kind, recipients) "
        "VALUES (2, 'another-day', 'micro-task', :people / 50)",
        _PEOPLE + _DELIVERY + "SELECT 1, i, 'micro-task', 'pass-on-a-tip', 1, 1, :last_year, :last_week, "
        "'web:demo', i, 2, 'sent', '', :before, 1, 0, 0, 0 FROM n",
        _PEOPLE + _DELIVERY + "SELECT 2, i, 'micro-task', 'pass-on-a-tip', 1, 0, :year, :week, "
        "'web:demo', i, 2, 'pending', '', :later, 0, 0, 0, 0 FROM n WHERE i % 50 = 0",
    ]


_DELIVERY = (
    "INSERT INTO delivery (occasion_id, recipient_id, kind, item_id, item_version, counts, iso_year, "
    "iso_week, workspace_id, address_id, priority, state, because, due_at, attempt, in_doubt, replaces, "
    "repeat_if_uncertain) "
)
