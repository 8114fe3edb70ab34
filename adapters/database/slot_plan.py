"""A programme's week: thousands are planned by one statement, or somebody who came late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Row,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries import find_or_add_occasion, post_for_all
from adapters.database.deliveries.state import SKIPPED, stands
from adapters.database.dialect import upsert
from adapters.database.reasons import reason_to_skip, wants_fewer
from adapters.database.tables import (
    address,
    agenda,
    delivery,
    enrolment,
    exchange,
    person,
    programme_step,
    recipient,
    serving,
)
from adapters.database.types import Instant
from bot.ports import DueSlot, Rest
from bot.ports.programmes import QUESTION
from nudges.calendar import IsoWeek, Window
from nudges.delivery import PRIORITY, Kind, State
from nudges.person import RecipientId

ASK_AFTER = 3
"""Unanswered tasks in a row after which Dult asks "fewer, pause or stop?" instead of sending another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Some of those whom a programme's week is planned for: of which slots, and which of their people."""

    programme_id: str
    kind: Kind
    occasion_id: int
    week: IsoWeek
    at: datetime
    """When they were due."""
    slots: Sequence[int]
    """Each stands in ``serving``, which says what is different between them."""
    above: int
    upto: int
    """The recipients after ``above``, up to and with this one."""


async def plan(connection: AsyncConnection, its: Share) -> None:
    """Plan a programme's week for many: a statement for all the people, another for those who wait."""
    of_it = delivery.c.occasion_id == its.occasion_id
    among = and_(of_it, delivery.c.recipient_id > its.above, delivery.c.recipient_id <= its.upto)
    newest, some_had_theirs = await _before(connection, among)
    row = _row(its.week, its.kind, serving.c.due_at, serving.c.closes_at)
    whom = and_(recipient.c.active, *_of(its), enrolment.c.recipient_id > serving.c.reached)
    served = and_(
        serving.c.slot_id == enrolment.c.slot_id, serving.c.programme_id == enrolment.c.programme_id
    )
    people = _people(enrolment.join(serving, served), its.programme_id, serving.c.served)
    await _post(connection, its.occasion_id, select(*row).select_from(people).where(whom))
    await _leave_behind(connection, its.programme_id, its.at, and_(delivery.c.id > newest, of_it))
    if some_had_theirs:
        await _pass_over(connection, its, and_(delivery.c.id <= newest, among))


async def plan_one(
    connection: AsyncConnection,
    due: DueSlot,
    its: Row[Any],
    recipient_id: RecipientId,
    *,
    served: int,
    rest: Rest,
) -> None:
    """Plan a week for somebody who came to a slot that has passed it; whoever had theirs gets nothing.

    ``served`` is how many weeks the slot has served the programme.
    """
    kind, window = Kind(its.kind), rest.window
    occasion_id = await occasion_of(connection, its.id, due.week, kind)
    newest, _ = await _before(connection, delivery.c.occasion_id == occasion_id)
    mine = and_(enrolment.c.programme_id == its.id, enrolment.c.recipient_id == recipient_id)
    row = _row(due.week, kind, literal(window.opens, Instant), literal(window.closes, Instant))
    people = _people(enrolment, its.id, literal(served))
    rows = select(*row).select_from(people).where(mine, recipient.c.active)
    if not await _post(connection, occasion_id, rows):
        return
    a_step_on = update(enrolment).where(mine).values(behind=enrolment.c.behind - 1)
    await connection.execute(a_step_on)
    new = and_(delivery.c.id > newest, delivery.c.occasion_id == occasion_id)
    await _leave_behind(connection, its.id, due.next_at, new)
    await note_rounds(connection, occasion_id, kind, window.opens, rest.rounds)


async def occasion_of(connection: AsyncConnection, programme_id: str, week: IsoWeek, kind: Kind) -> int:
    """Return what all deliveries of a programme's week have in common."""
    return await find_or_add_occasion(connection, f"programme:{programme_id}:{week}", kind, programme_id)


async def note_rounds(
    connection: AsyncConnection,
    occasion_id: int,
    kind: Kind,
    due_at: datetime,
    rounds: Sequence[tuple[str, Window]],
) -> None:
    """Note on the agenda what follows a task for everyone to whom it came at one moment."""
    if kind is Kind.MICRO_TASK and rounds:
        rows = [
            {"what": what, "ref": occasion_id, "due_at": due_at, "at": window.opens, "until": window.closes}
            for what, window in rounds
        ]
        await connection.execute(upsert(agenda).on_conflict_do_nothing(), rows)


