"""The outbox: claimed under a lease, settled by name, counted at every moment."""

from collections.abc import Sequence
from datetime import datetime, timedelta
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
    literal_column,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.engine import Database
from adapters.database.tables import (
    address,
    answer,
    delivery,
    enrolment,
    occasion,
    recipient,
    slot,
    workspace,
)
from adapters.database.types import Instant
from bot.ports import Outcome as AnswerOutcome
from bot.ports import Outgoing, Overdue, Posted, Settled
from nudges.calendar import IsoWeek, Window, week_of
from nudges.delivery import (
    PRIORITY,
    Address,
    Delivery,
    DeliveryId,
    Doubtful,
    Failed,
    Item,
    Kind,
    Priority,
    Reason,
    Receipt,
    Retry,
    Sent,
    Skipped,
    State,
    Tally,
    WorkspaceId,
)
from nudges.person import RecipientId

# A state is written into the statement, never bound: a plan for "any state" cannot use a partial index.
PENDING = delivery.c.state == literal_column(f"'{State.PENDING}'")
SENDING = delivery.c.state == literal_column(f"'{State.SENDING}'")

STARTED_BY_DULT = delivery.c.kind.not_in([Kind.REPLY, Kind.TIMER])
"""What a pause keeps back; what a person started goes out all the same."""

_root = delivery.alias("root")
"""The delivery that another one is about."""


