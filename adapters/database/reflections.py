"""A team's reflections: sessions, notes and agreements."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.deliveries import PENDING, post
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.standing import slot_of
from adapters.database.tables import (
    agreement,
    delivery,
    occasion,
    person,
    recipient,
    reflection_note,
    reflection_session,
    slot,
)
from bot.ports import Outgoing
from bot.ports.reflections import board_item
from nudges.delivery import DeliveryId, Item, Kind
from nudges.person import RecipientId
from nudges.session import Agreement, Mode, Note, NoteKind, Session
from nudges.slot import Slot

_NOT_STARTED = reflection_session.c.mode.is_(None)


class DatabaseReflections:
    """``bot.ports.Reflections`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def look(self, session: DeliveryId) -> Session | None:
        """Return the session of a prompt."""
        async with self._database.read() as connection:
            row = (await connection.execute(_sessions(session))).one_or_none()
        return None if row is None else _session(row)

    async def choose_minutes(self, session: DeliveryId, minutes: int) -> None:
        """Set the timer of a session that has not started."""
        async with self._database.write() as connection:
            await _touch(connection, session, {"minutes": minutes})

    async def put_off(self, session: DeliveryId, until: datetime, again: Outgoing) -> None:
        """Let a prompt that has not started come again."""
        async with self._database.write() as connection:
            if await _touch(connection, session, {"put_off_until": until}):
                await post(connection, again)

    async def start(self, session: Session, timers: Sequence[Outgoing]) -> None:
        """Start a session and plan its timers, unless somebody was first."""
        values = {
            "card_id": session.card,
            "minutes": session.minutes,
            "mode": session.mode,
            "note_taker_id": session.note_taker,
            "started_at": session.started_at,
            "ends_at": session.ends_at,
            "closes_at": session.closes_at,
        }
        async with self._database.write() as connection:
            if await _touch(connection, session.id, values):
                for row in timers:
                    await post(connection, row)

    async def stop(self, session: DeliveryId, at: datetime) -> None:
        """End a session that runs, and let its end signal leave now."""
        its = reflection_session
        signal = select(occasion.c.id).where(occasion.c.key == board_item(session)).scalar_subquery()
        async with self._database.write() as connection:
            stopped = await connection.execute(
                update(its)
                .where(its.c.id == session, its.c.stopped_at.is_(None), its.c.ends_at > at)
                .values(stopped_at=at)
            )
            if stopped.rowcount:
                await connection.execute(
                    update(delivery).where(PENDING, delivery.c.occasion_id == signal).values(due_at=at)
                )

    async def write(self, note: Note) -> None:
        """Keep a note; what was shared before stays shared."""
        its = reflection_note
        values = {"words": note.words, "at": note.at}
        keep = upsert(its).values(
            session_id=note.session, person_id=note.person, kind=note.kind, shared=note.shared, **values
        )
        keep = keep.on_conflict_do_update(
            index_elements=["session_id", "person_id", "kind"],
            set_={**values, "shared": or_(its.c.shared, keep.excluded.shared)},
        )
        async with self._database.write() as connection:
            await connection.execute(keep)

    async def notes(self, session: DeliveryId, reader: RecipientId | None = None) -> list[Note]:
        """Return the notes that were shared, and the reader's own."""
        its = reflection_note
        query = (
            select(its, person.c.name)
            .join(person, person.c.id == its.c.person_id)
            .where(its.c.session_id == session, or_(its.c.shared, its.c.person_id == reader))
            .order_by(its.c.at, its.c.person_id)
        )
        async with self._database.read() as connection:
            return [_note(row) for row in await connection.execute(query)]

    async def agree(self, line: Agreement) -> None:
        """Keep what the team does next."""
        values = {"words": line.words, "at": line.at}
        keep = upsert(agreement).values(
            team_id=line.team, session_id=line.session, person_id=line.person, **values
        )
        async with self._database.write() as connection:
            await connection.execute(
                keep.on_conflict_do_update(index_elements=["session_id", "person_id"], set_=values)
            )

    async def agreements(self, teams: Sequence[RecipientId], limit: int) -> list[Agreement]:
        """Return the newest agreements of some teams, newest first."""
        query = select(agreement).where(agreement.c.team_id.in_(teams))
        newest = query.order_by(agreement.c.at.desc(), agreement.c.id.desc()).limit(limit)
        async with self._database.read() as connection:
            return [_agreement(row) for row in await connection.execute(newest)]

    async def agreed(self, session: DeliveryId) -> list[Agreement]:
        """Return what was agreed in a session, oldest first."""
        query = select(agreement).where(agreement.c.session_id == session)
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(agreement.c.at, agreement.c.id))
            return [_agreement(row) for row in rows]

    async def drop_note(self, session: DeliveryId, person_id: RecipientId, kind: NoteKind) -> None:
        """Delete a person's note."""
        its = reflection_note
        async with self._database.write() as connection:
            await connection.execute(
                delete(its).where(
                    its.c.session_id == session, its.c.person_id == person_id, its.c.kind == kind
                )
            )

    async def drop_agreement(self, session: DeliveryId, person_id: RecipientId) -> None:
        """Delete a person's line of an agreement."""
        its = agreement
        async with self._database.write() as connection:
            await connection.execute(
                delete(its).where(its.c.session_id == session, its.c.person_id == person_id)
            )

    async def hours(self, team_id: RecipientId) -> Slot:
        """Return where and when a team works."""
        query = (
            select(slot).join(recipient, recipient.c.slot_id == slot.c.id).where(recipient.c.id == team_id)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one()
        return slot_of(row)

    async def pause(self, team_id: RecipientId, until: datetime | None) -> None:
        """Send the team no prompts before a moment."""
        async with self._database.write() as connection:
            await connection.execute(
                update(recipient).where(recipient.c.id == team_id).values(paused_until=until)
            )

    async def forget(self, session: DeliveryId) -> None:
        """Delete every note of a session; what was agreed stays."""
        async with self._database.write() as connection:
            await connection.execute(delete(reflection_note).where(reflection_note.c.session_id == session))


async def _touch(connection: AsyncConnection, session: DeliveryId, values: dict[str, Any]) -> bool:
    """Write to a session as long as it has not started; tells whether it had not."""
    keep = (
        upsert(reflection_session)
        .values(id=session, **values)
        .on_conflict_do_update(index_elements=["id"], set_=values, where=_NOT_STARTED)
    )
    return (await connection.execute(keep)).rowcount > 0


def _sessions(session: DeliveryId) -> Select[Any]:
    own = reflection_note.c.kind == NoteKind.OWN
    written = select(func.count()).where(reflection_note.c.session_id == session, own).scalar_subquery()
    signal = delivery.alias("signal")
    board = (
        select(signal.c.id)
        .join(occasion, and_(occasion.c.id == signal.c.occasion_id, occasion.c.key == board_item(session)))
        .scalar_subquery()
    )
    return (
        select(
            reflection_session,
            delivery.c.id.label("root"),
            delivery.c.recipient_id,
            delivery.c.item_id,
            delivery.c.item_version,
            delivery.c.due_at,
            written.label("written"),
            board.label("board"),
        )
        .select_from(delivery.outerjoin(reflection_session, reflection_session.c.id == delivery.c.id))
        .where(delivery.c.id == session, delivery.c.kind == Kind.REFLECTION)
    )


def _session(row: Row[Any]) -> Session:
    return Session(
        id=DeliveryId(row.root),
        team=RecipientId(row.recipient_id),
        item=Item(id=row.item_id, version=row.item_version),
        due_at=row.due_at,
        card=DeliveryId(row.card_id or row.root),
        board=row.board,
        minutes=row.minutes,
        put_off_until=row.put_off_until,
        mode=Mode(row.mode) if row.mode else None,
        note_taker=row.note_taker_id,
        started_at=row.started_at,
        ends_at=row.ends_at,
        stopped_at=row.stopped_at,
        closes_at=row.closes_at,
        written=row.written,
    )


def _note(row: Row[Any]) -> Note:
    return Note(
        session=row.session_id,
        person=row.person_id,
        kind=NoteKind(row.kind),
        words=row.words,
        shared=row.shared,
        at=row.at,
        author=row.name,
    )


def _agreement(row: Row[Any]) -> Agreement:
    return Agreement(
        team=row.team_id, session=row.session_id, person=row.person_id, words=row.words, at=row.at
    )
