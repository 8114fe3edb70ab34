"""A broadcast under way: begun when somebody sends it, planned some thousand people at a time, then over.

What lies between lets everybody else write, and a process that dies loses nothing: the broadcast's row says
how far it has come, up to which recipient, in the transaction that plans them. Who is to be planned is looked
at only then: who has left gets nothing, who has moved is planned where they are. Nobody is planned who came
after the beginning.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.audience import among, audience_from
from adapters.database.broadcasts.kept import OPEN, as_broadcast, broadcasts
from adapters.database.broadcasts.plan import plan_rows, sorted_out
from adapters.database.broadcasts.renewal import name_of
from adapters.database.deliveries import find_or_add_occasion
from adapters.database.serving import AT_ONCE
from adapters.database.tables import broadcast, recipient
from bot.ports import BroadcastId, BroadcastState, Times

HALF_PLANNED: Final = broadcast.c.reached < broadcast.c.upto
"""One that was stopped half-way stays so: its report tells how many got nothing."""
UNDER_WAY: Final = and_(HALF_PLANNED, broadcast.c.state == literal_column(f"'{BroadcastState.PLANNED}'"))


async def begin(connection: AsyncConnection, broadcast_id: BroadcastId, now: datetime) -> bool:
    """Note that a broadcast goes, and who is there by now; False when it is no draft, or for nobody yet."""
    row = (await connection.execute(broadcasts(broadcast_id).where(OPEN))).one_or_none()
    if row is None or row.audience is None:
        return False
    await connection.execute(
        update(broadcast)
        .where(broadcast.c.id == broadcast_id)
        .values(
            state=BroadcastState.PLANNED,
            occasion_id=await find_or_add_occasion(connection, name_of(broadcast_id), row.kind),
            planned_at=now,
            reached=0,
            upto=select(func.coalesce(func.max(recipient.c.id), 0)).scalar_subquery(),
        )
    )
    return True


async def go_on(connection: AsyncConnection, times: Times, broadcast_id: BroadcastId | None = None) -> bool:
    """Plan some more people of a broadcast, by itself the one begun first; False when there is none."""
    first = broadcasts(broadcast_id).where(UNDER_WAY).order_by(broadcast.c.planned_at, broadcast.c.id)
    row = (await connection.execute(first.limit(1))).one_or_none()
    if row is None:
        return False
    its, reached = as_broadcast(row), await _end_of_piece(connection, row)
    whom = and_(not_planned(row), recipient.c.id <= reached)
    for alike in await sorted_out(connection, whom, times(its)):
        await plan_rows(connection, its, row.occasion_id, alike)
    await connection.execute(update(broadcast).where(broadcast.c.id == its.id).values(reached=reached))
    return True


def not_planned(its: Row[Any]) -> ColumnElement[bool]:
    """Those of a broadcast's audience for whom no row was made, because it is or was only half planned."""
    theirs = and_(recipient.c.id > its.reached, recipient.c.id <= its.upto)
    return and_(theirs, among(audience_from(its.audience)))


async def _end_of_piece(connection: AsyncConnection, row: Row[Any]) -> int:
    """Return the last recipient of those who are planned next."""
    following = select(recipient.c.id).where(not_planned(row)).order_by(recipient.c.id)
    beyond = await connection.scalar(following.offset(AT_ONCE).limit(1))
    return row.upto if beyond is None else int(beyond) - 1
