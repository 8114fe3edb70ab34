"""What could not be sent because nobody was reached there goes out when somebody is, if its time lasts."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries.skip import go_on
from adapters.database.tables import address, delivery, recipient
from nudges.delivery import Reason, State
from nudges.person import RecipientId


async def resume(connection: AsyncConnection, recipient_id: RecipientId, now: datetime) -> None:
    """Let it go out where the recipient is reached now; what has no end of its own is over."""
    where = (
        select(address.c.id, address.c.workspace_id)
        .join(recipient, recipient.c.address_id == address.c.id)
        .where(recipient.c.id == recipient_id, address.c.unreachable.is_(None))
    )
    reached = (await connection.execute(where)).one_or_none()
    if reached is None:
        return
    unsent = select(delivery.c.id).where(
        delivery.c.recipient_id == recipient_id,
        delivery.c.state.in_([State.FAILED, State.SKIPPED]),
        delivery.c.reason == Reason.UNREACHABLE,
        delivery.c.counts.is_(False),  # a person's week may have had another message since
        delivery.c.replaces.is_(False),
        or_(delivery.c.closes_at > now, delivery.c.until > now),
    )
    ids = list((await connection.execute(unsent)).scalars())
    if not ids:
        return
    await connection.execute(
        update(delivery)
        .where(delivery.c.id.in_(ids))
        .values(
            state=State.PENDING,
            reason=None,
            because="",
            address_id=reached.id,
            workspace_id=reached.workspace_id,
        )
    )
    await go_on(connection, ids)
