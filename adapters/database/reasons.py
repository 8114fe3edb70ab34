"""Why somebody gets nothing: the conditions on people, as SQL, written once."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, and_, case, exists, literal, null, or_

from adapters.database.deliveries.state import is_paused, stands
from adapters.database.tables import address, delivery, recipient
from nudges.calendar import IsoWeek
from nudges.delivery import Kind, Reason, State


def gives_way(its: FromClause) -> ColumnElement[bool]:
    """Whether a delivery is a weekly task that has certainly not left."""
    return and_(its.c.state == State.PENDING, its.c.kind == Kind.MICRO_TASK, its.c.in_doubt.is_(False))


def reason_to_skip(
    at: datetime | ColumnElement[datetime], week: IsoWeek, *, counts: bool, displaces: bool = False
) -> ColumnElement[str | None]:
    """Why a recipient gets nothing: the conditions on people, as SQL, written once.

    ``displaces`` tells that a task which has not left gives way.
    """
    earlier = delivery.alias("earlier")
    had_theirs = exists().where(
        earlier.c.recipient_id == recipient.c.id,
        earlier.c.iso_year == week.year,
        earlier.c.iso_week == week.week,
        earlier.c.counts,
        stands(earlier),
        ~and_(literal(displaces), gives_way(earlier)),
    )
    return case(
        (or_(address.c.id.is_(None), address.c.unreachable.is_not(None)), Reason.UNREACHABLE.value),
        (is_paused(at), Reason.PAUSED.value),
        (and_(literal(counts), had_theirs), Reason.BUDGET.value),
        else_=null(),
    )


def wants_fewer(week: IsoWeek, *, counts: bool) -> ColumnElement[str | None]:
    """Why somebody who asked for a task every other week gets none: they had one the week before."""
    before, last = week.plus(-1), delivery.alias("last_week")
    had_one = exists().where(
        last.c.recipient_id == recipient.c.id,
        last.c.kind == Kind.MICRO_TASK,
        last.c.iso_year == before.year,
        last.c.iso_week == before.week,
        last.c.counts,
        stands(last),
    )
    return case(
        (and_(literal(counts), recipient.c.every_other_week, had_one), Reason.FEWER.value), else_=null()
    )
