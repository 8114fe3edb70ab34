"""The rows of a broadcast: made by a statement a window, counted beforehand by the same conditions."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Row,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.broadcasts.give_way import displace
from adapters.database.broadcasts.renewal import name_of
from adapters.database.deliveries import post_for_all
from adapters.database.reasons import reason_to_skip
from adapters.database.tables import address, delivery, recipient, slot
from adapters.database.types import Instant
from bot.ports import Broadcast, Hours, When
from nudges.broadcast import Audience
from nudges.calendar import IsoWeek, Window, week_of
from nudges.delivery import PRIORITY, Reason, State
from nudges.person import Country


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Those of an audience who can be written to at the same moment."""

    whom: ColumnElement[bool]
    """Who of all recipients."""
    people: int
    """How many they are."""
    window: Window
    week: IsoWeek


async def sorted_out(connection: AsyncConnection, whom: ColumnElement[bool], when: When) -> list[Alike]:
    """Sort recipients by when they can be written to: a handful of windows, whatever the number of people."""
    number = func.count().label("people")
    theirs = select(slot, number).join(recipient, recipient.c.slot_id == slot.c.id).where(whom)
    found: dict[tuple[Window, IsoWeek], Counter[int]] = defaultdict(Counter)
    for row in await connection.execute(theirs.group_by(slot.c.id).order_by(slot.c.id)):
        window = when(_hours(row))
        found[window, week_of(window.opens, row.time_zone)][row.id] = row.people
    return [
        Alike(
            whom=and_(whom, recipient.c.slot_id.in_(list(slots))),
            people=slots.total(),
            window=window,
            week=week,
        )
        for (window, week), slots in found.items()
    ]


async def count_reasons(connection: AsyncConnection, its: Broadcast, alike: Alike) -> Sequence[Row[Any]]:
    """Count people by workspace and by the reason why they would get nothing."""
    people = _people(its, alike)
    number = func.count().label("number")
    query = select(people.c.workspace_id, people.c.reason, number)
    return (await connection.execute(query.group_by(people.c.workspace_id, people.c.reason))).all()


async def plan_rows(connection: AsyncConnection, its: Broadcast, occasion_id: int, alike: Alike) -> None:
    """Give each of them a row, those who get nothing one with its reason."""
    people = _people(its, alike)
    if its.displaces:
        theirs = select(people.c.id).where(people.c.reason.is_(None))
        await displace(connection, its.id, theirs, alike.week)
    row = _row(its, alike, people)
    if await post_for_all(connection, occasion_id, row, where=people.c.id.is_not(None)) == alike.people:
        return
    # a week taken between the look and the row: the budget's own constraint refused it, whatever raced
    lost = {**row, "state": literal(State.SKIPPED.value), "reason": literal(Reason.BUDGET.value)}
    await post_for_all(connection, occasion_id, lost, where=~_has_row(occasion_id, people))


def _people(its: Broadcast, alike: Alike) -> Subquery:
    """The people, each with why they get nothing, if so."""
    audience, opens = its.audience or Audience(), alike.window.opens
    reason = reason_to_skip(opens, alike.week, counts=not audience.rooms, displaces=its.displaces)
    too_late = its.until is not None and its.until <= opens
    return (
        select(
            recipient.c.id,
            address.c.workspace_id,
            recipient.c.address_id,
            func.coalesce(reason, literal(Reason.EXPIRED.value) if too_late else null()).label("reason"),
        )
        .select_from(recipient.outerjoin(address, address.c.id == recipient.c.address_id))
        .where(alike.whom)
        .offset(0)  # with an offset the reason is looked for once, not for each use
        .subquery("people")
    )


def _row(its: Broadcast, alike: Alike, people: Subquery) -> Mapping[str, ColumnElement[Any]]:
    audience, window, week = its.audience or Audience(), alike.window, alike.week
    closes = min(window.closes, its.until) if its.until else window.closes
    return {
        "recipient_id": people.c.id,
        "kind": literal(its.kind.value),
        "item_id": literal(name_of(its.id)),
        "item_version": literal(its.version, Integer),
        "counts": literal(not audience.rooms, Boolean),  # a message in a room counts for nobody
        "iso_year": literal(week.year, Integer),
        "iso_week": literal(week.week, Integer),
        "workspace_id": people.c.workspace_id,
        "address_id": people.c.address_id,
        "priority": literal(int(PRIORITY[its.kind]), Integer),
        "state": case((people.c.reason.is_(None), State.PENDING.value), else_=State.SKIPPED.value),
        "reason": people.c.reason,
        "due_at": literal(window.opens, Instant),
        "closes_at": literal(closes, Instant),
        "until": literal(its.until, Instant) if its.until else null(),
        "repeat_if_uncertain": literal(its.options.repeat_if_uncertain, Boolean),
    }


def _has_row(occasion_id: int, people: Subquery) -> ColumnElement[bool]:
    made = delivery.alias("made")
    return exists().where(made.c.occasion_id == occasion_id, made.c.recipient_id == people.c.id)


def _hours(row: Row[Any]) -> Hours:
    return Hours(
        slot=row.id,
        time_zone=row.time_zone,
        country=Country(row.country),
        working_days=row.working_days,
    )
