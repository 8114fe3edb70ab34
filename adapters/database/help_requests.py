"""Calls for help, each taken by one coordinator."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from adapters.database.deliveries import posted
from adapters.database.engine import Database
from adapters.database.tables import address, delivery, help_request
from bot.events import EventId
from bot.ports import HelpRequest, Posted
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
        async with self._database.write() as connection:
            await connection.execute(
                update(help_request)
                .where(help_request.c.id == request, help_request.c.taken_by.is_(None))
                .values(taken_by=coordinator, taken_at=at)
            )
            row = (
                await connection.execute(select(help_request).where(help_request.c.id == request))
            ).one_or_none()
        return None if row is None else _request(row)

    async def cards(self, item: str) -> Sequence[Posted]:
        """Return the cards on which an item was shown to coordinators."""
        query = (
            select(delivery, address.c.route, address.c.workspace_id.label("at"))
            .outerjoin(address, address.c.id == delivery.c.address_id)
            .where(delivery.c.item_id == item, delivery.c.replaces.is_(False))
            .order_by(delivery.c.id)
        )
        async with self._database.read() as connection:
            return [posted(row) for row in await connection.execute(query)]


def _request(row: Row[Any]) -> HelpRequest:
    return HelpRequest(
        id=row.id,
        person=RecipientId(row.person_id),
        delivery=DeliveryId(row.delivery_id) if row.delivery_id else None,
        words=row.words,
        asked_at=row.asked_at,
        taken_by=RecipientId(row.taken_by) if row.taken_by else None,
    )
