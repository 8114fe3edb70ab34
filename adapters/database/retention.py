"""What is deleted when its time is over: words and answers, never the account of what was sent."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, or_, select, update

from adapters.database.engine import Database
from adapters.database.personal_data import ERASED, empty
from adapters.database.tables import (
    address,
    agreement,
    answer,
    delivery,
    draft,
    help_request,
    inbox,
    introduction,
    membership,
    passed_on,
    person,
    person_role,
    recipient,
    reflection_note,
    stranger,
    transcript,
)
from bot.events import EventId
from bot.ports import Horizon, Outcome
from nudges.delivery import Reason, State
from nudges.person import RecipientId

NOBODY: Final = {
    "name": "",
    "email": None,
    "unit": None,
    "profession": None,
    "leader_id": None,
    "preferred_language": None,
    "preferred_weekday": None,
    "preferred_at": None,
}
"""What is left of who somebody was."""


class DatabaseRetention:
    """``bot.ports.Retention`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self, horizon: Horizon, now: datetime) -> None:
        """Delete what lies beyond the horizon, each leaver's own words in a transaction of its own."""
        async with self._database.write() as connection:
            for change in _changes(horizon):
                await connection.execute(change)
        async with self._database.read() as connection:
            leavers = (await connection.execute(_leavers(horizon.leavers))).all()
        for its in leavers:
            async with self._database.write() as connection:
                event = EventId(f"left:{its.id}:{its.left_at.isoformat()}")
                await empty(connection, RecipientId(its.id), event, now)
                for change in _strangers_again(its.id):
                    await connection.execute(change)


def _changes(horizon: Horizon) -> Iterator[Any]:
    yield update(answer).where(answer.c.at < horizon.words, answer.c.outcome != Outcome.ERASED).values(ERASED)
    yield delete(help_request).where(help_request.c.asked_at < horizon.words)
    yield delete(passed_on).where(passed_on.c.at < horizon.words)
    yield delete(transcript).where(transcript.c.at < horizon.words)
    yield delete(draft).where(draft.c.at < horizon.undecided)
    yield delete(stranger).where(stranger.c.asked_at < horizon.undecided)
    yield delete(inbox).where(inbox.c.received_at < horizon.events)


def _strangers_again(leaver: int) -> Iterator[Any]:
    """Take away who a leaver was; that somebody got a message stays, or the sums would not add up."""
    theirs = delivery.c.recipient_id == leaver
    yield (
        update(delivery)
        .where(theirs, delivery.c.state == State.PENDING)
        .values(state=State.SKIPPED, reason=Reason.LEFT)
    )
    yield update(recipient).where(recipient.c.id == leaver).values(address_id=None)
    yield delete(address).where(address.c.recipient_id == leaver)
    yield delete(person_role).where(person_role.c.person_id == leaver)
    yield delete(membership).where(membership.c.person_id == leaver)
    yield update(person).where(person.c.id == leaver).values(key=f"left-{leaver}", **NOBODY)


def _leavers(before: datetime) -> Any:
    """Name those who left before a moment and of whom something is still there."""
    return (
        select(person.c.id, person.c.left_at)
        .join(recipient, recipient.c.id == person.c.id)
        .where(recipient.c.active.is_(False), person.c.left_at < before, or_(*_traces()))
    )


def _traces() -> Iterator[ColumnElement[bool]]:
    yield person.c.name != NOBODY["name"]
    yield exists().where(answer.c.person_id == person.c.id, answer.c.outcome != Outcome.ERASED)
    yield exists().where(passed_on.c.person_id == person.c.id, passed_on.c.taken_back_at.is_(None))
    for table in (help_request, reflection_note, agreement, draft, introduction):
        yield exists().where(table.c.person_id == person.c.id)
    theirs = select(address.c.route).where(address.c.recipient_id == person.c.id)
    yield exists().where(transcript.c.route.in_(theirs), transcript.c.deleted.is_(False))
