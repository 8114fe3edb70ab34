"""The conversations of the try-out channel: every change counts up one revision, over all of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.engine import Database
from adapters.database.tables import transcript
from bot.ports import Entry


class DatabaseTranscript:
    """``bot.ports.Transcript`` on SQL; the writer's lock makes revisions appear in their own order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(
        self,
        route: str,
        payload: Mapping[str, Any],
        at: datetime,
        *,
        key: str | None = None,
        author: str = "",
    ) -> Entry:
        """Add a line; a second one with the same key is the first one again."""
        async with self._database.write() as connection:
            if key is not None and (first := await _by_key(connection, key)):
                return first
            line = insert(transcript).values(
                route=route,
                key=key,
                author=author,
                payload=dict(payload),
                at=at,
                revision=await _next_revision(connection),
            )
            return _entry((await connection.execute(line.returning(transcript))).one())

    async def replace(self, entry: str, payload: Mapping[str, Any], at: datetime) -> Entry | None:
        """Put something else in a line's place; the line keeps the moment it was sent at."""
        if not (entry.isascii() and entry.isdecimal()):
            return None
        async with self._database.write() as connection:
            change = (
                update(transcript)
                .where(transcript.c.id == int(entry), transcript.c.deleted.is_(False))
                .values(payload=dict(payload), changed_at=at, revision=await _next_revision(connection))
            )
            row = (await connection.execute(change.returning(transcript))).one_or_none()
        return None if row is None else _entry(row)

    async def find(self, route: str, key: str) -> Entry | None:
        """Look for a line by its key."""
        query = select(transcript).where(transcript.c.route == route, transcript.c.key == key)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None or row.deleted else _entry(row)

    async def read(self, route: str, since: int = 0) -> list[Entry]:
        """Return what changed in one conversation after revision ``since``, oldest line first."""
        query = (
            select(transcript)
            .where(transcript.c.route == route, transcript.c.revision > since)
            .order_by(transcript.c.id)
        )
        async with self._database.read() as connection:
            return [_entry(row) for row in await connection.execute(query)]


async def _next_revision(connection: AsyncConnection) -> int:
    newest = select(func.coalesce(func.max(transcript.c.revision), 0))
    return int(await connection.scalar(newest) or 0) + 1


async def _by_key(connection: AsyncConnection, key: str) -> Entry | None:
    row = (await connection.execute(select(transcript).where(transcript.c.key == key))).one_or_none()
    return None if row is None else _entry(row)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=str(row.id),
        route=row.route,
        author=row.author,
        payload=row.payload,
        at=row.at,
        revision=row.revision,
        deleted=row.deleted,
    )
