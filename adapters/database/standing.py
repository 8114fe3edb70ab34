"""Where a slot stands: found or added, how far it has come in a programme."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.dialect import upsert
from adapters.database.tables import programme_slot, slot
from nudges.calendar import IsoWeek
from nudges.person import Country, Weekday
from nudges.slot import Slot


async def find_or_add_slot(
    connection: AsyncConnection, its: Slot, week: IsoWeek | None = None, next_at: datetime | None = None
) -> int:
    """Return the slot of this intent; from ``next_at`` on it is looked at, if it was not before."""
    facts = {
        "time_zone": its.time_zone,
        "weekday": its.weekday,
        "at": its.at,
        "country": its.country,
        "working_days": its.working_days,
    }
    begins = {"iso_year": week.year, "iso_week": week.week, "next_at": next_at} if week else {}
    same = and_(*(slot.c[name] == value for name, value in facts.items()))
    await connection.execute(upsert(slot).values(**facts).on_conflict_do_nothing())
    if begins:
        await connection.execute(update(slot).where(same, slot.c.next_at.is_(None)).values(**begins))
    return int((await connection.execute(select(slot.c.id).where(same))).scalar_one())


def slot_of(row: Row[Any]) -> Slot:
    """Read a slot's wall-clock intent."""
    return Slot(
        time_zone=row.time_zone,
        weekday=Weekday(row.weekday),
        at=row.at,
        country=Country(row.country),
        working_days=row.working_days,
    )


async def served_by(connection: AsyncConnection, programme_id: str, slot_id: int, monday: date) -> int:
    """Tell how many weeks the slot has served the programme; from now on it serves it."""
    await connection.execute(
        upsert(programme_slot)
        .values(slot_id=slot_id, programme_id=programme_id, served=0, not_before=monday)
        .on_conflict_do_nothing()
    )
    query = select(programme_slot.c.served).where(
        programme_slot.c.slot_id == slot_id, programme_slot.c.programme_id == programme_id
    )
    return int((await connection.execute(query)).scalar_one())


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a slot stands in a programme."""

    served: int
    """Weeks."""
    not_before: date
    """The Monday from which the next step may go."""


async def week_ahead(connection: AsyncConnection, slot_id: int) -> IsoWeek:
    """Return the week that a slot comes to next."""
    query = select(slot.c.iso_year, slot.c.iso_week).where(slot.c.id == slot_id)
    row = (await connection.execute(query)).one()
    return IsoWeek(row.iso_year, row.iso_week)


async def stand(connection: AsyncConnection, programme_id: str, slot_id: int, monday: date) -> Standing:
    """Tell where a slot stands in a programme; one that did not serve it does so from ``monday`` on."""
    served = await served_by(connection, programme_id, slot_id, monday)
    query = select(programme_slot.c.not_before).where(
        programme_slot.c.slot_id == slot_id, programme_slot.c.programme_id == programme_id
    )
    return Standing(served=served, not_before=(await connection.execute(query)).scalar_one())
