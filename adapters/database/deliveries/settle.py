"""How attempts ended: each is noted under its own name."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, and_, bindparam, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.addresses import close
from adapters.database.deliveries.skip import put_back
from adapters.database.deliveries.state import SENDING
from adapters.database.dialect import Listed
from adapters.database.tables import address, delivery, workspace
from adapters.database.types import in_microseconds
from bot.ports import Settled
from nudges.delivery import Doubtful, Failed, Reason, Retry, Sent, Skipped, State


async def settle(
    connection: AsyncConnection, settled: Sequence[Settled], now: datetime, real_now: datetime
) -> None:
    """Note how each attempt ended; one that another worker has taken over is no longer ours to note."""
    sent = [one for one in settled if isinstance(one.outcome, Sent)]
    if sent:
        await connection.execute(SETTLE_SENT, _ENDED.given(_sent_values(one) for one in sent))
    for one in settled:
        if not isinstance(one.outcome, Sent):
            await _settle_unsent(connection, one, now, real_now)


_MINE = and_(
    delivery.c.id == bindparam("mine"), delivery.c.attempt == bindparam("my_attempt"), SENDING
)  # a settle names its attempt: a late worker cannot overwrite

_ENDED = Listed("ended", id=Integer, attempt=Integer, message_id=Text, at=BigInteger)
SETTLE_SENT = (
    update(delivery)
    .where(delivery.c.id == _ENDED.c["id"], delivery.c.attempt == _ENDED.c["attempt"], SENDING)
    .values(
        state=State.SENT,
        message_id=_ENDED.c["message_id"],
        sent_at=_ENDED.c["at"],
        lease_until=null(),
        in_doubt=False,
    )
)


def _sent_values(one: Settled) -> tuple[int, int, str, int]:
    assert isinstance(one.outcome, Sent)  # noqa: S101 - the caller chose these
    return one.delivery, one.attempt, one.outcome.receipt.message_id, in_microseconds(one.outcome.at)


async def _settle_unsent(
    connection: AsyncConnection, one: Settled, now: datetime, real_now: datetime
) -> None:
    values: dict[str, Any]
    match one.outcome:
        case Doubtful():
            values = {"state": State.UNCERTAIN}
        case Retry(after=after, in_doubt=doubt, counts=counts):
            later = now + timedelta(seconds=after)
            spared = delivery.c.spared + (0 if counts else 1)
            values = {"state": State.PENDING, "due_at": later, "in_doubt": doubt, "spared": spared}
        case Failed(reason=reason, because=because):
            values = {"state": State.FAILED, "reason": reason, "because": because}
        case Skipped(reason=reason, because=because):
            values = {"state": State.SKIPPED, "reason": reason, "because": because}
        case Sent():
            return
    result = await connection.execute(
        update(delivery).where(_MINE).values(lease_until=None, **values),
        {"mine": one.delivery, "my_attempt": one.attempt},
    )
    if result.rowcount:
        await _spread(connection, one, now, real_now)


async def _spread(connection: AsyncConnection, one: Settled, now: datetime, real_now: datetime) -> None:
    """Let others learn from one attempt: the workspace waits, the address is closed, the step comes again."""
    match one.outcome:
        case Retry(after=after, whole_workspace=True):
            mine = select(delivery.c.workspace_id).where(delivery.c.id == one.delivery).scalar_subquery()
            hold = update(workspace).where(workspace.c.id == mine)
            await connection.execute(hold.values(not_before=real_now + timedelta(seconds=after)))
        case Failed(reason=reason, because=because):
            if reason is Reason.UNREACHABLE:
                its = select(delivery.c.address_id).where(
                    delivery.c.id == one.delivery,
                    delivery.c.replaces.is_(False),  # an old message that is gone closes nobody's door
                )
                await close(connection, address.c.id == its.scalar_subquery(), because, now)
            await put_back(connection, [one.delivery])
        case Skipped():
            await put_back(connection, [one.delivery])
        case _:
            pass
