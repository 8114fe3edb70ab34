"""Slots: one falls due, and only then is asked whom it serves."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.engine import Database
from adapters.database.serving import begin, finish, go_on, note_skip
from adapters.database.standing import slot_of
from adapters.database.tables import programme, programme_slot, slot
from bot.ports import DueSlot
from nudges.calendar import IsoWeek, Window
from nudges.delivery import Reason


class DatabaseSlots:
    """``bot.ports.Slots`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime) -> list[DueSlot]:
        """Name the slots to look at: a handful of rows, whatever the number of people."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(slot).where(slot.c.next_at <= now).order_by(slot.c.next_at)
            )
            return [_due_slot(row) for row in rows]

    async def wait(self, due: DueSlot, until: datetime) -> None:
        """Look at the slot again at ``until``, still for the same week."""
        async with self._database.write() as connection:
            await _move_on(connection, due, due.week, until)

    async def skip(
        self, due: DueSlot, reason: Reason, because: str, following: tuple[IsoWeek, datetime]
    ) -> None:
        """Let the slot's week pass for everyone; the programme's step waits for the next one."""
        async with self._database.write() as connection:
            if not await _move_on(connection, due, *following):
                return
            for row in await _programmes_of(connection, due):
                its = (due.id, row.id)
                await note_skip(
                    connection, *its, week=due.week, at=due.next_at, reason=reason, because=because
                )

    async def serve(
        self,
        due: DueSlot,
        now: datetime,
        closes: datetime,
        following: tuple[IsoWeek, datetime],
        rounds: Sequence[tuple[str, Window]] = (),
    ) -> None:
        """Begin the slot's week and move the slot on; ``go_on`` plans its people."""
        async with self._database.write() as connection:
            if not await _move_on(connection, due, *following):
                return
            await finish(connection, due.id)
            for row in await _programmes_of(connection, due):
                await begin(connection, due, row, now=now, closes=closes, rounds=rounds)

    async def go_on(self) -> bool:
        """Plan some thousands of those whose week has begun; tells whether there were any."""
        async with self._database.write() as connection:
            return await go_on(connection)


async def _move_on(connection: AsyncConnection, due: DueSlot, week: IsoWeek, next_at: datetime) -> bool:
    """Note when to look next; False when another tick was here first."""
    moved = await connection.execute(
        update(slot)
        .where(slot.c.id == due.id, slot.c.next_at == due.next_at)
        .values(iso_year=week.year, iso_week=week.week, next_at=next_at)
    )
    return moved.rowcount == 1


async def _programmes_of(connection: AsyncConnection, due: DueSlot) -> Sequence[Row[Any]]:
    """The programmes that the slot serves this week, the oldest first."""
    monday = due.week.monday()
    query = (
        select(programme, programme_slot.c.served)
        .join(programme_slot, programme_slot.c.programme_id == programme.c.id)
        .where(
            programme_slot.c.slot_id == due.id,
            programme.c.stopped_at.is_(None),
            programme.c.starts_on <= due.week.plus(1).monday() - timedelta(days=1),
            programme_slot.c.not_before <= monday,
        )
        .order_by(programme.c.starts_on, programme.c.id)
    )
    return (await connection.execute(query)).all()


def _due_slot(row: Row[Any]) -> DueSlot:
    return DueSlot(
        id=row.id,
        slot=slot_of(row),
        week=IsoWeek(row.iso_year, row.iso_week),
        next_at=row.next_at,
    )
