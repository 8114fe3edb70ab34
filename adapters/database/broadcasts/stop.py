"""A broadcast called off: what has not left stays."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.broadcasts.give_way import give_back
from adapters.database.broadcasts.kept import OPEN, occasion_of
from adapters.database.broadcasts.under_way import HALF_PLANNED
from adapters.database.deliveries import PENDING, SENDING
from adapters.database.tables import broadcast, delivery, occasion
from bot.ports import BroadcastId, BroadcastState
from nudges.delivery import Reason, State

SENT = [BroadcastState.PLANNED, BroadcastState.CANCELLED]
"""What may have reached somebody."""


async def take_back(
    connection: AsyncConnection, broadcast_id: BroadcastId, state: BroadcastState, now: datetime
) -> bool:
    """Undo a plan of which nothing has left and note ``state``; False when something has."""
    taken = await connection.execute(
        update(broadcast)
        .where(broadcast.c.id == broadcast_id, broadcast.c.state == BroadcastState.PLANNED)
        .where(~_has_left(broadcast.c.occasion_id))
        .values(state=state, planned_at=None, upto=0)
    )
    if taken.rowcount != 1:
        return False
    mine = occasion_of(broadcast_id)
    await connection.execute(delete(delivery).where(delivery.c.occasion_id == mine))
    await connection.execute(update(occasion).where(occasion.c.id == mine).values(recipients=0))
    await give_back(connection, broadcast_id, now)
    return True


async def stop(
    connection: AsyncConnection, broadcast_id: BroadcastId, state: BroadcastState, now: datetime
) -> bool:
    """Note a broadcast's end, if it can end; what may have gone out is looked for before it ends as well.

    Whoever was not planned by then is not planned any more.
    """
    planned = broadcast.c.state == BroadcastState.PLANNED
    on_its_way = exists().where(delivery.c.occasion_id == broadcast.c.occasion_id, or_(PENDING, SENDING))
    may = or_(OPEN, and_(planned, or_(on_its_way, HALF_PLANNED)))
    if state is BroadcastState.WITHDRAWN:
        may = broadcast.c.state.in_(SENT)
    stopped = await connection.execute(
        update(broadcast).where(broadcast.c.id == broadcast_id, may).values(state=state)
    )
    if stopped.rowcount != 1:
        return False
    await connection.execute(
        update(delivery)
        .where(delivery.c.occasion_id == occasion_of(broadcast_id), PENDING, delivery.c.in_doubt.is_(False))
        .values(state=State.SKIPPED, reason=Reason.CANCELLED)
    )
    await give_back(connection, broadcast_id, now)
    return True


def _has_left(occasion_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether any delivery of an occasion has left, or may have."""
    untouched = and_(delivery.c.attempt == 0, delivery.c.state.in_([State.PENDING, State.SKIPPED]))
    return exists().where(delivery.c.occasion_id == occasion_id, ~untouched)
