"""Programmes and their slots: whom a slot serves is asked once, in one statement, when it is due."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Row,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries import count_recipients, find_or_add_occasion
from adapters.database.engine import Database
from adapters.database.tables import (
    address,
    agenda,
    delivery,
    enrolment,
    exchange,
    occasion,
    person,
    person_role,
    programme,
    programme_slot,
    programme_step,
    recipient,
    slot,
    slot_skip,
)
from bot.ports import DueSlot, Group, Running, Served
from nudges.calendar import IsoWeek, Slot, Window
from nudges.delivery import PRIORITY, Item, Kind, Reason, State
from nudges.person import Country, RecipientId, Weekday
from nudges.programme import Audience

ASK_AFTER = 3
"""Unanswered tasks in a row after which Dult asks "fewer, pause or stop?" instead of sending another."""

# A literal, not a bound value: only so does the planner see that the budget's partial index serves.
SKIPPED: ColumnElement[str] = literal_column(f"'{State.SKIPPED}'")

FEWER = "fewer-pause-or-stop"
"""The item id of that question."""


class DatabaseProgrammes:
    """``bot.ports.Programmes`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due_slots(self, now: datetime) -> list[DueSlot]:
        """Name the slots to look at: a handful of rows, whatever the number of people."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(slot).where(slot.c.next_at <= now).order_by(slot.c.next_at)
            )
            return [_due_slot(row) for row in rows]

    async def wait(self, due: DueSlot, until: datetime) -> None:
        """Look at the slot again at ``until``, still for the same week."""
        async with self._database.write() as connection:
            await _move_on(connection, due, due.week, until)

    async def skip(
        self, due: DueSlot, reason: Reason, because: str, following: tuple[IsoWeek, datetime]
    ) -> None:
        """Let the slot's week pass for everyone; the programme's step waits for the next one."""
        async with self._database.write() as connection:
            if not await _move_on(connection, due, *following):
                return
            for row in await _programmes_of(connection, due):
                await _note_skip(connection, due, row.id, reason, because)

    async def serve(
        self,
        due: DueSlot,
        now: datetime,
        closes: datetime,
        following: tuple[IsoWeek, datetime],
        rounds: Sequence[tuple[str, Window]] = (),
    ) -> list[Served]:
        """Plan the slot's week for all its people and move the slot on, in one transaction."""
        async with self._database.write() as connection:
            if not await _move_on(connection, due, *following):
                return []
            rows = await _programmes_of(connection, due)
            served = [await _serve(connection, due, row, now, closes) for row in rows]
            await note_rounds(connection, served, rounds)
            return served

    async def groups(self, audience: str) -> list[Group]:
        """Tell which facts about time the audience has."""
        facts = (
            slot.c.time_zone, slot.c.country, slot.c.working_days,
            person.c.preferred_weekday, person.c.preferred_at,
        )  # fmt: skip
        query = _facts(select(*facts).distinct()).where(in_audience(audience))
        async with self._database.read() as connection:
            return [_group(row) for row in await connection.execute(query)]

    async def enrol(self, its: Running, group: Group, shared: Slot, first: tuple[IsoWeek, datetime]) -> int:
        """Enrol the people of a group who are not enrolled yet, in one statement."""
        async with self._database.write() as connection:
            slot_id = await find_or_add_slot(connection, shared, *first)
            served = await served_by(connection, its.id, slot_id, first[0].monday())
            who = _facts(select(literal(its.id), recipient.c.id, literal(slot_id), literal(served))).where(
                in_audience(its.audience), _shares(group)
            )
            new = upsert(enrolment).from_select(["programme_id", "recipient_id", "slot_id", "behind"], who)
            added = await connection.execute(new.on_conflict_do_nothing())
            return max(added.rowcount, 0)

    async def start(self, running: Running, steps: Sequence[Item]) -> None:
        """Note a programme and its steps; starting it again brings both up to date."""
        values = {
            "audience": running.audience,
            "kind": running.kind,
            "starts_on": running.starts_on,
            "cadence_weeks": running.cadence_weeks,
            "weekday": running.weekday,
            "at": running.at,
            "steps": len(steps),
            "owner_id": running.owner,
            "stopped_at": None,
        }
        async with self._database.write() as connection:
            await connection.execute(
                upsert(programme)
                .values(id=running.id, **values)
                .on_conflict_do_update(index_elements=["id"], set_=values)
            )
            await connection.execute(
                delete(programme_step).where(programme_step.c.programme_id == running.id)
            )
            await connection.execute(
                insert(programme_step),
                [
                    {
                        "programme_id": running.id,
                        "position": position,
                        "item_id": item.id,
                        "item_version": item.version,
                    }
                    for position, item in enumerate(steps)
                ],
            )

    async def stop(self, programme_id: str, now: datetime) -> bool:
        """Stop a programme; nothing that waits is sent. Tells whether it was running."""
        async with self._database.write() as connection:
            stopped = await connection.execute(
                update(programme)
                .where(programme.c.id == programme_id, programme.c.stopped_at.is_(None))
                .values(stopped_at=now)
            )
            theirs = select(occasion.c.id).where(occasion.c.programme_id == programme_id)
            await connection.execute(
                update(delivery)
                .where(delivery.c.state == State.PENDING, delivery.c.occasion_id.in_(theirs))
                .values(state=State.SKIPPED, reason=Reason.CANCELLED)
            )
            return stopped.rowcount == 1

    async def running(self) -> list[Running]:
        """List the programmes that are not stopped, oldest first."""
        enrolled = (
            select(func.count())
            .where(enrolment.c.programme_id == programme.c.id)
            .scalar_subquery()
            .label("enrolled")
        )
        least = (
            select(func.max(programme_slot.c.served))
            .where(programme_slot.c.programme_id == programme.c.id)
            .scalar_subquery()
            .label("served")
        )
        query = (
            select(programme, enrolled, least)
            .where(programme.c.stopped_at.is_(None))
            .order_by(programme.c.starts_on, programme.c.id)
        )
        async with self._database.read() as connection:
            return [_running(row) for row in await connection.execute(query)]

    async def warned(self, programme_id: str, now: datetime) -> bool:
        """Note that the owner was told the programme runs out; tells whether this call was the first."""
        note = (
            update(programme)
            .where(programme.c.id == programme_id, programme.c.warned_at.is_(None))
            .values(warned_at=now)
        )
        async with self._database.write() as connection:
            return (await connection.execute(note)).rowcount == 1


def in_audience(audience: str) -> ColumnElement[bool]:
    """Whom a word such as ``competence-agent``, ``team`` or ``everyone`` means."""
    if audience == Audience.TEAM:
        return and_(recipient.c.active, recipient.c.kind == "team")
    if audience in {Audience.EVERYONE, Audience.EMPLOYEE}:
        return and_(recipient.c.active, recipient.c.kind == "person")
    holds = exists().where(person_role.c.person_id == recipient.c.id, person_role.c.role == audience)
    return and_(recipient.c.active, holds)


def _facts(query: Select[Any]) -> Select[Any]:
    return query.select_from(
        recipient.join(slot, slot.c.id == recipient.c.slot_id).outerjoin(
            person, person.c.id == recipient.c.id
        )
    )


def _shares(group: Group) -> ColumnElement[bool]:
    return and_(
        slot.c.time_zone == group.time_zone,
        slot.c.country == group.country,
        slot.c.working_days == group.working_days,
        person.c.preferred_weekday.is_not_distinct_from(group.weekday),
        person.c.preferred_at.is_not_distinct_from(group.at),
    )


def _group(row: Row[Any]) -> Group:
    return Group(
        time_zone=row.time_zone,
        country=Country(row.country),
        working_days=row.working_days,
        weekday=Weekday(row.preferred_weekday) if row.preferred_weekday else None,
        at=row.preferred_at,
    )


async def find_or_add_slot(
    connection: AsyncConnection, its: Slot, week: IsoWeek | None = None, next_at: datetime | None = None
) -> int:
    """Return the slot of this intent; from ``next_at`` on it is looked at, if it was not before."""
    facts = {
        "time_zone": its.time_zone,
        "weekday": its.weekday,
        "at": its.at,
        "country": its.country,
        "working_days": its.working_days,
    }
    begins = {"iso_year": week.year, "iso_week": week.week, "next_at": next_at} if week else {}
    same = and_(*(slot.c[name] == value for name, value in facts.items()))
    await connection.execute(upsert(slot).values(**facts).on_conflict_do_nothing())
    if begins:
        await connection.execute(update(slot).where(same, slot.c.next_at.is_(None)).values(**begins))
    return int((await connection.execute(select(slot.c.id).where(same))).scalar_one())


async def note_rounds(
    connection: AsyncConnection, served: Sequence[Served], rounds: Sequence[tuple[str, Window]]
) -> None:
    """Note on the agenda what follows a task for everyone who got it."""
    rows = [
        {"what": what, "ref": one.occasion, "at": window.opens, "until": window.closes}
        for one in served
        if one.kind is Kind.MICRO_TASK and one.planned
        for what, window in rounds
    ]
    if rows:
        await connection.execute(upsert(agenda).on_conflict_do_nothing(), rows)


async def _move_on(connection: AsyncConnection, due: DueSlot, week: IsoWeek, next_at: datetime) -> bool:
    """Note when to look next; False when another tick was here first."""
    moved = await connection.execute(
        update(slot)
        .where(slot.c.id == due.id, slot.c.next_at == due.next_at)
        .values(iso_year=week.year, iso_week=week.week, next_at=next_at)
    )
    return moved.rowcount == 1


async def _programmes_of(connection: AsyncConnection, due: DueSlot) -> Sequence[Row[Any]]:
    """The programmes that the slot serves this week, the oldest first."""
    monday = due.week.monday()
    query = (
        select(programme, programme_slot.c.served)
        .join(programme_slot, programme_slot.c.programme_id == programme.c.id)
        .where(
            programme_slot.c.slot_id == due.id,
            programme.c.stopped_at.is_(None),
            programme.c.starts_on <= due.week.plus(1).monday() - timedelta(days=1),
            programme_slot.c.not_before <= monday,
        )
        .order_by(programme.c.starts_on, programme.c.id)
    )
    return (await connection.execute(query)).all()


async def _note_skip(
    connection: AsyncConnection, due: DueSlot, programme_id: str, reason: Reason, because: str
) -> None:
    await connection.execute(
        upsert(slot_skip)
        .values(
            slot_id=due.id,
            programme_id=programme_id,
            iso_year=due.week.year,
            iso_week=due.week.week,
            at=due.next_at,
            reason=reason,
            because=because,
        )
        .on_conflict_do_nothing()
    )


async def _serve(
    connection: AsyncConnection, due: DueSlot, its: Row[Any], now: datetime, closes: datetime
) -> Served:
    """Plan one programme's week for one slot: a statement for all the people, another for those who wait."""
    week = due.week
    occasion_id = await find_or_add_occasion(connection, f"programme:{its.id}:{week}", Kind(its.kind), its.id)
    newest = await connection.scalar(select(func.max(delivery.c.id))) or 0
    planned = await connection.execute(_plan(due, its, occasion_id, now, closes))
    await count_recipients(connection, occasion_id, planned.rowcount)
    if planned.rowcount <= 0:
        await _note_skip(connection, due, its.id, Reason.PROGRAMME_ENDED, "")
    new = and_(delivery.c.id > newest, delivery.c.occasion_id == occasion_id)
    await _leave_behind(connection, due, its, new)
    await connection.execute(
        update(programme_slot)
        .where(programme_slot.c.slot_id == due.id, programme_slot.c.programme_id == its.id)
        .values(served=its.served + 1, not_before=week.plus(its.cadence_weeks).monday())
    )
    return Served(
        programme=its.id, occasion=occasion_id, kind=Kind(its.kind), planned=max(planned.rowcount, 0)
    )


def _plan(due: DueSlot, its: Row[Any], occasion_id: int, now: datetime, closes: datetime) -> Any:
    """Build the one statement; pause, budget and reachability are conditions with their reasons."""
    kind = Kind(its.kind)
    counts = kind is Kind.MICRO_TASK
    ask = and_(literal(counts), person.c.unanswered >= ASK_AFTER, person.c.asked_at.is_(None))
    reason = func.coalesce(
        reason_to_skip(now, due.week, counts=counts), _wants_fewer(due.week, counts=counts)
    )
    rows = (
        select(
            literal(occasion_id),
            enrolment.c.recipient_id,
            case((ask, Kind.FOLLOW_UP.value), else_=kind.value),
            case((ask, FEWER), else_=func.coalesce(exchange.c.item_id, programme_step.c.item_id)),
            case((ask, 1), else_=func.coalesce(exchange.c.item_version, programme_step.c.item_version)),
            literal(counts),
            literal(due.week.year, Integer),
            literal(due.week.week, Integer),
            address.c.workspace_id,
            recipient.c.address_id,
            literal(int(PRIORITY[kind]), Integer),
            case((reason.is_(None), State.PENDING.value), else_=State.SKIPPED.value),
            reason,
            literal(now, slot.c.next_at.type),
            literal(closes, slot.c.next_at.type),
        )
        .select_from(
            enrolment.join(recipient, recipient.c.id == enrolment.c.recipient_id)
            .outerjoin(person, person.c.id == recipient.c.id)
            .outerjoin(address, address.c.id == recipient.c.address_id)
            .join(
                programme_step,
                and_(
                    programme_step.c.programme_id == its.id,
                    programme_step.c.position == its.served - enrolment.c.behind,
                ),
            )
            .outerjoin(
                exchange,
                and_(
                    exchange.c.programme_id == its.id,
                    exchange.c.recipient_id == enrolment.c.recipient_id,
                    exchange.c.position == programme_step.c.position,
                ),
            )
        )
        .where(enrolment.c.slot_id == due.id, enrolment.c.programme_id == its.id, recipient.c.active)
    )
    return upsert(delivery).from_select(_PLANNED, rows).on_conflict_do_nothing()


_PLANNED = [
    "occasion_id", "recipient_id", "kind", "item_id", "item_version", "counts", "iso_year", "iso_week",
    "workspace_id", "address_id", "priority", "state", "reason", "due_at", "closes_at",
]  # fmt: skip


def gives_way(its: FromClause) -> ColumnElement[bool]:
    """Whether a delivery is a weekly task that has certainly not left."""
    return and_(its.c.state == State.PENDING, its.c.kind == Kind.MICRO_TASK, its.c.in_doubt.is_(False))


def reason_to_skip(
    at: datetime, week: IsoWeek, *, counts: bool, displaces: bool = False
) -> ColumnElement[str | None]:
    """Why a recipient gets nothing: the conditions on people, as SQL, written once.

    ``displaces`` tells that a task which has not left gives way.
    """
    earlier = delivery.alias("earlier")
    had_theirs = exists().where(
        earlier.c.recipient_id == recipient.c.id,
        earlier.c.iso_year == week.year,
        earlier.c.iso_week == week.week,
        earlier.c.counts,
        earlier.c.state != SKIPPED,
        ~and_(literal(displaces), gives_way(earlier)),
    )
    return case(
        (or_(address.c.id.is_(None), address.c.unreachable.is_not(None)), Reason.UNREACHABLE.value),
        (recipient.c.paused_until > at, Reason.PAUSED.value),
        (and_(literal(counts), had_theirs), Reason.BUDGET.value),
        else_=null(),
    )


def _wants_fewer(week: IsoWeek, *, counts: bool) -> ColumnElement[str | None]:
    """Why somebody who asked for a task every other week gets none: they had one the week before."""
    before, last = week.plus(-1), delivery.alias("last_week")
    had_one = exists().where(
        last.c.recipient_id == recipient.c.id,
        last.c.kind == Kind.MICRO_TASK,
        last.c.iso_year == before.year,
        last.c.iso_week == before.week,
        last.c.counts,
        last.c.state != SKIPPED,
    )
    return case(
        (and_(literal(counts), recipient.c.every_other_week, had_one), Reason.FEWER.value), else_=null()
    )


async def _leave_behind(
    connection: AsyncConnection, due: DueSlot, its: Row[Any], new: ColumnElement[bool]
) -> None:
    """Let those who did not get their step this week get the same one next time.

    ``new`` tells which deliveries were just made: those alone are read, however many there are of others.
    """
    asked = and_(new, delivery.c.kind == Kind.FOLLOW_UP)
    without = select(delivery.c.recipient_id).where(or_(and_(new, delivery.c.state == SKIPPED), asked))
    await connection.execute(
        update(enrolment)
        .where(
            enrolment.c.slot_id == due.id,
            enrolment.c.programme_id == its.id,
            enrolment.c.recipient_id.in_(without),
        )
        .values(behind=enrolment.c.behind + 1)
    )
    people = select(delivery.c.recipient_id).where(asked, delivery.c.state != SKIPPED)
    await connection.execute(
        update(person)
        .where(person.c.id.in_(people), person.c.asked_at.is_(None))
        .values(asked_at=due.next_at)
    )


async def served_by(connection: AsyncConnection, programme_id: str, slot_id: int, monday: date) -> int:
    """Tell how many weeks the slot has served the programme; from now on it serves it."""
    await connection.execute(
        upsert(programme_slot)
        .values(slot_id=slot_id, programme_id=programme_id, served=0, not_before=monday)
        .on_conflict_do_nothing()
    )
    query = select(programme_slot.c.served).where(
        programme_slot.c.slot_id == slot_id, programme_slot.c.programme_id == programme_id
    )
    return int((await connection.execute(query)).scalar_one())


async def had_theirs(
    connection: AsyncConnection, programme_id: str, slot_id: int, recipient_id: RecipientId
) -> bool:
    """Tell whether somebody already had what the slot is about to serve this programme's people."""
    stands = (
        await connection.execute(
            select(slot.c.iso_year, slot.c.iso_week, programme_slot.c.not_before)
            .join(programme_slot, programme_slot.c.slot_id == slot.c.id)
            .where(slot.c.id == slot_id, programme_slot.c.programme_id == programme_id)
        )
    ).one()
    week = IsoWeek(stands.iso_year, stands.iso_week)
    theirs = (
        select(delivery.c.id)
        .join(occasion, occasion.c.id == delivery.c.occasion_id)
        .where(
            occasion.c.key == f"programme:{programme_id}:{week}",
            delivery.c.recipient_id == recipient_id,
            delivery.c.state != State.SKIPPED,  # the skipped and the asked are left behind when it serves
            delivery.c.kind != Kind.FOLLOW_UP,
        )
    )
    return stands.not_before <= week.monday() and (await connection.scalar(theirs)) is not None


def _due_slot(row: Row[Any]) -> DueSlot:
    return DueSlot(
        id=row.id,
        slot=Slot(
            time_zone=row.time_zone,
            weekday=Weekday(row.weekday),
            at=row.at,
            country=Country(row.country),
            working_days=row.working_days,
        ),
        week=IsoWeek(row.iso_year, row.iso_week),
        next_at=row.next_at,
    )


def _running(row: Row[Any]) -> Running:
    return Running(
        id=row.id,
        audience=row.audience,
        kind=Kind(row.kind),
        starts_on=row.starts_on,
        cadence_weeks=row.cadence_weeks,
        weekday=Weekday(row.weekday) if row.weekday else None,
        at=row.at,
        owner=RecipientId(row.owner_id) if row.owner_id else None,
        steps=row.steps,
        enrolled=row.enrolled,
        served=row.served or 0,
    )