class DatabaseDeliveries:
    """``bot.ports.Deliveries`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def turn(
        self,
        workspace_id: WorkspaceId,
        *,
        settled: Sequence[Settled],
        claim: int,
        now: datetime,
        real_now: datetime,
        lease_until: datetime,
    ) -> list[Delivery]:
        """Settle what ended and claim what is due, in one transaction."""
        async with self._database.write() as connection:
            await _settle(connection, settled, now, real_now)
            await _take_over(connection, workspace_id, real_now)
            if claim <= 0 or await _must_wait(connection, workspace_id, real_now):
                return []
            given = {"workspace": workspace_id, "claim": claim, "now": now}
            rows = (await connection.execute(candidates(), given)).all()
            await skip(connection, [(row.id, Reason(row.skip)) for row in rows if _is_over(row)])
            leased = [row for row in rows if not _is_over(row)]
            return await _lease(connection, leased, real_now, lease_until)

    async def post(self, *rows: Outgoing) -> None:
        """Put single rows into the outbox."""
        async with self._database.write() as connection:
            for row in rows:
                await post(connection, row)

    async def look(self, delivery_id: DeliveryId) -> Posted | None:
        """Look back at a delivery."""
        query = (
            select(delivery, address.c.route, address.c.workspace_id.label("at"))
            .outerjoin(address, address.c.id == delivery.c.address_id)
            .where(delivery.c.id == delivery_id)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else posted(row)

    async def cards(self, root: DeliveryId, recipient_id: RecipientId) -> list[Posted]:
        """Return what the recipient got that shows one delivery: itself, its reminder, when it came again."""
        query = (
            select(delivery, address.c.route, address.c.workspace_id.label("at"))
            .join(address, address.c.id == delivery.c.address_id)
            .where(
                or_(delivery.c.id == root, delivery.c.about_id == root),
                delivery.c.recipient_id == recipient_id,
                delivery.c.replaces.is_(False),
                delivery.c.message_id.is_not(None),
            )
            .order_by(delivery.c.id)
        )
        async with self._database.read() as connection:
            return [posted(row) for row in await connection.execute(query)]

    async def at(self, receipt: Receipt) -> DeliveryId | None:
        """Return the delivery whose message this is."""
        query = (
            select(delivery.c.id)
            .join(address, address.c.id == delivery.c.address_id)
            .where(
                address.c.workspace_id == receipt.address.workspace,
                address.c.route == receipt.address.route,
                delivery.c.message_id == receipt.message_id,
                delivery.c.replaces.is_(False),
            )
        )
        async with self._database.read() as connection:
            found = (await connection.execute(query)).scalar_one_or_none()
        return None if found is None else DeliveryId(found)

    async def opened(self, delivery_id: DeliveryId, at: datetime) -> None:
        """Note that the recipient opened or pressed something, the first time."""
        note = (
            update(delivery)
            .where(delivery.c.id == delivery_id, delivery.c.opened_at.is_(None))
            .values(opened_at=at)
        )
        async with self._database.write() as connection:
            await connection.execute(note)

    async def overdue(self, now: datetime) -> list[Overdue]:
        """Skip what came too late for its day, and name what may wait for a later window."""
        late = and_(PENDING, delivery.c.closes_at <= now, delivery.c.in_doubt.is_(False))
        async with self._database.write() as connection:
            ended = select(delivery.c.id, delivery.c.until).where(
                late, or_(delivery.c.until.is_(None), delivery.c.until <= now)
            )
            rows = (await connection.execute(ended)).all()
            await skip(connection, [(row.id, Reason.EXPIRED if row.until else Reason.LATE) for row in rows])
            parked = (
                select(recipient.c.slot_id, slot.c.time_zone, slot.c.country, slot.c.working_days)
                .select_from(delivery.join(recipient).join(slot, slot.c.id == recipient.c.slot_id))
                .where(late)
                .distinct()
            )
            return [Overdue(**row._mapping) for row in (await connection.execute(parked)).all()]

    async def park(self, waiting: Overdue, window: Window, now: datetime) -> None:
        """Move what may wait to the next send window of its people."""
        theirs = select(recipient.c.id).where(recipient.c.slot_id == waiting.slot_id)
        theirs_late = delivery.c.recipient_id.in_(theirs)
        late = and_(PENDING, delivery.c.closes_at <= now, delivery.c.in_doubt.is_(False), theirs_late)
        week = week_of(window.opens, waiting.time_zone)
        reason = case(
            (delivery.c.until <= window.opens, Reason.EXPIRED.value),
            (and_(delivery.c.counts, _has_another(week)), Reason.BUDGET.value),
            else_=null(),
        )
        move = (
            update(delivery)
            .where(late)
            .values(
                due_at=window.opens,
                closes_at=case(
                    (delivery.c.until < window.closes, delivery.c.until),
                    else_=literal(window.closes, Instant),
                ),
                iso_year=week.year,  # a message counts in the week in which it goes
                iso_week=week.week,
            )
        )
        async with self._database.write() as connection:
            ended = await connection.execute(
                select(delivery.c.id, reason.label("reason")).where(late, reason.is_not(None))
            )
            await skip(connection, [(row.id, Reason(row.reason)) for row in ended.all()])
            await connection.execute(move)

    async def tally(self, occasion_id: int) -> Tally:
        """Count an occasion's deliveries by state."""
        counts = (
            select(delivery.c.state, func.count().label("number"))
            .where(delivery.c.occasion_id == occasion_id)
            .group_by(delivery.c.state)
        )
        planned = select(occasion.c.recipients).where(occasion.c.id == occasion_id)
        async with self._database.read() as connection:
            states = {row.state: row.number for row in await connection.execute(counts)}
            return Tally(recipients=(await connection.execute(planned)).scalar_one_or_none() or 0, **states)

    async def counts(self) -> dict[tuple[Kind, State], int]:
        """Count all deliveries by kind and state."""
        query = select(delivery.c.kind, delivery.c.state, func.count().label("number")).group_by(
            delivery.c.kind, delivery.c.state
        )
        async with self._database.read() as connection:
            return {(Kind(row.kind), State(row.state)): row.number for row in await connection.execute(query)}

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Tell since when the oldest delivery has been due that is not sent."""
        query = select(func.min(delivery.c.due_at)).where(PENDING, delivery.c.due_at <= now)
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(query)
            return due_at

    async def disconnect(self, workspace_id: WorkspaceId, reason: str) -> None:
        """Stop everything to a workspace whose installation is gone."""
        stop = update(workspace).where(workspace.c.id == workspace_id).values(disconnected=reason)
        async with self._database.write() as connection:
            await connection.execute(stop)


async def post(connection: AsyncConnection, row: Outgoing) -> None:
    """Put one row into the outbox, unless its key was posted to the same recipient before."""
    occasion_id = await find_or_add_occasion(connection, row.key, row.kind)
    week = IsoWeek.of(row.due_at.date())
    where_to = select(address.c.id, address.c.workspace_id, address.c.unreachable)
    if row.replaces:
        where_to = where_to.join(delivery, delivery.c.address_id == address.c.id).where(
            delivery.c.id == row.about
        )
    else:
        where_to = where_to.join(recipient, recipient.c.address_id == address.c.id).where(
            recipient.c.id == row.to
        )
    found = (await connection.execute(where_to)).one_or_none()
    reachable = found is not None and found.unreachable is None
    added = await connection.execute(
        upsert(delivery)
        .values(
            occasion_id=occasion_id,
            recipient_id=row.to,
            kind=row.kind,
            item_id=row.item.id,
            item_version=row.item.version,
            counts=False,
            iso_year=week.year,
            iso_week=week.week,
            address_id=found.id if found else None,
            workspace_id=found.workspace_id if found else None,
            priority=PRIORITY[row.kind],
            state=State.PENDING if reachable else State.SKIPPED,
            reason=None if reachable else Reason.UNREACHABLE,
            due_at=row.due_at,
            closes_at=row.closes_at,
            about_id=row.about,
            replaces=row.replaces,
        )
        .on_conflict_do_nothing()
    )
    await count_recipients(connection, occasion_id, added.rowcount)


async def find_or_add_occasion(
    connection: AsyncConnection, key: str, kind: Kind, programme_id: str | None = None
) -> int:
    """Return the occasion with this key; it is made when it is new."""
    add = upsert(occasion).values(key=key, kind=kind, programme_id=programme_id).on_conflict_do_nothing()
    await connection.execute(add)
    found = await connection.execute(select(occasion.c.id).where(occasion.c.key == key))
    return int(found.scalar_one())


async def count_recipients(connection: AsyncConnection, occasion_id: int, added: int) -> None:
    """Add to the number that the tally must reach, in the transaction that adds the rows."""
    await connection.execute(
        update(occasion)
        .where(occasion.c.id == occasion_id)
        .values(recipients=occasion.c.recipients + max(added, 0))
    )


async def skip(connection: AsyncConnection, rows: Sequence[tuple[int, Reason]]) -> None:
    """End deliveries that will not go out, each with its reason, and keep their place in the programme."""
    for reason in {reason for _, reason in rows}:
        ids = [delivery_id for delivery_id, its in rows if its is reason]
        await connection.execute(
            update(delivery)
            .where(delivery.c.id.in_(ids))
            .values(state=State.SKIPPED, reason=reason, lease_until=None)
        )
        await put_back(connection, ids)


def _has_another(week: IsoWeek) -> ColumnElement[bool]:
    """Whether the recipient's one message of ``week`` is another one than this."""
    other = delivery.alias("other")
    return exists().where(
        other.c.recipient_id == delivery.c.recipient_id,
        other.c.id != delivery.c.id,
        other.c.iso_year == week.year,
        other.c.iso_week == week.week,
        other.c.counts,
        other.c.state != State.SKIPPED,
    )


