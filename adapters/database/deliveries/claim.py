"""What a drain takes next: the due rows, each under a lease."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.addresses import address_of
from adapters.database.deliveries.skip import skip
from adapters.database.deliveries.state import PENDING, SENDING
from adapters.database.tables import address, answer, delivery, recipient, workspace
from adapters.database.types import Instant
from bot.ports import Outcome as AnswerOutcome
from nudges.delivery import Delivery, DeliveryId, Item, Kind, Priority, Reason, Receipt, State, WorkspaceId

STARTED_BY_DULT = delivery.c.kind.not_in([Kind.REPLY, Kind.TIMER])
"""What a pause keeps back; what a person started goes out all the same."""

_root = delivery.alias("root")
"""The delivery that another one is about."""


async def take_over(connection: AsyncConnection, workspace_id: WorkspaceId, real_now: datetime) -> None:
    """Bring back what a dead process left in flight: each may have gone out, so it is in doubt."""
    await connection.execute(
        update(delivery)
        .where(SENDING, delivery.c.workspace_id == workspace_id, delivery.c.lease_until <= real_now)
        .values(state=State.PENDING, in_doubt=True, lease_until=None)
    )


async def must_wait(connection: AsyncConnection, workspace_id: WorkspaceId, real_now: datetime) -> bool:
    """Tell whether a workspace gets nothing now: its platform asked for patience, or Dult was taken out."""
    query = select(workspace.c.id).where(
        workspace.c.id == workspace_id,
        or_(workspace.c.not_before > real_now, workspace.c.disconnected.is_not(None)),
    )
    return (await connection.execute(query)).one_or_none() is not None


async def take(
    connection: AsyncConnection,
    workspace_id: WorkspaceId,
    *,
    most: int,
    now: datetime,
    real_now: datetime,
    lease_until: datetime,
) -> list[Delivery]:
    """Take what is due, the urgent first; what is not to be sent after all ends with its reason."""
    given = {"workspace": workspace_id, "claim": most, "now": now}
    rows = (await connection.execute(candidates(), given)).all()
    await skip(connection, [(row.id, Reason(row.skip)) for row in rows if _is_over(row)])
    return await _lease(connection, [row for row in rows if not _is_over(row)], real_now, lease_until)


@cache
def candidates() -> Select[Any]:
    """Ask for the due rows in the order of the claim; a condition on the person is a reason to skip.

    It takes ``workspace``, ``claim`` and ``now``, and is put together once: every turn asks it.
    """
    workspace_id = bindparam("workspace", type_=Text())
    claim = bindparam("claim", type_=Integer())
    now = bindparam("now", type_=Instant())
    open_still = or_(delivery.c.closes_at.is_(None), delivery.c.closes_at > now, delivery.c.in_doubt)
    due = union_all(
        *(
            select(
                select(delivery.c.id, delivery.c.priority, delivery.c.due_at)
                .where(PENDING, delivery.c.workspace_id == workspace_id)
                .where(delivery.c.priority == priority, delivery.c.due_at <= now, open_still)
                .order_by(delivery.c.due_at, delivery.c.id)
                .limit(claim)
                .subquery()
            )
            for priority in Priority  # one range of the index each: what is due later is never read
        )
    ).subquery()
    return (
        select(
            delivery,
            address.c.route,
            address.c.reference,
            _root.c.message_id.label("root_message"),
            _reason(now).label("skip"),
        )
        .select_from(
            due.join(delivery, delivery.c.id == due.c.id)
            .join(recipient, recipient.c.id == delivery.c.recipient_id)
            .outerjoin(address, address.c.id == delivery.c.address_id)
            .outerjoin(_root, _root.c.id == delivery.c.about_id)
        )
        .order_by(due.c.priority, due.c.due_at, due.c.id)
        .limit(claim)
    )


def _reason(now: BindParameter[datetime]) -> ColumnElement[str | None]:
    """Why this delivery is not sent after all; looked at again whenever one is claimed."""
    answered = exists().where(
        answer.c.delivery_id == delivery.c.about_id, answer.c.outcome != AnswerOutcome.DOING
    )
    is_anothers = address.c.recipient_id != delivery.c.recipient_id  # a room that is another team's by now
    unreachable = or_(address.c.id.is_(None), address.c.unreachable.is_not(None), is_anothers)
    return case(
        (recipient.c.active.is_(False), Reason.LEFT.value),
        (unreachable, Reason.UNREACHABLE.value),
        (and_(recipient.c.paused_until > now, STARTED_BY_DULT), Reason.PAUSED.value),
        (and_(delivery.c.kind == Kind.REMINDER, answered), Reason.ANSWERED.value),
        (and_(delivery.c.replaces, _root.c.message_id.is_(None)), Reason.UNREACHABLE.value),
        (delivery.c.closes_at <= now, Reason.LATE.value),
        else_=null(),
    )


def _is_over(row: Row[Any]) -> bool:
    """Whether there is a reason to skip, and no doubt left that it has not gone out already."""
    return row.skip is not None and (not row.in_doubt or row.route is None)


async def _lease(
    connection: AsyncConnection, rows: Sequence[Row[Any]], real_now: datetime, lease_until: datetime
) -> list[Delivery]:
    if rows:
        await connection.execute(
            update(delivery)
            .where(delivery.c.id.in_([row.id for row in rows]))
            .values(
                state=State.SENDING,
                attempt=delivery.c.attempt + 1,
                tried_at=func.coalesce(delivery.c.tried_at, literal(real_now, Instant)),
                lease_until=lease_until,
            )
        )
    return [_claimed(row, real_now) for row in rows]


def _claimed(row: Row[Any], real_now: datetime) -> Delivery:
    to = address_of(row.workspace_id, row.route, row.reference)
    return Delivery(
        id=DeliveryId(row.id),
        kind=Kind(row.kind),
        item=Item(id=row.item_id, version=row.item_version),
        recipient=row.recipient_id,
        address=to,
        attempt=row.attempt + 1,
        due_at=row.due_at,
        about=row.about_id,
        replaces=Receipt(address=to, message_id=row.root_message) if row.replaces else None,
        repeat_if_uncertain=row.repeat_if_uncertain,
        in_doubt=row.in_doubt,
        tried_at=row.tried_at or real_now,
        else_skip=Reason(row.skip) if row.skip else None,
    )
