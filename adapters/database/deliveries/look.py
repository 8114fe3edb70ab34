"""Deliveries as the conversation looks back at them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.addresses import address_of
from adapters.database.tables import address, delivery
from bot.ports import Posted
from nudges.delivery import DeliveryId, Item, Kind, Receipt, State
from nudges.person import RecipientId


async def look(connection: AsyncConnection, delivery_id: DeliveryId) -> Posted | None:
    """Look back at a delivery."""
    query = postings().outerjoin(address, address.c.id == delivery.c.address_id)
    row = (await connection.execute(query.where(delivery.c.id == delivery_id))).one_or_none()
    return None if row is None else posted(row)


async def cards(connection: AsyncConnection, root: DeliveryId, recipient_id: RecipientId) -> list[Posted]:
    """Return what the recipient got that shows one delivery: itself, its reminder, when it came again."""
    query = (
        postings()
        .join(address, address.c.id == delivery.c.address_id)
        .where(
            or_(delivery.c.id == root, delivery.c.about_id == root),
            delivery.c.recipient_id == recipient_id,
            delivery.c.replaces.is_(False),
            delivery.c.message_id.is_not(None),
        )
        .order_by(delivery.c.id)
    )
    return [posted(row) for row in await connection.execute(query)]


async def showing(
    connection: AsyncConnection, items: Sequence[str], recipient_id: RecipientId | None
) -> list[Posted]:
    """Return the cards on which one of the items was shown, to everybody or to one recipient."""
    query = (
        postings()
        .outerjoin(address, address.c.id == delivery.c.address_id)
        .where(delivery.c.item_id.in_(items), delivery.c.replaces.is_(False))
        .order_by(delivery.c.id)
    )
    if recipient_id is not None:
        query = query.where(delivery.c.recipient_id == recipient_id)
    return [posted(row) for row in await connection.execute(query)]


async def delivery_at(connection: AsyncConnection, receipt: Receipt) -> DeliveryId | None:
    """Return the delivery whose message this is."""
    query = (
        select(delivery.c.id)
        .join(address, address.c.id == delivery.c.address_id)
        .where(
            address.c.workspace_id == receipt.address.workspace,
            address.c.route == receipt.address.route,
            delivery.c.recipient_id == address.c.recipient_id,  # sought by its index
            delivery.c.message_id == receipt.message_id,
            delivery.c.replaces.is_(False),
        )
    )
    found = await connection.scalar(query)
    return None if found is None else DeliveryId(found)


def postings() -> Select[Any]:
    """Ask for deliveries, with all that ``posted`` reads once ``address`` is joined."""
    return select(delivery, address.c.route, address.c.workspace_id.label("at"))


def posted(row: Row[Any]) -> Posted:
    """Read a delivery with its address's ``route`` and ``at``."""
    receipt = None
    if row.message_id is not None and row.route is not None:
        receipt = Receipt(address=address_of(row.at, row.route), message_id=row.message_id)
    return Posted(
        id=DeliveryId(row.id),
        kind=Kind(row.kind),
        item=Item(id=row.item_id, version=row.item_version),
        recipient=row.recipient_id,
        state=State(row.state),
        receipt=receipt,
        about=row.about_id,
        occasion=row.occasion_id,
        due_at=row.due_at,
        sent_at=row.sent_at,
    )
