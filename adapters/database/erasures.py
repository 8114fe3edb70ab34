"""What people had erased stays erased, also in a database that was put back from before."""

import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database import journal
from adapters.database.engine import Database
from adapters.database.journal import ALL, Erasure, missing, note_carried_out
from adapters.database.personal_data import empty, erase
from adapters.database.tables import person
from bot.events import EventId
from nudges.person import RecipientId


async def erase_again(database: Database) -> int:
    """Carry out what the journal holds and the database has not done. Returns how many erasures.

    A restored backup is older than some of them; and a process may have been killed between its line in
    the journal and its commit.
    """
    if database.journal is None:
        return 0
    lines = await asyncio.to_thread(journal.read, database.journal)
    async with database.read() as connection:
        if not await missing(connection, lines):
            return 0
    async with database.write() as connection:
        left = await missing(connection, lines)  # another process may have been at it meanwhile
        for line in left:
            await _erase_again(connection, line)
            await note_carried_out(connection, line.number)
        return len(left)


async def _erase_again(connection: AsyncConnection, line: Erasure) -> None:
    """Erase once more; somebody whom the database does not know yet has nothing in it."""
    found = await connection.scalar(select(person.c.id).where(person.c.key == line.person))
    if found is None:
        return
    who, event = RecipientId(found), EventId(f"journal-{line.number}")
    if ALL in line.what:
        await empty(connection, who, event, line.at)
    else:
        await erase(connection, who, line.what, event, line.at)
