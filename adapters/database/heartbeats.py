"""Signs of life."""

from datetime import datetime

from sqlalchemy import select

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import heartbeat


class DatabaseHeartbeats:
    """``bot.ports.Heartbeats`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def beat(self, name: str, at: datetime) -> None:
        """Note that something is alive."""
        note = upsert(heartbeat).values(name=name, at=at)
        async with self._database.write() as connection:
            await connection.execute(note.on_conflict_do_update(index_elements=["name"], set_={"at": at}))

    async def last(self, name: str) -> datetime | None:
        """Tell when something was last alive."""
        query = select(heartbeat.c.at).where(heartbeat.c.name == name)
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar_one_or_none()
