"""One look at everything that may be due: a few index seeks in one read, whatever the number of people."""

from datetime import datetime
from functools import cache

from sqlalchemy import CTE, Select, bindparam, exists, func, or_, select, tuple_

from adapters.database.broadcasts.under_way import UNDER_WAY
from adapters.database.deliveries import PENDING, SENDING
from adapters.database.engine import Database
from adapters.database.tables import agenda, broadcast, delivery, serving, slot, workspace
from adapters.database.types import Instant
from bot.ports.watch import Sight
from nudges.delivery import WorkspaceId

_NOW, _REAL_NOW = bindparam("now", type_=Instant()), bindparam("real_now", type_=Instant())


class DatabaseWatch:
    """``bot.ports.Watch`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, now: datetime, real_now: datetime) -> Sight:
        """Tell what is due."""
        async with self._database.read() as connection:
            row = (await connection.execute(due(), {"now": now})).one()
            workspaces = (await connection.execute(waiting(), {"now": now, "real_now": real_now})).scalars()
            moments = (row.slot_at, row.round_at, row.delivery_at, now if row.broadcast_under_way else None)
            return Sight(
                overdue=row.overdue,
                slots=row.slot_under_way or (row.slot_at is not None and row.slot_at <= now),
                rounds=row.round_at is not None and row.round_at <= now,
                broadcasts=row.broadcast_under_way,
                workspaces=tuple(WorkspaceId(str(name)) for name in workspaces),
                next_at=min((moment for moment in moments if moment is not None), default=None),
            )


@cache
def due() -> Select[tuple[bool, bool, bool, datetime | None, datetime | None, datetime | None]]:
    """Ask when the next slot, round and delivery are due, what is overdue, what is half planned.

    It takes ``now``, and is put together once: every tick asks it.
    """
    late = exists().where(PENDING, delivery.c.closes_at <= _NOW)
    return select(
        late.label("overdue"),
        exists(select(serving.c.slot_id)).label("slot_under_way"),
        exists(select(broadcast.c.id).where(UNDER_WAY)).label("broadcast_under_way"),
        select(func.min(slot.c.next_at)).scalar_subquery().label("slot_at"),
        select(func.min(agenda.c.at)).scalar_subquery().label("round_at"),
        select(func.min(delivery.c.due_at))
        .where(PENDING, delivery.c.due_at > _NOW)
        .scalar_subquery()
        .label("delivery_at"),
    )


@cache
def waiting() -> Select[tuple[str]]:
    """Ask for the workspaces with something to send or to take over; it takes ``now`` and ``real_now``."""
    first = delivery.c.id.in_(select(_heads().c.id))
    ready = select(delivery.c.workspace_id).where(first, delivery.c.due_at <= _NOW)
    stale = select(delivery.c.workspace_id).where(SENDING, delivery.c.lease_until <= _REAL_NOW)
    return select(workspace.c.id).where(
        workspace.c.disconnected.is_(None),
        or_(workspace.c.not_before.is_(None), workspace.c.not_before <= _REAL_NOW),
        or_(workspace.c.id.in_(ready), workspace.c.id.in_(stale)),
    )


def _heads() -> CTE:
    """Name what leaves first of each workspace and priority: a seek in the index for each, and no more.

    Asked whether there is anything due in a workspace, PostgreSQL may go through all that is due anywhere,
    for each workspace (measured: minutes, with ten thousand of them and a broadcast to a hundred thousand).
    """
    order = (delivery.c.workspace_id, delivery.c.priority, delivery.c.due_at, delivery.c.id)
    of_all = select(delivery.c.id).where(PENDING).order_by(*order).limit(1)
    head = select(of_all.scalar_subquery().label("id")).cte("head", recursive=True)
    last = delivery.alias("last")
    place = tuple_(delivery.c.workspace_id, delivery.c.priority)
    # "at least the next", because SQLite goes through all that is equal to a pair to come beyond it
    beyond = place >= tuple_(last.c.workspace_id, last.c.priority + 1)
    following = select(delivery.c.id).where(PENDING, beyond).order_by(*order).limit(1)
    return head.union_all(select(following.scalar_subquery()).join_from(head, last, last.c.id == head.c.id))
