"""Deliveries in numbers."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries.state import PENDING
from adapters.database.tables import delivery, occasion, workspace
from nudges.delivery import Kind, State, Tally


async def tally(connection: AsyncConnection, occasion_id: int | None) -> Tally:
    """Count an occasion's deliveries by state."""
    counts = select(delivery.c.state, func.count().label("number")).where(
        delivery.c.occasion_id == occasion_id
    )
    planned = select(occasion.c.recipients).where(occasion.c.id == occasion_id)
    rows = await connection.execute(counts.group_by(delivery.c.state))
    states = {row.state: row.number for row in rows}
    return Tally(recipients=await connection.scalar(planned) or 0, **states)


async def by_kind(connection: AsyncConnection) -> dict[tuple[Kind, State], int]:
    """Count all deliveries by kind and state."""
    facts = (delivery.c.kind, delivery.c.state)
    query = select(*facts, func.count().label("number")).group_by(*facts)
    return {(Kind(row.kind), State(row.state)): row.number for row in await connection.execute(query)}


async def oldest_due(connection: AsyncConnection, now: datetime) -> datetime | None:
    """Tell since when the oldest delivery has been due that is not sent, though its workspace is there."""
    connected = select(workspace.c.id).where(workspace.c.disconnected.is_(None))
    query = select(func.min(delivery.c.due_at)).where(
        PENDING, delivery.c.due_at <= now, delivery.c.workspace_id.in_(connected)
    )
    due_at: datetime | None = await connection.scalar(query)
    return due_at
