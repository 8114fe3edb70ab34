"""The rows of a broadcast: made by one statement a slot, counted beforehand by the same conditions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Row,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    literal_column,
    null,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.audience import among
from adapters.database.deliveries import count_recipients, find_or_add_occasion, put_back
from adapters.database.programmes import gives_way, reason_to_skip
from adapters.database.tables import (
    address,
    broadcast,
    delivery,
    enrolment,
    occasion,
    recipient,
    slot,
)
from adapters.database.types import Instant
from bot.ports import Broadcast, BroadcastId, BroadcastState, Hours, When
from nudges.broadcast import Audience
from nudges.calendar import IsoWeek, Window, week_of
from nudges.delivery import PRIORITY, Kind, Priority, Reason, State
from nudges.person import Country

ALIVE = delivery.c.state != literal_column(f"'{State.SKIPPED}'")
_CHUNK = 500
"""How many ids one statement names."""


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
    people = _people(its, hours, window).subquery()
    number = func.count().label("number")
    query = select(people.c.workspace_id, people.c.reason, number)
    return (await connection.execute(query.group_by(people.c.workspace_id, people.c.reason))).all()


async def plan_rows(connection: AsyncConnection, its: Broadcast, occasion_id: int, when: When) -> None:
    """Give every member of the audience a row, those who get nothing one with its reason."""
    audience = its.audience or Audience()
    added = 0
    for hours in await hours_of(connection, audience):
        window = when(hours)
        if its.displaces:
            await _displace(connection, its, hours, window)
        rows = _rows(its, occasion_id, hours, window)
        planned = await connection.execute(
            upsert(delivery).from_select(_PLANNED, rows).on_conflict_do_nothing()
        )
        # a week taken between the look and the row: the budget's own constraint refused it, whatever raced
        lost = await connection.execute(
            upsert(delivery).from_select(_PLANNED, _lost(rows, occasion_id)).on_conflict_do_nothing()
        )
        added += max(planned.rowcount, 0) + max(lost.rowcount, 0)
    await count_recipients(connection, occasion_id, added)


def has_left(occasion_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether any delivery of an occasion has left, or may have."""
    untouched = and_(delivery.c.attempt == 0, delivery.c.state.in_([State.PENDING, State.SKIPPED]))
    return exists().where(delivery.c.occasion_id == occasion_id, ~untouched)


async def give_back(connection: AsyncConnection, broadcast_id: BroadcastId, now: datetime) -> None:
    """Let tasks that gave way to a broadcast go after all, while their window is open."""
    theirs = delivery.alias("theirs")
    week_is_taken = exists().where(
        theirs.c.recipient_id == delivery.c.recipient_id,
        theirs.c.iso_year == delivery.c.iso_year,
        theirs.c.iso_week == delivery.c.iso_week,
        theirs.c.counts,
        theirs.c.state != State.SKIPPED,
    )
    back = await connection.execute(
        update(delivery)
        .where(
            delivery.c.because == _name(broadcast_id),
            delivery.c.state == State.SKIPPED,
            delivery.c.reason == Reason.BUDGET,
            delivery.c.closes_at > now,
            ~week_is_taken,
        )
        .values(state=State.PENDING, reason=None, because="")
        .returning(delivery.c.id)
    )
    for ids in _chunks(list(back.scalars())):
        await _go_on(connection, ids)


def renewal(broadcast_id: BroadcastId, version: int, *, withdrawn: bool) -> str:
    """Return the key of the occasion by which sent messages are brought up to date."""
    return f"{_name(broadcast_id)}:{'withdrawn' if withdrawn else f'v{version}'}"


async def renew(connection: AsyncConnection, broadcast_id: BroadcastId, now: datetime) -> None:
    """Bring each sent message up to date that still has other words; doing it again adds what is new."""
    its = (await connection.execute(select(broadcast).where(broadcast.c.id == broadcast_id))).one()
    withdrawn = its.state == BroadcastState.WITHDRAWN
    if its.version == 1 and not withdrawn:
        return
    key = renewal(broadcast_id, its.version, withdrawn=withdrawn)
    occasion_id = await find_or_add_occasion(connection, key, Kind.REPLY)
    rows = _renewals(its, occasion_id, IsoWeek.of(now.date()), now)
    outdated = rows if withdrawn else rows.where(delivery.c.item_version < its.version)
    added = await connection.execute(
        upsert(delivery).from_select(_RENEWED, outdated).on_conflict_do_nothing()
    )
    await count_recipients(connection, occasion_id, added.rowcount)


_PLANNED = [
    "occasion_id", "recipient_id", "kind", "item_id", "item_version", "counts", "iso_year", "iso_week",
    "workspace_id", "address_id", "priority", "state", "reason", "due_at", "closes_at", "until",
    "repeat_if_uncertain",
]  # fmt: skip

