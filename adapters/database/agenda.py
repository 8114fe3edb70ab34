"""The agenda: what happens once at a moment for many."""

from datetime import datetime

from sqlalchemy import delete, select

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import agenda
from adapters.database.tables.deliveries import EVERYBODY
from bot.ports import Round


class DatabaseAgenda:
    """``bot.ports.Agenda`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, what: str, ref: int, at: datetime, until: datetime | None = None) -> None:
        """Put a round on the agenda; the same one twice is one, at the later note's moment."""
        add = upsert(agenda).values(what=what, ref=ref, at=at, until=until)
        async with self._database.write() as connection:
            await connection.execute(
                add.on_conflict_do_update(
                    index_elements=["what", "ref", "due_at"], set_={"at": at, "until": until}
                )
            )

    async def expect(self, what: str, ref: int, at: datetime) -> None:
        """Put a round on the agenda unless it is there; one that is there keeps its moment."""
        add = upsert(agenda).values(what=what, ref=ref, at=at)
        async with self._database.write() as connection:
            await connection.execute(add.on_conflict_do_nothing())

    async def due(self, now: datetime) -> list[Round]:
        """Return the rounds whose moment has come, oldest first."""
        query = select(agenda).where(agenda.c.at <= now).order_by(agenda.c.at, agenda.c.id)
        async with self._database.read() as connection:
            return [
                Round(
                    id=row.id,
                    what=row.what,
                    ref=row.ref,
                    at=row.at,
                    until=row.until,
                    due_at=None if row.due_at == EVERYBODY else row.due_at,
                )
                for row in await connection.execute(query)
            ]

    async def done(self, round_id: int) -> None:
        """Take a round off the agenda."""
        async with self._database.write() as connection:
            await connection.execute(delete(agenda).where(agenda.c.id == round_id))
