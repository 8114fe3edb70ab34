"""Answers to nudges, and what follows when there are none."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    exists,
    false,
    literal,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries import find_or_add_occasion, post_for_all, posted, postings
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.slot_plan import ASK_AFTER
from adapters.database.swap import swap
from adapters.database.tables import address, answer, delivery, occasion, person, recipient
from adapters.database.tables.deliveries import EVERYBODY
from adapters.database.types import Instant
from bot.events import EventId
from bot.ports import OPEN, Answer, Outcome, Posted
from nudges.calendar import IsoWeek
from nudges.delivery import PRIORITY, DeliveryId, Kind, State
from nudges.person import FOREVER, RecipientId

LATE: Final = timedelta(minutes=15)
"""What was tried again is due again: so much later it still belongs to those who were due with it."""


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
        """Let this task and the person's next one that was not swapped change places; returns its id."""
        async with self._database.write() as connection:
            return await swap(connection, delivery_id, event)

    async def remind(
        self, occasion_id: int, now: datetime, closes_at: datetime, *, due_by: datetime | None = None
    ) -> int:
        """Plan one reminder for each person of the occasion who has not answered."""
        people = delivery.join(recipient, recipient.c.id == delivery.c.recipient_id).join(
            address, address.c.id == recipient.c.address_id
        )
        unanswered = and_(
            delivery.c.occasion_id == occasion_id,
            delivery.c.state == State.SENT,
            delivery.c.kind == Kind.MICRO_TASK,
            delivery.c.due_at <= _upto(due_by),
            ~_has_ended(),
        )
        async with self._database.write() as connection:
            reminders = await find_or_add_occasion(connection, f"reminder:{occasion_id}", Kind.REMINDER)
            row = _reminder(now, closes_at)
            return await post_for_all(connection, reminders, row, where=unanswered, of=people)

    async def note_silence(self, occasion_id: int, *, due_by: datetime | None = None) -> list[Posted]:
        """Count the occasion as unanswered; pause those who let the question pass, and return its cards.

        It is counted once, however often the round is done: how far it is counted is noted in the same
        transaction.
        """
        async with self._database.write() as connection:
            questions = _let_pass(occasion_id, _upto(due_by))
            passed = [posted(row) for row in await connection.execute(questions)]
            await connection.execute(
                update(recipient)
                .where(recipient.c.id.in_(questions.with_only_columns(delivery.c.recipient_id)))
                .values(paused_until=FOREVER)
            )
            await _count_silence(connection, occasion_id, _upto(due_by))
            return passed


async def _count_silence(connection: AsyncConnection, occasion_id: int, upto: datetime) -> None:
    mine = occasion.c.id == occasion_id
    since = await connection.scalar(select(occasion.c.silent_to).where(mine)) or EVERYBODY
    silent = select(delivery.c.recipient_id).where(
        _unanswered(occasion_id),
        delivery.c.kind == Kind.MICRO_TASK,
        delivery.c.due_at > since,
        delivery.c.due_at <= upto,
    )
    await connection.execute(
        update(person).where(person.c.id.in_(silent)).values(unanswered=person.c.unanswered + 1)
    )
    await connection.execute(update(occasion).where(mine).values(silent_to=max(since, upto)))


def _upto(due_by: datetime | None) -> datetime:
    """Return until when what was due is meant: without a moment, all of it."""
    return FOREVER if due_by is None else due_by + LATE


def _reminder(due_at: datetime, closes_at: datetime) -> Mapping[str, ColumnElement[Any]]:
    week = IsoWeek.of(due_at.date())
    return {
        "recipient_id": delivery.c.recipient_id,
        "kind": literal(Kind.REMINDER.value),
        "item_id": delivery.c.item_id,
        "item_version": delivery.c.item_version,
        "counts": false(),
        "iso_year": literal(week.year, Integer),
        "iso_week": literal(week.week, Integer),
        "workspace_id": address.c.workspace_id,
        "address_id": address.c.id,
        "priority": literal(int(PRIORITY[Kind.REMINDER]), Integer),
        "state": literal(State.PENDING.value),
        "due_at": literal(due_at, Instant),
        "closes_at": literal(closes_at, Instant),
        "about_id": delivery.c.id,
    }


def _is_answered() -> ColumnElement[bool]:
    return exists().where(answer.c.delivery_id == delivery.c.id)


def _has_ended(*but: Outcome) -> ColumnElement[bool]:
    return exists().where(
        answer.c.delivery_id == delivery.c.id, answer.c.outcome.not_in(but or (Outcome.DOING,))
    )


def _unanswered(occasion_id: int) -> ColumnElement[bool]:
    return and_(delivery.c.occasion_id == occasion_id, delivery.c.state == State.SENT, ~_is_answered())


def _let_pass(occasion_id: int, upto: datetime) -> Select[Any]:
    """The cards of the question whose readers have answered nothing since."""
    return (
        postings()
        .join(person, person.c.id == delivery.c.recipient_id)
        .outerjoin(address, address.c.id == delivery.c.address_id)
        .where(
            _unanswered(occasion_id),
            delivery.c.due_at <= upto,
            delivery.c.kind == Kind.FOLLOW_UP,
            person.c.unanswered >= ASK_AFTER,
            person.c.asked_at.is_not(None),
        )
    )


def _tasks(person_id: RecipientId) -> Select[Any]:
    return (
        postings()
        .outerjoin(address, address.c.id == delivery.c.address_id)
        .where(
            delivery.c.recipient_id == person_id,
            delivery.c.kind == Kind.MICRO_TASK,
            delivery.c.state == State.SENT,
            delivery.c.about_id.is_(None),
        )
        .order_by(delivery.c.id.desc())
    )
