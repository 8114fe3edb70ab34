"""What is deleted when its time is over: words and answers, never the account of what was sent."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, exists, or_, select, update

from adapters.database.deliveries.workspaces import forget as forget_workspaces
from adapters.database.engine import Database
from adapters.database.personal_data import ERASED, empty
from adapters.database.tables import (
    acknowledgement,
    address,
    agreement,
    answer,
    challenge,
    challenge_raiser,
    delivery,
    draft,
    help_request,
    inbox,
    introduction,
    kick_off,
    kick_off_reply,
    membership,
    passed_on,
    person,
    person_role,
    plan,
    practice,
    practice_try,
    recipient,
    reflection_note,
    reflection_session,
    stranger,
    transcript,
)
from adapters.database.upgrade import forget_copies
from bot.events import EventId
from bot.ports import Horizon, Outcome
from nudges.challenge import State as ChallengeState
from nudges.delivery import Reason, State
from nudges.person import RecipientId
from nudges.practice import Standing

NOBODY: Final = {
    "name": "",
    "email": None,
    "unit": None,
    "profession": None,
    "leader_id": None,
    "preferred_language": None,
    "preferred_weekday": None,
    "preferred_at": None,
    "preferred_time_zone": None,
    "told_language": None,
    "told_time_zone": None,
    "told_away_until": None,
    "follows_status": False,
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
            await forget_workspaces(connection, horizon.lost, now)
        async with self._database.read() as connection:
            leavers = (await connection.execute(_leavers(horizon.leavers))).all()
        for its in leavers:
            async with self._database.write() as connection:
                event = EventId(f"left:{its.id}:{its.left_at.isoformat()}")
                await empty(connection, RecipientId(its.id), event, now)
                for change in _strangers_again(its.id):
                    await connection.execute(change)
        if self._database.path:
            forget_copies(self._database.path, horizon.copies)


def _changes(horizon: Horizon) -> Iterator[Any]:
    yield update(answer).where(answer.c.at < horizon.words, answer.c.outcome != Outcome.ERASED).values(ERASED)
    yield delete(help_request).where(help_request.c.asked_at < horizon.words)
    yield delete(passed_on).where(passed_on.c.at < horizon.words)
    yield delete(practice).where(practice.c.at < horizon.words)
    yield delete(practice).where(practice.c.standing == Standing.DRAFT, practice.c.at < horizon.undecided)
    yield delete(practice_try).where(practice_try.c.at < horizon.words)
    yield delete(plan).where(plan.c.ended_at < horizon.words)
    yield delete(challenge).where(challenge.c.lifted_at < horizon.challenges)
    yield delete(challenge).where(
        challenge.c.state == ChallengeState.DRAFT, challenge.c.written_at < horizon.undecided
    )
    yield delete(acknowledgement).where(acknowledgement.c.at < horizon.words)
    held = select(kick_off.c.id).where(kick_off.c.held_on < horizon.words.date())
    for table in (kick_off_reply, introduction):
        yield delete(table).where(table.c.kick_off_id.in_(held))
    begun = select(reflection_session.c.id).where(reflection_session.c.started_at < horizon.notes)
    yield delete(reflection_note).where(reflection_note.c.session_id.in_(begun))
    yield delete(transcript).where(transcript.c.at < max(horizon.words, horizon.notes))
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
    yield update(recipient).where(recipient.c.id == leaver).values(address_id=None, away_until=None)
    yield delete(address).where(address.c.recipient_id == leaver)
    yield update(address).where(address.c.bound_by_id == leaver).values(bound_by_id=None)
    yield delete(person_role).where(person_role.c.person_id == leaver)
    yield delete(membership).where(membership.c.person_id == leaver)
    yield update(practice).where(practice.c.picked_by == leaver).values(picked_by=None)
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
    is_theirs = or_(practice.c.person_id == person.c.id, practice.c.quoted_id == person.c.id)
    yield exists().where(is_theirs, practice.c.did != "")
    theirs_alone = (help_request, reflection_note, agreement, draft, introduction, plan, practice_try)
    for table in (*theirs_alone, challenge_raiser):
        yield exists().where(table.c.person_id == person.c.id)
    theirs = select(address.c.route).where(address.c.recipient_id == person.c.id)
    yield exists().where(transcript.c.route.in_(theirs), transcript.c.deleted.is_(False))
