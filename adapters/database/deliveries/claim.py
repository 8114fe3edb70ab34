"""What a drain takes next: the due rows, each under a lease."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.addresses import address_of
from adapters.database.deliveries.skip import skip
from adapters.database.deliveries.state import PENDING, SENDING, is_paused
from adapters.database.dialect import Listed
from adapters.database.tables import address, answer, delivery, recipient, workspace
from adapters.database.types import Instant
from bot.ports import Outcome as AnswerOutcome
from nudges.delivery import Delivery, DeliveryId, Item, Kind, Priority, Reason, Receipt, State, WorkspaceId
from nudges.person import RecipientId

STARTED_BY_DULT = and_(delivery.c.kind != Kind.REPLY, delivery.c.kind != Kind.TIMER)
"""What a pause keeps back; what a person started goes out all the same. For ``NOT IN`` SQLAlchemy would write
the whole statement anew at every claim."""


class Candidate(NamedTuple):
    """A row that may be taken, with all that a drain has to know: a row has twice as much.

    Not SQLAlchemy's own ``Row``, which looks every name up (measured: half of what it took to read one).
    """

    id: DeliveryId
    kind: str
    item_id: str
    item_version: int
    recipient_id: RecipientId
    workspace_id: str
    attempt: int
    spared: int
    due_at: datetime
    tried_at: datetime | None
    about_id: DeliveryId | None
    replaces: bool
    repeat_if_uncertain: bool
    route: str | None
    reference: str | None
    root_message: str | None
    doubtful: bool
    skip: str | None

    @property
    def over(self) -> Reason | None:
        """Why it ends here, where there is a reason to, and no doubt that it has not gone out already."""
        return Reason(self.skip) if self.skip and (not self.doubtful or self.route is None) else None


_OWN = (
    delivery.c.id, delivery.c.kind, delivery.c.item_id, delivery.c.item_version, delivery.c.recipient_id,
    delivery.c.workspace_id, delivery.c.attempt, delivery.c.spared, delivery.c.due_at, delivery.c.tried_at,
    delivery.c.about_id, delivery.c.replaces, delivery.c.repeat_if_uncertain,
)  # fmt: skip
_WORKSPACE = bindparam("workspace", type_=Text())
_root = delivery.alias("root")
"""The delivery that another one is about."""


async def take(
    connection: AsyncConnection,
    workspace_id: WorkspaceId,
    *,
    most: int,
    now: datetime,
    real_now: datetime,
    lease_until: datetime,
) -> list[Delivery]:
    """Take what is due, the urgent first; what is not to be sent after all ends with its reason.

    A workspace whose platform asked for patience, or that Dult was taken out of, gets nothing.
    """
    given = {"workspace": workspace_id, "claim": most, "now": now, "real_now": real_now}
    rows = [Candidate._make(row) for row in await connection.execute(candidates(), given)]
    await skip(connection, [(row.id, over) for row in rows if (over := row.over)])
    return await _lease(connection, [row for row in rows if not row.over], real_now, lease_until)


@cache
def candidates() -> Select[Any]:
    """Ask for the rows to take in the order of the claim; a condition on the person is a reason to skip.

    It takes ``workspace``, ``claim``, ``now`` and ``real_now``, and is put together once: every turn asks it.
    """
    claim = bindparam("claim", type_=Integer())
    now, real_now = bindparam("now", type_=Instant()), bindparam("real_now", type_=Instant())
    due = union_all(*_due(now, claim), _left_behind(real_now, claim)).subquery()
    return (
        select(
            *_OWN,
            address.c.route,
            address.c.reference,
            _root.c.message_id.label("root_message"),
            (delivery.c.in_doubt | SENDING).label("doubtful"),
            _reason(now).label("skip"),
        )
        .select_from(
            due.join(delivery, delivery.c.id == due.c.id)
            .join(recipient, recipient.c.id == delivery.c.recipient_id)
            .outerjoin(address, address.c.id == delivery.c.address_id)
            .outerjoin(_root, _root.c.id == delivery.c.about_id)
        )
        .where(~_held(real_now), or_(PENDING, _is_left_behind(real_now)))
        .order_by(due.c.priority, due.c.due_at, due.c.id)
        .limit(claim)
        .with_for_update(of=delivery, skip_locked=True)  # and looks at it once more; SQLite has one lock
    )


def _due(now: BindParameter[datetime], claim: BindParameter[int]) -> list[Select[Any]]:
    """Ask for what is due, in one range of the index for each priority: what is due later is never read."""
    open_still = or_(delivery.c.closes_at.is_(None), delivery.c.closes_at > now, delivery.c.in_doubt)
    return [
        _first(claim, PENDING, delivery.c.priority == priority, delivery.c.due_at <= now, open_still)
        for priority in Priority
    ]


def _left_behind(real_now: BindParameter[datetime], claim: BindParameter[int]) -> Select[Any]:
    """Ask for what a dead process left in flight: each may have gone out, so it is in doubt."""
    return _first(claim, _is_left_behind(real_now))


def _is_left_behind(real_now: BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(SENDING, delivery.c.lease_until <= real_now)


def _first(claim: BindParameter[int], *conditions: ColumnElement[bool]) -> Select[Any]:
    rows = (
        select(delivery.c.id, delivery.c.priority, delivery.c.due_at)
        .where(delivery.c.workspace_id == _WORKSPACE, *conditions)
        .order_by(delivery.c.due_at, delivery.c.id)
        .limit(claim)
    )
    return select(rows.subquery())


def _held(real_now: BindParameter[datetime]) -> ColumnElement[bool]:
    waits = or_(workspace.c.not_before > real_now, workspace.c.disconnected.is_not(None))
    return exists().where(workspace.c.id == _WORKSPACE, waits)


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
        (and_(is_paused(now), STARTED_BY_DULT), Reason.PAUSED.value),
        (and_(delivery.c.kind == Kind.REMINDER, answered), Reason.ANSWERED.value),
        (and_(delivery.c.replaces, _root.c.message_id.is_(None)), Reason.UNREACHABLE.value),
        (delivery.c.closes_at <= now, Reason.LATE.value),
        else_=null(),
    )


async def _lease(
    connection: AsyncConnection, rows: Sequence[Candidate], real_now: datetime, lease_until: datetime
) -> list[Delivery]:
    if rows:
        moments = {"real_now": real_now, "lease_end": lease_until}
        await connection.execute(TAKE, _TAKEN.given([row.id] for row in rows) | moments)
    return [_claimed(row, real_now, lease_until) for row in rows]


_TAKEN = Listed("taken", id=Integer)
TAKE = (
    update(delivery)
    .where(delivery.c.id.in_(select(_TAKEN.c["id"])))
    .values(
        attempt=delivery.c.attempt + 1,
        tried_at=func.coalesce(delivery.c.tried_at, bindparam("real_now", type_=Instant())),
        in_doubt=delivery.c.in_doubt | SENDING,
        state=State.SENDING,
        lease_until=bindparam("lease_end", type_=Instant()),
    )
)


def _claimed(row: Candidate, real_now: datetime, lease_until: datetime) -> Delivery:
    assert row.route is not None  # noqa: S101 - one without is over
    to = address_of(row.workspace_id, row.route, row.reference)
    shown = Receipt(address=to, message_id=row.root_message or "") if row.replaces else None
    return Delivery(
        id=row.id,
        kind=Kind(row.kind),
        item=Item(id=row.item_id, version=row.item_version),
        recipient=row.recipient_id,
        address=to,
        attempt=row.attempt + 1,
        spared=row.spared,
        due_at=row.due_at,
        about=row.about_id,
        replaces=shown,
        repeat_if_uncertain=row.repeat_if_uncertain,
        in_doubt=row.doubtful,
        tried_at=row.tried_at or real_now,
        lease_until=lease_until,
        else_skip=Reason(row.skip) if row.skip else None,
    )
