"""Answers to nudges, and what follows when there are none."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, Select, and_, case, exists, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from adapters.database.deliveries import count_recipients, find_or_add_occasion, posted
from adapters.database.engine import Database
from adapters.database.programmes import ASK_AFTER
from adapters.database.tables import (
    address,
    answer,
    delivery,
    enrolment,
    exchange,
    occasion,
    person,
    programme_slot,
    programme_step,
    recipient,
)
from adapters.database.types import Instant
from bot.events import EventId
from bot.ports import OPEN, Answer, Outcome, Posted
from nudges.calendar import IsoWeek
from nudges.delivery import PRIORITY, DeliveryId, Item, Kind, State
from nudges.person import FOREVER, RecipientId


class DatabaseAnswers:
    """``bot.ports.Answers`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, given: Answer) -> None:
        """Keep an answer; a remark or a usefulness that it leaves out stays as it was."""
        values: dict[str, Any] = {"outcome": given.outcome, "at": given.at, "comes_on": given.comes_on}
        values |= {"because": given.because} if given.because else {}
        values |= {"useful": given.useful} if given.useful is not None else {}
        values |= {"remark": given.remark} if given.remark else {}
        keep = (
            upsert(answer)
            .values(delivery_id=given.delivery, person_id=given.person, **values)
            .on_conflict_do_update(
                index_elements=["delivery_id", "person_id"],
                set_={"because": case((answer.c.outcome == given.outcome, answer.c.because), else_="")}
                | values,
            )
        )
        async with self._database.write() as connection:
            await connection.execute(keep)
            await connection.execute(
                update(person).where(person.c.id == given.person).values(unanswered=0, asked_at=None)
            )

    async def of(self, delivery_id: DeliveryId, person_id: RecipientId) -> Answer | None:
        """Return a person's answer to a delivery."""
        query = select(answer).where(answer.c.delivery_id == delivery_id, answer.c.person_id == person_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        return Answer(
            delivery=delivery_id,
            person=person_id,
            outcome=Outcome(row.outcome),
            because=row.because,
            useful=row.useful,
            remark=row.remark,
            comes_on=row.comes_on,
            at=row.at,
        )

    async def open_task(self, person_id: RecipientId) -> Posted | None:
        """Return the newest task that reached the person and that is still there to be done."""
        return await self._task(_tasks(person_id).where(~_has_ended(*OPEN)))

    async def last_task(self, person_id: RecipientId) -> Posted | None:
        """Return the newest task that reached the person, answered or not."""
        return await self._task(_tasks(person_id))

    async def _task(self, query: Select[Any]) -> Posted | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query.limit(1))).one_or_none()
        return None if row is None else posted(row)

    async def swap(self, delivery_id: DeliveryId, event: EventId) -> str | None:
        """Change this task's place with the person's next one; returns that item's id."""
        async with self._database.write() as connection:
            its = (await connection.execute(_place(delivery_id))).one_or_none()
            if its is not None and its.event_id == event:
                return str(its.item_id)  # a repeated event: this is done
            if its is None or its.next_item is None or its.standing_item != its.item_id:
                return None
            then, now = (
                Item(id=its.item_id, version=its.item_version),
                Item(id=its.next_item, version=its.next_version),
            )
            for position, item in ((its.position, now), (its.position + 1, then)):
                await connection.execute(_put(its, position, item, event))
            await connection.execute(
                update(delivery)
                .where(delivery.c.id == delivery_id)
                .values(item_id=now.id, item_version=now.version)
            )
            return now.id

    async def remind(self, occasion_id: int, due_at: datetime, closes_at: datetime) -> int:
        """Plan one reminder for each person of the occasion who has not answered."""
        week = IsoWeek.of(due_at.date())
        async with self._database.write() as connection:
            reminders = await find_or_add_occasion(connection, f"reminder:{occasion_id}", Kind.REMINDER)
            rows = (
                select(
                    literal(reminders),
                    delivery.c.recipient_id,
                    literal(Kind.REMINDER.value),
                    delivery.c.item_id,
                    delivery.c.item_version,
                    literal(False),  # noqa: FBT003 - a SQL literal
                    literal(week.year, Integer),
                    literal(week.week, Integer),
                    address.c.workspace_id,
                    address.c.id,
                    literal(int(PRIORITY[Kind.REMINDER]), Integer),
                    literal(State.PENDING.value),
                    literal(due_at, Instant),
                    literal(closes_at, Instant),
                    delivery.c.id,
                )
                .join(recipient, recipient.c.id == delivery.c.recipient_id)
                .join(address, address.c.id == recipient.c.address_id)
                .where(
                    delivery.c.occasion_id == occasion_id,
                    delivery.c.state == State.SENT,
                    delivery.c.kind == Kind.MICRO_TASK,
                    ~_has_ended(),
                )
            )
            planned = await connection.execute(
                upsert(delivery).from_select(_REMINDED, rows).on_conflict_do_nothing()
            )
            await count_recipients(connection, reminders, planned.rowcount)
            return max(planned.rowcount, 0)

    async def note_silence(self, occasion_id: int) -> None:
        """Count the occasion as unanswered; pause those who let the question pass."""
        silent = select(delivery.c.recipient_id).where(_unanswered(occasion_id))
        async with self._database.write() as connection:
            await connection.execute(
                update(recipient)
                .where(
                    recipient.c.id.in_(silent.where(delivery.c.kind == Kind.FOLLOW_UP)),
                    exists().where(
                        person.c.id == recipient.c.id,
                        person.c.unanswered >= ASK_AFTER,
                        person.c.asked_at.is_not(None),
                    ),
                )
                .values(paused_until=FOREVER)
            )
            await connection.execute(
                update(person)
                .where(person.c.id.in_(silent.where(delivery.c.kind == Kind.MICRO_TASK)))
                .values(unanswered=person.c.unanswered + 1)
            )


_REMINDED = [
    "occasion_id", "recipient_id", "kind", "item_id", "item_version", "counts", "iso_year", "iso_week",
    "workspace_id", "address_id", "priority", "state", "due_at", "closes_at", "about_id",
]  # fmt: skip


def _is_answered() -> Any:
    return exists().where(answer.c.delivery_id == delivery.c.id)


def _has_ended(*but: Outcome) -> Any:
    return exists().where(
        answer.c.delivery_id == delivery.c.id, answer.c.outcome.not_in(but or (Outcome.DOING,))
    )


def _put(its: Row[Any], position: int, item: Item, event: EventId) -> Any:
    """Let an item stand at a position of one person's programme."""
    values = {"item_id": item.id, "item_version": item.version, "event_id": event}
    return (
        upsert(exchange)
        .values(programme_id=its.programme_id, recipient_id=its.recipient_id, position=position, **values)
        .on_conflict_do_update(index_elements=["programme_id", "recipient_id", "position"], set_=values)
    )


def _unanswered(occasion_id: int) -> Any:
    return and_(delivery.c.occasion_id == occasion_id, delivery.c.state == State.SENT, ~_is_answered())


def _tasks(person_id: RecipientId) -> Select[Any]:
    return (
        select(delivery, address.c.route, address.c.workspace_id.label("at"))
        .outerjoin(address, address.c.id == delivery.c.address_id)
        .where(
            delivery.c.recipient_id == person_id,
            delivery.c.kind == Kind.MICRO_TASK,
            delivery.c.state == State.SENT,
            delivery.c.about_id.is_(None),
        )
        .order_by(delivery.c.id.desc())
    )


def _place(delivery_id: DeliveryId) -> Select[Any]:
    """Where a task stands in its person's programme, and which item comes after it."""
    position = programme_slot.c.served - 1 - enrolment.c.behind
    here, following = programme_step.alias("here"), programme_step.alias("following")
    mine, theirs = exchange.alias("mine"), exchange.alias("theirs")
    return (
        select(
            delivery.c.item_id,
            delivery.c.item_version,
            delivery.c.recipient_id,
            occasion.c.programme_id,
            position.label("position"),
            mine.c.event_id,
            func.coalesce(mine.c.item_id, here.c.item_id).label("standing_item"),
            func.coalesce(theirs.c.item_id, following.c.item_id).label("next_item"),
            func.coalesce(theirs.c.item_version, following.c.item_version).label("next_version"),
        )
        .join(occasion, occasion.c.id == delivery.c.occasion_id)
        .join(
            enrolment,
            and_(
                enrolment.c.programme_id == occasion.c.programme_id,
                enrolment.c.recipient_id == delivery.c.recipient_id,
            ),
        )
        .join(
            programme_slot,
            and_(
                programme_slot.c.programme_id == enrolment.c.programme_id,
                programme_slot.c.slot_id == enrolment.c.slot_id,
            ),
        )
        .outerjoin(here, _step_at(here, position))
        .outerjoin(following, _step_at(following, position + 1))
        .outerjoin(mine, and_(_step_at(mine, position), mine.c.recipient_id == enrolment.c.recipient_id))
        .outerjoin(
            theirs, and_(_step_at(theirs, position + 1), theirs.c.recipient_id == enrolment.c.recipient_id)
        )
        .where(delivery.c.id == delivery_id)
    )


def _step_at(table: Any, position: Any) -> Any:
    return and_(table.c.programme_id == enrolment.c.programme_id, table.c.position == position)
