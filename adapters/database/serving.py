"""A slot's week under way: begun at its moment, planned a few thousand people at a time, then over.

What lies between lets everybody else write, and a process that dies loses nothing: ``serving`` says how far
it has come. From its beginning on a slot has passed its week: whoever joins it then is not planned by it,
and whoever leaves it for another slot is planned first (``finish``).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.dialect import upsert
from adapters.database.slot_plan import Share, note_rounds, occasion_of, plan
from adapters.database.tables import (
    delivery,
    enrolment,
    programme,
    programme_slot,
    recipient,
    serving,
    slot_skip,
)
from bot.ports import DueSlot
from nudges.calendar import IsoWeek, Window
from nudges.delivery import Kind, Reason

AT_ONCE: Final = 10_000
"""So many people, about, are planned in one transaction: others wait some tenths of a second for it."""


async def begin(
    connection: AsyncConnection,
    due: DueSlot,
    its: Row[Any],
    *,
    now: datetime,
    closes: datetime,
    rounds: Sequence[tuple[str, Window]],
) -> None:
    """Begin a programme's week for a slot: what follows is noted, and nobody is planned yet."""
    week, kind, mine = due.week, Kind(its.kind), {"slot_id": due.id, "programme_id": its.id}
    occasion_id = await occasion_of(connection, its.id, week, kind)
    enrolled = select(func.count()).where(enrolment.c.slot_id == due.id, enrolment.c.programme_id == its.id)
    await connection.execute(
        insert(serving).values(
            occasion_id=occasion_id,
            served=its.served,
            iso_year=week.year,
            iso_week=week.week,
            at=due.next_at,
            due_at=now,
            closes_at=closes,
            people=await connection.scalar(enrolled),
            reached=0,
            **mine,
        )
    )
    await connection.execute(
        update(programme_slot)
        .filter_by(**mine)
        .values(served=its.served + 1, not_before=week.plus(its.cadence_weeks).monday())
    )
    await note_rounds(connection, occasion_id, kind, now, rounds)


async def go_on(connection: AsyncConnection) -> bool:
    """Plan some of those whose week has begun; tells whether there were any.

    All slots of the same programme and week go on together, by the numbers of their people: what lies
    beside each other in the tables is written together.
    """
    under_way = (await connection.execute(_under_way())).all()
    if not under_way:
        return False
    rows = [row for row in under_way if row.occasion_id == under_way[0].occasion_id]
    last = await _last(connection)
    a_part = AT_ONCE * last // max(AT_ONCE, sum(row.people for row in rows))
    above = min(row.reached for row in rows)
    await _plan(connection, rows, above, min(above + a_part, last), last)
    return True


async def finish(connection: AsyncConnection, *slots: int) -> None:
    """Plan all the people of slots whose week has begun."""
    rows = (await connection.execute(_under_way().where(serving.c.slot_id.in_(slots)))).all()
    last = await _last(connection) if rows else 0
    for row in rows:
        await _plan(connection, [row], row.reached, last, last)


async def note_skip(
    connection: AsyncConnection,
    slot_id: int,
    programme_id: str,
    *,
    week: IsoWeek,
    at: datetime,
    reason: Reason,
    because: str = "",
) -> None:
    """Note why the slot's people get nothing of a programme this week: one row for all of them."""
    await connection.execute(
        upsert(slot_skip)
        .values(
            slot_id=slot_id,
            programme_id=programme_id,
            iso_year=week.year,
            iso_week=week.week,
            at=at,
            reason=reason,
            because=because,
        )
        .on_conflict_do_nothing()
    )


def _under_way() -> Select[Any]:
    return (
        select(serving, programme.c.kind)
        .join(programme, programme.c.id == serving.c.programme_id)
        .order_by(serving.c.occasion_id, serving.c.slot_id)
    )


async def _last(connection: AsyncConnection) -> int:
    return await connection.scalar(select(func.max(recipient.c.id))) or 0


async def _plan(
    connection: AsyncConnection, rows: Sequence[Row[Any]], above: int, upto: int, last: int
) -> None:
    """Plan a share of one programme's week, and note how far it has come."""
    one, slots = rows[0], [row.slot_id for row in rows]
    share = Share(
        programme_id=one.programme_id,
        kind=Kind(one.kind),
        occasion_id=one.occasion_id,
        week=IsoWeek(one.iso_year, one.iso_week),
        at=one.at,
        slots=slots,
        above=above,
        upto=upto,
    )
    await plan(connection, share)
    theirs = (serving.c.slot_id.in_(slots), serving.c.programme_id == one.programme_id)
    if upto < last:
        further = update(serving).where(*theirs, serving.c.reached < upto)
        await connection.execute(further.values(reached=upto))
        return
    for row in rows:
        if not await connection.scalar(_got_something(row)):
            its, why = (row.slot_id, row.programme_id), Reason.PROGRAMME_ENDED
            await note_skip(connection, *its, week=share.week, at=row.at, reason=why)
    await connection.execute(delete(serving).where(*theirs))


def _got_something(its: Row[Any]) -> Select[tuple[bool]]:
    theirs = exists().where(
        enrolment.c.slot_id == its.slot_id,
        enrolment.c.programme_id == its.programme_id,
        delivery.c.occasion_id == its.occasion_id,
        delivery.c.recipient_id == enrolment.c.recipient_id,
    )
    return select(theirs)
