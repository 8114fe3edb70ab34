"""One look at everything that may be due: a few index seeks in one read, whatever the number of people."""

from datetime import datetime

from sqlalchemy import Select, exists, func, or_, select

from adapters.database.deliveries import PENDING, SENDING
from adapters.database.engine import Database
from adapters.database.tables import agenda, delivery, slot, workspace
from bot.ports.watch import Sight
from nudges.delivery import Priority, WorkspaceId


class DatabaseWatch:
    """``bot.ports.Watch`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, now: datetime, real_now: datetime) -> Sight:
        """Tell what is due."""
        async with self._database.read() as connection:
            row = (await connection.execute(due(now))).one()
            workspaces = (await connection.execute(waiting(now, real_now))).scalars()
            moments = (row.slot_at, row.round_at, row.delivery_at)
            return Sight(
                overdue=row.overdue,
                slots=row.slot_at is not None and row.slot_at <= now,
                rounds=row.round_at is not None and row.round_at <= now,
                workspaces=tuple(WorkspaceId(str(name)) for name in workspaces),
                next_at=min((moment for moment in moments if moment is not None), default=None),
            )


def due(now: datetime) -> Select[tuple[bool, datetime | None, datetime | None, datetime | None]]:
    """Ask when the next slot, round and delivery are due, and whether something is overdue."""
    late = exists().where(PENDING, delivery.c.closes_at <= now)
    return select(
        late.label("overdue"),
        select(func.min(slot.c.next_at)).scalar_subquery().label("slot_at"),
        select(func.min(agenda.c.at)).scalar_subquery().label("round_at"),
        select(func.min(delivery.c.due_at))
        .where(PENDING, delivery.c.due_at > now)
        .scalar_subquery()
        .label("delivery_at"),
    )


def waiting(now: datetime, real_now: datetime) -> Select[tuple[str]]:
    """Ask for the workspaces with something to send or to take over."""
    mine = delivery.c.workspace_id == workspace.c.id
    ready = exists().where(PENDING, mine, delivery.c.priority.in_(list(Priority)), delivery.c.due_at <= now)
    stale = exists().where(SENDING, mine, delivery.c.lease_until <= real_now)
    return select(workspace.c.id).where(
        workspace.c.disconnected.is_(None),
        or_(workspace.c.not_before.is_(None), workspace.c.not_before <= real_now),
        or_(ready, stale),
    )
