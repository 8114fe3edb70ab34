"""The inbox: what people did, kept until it is worked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BindParameter, bindparam, func, select, update

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import heartbeat, inbox
from adapters.database.together import Together
from bot.events import CameBack, Event, EventId, Joined, Left, Opened, Pressed, Said, Submitted, WentAway

MAX_TRIES = 3
"""An event that three processes could not work is left alone; it stays in the table for somebody to look."""

_KINDS: dict[str, TypeAdapter[Event]] = {
    kind.__name__: TypeAdapter(kind)
    for kind in (Said, Pressed, Submitted, Opened, Joined, Left, WentAway, CameBack)
}


_KEEP = upsert(inbox).on_conflict_do_nothing().returning(inbox.c.event_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Received:
    event: Event
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    event: EventId
    at: datetime


class DatabaseInbox:
    """``bot.ports.Inbox`` on SQL; a hundred presses at once wait for the disk together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._receives = Together(self._receive)
        self._ends = Together(self._end)
        self._repeated: Counter[str] = Counter()

    @property
    def repeated(self) -> Mapping[str, int]:
        """How often each channel told of what was kept already, in this process since it started."""
        return self._repeated

    async def receive(self, event: Event, at: datetime) -> bool:
        """Keep an event; False when it was received before."""
        is_new = await self._receives.add(_Received(event=event, at=at))
        self._repeated[event.by.channel] += not is_new
        return is_new

    async def probe(self, name: str, at: datetime) -> None:
        """Leave a sign of life in the way an event is kept."""
        sign = upsert(heartbeat).values(name=name, at=at)
        async with self._database.hear() as connection:
            await connection.execute(sign.on_conflict_do_update(index_elements=["name"], set_={"at": at}))

    async def done(self, event: EventId, at: datetime) -> None:
        """Note that an event was worked; only its id is kept."""
        await self._ends.add(_Done(event=event, at=at))

    async def _receive(self, batch: Sequence[_Received]) -> list[bool]:
        rows = {one.event.id: _row(one) for one in batch}
        async with self._database.hear() as connection:
            new = set((await connection.execute(_KEEP, list(rows.values()))).scalars())
        return [_first(one.event.id, new) for one in batch]

    async def _end(self, batch: Sequence[_Done]) -> list[None]:
        its: BindParameter[str] = bindparam("its")
        worked = update(inbox).where(inbox.c.event_id == its).values(payload=None)
        async with self._database.write() as connection:
            await connection.execute(worked, [{"its": one.event, "handled_at": one.at} for one in batch])
        return [None] * len(batch)

    async def count(self) -> int:
        """Count what was received and not worked."""
        query = select(func.count()).select_from(inbox).where(inbox.c.handled_at.is_(None))
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def open(self, before: datetime, now: datetime) -> list[Event]:
        """Return what nobody has worked since ``before``, oldest first; each call counts as a try."""
        since = func.coalesce(inbox.c.tried_at, inbox.c.received_at)
        waiting = (inbox.c.handled_at.is_(None), inbox.c.tries < MAX_TRIES, since <= before)
        async with self._database.write() as connection:
            rows = await connection.execute(
                select(inbox.c.kind, inbox.c.payload).where(*waiting).order_by(inbox.c.received_at)
            )
            events = [_KINDS[row.kind].validate_json(row.payload) for row in rows]
            tried = update(inbox).where(*waiting).values(tries=inbox.c.tries + 1, tried_at=now)
            await connection.execute(tried)
        return events


def _first(event: EventId, new: set[str]) -> bool:
    """Tell whether an event is new, once: somebody may say it twice in one breath."""
    is_new = event in new
    new.discard(event)
    return is_new


def _row(one: _Received) -> dict[str, Any]:
    name = type(one.event).__name__
    payload = _KINDS[name].dump_json(one.event).decode()
    return {"event_id": one.event.id, "kind": name, "payload": payload, "received_at": one.at}
