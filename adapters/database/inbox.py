"""The inbox: what people did, kept until it is worked."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from adapters.database.engine import Database
from adapters.database.tables import inbox
from bot.events import Event, EventId, Joined, Left, Opened, Pressed, Said, Submitted

MAX_TRIES = 3
"""An event that three processes could not work is left alone; it stays in the table for somebody to look."""

_KINDS: dict[str, TypeAdapter[Event]] = {
    kind.__name__: TypeAdapter(kind) for kind in (Said, Pressed, Submitted, Opened, Joined, Left)
}


class DatabaseInbox:
    """``bot.ports.Inbox`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def receive(self, event: Event, at: datetime) -> bool:
        """Keep an event; False when it was received before."""
        name = type(event).__name__
        payload = _KINDS[name].dump_json(event).decode()
        add = upsert(inbox).values(event_id=event.id, kind=name, payload=payload, received_at=at)
        async with self._database.hear() as connection:
            return (await connection.execute(add.on_conflict_do_nothing())).rowcount == 1

    async def done(self, event: EventId, at: datetime) -> None:
        """Note that an event was worked; only its id is kept."""
        async with self._database.write() as connection:
            await connection.execute(
                update(inbox).where(inbox.c.event_id == event).values(handled_at=at, payload=None)
            )

    async def count(self) -> int:
        """Count what was received and not worked."""
        query = select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_(None))
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def open(self) -> list[Event]:
        """Return what was received and not worked, oldest first; each call counts as a try."""
        waiting = (inbox.c.handled_at.is_(None), inbox.c.tries < MAX_TRIES)
        async with self._database.write() as connection:
            rows = await connection.execute(
                select(inbox.c.kind, inbox.c.payload).where(*waiting).order_by(inbox.c.received_at)
            )
            events = [_KINDS[row.kind].validate_json(row.payload) for row in rows]
            await connection.execute(update(inbox).where(*waiting).values(tries=inbox.c.tries + 1))
        return events
