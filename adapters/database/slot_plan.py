"""A slot's week for one programme: all its people are planned by one statement."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Row,
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
    programme_slot,
    programme_step,
    recipient,
    slot_skip,
)
from adapters.database.types import Instant
from bot.ports import DueSlot, Rest, Served
from bot.ports.programmes import QUESTION
from nudges.calendar import Window
from nudges.delivery import PRIORITY, Kind, Reason, State
from nudges.person import RecipientId

ASK_AFTER = 3
"""Unanswered tasks in a row after which Dult asks "fewer, pause or stop?" instead of sending another."""


async def serve(
    connection: AsyncConnection, due: DueSlot, its: Row[Any], now: datetime, closes: datetime
) -> Served:
    """Plan one programme's week for one slot: a statement for all the people, another for those who wait."""
    week = due.week
    occasion_id = await find_or_add_occasion(connection, f"programme:{its.id}:{week}", Kind(its.kind), its.id)
    newest = await connection.scalar(select(func.max(delivery.c.id))) or 0
    whom = and_(enrolment.c.slot_id == due.id, enrolment.c.programme_id == its.id, recipient.c.active)
    row = _row(due, Kind(its.kind), now, closes)
    planned = await post_for_all(connection, occasion_id, row, where=whom, of=_people(its.id, its.served))
    if not planned:
        await note_skip(connection, due, its.id, Reason.PROGRAMME_ENDED, "")
    of_it = delivery.c.occasion_id == occasion_id
    await _leave_behind(connection, due, its, and_(delivery.c.id > newest, of_it))
    await _pass_over(connection, due, its, and_(delivery.c.id <= newest, of_it))
    await connection.execute(
        update(programme_slot)
        .where(programme_slot.c.slot_id == due.id, programme_slot.c.programme_id == its.id)
        .values(served=its.served + 1, not_before=week.plus(its.cadence_weeks).monday())
    )
    return Served(programme=its.id, occasion=occasion_id, kind=Kind(its.kind), planned=planned)


async def serve_one(
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
    key = f"programme:{its.id}:{due.week}"
    occasion_id = await find_or_add_occasion(connection, key, kind, its.id)
    newest = await connection.scalar(select(func.max(delivery.c.id))) or 0
    mine = and_(enrolment.c.programme_id == its.id, enrolment.c.recipient_id == recipient_id)
    row = _row(due, kind, window.opens, window.closes)
    planned = await post_for_all(
        connection, occasion_id, row, where=and_(mine, recipient.c.active), of=_people(its.id, served)
    )
    if not planned:
        return
    a_step_on = update(enrolment).where(mine).values(behind=enrolment.c.behind - 1)
    await connection.execute(a_step_on)
    new = and_(delivery.c.id > newest, delivery.c.occasion_id == occasion_id)
    await _leave_behind(connection, due, its, new)
    given = Served(programme=its.id, occasion=occasion_id, kind=kind, planned=planned)
    await note_rounds(connection, [given], rest.rounds)


async def note_skip(
    connection: AsyncConnection, due: DueSlot, programme_id: str, reason: Reason, because: str
) -> None:
    """Note why the slot's people get nothing of a programme this week: one row for all of them."""
    await connection.execute(
        upsert(slot_skip)
        .values(
            slot_id=due.id,
            programme_id=programme_id,
            iso_year=due.week.year,
            iso_week=due.week.week,
            at=due.next_at,
            reason=reason,
            because=because,
        )
        .on_conflict_do_nothing()
    )


async def note_rounds(
    connection: AsyncConnection, served: Sequence[Served], rounds: Sequence[tuple[str, Window]]
) -> None:
    """Note on the agenda what follows a task for everyone who got it."""
    rows = [
        {"what": what, "ref": one.occasion, "at": window.opens, "until": window.closes}
        for one in served
        if one.kind is Kind.MICRO_TASK and one.planned
        for what, window in rounds
    ]
    if rows:
        await connection.execute(upsert(agenda).on_conflict_do_nothing(), rows)


def _row(due: DueSlot, kind: Kind, now: datetime, closes: datetime) -> Mapping[str, ColumnElement[Any]]:
    """Say what each gets; pause, budget and reachability are conditions with their reasons."""
    counts = kind is Kind.MICRO_TASK
    ask = and_(literal(counts), person.c.unanswered >= ASK_AFTER, person.c.asked_at.is_(None))
    reason = func.coalesce(reason_to_skip(now, due.week, counts=counts), wants_fewer(due.week, counts=counts))
    return {
        "recipient_id": enrolment.c.recipient_id,
        "kind": case((ask, Kind.FOLLOW_UP.value), else_=kind.value),
        "item_id": case((ask, QUESTION), else_=func.coalesce(exchange.c.item_id, programme_step.c.item_id)),
        "item_version": case(
            (ask, 1), else_=func.coalesce(exchange.c.item_version, programme_step.c.item_version)
        ),
        "counts": literal(counts),
        "iso_year": literal(due.week.year, Integer),
        "iso_week": literal(due.week.week, Integer),
        "workspace_id": address.c.workspace_id,
        "address_id": recipient.c.address_id,
        "priority": literal(int(PRIORITY[kind]), Integer),
        "state": case((reason.is_(None), State.PENDING.value), else_=State.SKIPPED.value),
        "reason": reason,
        "due_at": literal(now, Instant),
        "closes_at": literal(closes, Instant),
    }


def _people(programme_id: str, served: int) -> FromClause:
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
        enrolment.join(recipient, recipient.c.id == enrolment.c.recipient_id)
        .outerjoin(person, person.c.id == recipient.c.id)
        .outerjoin(address, address.c.id == recipient.c.address_id)
        .join(programme_step, their_step)
        .outerjoin(exchange, changed_places)
    )


async def _pass_over(
    connection: AsyncConnection, due: DueSlot, its: Row[Any], before: ColumnElement[bool]
) -> None:
    """Let those stay where they are who came from a slot that had served them this week already."""
    had_theirs = exists().where(before, delivery.c.recipient_id == enrolment.c.recipient_id)
    await connection.execute(
        update(enrolment)
        .where(enrolment.c.slot_id == due.id, enrolment.c.programme_id == its.id, had_theirs)
        .values(behind=enrolment.c.behind + 1)
    )


async def _leave_behind(
    connection: AsyncConnection, due: DueSlot, its: Row[Any], new: ColumnElement[bool]
) -> None:
    """Let those who did not get their step this week get the same one next time.

    ``new`` tells which deliveries were just made: those alone are read, however many there are of others.
    """
    asked = and_(new, delivery.c.kind == Kind.FOLLOW_UP)
    without = select(delivery.c.recipient_id).where(or_(and_(new, SKIPPED), asked))
    await connection.execute(
        update(enrolment)
        .where(
            enrolment.c.slot_id == due.id,
            enrolment.c.programme_id == its.id,
            enrolment.c.recipient_id.in_(without),
        )
        .values(behind=enrolment.c.behind + 1)
    )
    people = select(delivery.c.recipient_id).where(asked, stands())
    await connection.execute(
        update(person)
        .where(person.c.id.in_(people), person.c.asked_at.is_(None))
        .values(asked_at=due.next_at)
    )