_RENEWED = [
    "occasion_id", "recipient_id", "kind", "item_id", "item_version", "counts", "iso_year", "iso_week",
    "workspace_id", "address_id", "priority", "state", "due_at", "about_id", "replaces",
]  # fmt: skip


def _people(its: Broadcast, hours: Hours, window: Window) -> Select[Any]:
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
    )


def _rows(its: Broadcast, occasion_id: int, hours: Hours, window: Window) -> Select[Any]:
    audience = its.audience or Audience()
    week = week_of(window.opens, hours.time_zone)
    closes = min(window.closes, its.until) if its.until else window.closes
    people = _people(its, hours, window).subquery("people")
    return select(
        literal(occasion_id),
        people.c.id,
        literal(its.kind.value),
        literal(_name(its.id)),
        literal(its.version, Integer),
        literal(not audience.rooms, Boolean),  # a message in a room counts for nobody
        literal(week.year, Integer),
        literal(week.week, Integer),
        people.c.workspace_id,
        people.c.address_id,
        literal(int(PRIORITY[its.kind]), Integer),
        case((people.c.reason.is_(None), State.PENDING.value), else_=State.SKIPPED.value).label("state"),
        people.c.reason,
        literal(window.opens, Instant),
        literal(closes, Instant),
        literal(its.until, Instant) if its.until else null(),
        literal(its.options.repeat_if_uncertain, Boolean),
    ).where(people.c.id.is_not(None))  # without a WHERE, SQLite takes ON CONFLICT for a join's ON


def _lost(rows: Select[Any], occasion_id: int) -> Select[Any]:
    """The same rows for those who have none yet, as skipped for the budget."""
    made = delivery.alias("made")
    people = rows.get_final_froms()[0]
    columns = list(rows.selected_columns)
    place = {name: number for number, name in enumerate(_PLANNED)}
    columns[place["state"]] = literal(State.SKIPPED.value)
    columns[place["reason"]] = literal(Reason.BUDGET.value)
    has_one = exists().where(made.c.occasion_id == occasion_id, made.c.recipient_id == people.c.id)
    return select(*columns).where(~has_one)


async def _displace(connection: AsyncConnection, its: Broadcast, hours: Hours, window: Window) -> None:
    """Let weekly tasks that have not left give way to those who get the broadcast; each comes again."""
    week = week_of(window.opens, hours.time_zone)
    people = _people(its, hours, window).subquery()
    displaced = await connection.execute(
        update(delivery)
        .where(
            gives_way(delivery),
            delivery.c.counts,
            delivery.c.iso_year == week.year,
            delivery.c.iso_week == week.week,
            delivery.c.recipient_id.in_(select(people.c.id).where(people.c.reason.is_(None))),
        )
        .values(state=State.SKIPPED, reason=Reason.BUDGET, because=_name(its.id))
        .returning(delivery.c.id)
    )
    for ids in _chunks(list(displaced.scalars())):
        await put_back(connection, ids)


async def _go_on(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Undo what ``put_back`` did for these deliveries."""
    theirs = (
        select(delivery.c.id)
        .join(occasion, occasion.c.id == delivery.c.occasion_id)
        .where(
            delivery.c.id.in_(ids),
            occasion.c.programme_id == enrolment.c.programme_id,
            delivery.c.recipient_id == enrolment.c.recipient_id,
        )
    )
    await connection.execute(update(enrolment).where(exists(theirs)).values(behind=enrolment.c.behind - 1))


def _renewals(its: Row[Any], occasion_id: int, week: IsoWeek, now: datetime) -> Select[Any]:
    return select(
        literal(occasion_id),
        delivery.c.recipient_id,
        literal(Kind.REPLY.value),
        delivery.c.item_id,
        literal(its.version, Integer),
        false(),
        literal(week.year, Integer),
        literal(week.week, Integer),
        delivery.c.workspace_id,
        delivery.c.address_id,
        literal(int(Priority.BROADCAST), Integer),  # many: they must not hold up an answer to somebody
        literal(State.PENDING.value),
        literal(now, Instant),
        delivery.c.id,
        literal(True, Boolean),  # noqa: FBT003 - a SQL literal
    ).where(
        delivery.c.occasion_id == its.occasion_id,
        delivery.c.state == State.SENT,
        delivery.c.message_id.is_not(None),
        delivery.c.address_id.is_not(None),
    )


def _name(broadcast_id: BroadcastId) -> str:
    return f"broadcast:{broadcast_id}"


def _chunks(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]


def _hours(row: Row[Any]) -> Hours:
    return Hours(
        slot=row.id,
        time_zone=row.time_zone,
        country=Country(row.country),
        working_days=row.working_days,
    )
