"""How far a broadcast has come: in figures, and line by line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, and_, func, literal, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.broadcasts.kept import broadcasts
from adapters.database.broadcasts.renewal import renewal
from adapters.database.broadcasts.under_way import not_planned
from adapters.database.deliveries import PENDING, tally
from adapters.database.tables import acknowledgement, delivery, occasion, person, recipient, site, team
from bot.ports import BroadcastId, BroadcastState, Line, Progress
from nudges.delivery import Reason, State, Tally


async def progress(connection: AsyncConnection, broadcast_id: BroadcastId) -> Progress:
    """Tell how far it has come."""
    row = (await connection.execute(broadcasts(broadcast_id))).one()
    mine = delivery.c.occasion_id == row.occasion_id
    said = select(func.count()).where(acknowledgement.c.broadcast_id == broadcast_id)
    seen = select(func.count()).where(mine, delivery.c.opened_at.is_not(None))
    counted, reasons = await _counted(connection, row)
    return Progress(
        tally=counted,
        reasons=reasons,
        seen=(await connection.execute(seen)).scalar_one(),
        acknowledged=(await connection.execute(said)).scalar_one(),
        next_due=await connection.scalar(select(func.min(delivery.c.due_at)).where(mine, PENDING)),
        renewed=await _renewed(connection, row),
    )


async def report(connection: AsyncConnection, broadcast_id: BroadcastId) -> Sequence[Line]:
    """Return a line for each recipient, by site and name."""
    row = (await connection.execute(broadcasts(broadcast_id))).one()
    its = _stands(row).subquery()
    name = func.coalesce(person.c.name, team.c.name)
    query = (
        select(
            func.coalesce(person.c.key, team.c.key).label("key"),
            name.label("name"),
            func.coalesce(site.c.name, "").label("site"),
            its.c.state,
            its.c.reason,
            its.c.sent_at,
            its.c.opened_at,
            acknowledgement.c.at.label("acknowledged_at"),
        )
        .select_from(its)
        .outerjoin(person, person.c.id == its.c.recipient_id)
        .outerjoin(team, team.c.id == its.c.recipient_id)
        .outerjoin(site, site.c.id == func.coalesce(person.c.site_id, team.c.site_id))
        .outerjoin(
            acknowledgement,
            and_(
                acknowledgement.c.broadcast_id == broadcast_id,
                acknowledgement.c.person_id == its.c.recipient_id,
            ),
        )
        .order_by(site.c.name, name, its.c.recipient_id)
    )
    return [_line(**row._mapping) for row in await connection.execute(query)]


def _stands(row: Row[Any]) -> Select[Any] | CompoundSelect[Any]:
    """Ask where each recipient's message stands; who has no row waits for one, or will not get any."""
    columns = ("recipient_id", "state", "reason", "sent_at", "opened_at")
    planned = select(*(delivery.c[name] for name in columns)).where(delivery.c.occasion_id == row.occasion_id)
    if row.reached >= row.upto:
        return planned
    stopped = row.state != BroadcastState.PLANNED
    state = literal((State.SKIPPED if stopped else State.PENDING).value)
    reason = literal(Reason.CANCELLED.value) if stopped else null()
    others = select(recipient.c.id, state, reason, null(), null()).where(not_planned(row))
    return union_all(planned, others)


async def _counted(connection: AsyncConnection, row: Row[Any]) -> tuple[Tally, Mapping[Reason, int]]:
    """Count where they stand, and for which reasons."""
    found = await tally(connection, row.occasion_id)
    reasons = await _reasons(connection, row.occasion_id)
    if row.reached >= row.upto:
        return found, reasons
    query = select(func.count()).select_from(recipient).where(not_planned(row))
    others = await connection.scalar(query) or 0
    found = replace(found, recipients=found.recipients + others)
    if row.state == BroadcastState.PLANNED:
        return replace(found, pending=found.pending + others), reasons
    stopped = Counter(reasons) + Counter({Reason.CANCELLED: others})
    return replace(found, skipped=found.skipped + others), stopped


async def _reasons(connection: AsyncConnection, occasion_id: int | None) -> Mapping[Reason, int]:
    query = select(delivery.c.reason, func.count().label("number")).where(
        delivery.c.occasion_id == occasion_id, delivery.c.reason.is_not(None)
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
