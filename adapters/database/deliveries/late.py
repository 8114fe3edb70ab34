"""What came too late for its day: over, or moved to a later window."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, exists, literal, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries.skip import skip
from adapters.database.deliveries.state import PENDING, stands
from adapters.database.tables import delivery, recipient, slot
from adapters.database.types import Instant
from bot.ports import Overdue
from nudges.calendar import IsoWeek, Window, week_of
from nudges.delivery import Reason


async def end_late(connection: AsyncConnection, now: datetime) -> None:
    """Skip what came too late for its day and may not wait for another."""
    may_not_wait = or_(delivery.c.until.is_(None), delivery.c.until <= now)
    ended = select(delivery.c.id, delivery.c.until).where(_late(now), may_not_wait)
    rows = (await connection.execute(ended)).all()
    await skip(connection, [(row.id, Reason.EXPIRED if row.until else Reason.LATE) for row in rows])


async def waiting(connection: AsyncConnection, now: datetime) -> list[Overdue]:
    """Name the slots whose people have something late that may wait for a later window."""
    parked = (
        select(recipient.c.slot_id, slot.c.time_zone, slot.c.country, slot.c.working_days)
        .select_from(delivery.join(recipient).join(slot, slot.c.id == recipient.c.slot_id))
        .where(_late(now))
        .distinct()
    )
    return [Overdue(**row._mapping) for row in (await connection.execute(parked)).all()]


async def park(connection: AsyncConnection, its: Overdue, window: Window, now: datetime) -> None:
    """Move what may wait to the next send window of its people."""
    theirs = select(recipient.c.id).where(recipient.c.slot_id == its.slot_id)
    late = and_(_late(now), delivery.c.recipient_id.in_(theirs))
    week = week_of(window.opens, its.time_zone)
    reason = _reason_to_end(window, week)
    ended = await connection.execute(
        select(delivery.c.id, reason.label("reason")).where(late, reason.is_not(None))
    )
    await skip(connection, [(row.id, Reason(row.reason)) for row in ended.all()])
    closes = case((delivery.c.until < window.closes, delivery.c.until), else_=literal(window.closes, Instant))
    await connection.execute(
        update(delivery)
        .where(late)
        .values(
            due_at=window.opens,
            closes_at=closes,
            iso_year=week.year,  # a message counts in the week in which it goes
            iso_week=week.week,
        )
    )


def _late(now: datetime) -> ColumnElement[bool]:
    return and_(PENDING, delivery.c.closes_at <= now, delivery.c.in_doubt.is_(False))


def _reason_to_end(window: Window, week: IsoWeek) -> ColumnElement[str | None]:
    """Why something does not go in the later window either."""
    return case(
        (delivery.c.until <= window.opens, Reason.EXPIRED.value),
        (and_(delivery.c.counts, _has_another(week)), Reason.BUDGET.value),
        else_=null(),
    )


def _has_another(week: IsoWeek) -> ColumnElement[bool]:
    """Whether the recipient's one message of ``week`` is another one than this."""
    other = delivery.alias("other")
    return exists().where(
        other.c.recipient_id == delivery.c.recipient_id,
        other.c.id != delivery.c.id,
        other.c.iso_year == week.year,
        other.c.iso_week == week.week,
        other.c.counts,
        stands(other),
    )
