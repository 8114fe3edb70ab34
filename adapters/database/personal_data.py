"""Everything that is stored about one person: whatever table points at a person is read, new ones too."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.challenges import is_raised_by
from adapters.database.engine import Database
from adapters.database.journal import ALL, note
from adapters.database.passed_on import refresh
from adapters.database.practices import EMPTIED
from adapters.database.tables import (
    address,
    agreement,
    answer,
    challenge,
    challenge_worker,
    draft,
    help_request,
    introduction,
    metadata,
    passed_on,
    person,
    plan,
    plan_follow_up,
    practice,
    practice_try,
    recipient,
    reflection_note,
    sign_in_code,
    stranger,
    transcript,
)
from bot.events import EventId
from bot.ports import Outcome, OwnWords
from bot.ports.reflections import board_item
from nudges.challenge import CLOSED
from nudges.delivery import DeliveryId
from nudges.person import RecipientId
from nudges.plan import FOLLOWED_UP_AFTER
from nudges.practice import Standing

_KEPT_TO_ITSELF = {"code_hash", "event_id"}
"""Columns that say nothing about a person, and whose values would open doors."""

ROOM_FOR_ONE = "@team:"
"""Stands between a person's route and a team's key where a room shows something to one person alone."""

ERASED = {"outcome": Outcome.ERASED, "because": "", "remark": "", "useful": None, "comes_on": None}
"""What is left of an answer: that there was one, so that an old task does not open again."""


_SHOWN_BY: Final[Mapping[str, Sequence[str]]] = {
    "help_request": ["help"],
    "passed_on": ["passed-on"],
    "practice": ["practice"],
    "practice_try": ["practice"],
    "challenge": ["challenge", "challenge.own"],
    "challenge_worker": ["challenge", "challenge.own"],
}
"""The first words of the items whose cards show what a table holds."""


class DatabasePersonalData:
    """``bot.ports.PersonalData`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, person_id: RecipientId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Return every row that names the person, by table."""
        found: dict[str, Sequence[Mapping[str, Any]]] = {}
        async with self._database.read() as connection:
            for table, is_theirs in _about(person_id):
                rows = (await connection.execute(select(table).where(is_theirs))).all()
                if rows:
                    found[table.name] = [_shown(row._mapping) for row in rows]
        return found

    async def own(self, person_id: RecipientId) -> list[OwnWords]:
        """List what the person can delete, the newest first."""
        async with self._database.read() as connection:
            rows = await connection.execute(_own(person_id))
            return [OwnWords(key=f"{row.what}:{row.number}", words=row.words, at=row.at) for row in rows]

    async def erase(self, person_id: RecipientId, keys: Sequence[str], event: EventId, at: datetime) -> int:
        """Erase some of it, and let the cards that showed it be brought up to date."""
        async with self._database.write() as connection:
            erased = await erase(connection, person_id, keys, event, at)
            if erased:
                await note(connection, self._database.journal, person_id, erased, at)
            return len(erased)

    async def erase_all(self, person_id: RecipientId, event: EventId, at: datetime) -> int:
        """Erase all of it, and the person's conversation in the try-out channel."""
        async with self._database.write() as connection:
            erased = await empty(connection, person_id, event, at)
            await note(connection, self._database.journal, person_id, (ALL,), at)
            return erased


async def erase(
    connection: AsyncConnection, person_id: RecipientId, keys: Sequence[str], event: EventId, at: datetime
) -> list[str]:
    """Erase some things of a person's own. Returns those that were there."""
    return [key for key in keys if await _erase(connection, person_id, key, event, at)]


async def empty(connection: AsyncConnection, person_id: RecipientId, event: EventId, at: datetime) -> int:
    """Erase everything of a person's own, and their conversation. Returns how many things."""
    rows = (await connection.execute(_own(person_id))).all()
    keys = [f"{row.what}:{row.number}" for row in rows]
    erased = await erase(connection, person_id, keys, event, at)
    for table in (draft, introduction):
        await connection.execute(delete(table).where(table.c.person_id == person_id))
    await connection.execute(
        delete(sign_in_code).where(
            sign_in_code.c.person_id == person_id,
            or_(sign_in_code.c.used_at.is_not(None), sign_in_code.c.expires_at <= at),
        )
    )
    await _empty_conversation(connection, person_id, at)
    return len(erased)


def _about(person_id: RecipientId) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    for table in metadata.sorted_tables:
        columns = [
            key.parent
            for key in table.foreign_keys
            if key.column in {person.c.id, recipient.c.id} and key.parent is not address.c.id
        ]
        if table is recipient:
            columns = [recipient.c.id]
        if columns:
            yield table, or_(*(column == person_id for column in columns))
    yield challenge, is_raised_by(person_id)
    yield plan_follow_up, plan_follow_up.c.plan_id.in_(select(plan.c.id).where(plan.c.person_id == person_id))
    yield transcript, _conversation(person_id) & transcript.c.deleted.is_(False)
    yield stranger, stranger.c.route.in_(_routes(person_id))


def _routes(person_id: RecipientId) -> Any:
    return select(address.c.route).where(address.c.recipient_id == person_id)


def _conversation(person_id: RecipientId) -> ColumnElement[bool]:
    """Their lines on the page: their conversation, what a room shows them alone, what they wrote there."""
    in_room = address.c.route + ROOM_FOR_ONE
    theirs = or_(
        transcript.c.route == address.c.route,
        func.substr(transcript.c.route, 1, func.length(in_room)) == in_room,
        transcript.c.payload["by"].as_string() == address.c.route,
    )
    return exists().where(address.c.recipient_id == person_id, theirs)


def _shown(row: Mapping[Any, Any]) -> Mapping[str, Any]:
    return {
        str(name): _without_files(value) if name == "payload" else value
        for name, value in row.items()
        if value not in (None, "") and name not in _KEPT_TO_ITSELF
    }


def _without_files(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what was handed over as a file, or every answer to *my data* would hold all earlier ones."""
    message = payload.get("message")
    return payload if message is None else {"message": {**message, "attachments": []}}


def _own(person_id: RecipientId) -> Any:
    """What a person wrote or answered: table, number, words and moment."""
    said = func.trim(answer.c.because + " " + answer.c.remark)
    shown = case((said == "", answer.c.outcome), else_=said)
    parts = (
        _part(answer, answer.c.delivery_id, shown, answer.c.at).where(
            answer.c.person_id == person_id, answer.c.outcome != Outcome.ERASED
        ),
        _part(help_request, help_request.c.id, help_request.c.words, help_request.c.asked_at).where(
            help_request.c.person_id == person_id
        ),
        _part(passed_on, passed_on.c.id, passed_on.c.words, passed_on.c.at).where(
            passed_on.c.person_id == person_id, passed_on.c.taken_back_at.is_(None)
        ),
        _part(
            reflection_note, reflection_note.c.session_id, reflection_note.c.words, reflection_note.c.at
        ).where(reflection_note.c.person_id == person_id),
        _part(plan, plan.c.id, plan.c.situation + " … " + plan.c.action, plan.c.made_at).where(
            plan.c.person_id == person_id
        ),
        _part(agreement, agreement.c.id, agreement.c.words, agreement.c.at).where(
            agreement.c.person_id == person_id
        ),
        _part(practice, practice.c.id, practice.c.did, practice.c.at).where(
            _is_their_practice(person_id), practice.c.did != ""
        ),
        _part(practice_try, practice_try.c.practice_id, _tried(), practice_try.c.at).where(
            practice_try.c.person_id == person_id
        ),
        _part(
            challenge,
            challenge.c.id,
            challenge.c.words,
            func.coalesce(challenge.c.lifted_at, challenge.c.written_at),
        ).where(is_raised_by(person_id)),
        _part(
            challenge_worker, challenge_worker.c.challenge_id, challenge.c.answer, challenge.c.closed_at
        ).where(challenge_worker.c.person_id == person_id, _is_closed()),
    )
    every = union_all(*parts).subquery()
    return select(every).order_by(every.c.at.desc(), every.c.what, every.c.number.desc())


def _is_their_practice(person_id: RecipientId) -> ColumnElement[bool]:
    """Whether somebody wrote it down, or is the colleague whose words are in it."""
    return or_(practice.c.person_id == person_id, practice.c.quoted_id == person_id)


def _tried() -> ColumnElement[str]:
    """What somebody wrote about a practice that they tried too, else what it was about."""
    about = select(practice.c.did).where(practice.c.id == practice_try.c.practice_id).scalar_subquery()
    return case((practice_try.c.words == "", about), else_=practice_try.c.words)


def _is_closed() -> ColumnElement[bool]:
    """Whether the challenge that somebody worked on is answered or declined."""
    return and_(challenge.c.id == challenge_worker.c.challenge_id, challenge.c.state.in_(CLOSED))


def _part(table: Table, number: Any, words: Any, at: Any) -> Any:
    return select(
        literal(table.name).label("what"), number.label("number"), words.label("words"), at.label("at")
    )


async def _erase(
    connection: AsyncConnection, person_id: RecipientId, key: str, event: EventId, at: datetime
) -> int:
    what, _, number = key.partition(":")
    if not (number.isascii() and number.isdecimal()):
        return 0
    change = _change(what, int(number), person_id, at)
    changed = 0 if change is None else (await connection.execute(change)).rowcount
    for item in _shown_as(what, number) if changed else ():
        await refresh(connection, item, f"erased:{event}", at)
    return int(changed)


def _shown_as(what: str, number: str) -> Sequence[str]:
    """Name the items whose cards show a stored thing."""
    match what:
        case "reflection_note":
            return [board_item(DeliveryId(int(number)))]
        case "plan":
            steps = range(len(FOLLOWED_UP_AFTER) + 1)
            return [f"plan:{number}", *(f"plan:{number}:{step}" for step in steps)]
        case _:
            return [f"{noun}:{number}" for noun in _SHOWN_BY.get(what, ())]


def _change(what: str, number: int, person_id: RecipientId, at: datetime) -> Any:
    """How one thing is erased; what others need to make sense of the rest stays, without the words."""
    if row := _leaves_nothing(number, person_id).get(what):
        return delete(metadata.tables[what]).where(*row)
    match what:
        case "answer":
            mine = (answer.c.delivery_id == number, answer.c.person_id == person_id)
            return update(answer).where(*mine, answer.c.outcome != Outcome.ERASED).values(ERASED)
        case "passed_on":
            mine = (passed_on.c.id == number, passed_on.c.person_id == person_id)
            still = passed_on.c.taken_back_at.is_(None)
            return update(passed_on).where(*mine, still).values(words="", taken_back_at=at)
        case "practice":  # of a colleague's words both may be rid: whoever shared them and whoever wrote them
            mine = (practice.c.id == number, _is_their_practice(person_id))
            gone = {"standing": Standing.TAKEN_BACK, **EMPTIED}
            return update(practice).where(*mine, practice.c.did != "").values(gone)
        case "agreement":  # it is the team's: only who wrote it down is forgotten
            return (
                update(agreement)
                .where(agreement.c.id == number, agreement.c.person_id == person_id)
                .values(person_id=None)
            )
        case _:
            return None


def _leaves_nothing(number: int, person_id: RecipientId) -> Mapping[str, Sequence[ColumnElement[bool]]]:
    """Return by its table what is deleted as a whole: which row it is, if it is the person's."""
    return {
        "help_request": (help_request.c.id == number, help_request.c.person_id == person_id),
        "reflection_note": (
            reflection_note.c.session_id == number,
            reflection_note.c.person_id == person_id,
        ),
        "plan": (plan.c.id == number, plan.c.person_id == person_id),
        "practice_try": (practice_try.c.practice_id == number, practice_try.c.person_id == person_id),
        "challenge": (challenge.c.id == number, is_raised_by(person_id)),
        "challenge_worker": (  # the answer is theirs who asked: only who gave it is forgotten
            challenge_worker.c.challenge_id == number,
            challenge_worker.c.person_id == person_id,
            exists().where(_is_closed()),
        ),
    }


async def _empty_conversation(connection: AsyncConnection, person_id: RecipientId, at: datetime) -> None:
    newest = select(func.coalesce(func.max(transcript.c.revision), 0))
    revision = int(await connection.scalar(newest) or 0)
    theirs = select(transcript.c.id).where(_conversation(person_id), transcript.c.deleted.is_(False))
    for step, line in enumerate((await connection.execute(theirs)).scalars().all(), start=1):
        await connection.execute(
            update(transcript)
            .where(transcript.c.id == line)
            .values(payload={}, deleted=True, changed_at=at, revision=revision + step)
        )
