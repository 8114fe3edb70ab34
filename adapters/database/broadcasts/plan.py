"""The rows of a broadcast: made by one statement a slot, counted beforehand by the same conditions."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Row,
    Subquery,
    case,
    exists,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.audience import among
from adapters.database.broadcasts.give_way import displace
from adapters.database.broadcasts.renewal import name_of
from adapters.database.deliveries import post_for_all
from adapters.database.reasons import reason_to_skip
from adapters.database.tables import address, delivery, recipient, slot
from adapters.database.types import Instant
from bot.ports import Broadcast, Hours, When
from nudges.broadcast import Audience
from nudges.calendar import Window, week_of
from nudges.delivery import PRIORITY, Reason, State
from nudges.person import Country


async def hours_of(connection: AsyncConnection, audience: Audience) -> list[Hours]:
    """Return the facts about time that an audience has: a handful, whatever the number of people."""
    query = (
        select(slot)
        .where(slot.c.id.in_(select(recipient.c.slot_id).where(among(audience))))
        .order_by(slot.c.id)
    )
    return [_hours(row) for row in await connection.execute(query)]


async def count_reasons(
    connection: AsyncConnection, its: Broadcast, hours: Hours, window: Window
) -> Sequence[Row[Any]]:
    """Count the people of a slot by workspace and by the reason why they would get nothing."""
    people = _people(its, hours, window)
    number = func.count().label("number")
    query = select(people.c.workspace_id, people.c.reason, number)
    return (await connection.execute(query.group_by(people.c.workspace_id, people.c.reason))).all()


async def plan_rows(connection: AsyncConnection, its: Broadcast, occasion_id: int, when: When) -> None:
    """Give every member of the audience a row, those who get nothing one with its reason."""
    for hours in await hours_of(connection, its.audience or Audience()):
        window = when(hours)
        people = _people(its, hours, window)
        if its.displaces:
            week = week_of(window.opens, hours.time_zone)
            theirs = select(people.c.id).where(people.c.reason.is_(None))
            await displace(connection, its.id, theirs, week)
        row = _row(its, hours, window, people)
        await post_for_all(connection, occasion_id, row, where=people.c.id.is_not(None))
        # a week taken between the look and the row: the budget's own constraint refused it, whatever raced
        lost = {**row, "state": literal(State.SKIPPED.value), "reason": literal(Reason.BUDGET.value)}
        await post_for_all(connection, occasion_id, lost, where=~_has_row(occasion_id, people))


def _people(its: Broadcast, hours: Hours, window: Window) -> Subquery:
    """The people of a slot whom the broadcast is for, each with why they get nothing, if so."""
    audience = its.audience or Audience()
    week = week_of(window.opens, hours.time_zone)
    reason = reason_to_skip(window.opens, week, counts=not audience.rooms, displaces=its.displaces)
    too_late = its.until is not None and its.until <= window.opens
    return (
        select(
            recipient.c.id,
            address.c.workspace_id,
            recipient.c.address_id,
            func.coalesce(reason, literal(Reason.EXPIRED.value) if too_late else null()).label("reason"),
        )
        .select_from(recipient.outerjoin(address, address.c.id == recipient.c.address_id))
        .where(recipient.c.slot_id == hours.slot, among(audience))
        .subquery("people")
    )


def _row(its: Broadcast, hours: Hours, window: Window, people: Subquery) -> Mapping[str, ColumnElement[Any]]:
    audience = its.audience or Audience()
    week = week_of(window.opens, hours.time_zone)
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
