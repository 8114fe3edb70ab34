"""Tasks that people passed on to their teams."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries import post
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import delivery, passed_on
from bot.events import EventId
from bot.ports import Outgoing, PassedOn
from nudges.delivery import DeliveryId, Item, Kind
from nudges.language import Language
from nudges.person import RecipientId


class DatabasePassedOns:
    """``bot.ports.PassedOns`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def pass_on(
        self,
        event: EventId,
        *,
        person: RecipientId,
        delivery: DeliveryId,
        team: RecipientId,
        words: str,
        language: Language,
        at: datetime,
    ) -> PassedOn:
        """Keep what was passed on; the same event twice is once."""
        add = upsert(passed_on).values(
            event_id=event,
            person_id=person,
            delivery_id=delivery,
            team_id=team,
            words=words,
            language=language,
            at=at,
        )
        async with self._database.write() as connection:
            await connection.execute(add.on_conflict_do_nothing())
            query = select(passed_on).where(passed_on.c.event_id == event)
            return _passed_on((await connection.execute(query)).one())

    async def look(self, its_id: int) -> PassedOn | None:
        """Return one."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(passed_on).where(passed_on.c.id == its_id))).one_or_none()
        return None if row is None else _passed_on(row)

    async def take_back(self, its_id: int, at: datetime) -> None:
        """Empty its words and let the room's message be brought up to date."""
        async with self._database.write() as connection:
            await connection.execute(
                update(passed_on)
                .where(passed_on.c.id == its_id, passed_on.c.taken_back_at.is_(None))
                .values(words="", taken_back_at=at)
            )
            await refresh(connection, f"passed-on:{its_id}", "taken-back", at)


async def refresh(connection: AsyncConnection, item: str, why: str, at: datetime) -> None:
    """Let every card that shows a stored thing be composed anew, where it stands."""
    cards = select(delivery).where(delivery.c.item_id == item, delivery.c.replaces.is_(False))
    for card in (await connection.execute(cards)).all():
        await post(
            connection,
            Outgoing(
                key=f"{why}:{item}:{card.id}",
                kind=Kind.REPLY,
                item=Item(id=item),
                to=RecipientId(card.recipient_id),
                due_at=at,
                about=DeliveryId(card.id),
                replaces=True,
            ),
        )


def _passed_on(row: Row[Any]) -> PassedOn:
    return PassedOn(
        id=row.id,
        person=RecipientId(row.person_id),
        delivery=DeliveryId(row.delivery_id) if row.delivery_id else None,
        team=RecipientId(row.team_id),
        words=row.words,
        language=Language(row.language),
    )
