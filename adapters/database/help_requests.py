"""Calls for help, each taken by one coordinator at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Update, select, update

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import help_request
from bot.events import EventId
from bot.ports import HelpRequest
from nudges.delivery import DeliveryId
from nudges.person import RecipientId


class DatabaseHelpRequests:
    """``bot.ports.HelpRequests`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(
        self,
        event: EventId,
        person_id: RecipientId,
        delivery_id: DeliveryId | None,
        words: str,
        at: datetime,
    ) -> HelpRequest:
        """Keep a call for help; the same event twice is one call."""
        add = upsert(help_request).values(
            event_id=event, person_id=person_id, delivery_id=delivery_id, words=words, asked_at=at
        )
        async with self._database.write() as connection:
            await connection.execute(add.on_conflict_do_nothing())
            query = select(help_request).where(help_request.c.event_id == event)
            return _request((await connection.execute(query)).one())

    async def look(self, request: int) -> HelpRequest | None:
        """Return one call for help."""
        async with self._database.read() as connection:
            row = (
                await connection.execute(select(help_request).where(help_request.c.id == request))
            ).one_or_none()
        return None if row is None else _request(row)

    async def take(self, request: int, coordinator: RecipientId, at: datetime) -> HelpRequest | None:
        """Give the call to a coordinator unless somebody has it; returns it as it stands."""
        free = update(help_request).where(help_request.c.taken_by.is_(None), help_request.c.done_at.is_(None))
        return await self._change(request, free.values(taken_by=coordinator, taken_at=at))

    async def hand_back(self, request: int, coordinator: RecipientId) -> HelpRequest | None:
        """Let a call be open again where this coordinator has it; returns it as it stands."""
        times = help_request.c.handed_back + 1
        return await self._change(
            request, _of(coordinator).values(taken_by=None, taken_at=None, handed_back=times)
        )

    async def close(self, request: int, coordinator: RecipientId, at: datetime) -> HelpRequest | None:
        """Note that a call is answered where this coordinator has it; returns it as it stands."""
        return await self._change(request, _of(coordinator).values(done_at=at))

    async def _change(self, request: int, change: Update) -> HelpRequest | None:
        async with self._database.write() as connection:
            await connection.execute(change.where(help_request.c.id == request))
            query = select(help_request).where(help_request.c.id == request)
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else _request(row)


def _of(coordinator: RecipientId) -> Update:
    """Change what this coordinator has and has not closed."""
    return update(help_request).where(
        help_request.c.taken_by == coordinator, help_request.c.done_at.is_(None)
    )


def _request(row: Row[Any]) -> HelpRequest:
    return HelpRequest(
        id=row.id,
        person=RecipientId(row.person_id),
        delivery=DeliveryId(row.delivery_id) if row.delivery_id else None,
        words=row.words,
        asked_at=row.asked_at,
        taken_by=RecipientId(row.taken_by) if row.taken_by else None,
        handed_back=row.handed_back,
        is_done=row.done_at is not None,
    )
