"""A few facts about the installation itself."""

from sqlalchemy import select

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import fact


class DatabaseFacts:
    """``bot.ports.Facts`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, name: str, value: str) -> None:
        """Keep a fact; the latest holds."""
        keep = upsert(fact).values(name=name, value=value)
        async with self._database.write() as connection:
            await connection.execute(
                keep.on_conflict_do_update(index_elements=["name"], set_={"value": value})
            )

    async def get(self, name: str) -> str | None:
        """Return a fact."""
        query = select(fact.c.value).where(fact.c.name == name)
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar_one_or_none()