def _row(
    week: IsoWeek, kind: Kind, due_at: ColumnElement[datetime], closes_at: ColumnElement[datetime]
) -> list[ColumnElement[Any]]:
    """Say what each gets; pause, budget and reachability are conditions with their reasons."""
    counts = kind is Kind.MICRO_TASK
    ask = and_(literal(counts), person.c.unanswered >= ASK_AFTER, person.c.asked_at.is_(None))
    reason = func.coalesce(reason_to_skip(due_at, week, counts=counts), wants_fewer(week, counts=counts))
    row = {
        "recipient_id": enrolment.c.recipient_id,
        "kind": case((ask, Kind.FOLLOW_UP.value), else_=kind.value),
        "item_id": case((ask, QUESTION), else_=func.coalesce(exchange.c.item_id, programme_step.c.item_id)),
        "item_version": case(
            (ask, 1), else_=func.coalesce(exchange.c.item_version, programme_step.c.item_version)
        ),
        "counts": literal(counts),
        "iso_year": literal(week.year, Integer),
        "iso_week": literal(week.week, Integer),
        "workspace_id": address.c.workspace_id,
        "address_id": recipient.c.address_id,
        "priority": literal(int(PRIORITY[kind]), Integer),
        "reason": reason,
        "due_at": due_at,
        "closes_at": closes_at,
    }
    return [column.label(name) for name, column in row.items()]


async def _post(connection: AsyncConnection, occasion_id: int, rows: Select[Any]) -> int:
    """Put them into the outbox; those with a reason not to send are skipped. Returns how many were new."""
    its = rows.offset(0).subquery()  # with an offset the reason is looked for once, not for each use
    row = {
        **dict(its.c.items()),
        "state": case((its.c.reason.is_(None), State.PENDING.value), else_=State.SKIPPED.value),
    }
    return await post_for_all(connection, occasion_id, row, where=its.c.recipient_id.is_not(None), of=its)


def _people(of: FromClause, programme_id: str, served: ColumnElement[int]) -> FromClause:
    """Those enrolled who have a step left, each beside that step and where they are reached."""
    their_step = and_(
        programme_step.c.programme_id == programme_id,
        programme_step.c.position == served - enrolment.c.behind,
    )
    changed_places = and_(
        exchange.c.programme_id == programme_id,
        exchange.c.recipient_id == enrolment.c.recipient_id,
        exchange.c.position == programme_step.c.position,
    )
    return (
        of.join(recipient, recipient.c.id == enrolment.c.recipient_id)
        .outerjoin(person, person.c.id == recipient.c.id)
        .outerjoin(address, address.c.id == recipient.c.address_id)
        .join(programme_step, their_step)
        .outerjoin(exchange, changed_places)
    )


def _of(its: Share) -> tuple[ColumnElement[bool], ...]:
    return (
        enrolment.c.slot_id.in_(its.slots),
        enrolment.c.programme_id == its.programme_id,
        enrolment.c.recipient_id > its.above,
        enrolment.c.recipient_id <= its.upto,
    )


async def _before(connection: AsyncConnection, among: ColumnElement[bool]) -> tuple[int, bool]:
    """Tell which delivery is the newest, and whether there are any among those."""
    newest = select(func.coalesce(func.max(delivery.c.id), 0)).scalar_subquery()
    row = (
        await connection.execute(select(newest.label("newest"), exists().where(among).label("some")))
    ).one()
    return row.newest, row.some


async def _pass_over(connection: AsyncConnection, its: Share, before: ColumnElement[bool]) -> None:
    """Let those stay where they are who came from a slot that had served them this week already."""
    had_theirs = exists().where(before, delivery.c.recipient_id == enrolment.c.recipient_id)
    planned_now = exists().where(
        serving.c.slot_id == enrolment.c.slot_id,
        serving.c.programme_id == its.programme_id,
        serving.c.reached < enrolment.c.recipient_id,
    )
    await connection.execute(
        update(enrolment).where(*_of(its), had_theirs, planned_now).values(behind=enrolment.c.behind + 1)
    )


async def _leave_behind(
    connection: AsyncConnection, programme_id: str, at: datetime, new: ColumnElement[bool]
) -> None:
    """Let those who did not get their step this week get the same one next time.

    ``new`` tells which deliveries were just made: those alone are read, however many there are of others.
    """
    asked = and_(new, delivery.c.kind == Kind.FOLLOW_UP)
    without = select(delivery.c.recipient_id).where(or_(and_(new, SKIPPED), asked))
    await connection.execute(
        update(enrolment)
        .where(enrolment.c.programme_id == programme_id, enrolment.c.recipient_id.in_(without))
        .values(behind=enrolment.c.behind + 1)
    )
    people = select(delivery.c.recipient_id).where(asked, stands())
    await connection.execute(
        update(person).where(person.c.id.in_(people), person.c.asked_at.is_(None)).values(asked_at=at)
    )