async def put_back(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Let the programmes of these deliveries offer the same step again next time."""
    theirs = (
        select(delivery.c.id)
        .join(occasion, occasion.c.id == delivery.c.occasion_id)
        .where(
            delivery.c.id.in_(ids),
            occasion.c.programme_id == enrolment.c.programme_id,
            delivery.c.recipient_id == enrolment.c.recipient_id,
        )
    )
    await connection.execute(update(enrolment).where(exists(theirs)).values(behind=enrolment.c.behind + 1))


def posted(row: Row[Any]) -> Posted:
    """Read a delivery with its address's ``route`` and ``at``."""
    receipt = None
    if row.message_id is not None and row.route is not None:
        receipt = Receipt(address=_address(row.at, row.route), message_id=row.message_id)
    return Posted(
        id=DeliveryId(row.id),
        kind=Kind(row.kind),
        item=Item(id=row.item_id, version=row.item_version),
        recipient=row.recipient_id,
        state=State(row.state),
        receipt=receipt,
        about=row.about_id,
        occasion=row.occasion_id,
        due_at=row.due_at,
        sent_at=row.sent_at,
    )


async def _settle(
    connection: AsyncConnection, settled: Sequence[Settled], now: datetime, real_now: datetime
) -> None:
    sent = [one for one in settled if isinstance(one.outcome, Sent)]
    if sent:
        await connection.execute(_SETTLE_SENT, [_sent_values(one) for one in sent])
    for one in settled:
        if not isinstance(one.outcome, Sent):
            await _settle_unsent(connection, one, now, real_now)


_MINE = and_(
    delivery.c.id == bindparam("mine"), delivery.c.attempt == bindparam("my_attempt"), SENDING
)  # a settle names its attempt: a late worker cannot overwrite

_SETTLE_SENT = (
    update(delivery)
    .where(_MINE)
    .values(
        state=State.SENT,
        message_id=bindparam("receipt"),
        sent_at=bindparam("moment"),
        lease_until=null(),
        in_doubt=False,
    )
)


def _sent_values(one: Settled) -> dict[str, Any]:
    assert isinstance(one.outcome, Sent)  # noqa: S101 - the caller chose these
    return {
        "mine": one.delivery,
        "my_attempt": one.attempt,
        "receipt": one.outcome.receipt.message_id,
        "moment": one.outcome.at,
    }


async def _settle_unsent(
    connection: AsyncConnection, one: Settled, now: datetime, real_now: datetime
) -> None:
    values: dict[str, Any]
    match one.outcome:
        case Doubtful():
            values = {"state": State.UNCERTAIN}
        case Retry(after=after, in_doubt=doubt):
            later = now + timedelta(seconds=after)
            values = {"state": State.PENDING, "due_at": later, "in_doubt": doubt}
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
        await _spread(connection, one, real_now)


async def _spread(connection: AsyncConnection, one: Settled, real_now: datetime) -> None:
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
                close = update(address).where(address.c.id == its.scalar_subquery())
                await connection.execute(close.values(unreachable=because))
            await put_back(connection, [one.delivery])
        case Skipped():
            await put_back(connection, [one.delivery])
        case _:
            pass


async def _take_over(connection: AsyncConnection, workspace_id: WorkspaceId, real_now: datetime) -> None:
    """Bring back what a dead process left in flight: each may have gone out, so it is in doubt."""
    await connection.execute(
        update(delivery)
        .where(SENDING, delivery.c.workspace_id == workspace_id, delivery.c.lease_until <= real_now)
        .values(state=State.PENDING, in_doubt=True, lease_until=None)
    )


async def _must_wait(connection: AsyncConnection, workspace_id: WorkspaceId, real_now: datetime) -> bool:
    query = select(workspace.c.id).where(
        workspace.c.id == workspace_id,
        or_(workspace.c.not_before > real_now, workspace.c.disconnected.is_not(None)),
    )
    return (await connection.execute(query)).one_or_none() is not None


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
            delivery, address.c.route, _root.c.message_id.label("root_message"), _reason(now).label("skip")
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
    return case(
        (recipient.c.active.is_(False), Reason.LEFT.value),
        (or_(address.c.id.is_(None), address.c.unreachable.is_not(None)), Reason.UNREACHABLE.value),
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
    to = _address(row.workspace_id, row.route)
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


def _address(workspace_id: str, route: str) -> Address:
    return Address(channel=workspace_id.partition(":")[0], workspace=WorkspaceId(workspace_id), route=route)
