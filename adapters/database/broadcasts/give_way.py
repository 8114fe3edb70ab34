"""Weekly tasks that give way to a broadcast, for as long as it stands."""

from datetime import datetime

from sqlalchemy import Select, exists, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.broadcasts.renewal import name_of
from adapters.database.deliveries import go_on, put_back, stands
from adapters.database.reasons import gives_way
from adapters.database.tables import delivery
from bot.ports import BroadcastId
from nudges.calendar import IsoWeek
from nudges.delivery import Reason, State


async def displace(
    connection: AsyncConnection, broadcast_id: BroadcastId, recipients: Select[tuple[int]], week: IsoWeek
) -> None:
    """Let the recipients' tasks of ``week`` that have not left give way; each comes again."""
    displaced = await connection.execute(
        update(delivery)
        .where(
            gives_way(delivery),
            delivery.c.counts,
            delivery.c.iso_year == week.year,
            delivery.c.iso_week == week.week,
            delivery.c.recipient_id.in_(recipients),
        )
        .values(state=State.SKIPPED, reason=Reason.BUDGET, because=name_of(broadcast_id))
        .returning(delivery.c.id)
    )
    await put_back(connection, displaced.scalars().all())


async def give_back(connection: AsyncConnection, broadcast_id: BroadcastId, now: datetime) -> None:
    """Let tasks that gave way to a broadcast go after all, while their window is open."""
    theirs = delivery.alias("theirs")
    week_is_taken = exists().where(
        theirs.c.recipient_id == delivery.c.recipient_id,
        theirs.c.iso_year == delivery.c.iso_year,
        theirs.c.iso_week == delivery.c.iso_week,
        theirs.c.counts,
        stands(theirs),
    )
    back = await connection.execute(
        update(delivery)
        .where(
            delivery.c.because == name_of(broadcast_id),
            delivery.c.state == State.SKIPPED,
            delivery.c.reason == Reason.BUDGET,
            delivery.c.closes_at > now,
            ~week_is_taken,
        )
        .values(state=State.PENDING, reason=None, because="")
        .returning(delivery.c.id)
    )
    await go_on(connection, back.scalars().all())
