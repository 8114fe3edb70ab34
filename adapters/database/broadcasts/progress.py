"""How far a broadcast has come: in figures, and line by line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.broadcasts.kept import broadcasts, occasion_of
from adapters.database.broadcasts.renewal import renewal
from adapters.database.deliveries import PENDING, tally
from adapters.database.tables import acknowledgement, delivery, occasion, person, site, team
from bot.ports import BroadcastId, BroadcastState, Line, Progress
from nudges.delivery import Reason, State, Tally


async def progress(connection: AsyncConnection, broadcast_id: BroadcastId) -> Progress:
    """Tell how far it has come."""
    row = (await connection.execute(broadcasts(broadcast_id))).one()
    mine = delivery.c.occasion_id == row.occasion_id
    said = select(func.count()).where(acknowledgement.c.broadcast_id == broadcast_id)
    seen = select(func.count()).where(mine, delivery.c.opened_at.is_not(None))
    return Progress(
        tally=await tally(connection, row.occasion_id),
        reasons=await _reasons(connection, mine),
        seen=(await connection.execute(seen)).scalar_one(),
        acknowledged=(await connection.execute(said)).scalar_one(),
        next_due=await connection.scalar(select(func.min(delivery.c.due_at)).where(mine, PENDING)),
        renewed=await _renewed(connection, row),
    )


async def report(connection: AsyncConnection, broadcast_id: BroadcastId) -> Sequence[Line]:
    """Return a line for each recipient, by site and name."""
    name = func.coalesce(person.c.name, team.c.name)
    query = (
        select(
            func.coalesce(person.c.key, team.c.key).label("key"),
            name.label("name"),
            func.coalesce(site.c.name, "").label("site"),
            delivery.c.state,
            delivery.c.reason,
            delivery.c.sent_at,
            delivery.c.opened_at,
            acknowledgement.c.at.label("acknowledged_at"),
        )
        .select_from(delivery)
        .outerjoin(person, person.c.id == delivery.c.recipient_id)
        .outerjoin(team, team.c.id == delivery.c.recipient_id)
        .outerjoin(site, site.c.id == func.coalesce(person.c.site_id, team.c.site_id))
        .outerjoin(
            acknowledgement,
            and_(
                acknowledgement.c.broadcast_id == broadcast_id,
                acknowledgement.c.person_id == delivery.c.recipient_id,
            ),
        )
        .where(delivery.c.occasion_id == occasion_of(broadcast_id))
        .order_by(site.c.name, name, delivery.c.recipient_id)
    )
    return [_line(**row._mapping) for row in await connection.execute(query)]


async def _reasons(connection: AsyncConnection, mine: ColumnElement[bool]) -> Mapping[Reason, int]:
    query = select(delivery.c.reason, func.count().label("number")).where(
        mine, delivery.c.reason.is_not(None)
    )
    rows = await connection.execute(query.group_by(delivery.c.reason))
    return {Reason(row.reason): row.number for row in rows}


async def _renewed(connection: AsyncConnection, row: Row[Any]) -> Tally | None:
    key = renewal(BroadcastId(row.id), row.version, withdrawn=row.state == BroadcastState.WITHDRAWN)
    found = await connection.scalar(select(occasion.c.id).where(occasion.c.key == key))
    return None if found is None else await tally(connection, found)


def _line(*, state: str, reason: str | None, opened_at: datetime | None, **facts: Any) -> Line:
    return Line(
        state=State(state),
        reason=Reason(reason) if reason else None,
        seen=opened_at is not None or facts["acknowledged_at"] is not None,
        **facts,
    )
