"""Where somebody's slots are: they follow the person, and no task comes twice or is left out for that."""

from typing import Any

from sqlalchemy import Row, and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.serving import finish
from adapters.database.slot_plan import plan_one
from adapters.database.standing import Standing, find_or_add_slot, slot_of, stand, week_ahead
from adapters.database.tables import enrolment, person, programme, programme_slot, recipient, site, slot
from adapters.database.who import time_zone_of
from bot.ports import DueSlot, Enrolment, Following, Rest
from nudges.calendar import IsoWeek
from nudges.person import Country, RecipientId, Weekday
from nudges.slot import Slot, slot_for


async def settle_in(connection: AsyncConnection, person_id: RecipientId) -> None:
    """Let the person's hours be those of the place where they are by now."""
    query = (
        select(person, site.c.country)
        .join(site, site.c.id == person.c.site_id)
        .where(person.c.id == person_id)
    )
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return
    hours = slot_for(time_zone=time_zone_of(row), country=Country(row.country), working_days=row.working_days)
    slot_id = await find_or_add_slot(connection, hours)
    await connection.execute(update(recipient).where(recipient.c.id == person_id).values(slot_id=slot_id))


async def enrolments(connection: AsyncConnection, person_id: RecipientId) -> list[Enrolment]:
    """Name the person's programmes, the oldest first."""
    left = programme.c.steps - programme_slot.c.served + enrolment.c.behind
    query = (
        select(
            slot,
            programme.c.id.label("programme_id"),
            programme.c.weekday.label("its_weekday"),
            programme.c.at.label("its_time"),
            and_(programme.c.stopped_at.is_(None), left > 0).label("is_open"),
        )
        .select_from(enrolment)
        .join(slot, slot.c.id == enrolment.c.slot_id)
        .join(programme, programme.c.id == enrolment.c.programme_id)
        .join(
            programme_slot,
            and_(
                programme_slot.c.slot_id == enrolment.c.slot_id,
                programme_slot.c.programme_id == enrolment.c.programme_id,
            ),
        )
        .where(enrolment.c.recipient_id == person_id)
        .order_by(programme.c.starts_on, programme.c.id)
    )
    return [_enrolment(row) for row in await connection.execute(query)]


async def move(
    connection: AsyncConnection,
    person_id: RecipientId,
    programme_id: str,
    its: Slot,
    *,
    first: Following,
    rest: Rest | None,
) -> None:
    """Let a programme reach the person by another slot; their place in it stays.

    Whoever leaves a slot before its moment, for one that had it already, gets the week's task in what is
    left of the week.
    """
    mine = (enrolment.c.recipient_id == person_id, enrolment.c.programme_id == programme_id)
    now = (await connection.execute(select(enrolment).where(*mine))).one_or_none()
    if now is None:
        return
    then = await find_or_add_slot(connection, its, *first)
    if then == now.slot_id:
        return
    await finish(connection, now.slot_id, then)
    now = (await connection.execute(select(enrolment).where(*mine))).one()
    running = (await connection.execute(select(programme).where(programme.c.id == programme_id))).one()
    old = await stand(connection, programme_id, now.slot_id, first[0].monday())
    weeks = await week_ahead(connection, now.slot_id), await week_ahead(connection, then)
    missed = rest if rest and _is_owed(running, old, rest, weeks) else None
    soonest = missed.week.plus(running.cadence_weeks) if missed else first[0]
    new = await stand(connection, programme_id, then, max(soonest.monday(), old.not_before))
    behind = new.served - (old.served - now.behind)  # the next step is `served - behind`
    await connection.execute(update(enrolment).where(*mine).values(slot_id=then, behind=behind))
    if missed is not None:
        due = DueSlot(id=then, slot=its, week=missed.week, next_at=missed.window.opens)
        await plan_one(connection, due, running, person_id, served=new.served, rest=missed)


def _is_owed(running: Row[Any], old: Standing, rest: Rest, weeks: tuple[IsoWeek, IsoWeek]) -> bool:
    """Whether the old slot had the week still before it, of which something is left, and the new one not."""
    return (
        running.stopped_at is None
        and running.starts_on < rest.week.next().monday()
        and old.not_before <= rest.week.monday()
        and weeks[0] == rest.week < weeks[1]
    )


async def misplaced(connection: AsyncConnection) -> list[RecipientId]:
    """Name the people whom a programme reaches by a slot of other hours than theirs."""
    theirs, serving = slot.alias("theirs"), slot.alias("serving")
    hours = ("time_zone", "country", "working_days")
    same = [theirs.c[name] == serving.c[name] for name in hours]
    query = (
        select(person.c.id)
        .distinct()
        .join(recipient, recipient.c.id == person.c.id)
        .join(theirs, theirs.c.id == recipient.c.slot_id)
        .join(enrolment, enrolment.c.recipient_id == person.c.id)
        .join(serving, serving.c.id == enrolment.c.slot_id)
        .where(recipient.c.active, ~(same[0] & same[1] & same[2]))
        .order_by(person.c.id)
    )
    return [RecipientId(its_id) for its_id in (await connection.execute(query)).scalars()]


def _enrolment(row: Row[Any]) -> Enrolment:
    return Enrolment(
        programme=row.programme_id,
        slot=slot_of(row),
        weekday=Weekday(row.its_weekday) if row.its_weekday else None,
        at=row.its_time,
        is_open=bool(row.is_open),
    )
