"""The end of what will not go out: its place in the programme is kept."""

from collections.abc import Sequence

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.tables import delivery, enrolment, occasion
from nudges.delivery import Reason, State

_MOST_IDS = 500
"""How many ids one statement names."""


async def skip(connection: AsyncConnection, rows: Sequence[tuple[int, Reason]]) -> None:
    """End deliveries that will not go out, each with its reason, and keep their place in the programme."""
    for reason in {reason for _, reason in rows}:
        for ids in _chunks([delivery_id for delivery_id, its in rows if its is reason]):
            await connection.execute(
                update(delivery)
                .where(delivery.c.id.in_(ids))
                .values(state=State.SKIPPED, reason=reason, lease_until=None)
            )
            await put_back(connection, ids)


async def put_back(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Let the programmes of these deliveries offer the same step again next time."""
    await _fall_behind(connection, ids, weeks=1)


async def go_on(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Undo what ``put_back`` did for these deliveries."""
    await _fall_behind(connection, ids, weeks=-1)


async def _fall_behind(connection: AsyncConnection, ids: Sequence[int], *, weeks: int) -> None:
    for chunk in _chunks(ids):
        theirs = (
            select(delivery.c.id)
            .join(occasion, occasion.c.id == delivery.c.occasion_id)
            .where(
                delivery.c.id.in_(chunk),
                occasion.c.programme_id == enrolment.c.programme_id,
                delivery.c.recipient_id == enrolment.c.recipient_id,
            )
        )
        behind = update(enrolment).where(exists(theirs)).values(behind=enrolment.c.behind + weeks)
        await connection.execute(behind)


def _chunks(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + _MOST_IDS] for start in range(0, len(ids), _MOST_IDS)]
