"""What people wrote out of the blue, until they say whether it is a note."""

from datetime import datetime

from sqlalchemy import delete, select

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import draft
from nudges.person import RecipientId


class DatabaseDrafts:
    """``bot.ports.Drafts`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, person_id: RecipientId, words: str, at: datetime) -> None:
        """Keep what a person wrote, in the place of what they wrote before."""
        values = {"words": words, "at": at}
        async with self._database.write() as connection:
            await connection.execute(
                upsert(draft)
                .values(person_id=person_id, **values)
                .on_conflict_do_update(index_elements=["person_id"], set_=values)
            )

    async def of(self, person_id: RecipientId) -> str:
        """Return what a person wrote; empty when there is nothing."""
        async with self._database.read() as connection:
            words = await connection.scalar(select(draft.c.words).where(draft.c.person_id == person_id))
        return str(words or "")

    async def drop(self, person_id: RecipientId) -> None:
        """Forget it."""
        async with self._database.write() as connection:
            await connection.execute(delete(draft).where(draft.c.person_id == person_id))
