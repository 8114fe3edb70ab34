"""Kick-offs: dates and places, who comes, and how people introduce themselves."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, update

from adapters.database.audience import audience_from, audience_json
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import introduction, kick_off, kick_off_reply, person, recipient, site
from bot.ports import Coming, Introduction, KickOffEvent, KickOffId
from nudges.person import RecipientId


class DatabaseKickOffs:
    """``bot.ports.KickOffs`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, key: str, its: KickOffEvent, at: datetime) -> KickOffEvent:
        """Keep a kick-off, its ``id`` aside; the same key twice is one."""
        new = upsert(kick_off).values(
            key=key,
            item_id=its.kit,
            held_on=its.held_on,
            at=its.at,
            place=its.place,
            guests=its.guests,
            audience=audience_json(its.audience),
            owner_id=its.owner,
            created_at=at,
        )
        async with self._database.write() as connection:
            await connection.execute(new.on_conflict_do_nothing())
            row = await connection.execute(select(kick_off).where(kick_off.c.key == key))
            return _event(row.one())

    async def look(self, kick_off_id: KickOffId) -> KickOffEvent | None:
        """Return a kick-off."""
        async with self._database.read() as connection:
            row = (
                await connection.execute(select(kick_off).where(kick_off.c.id == kick_off_id))
            ).one_or_none()
        return None if row is None else _event(row)

    async def latest(self, count: int) -> Sequence[KickOffEvent]:
        """Return the kick-offs that are confirmed and not cancelled, the latest date first."""
        query = (
            select(kick_off)
            .where(kick_off.c.confirmed_at.is_not(None), kick_off.c.cancelled_at.is_(None))
            .order_by(kick_off.c.held_on.desc(), kick_off.c.id.desc())
            .limit(count)
        )
        async with self._database.read() as connection:
            return [_event(row) for row in await connection.execute(query)]

    async def confirm(self, kick_off_id: KickOffId, at: datetime) -> None:
        """Note that its messages may go."""
        async with self._database.write() as connection:
            await connection.execute(
                update(kick_off)
                .where(kick_off.c.id == kick_off_id, kick_off.c.confirmed_at.is_(None))
                .values(confirmed_at=at)
            )

    async def move(self, kick_off_id: KickOffId, held_on: date, at: time, place: str) -> None:
        """Hold it at another time or place."""
        async with self._database.write() as connection:
            await connection.execute(
                update(kick_off)
                .where(kick_off.c.id == kick_off_id)
                .values(held_on=held_on, at=at, place=place)
            )

    async def cancel(self, kick_off_id: KickOffId, at: datetime) -> bool:
        """Call it off; False when it was called off before."""
        async with self._database.write() as connection:
            called_off = await connection.execute(
                update(kick_off)
                .where(kick_off.c.id == kick_off_id, kick_off.c.cancelled_at.is_(None))
                .values(cancelled_at=at)
            )
            return called_off.rowcount == 1

    async def reply(
        self, kick_off_id: KickOffId, person_id: RecipientId, at: datetime, *, coming: bool
    ) -> None:
        """Note whether a person comes; the latest answer holds."""
        values = {"coming": coming, "at": at}
        keep = upsert(kick_off_reply).values(kick_off_id=kick_off_id, person_id=person_id, **values)
        async with self._database.write() as connection:
            await connection.execute(
                keep.on_conflict_do_update(index_elements=["kick_off_id", "person_id"], set_=values)
            )

    async def reply_of(self, kick_off_id: KickOffId, person_id: RecipientId) -> bool | None:
        """Tell whether a person comes."""
        query = select(kick_off_reply.c.coming).where(
            kick_off_reply.c.kick_off_id == kick_off_id, kick_off_reply.c.person_id == person_id
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).scalar_one_or_none()

    async def replies(self, kick_off_id: KickOffId) -> Sequence[Coming]:
        """Return who has answered, by name."""
        query = (
            select(person.c.name, kick_off_reply.c.coming)
            .join(person, person.c.id == kick_off_reply.c.person_id)
            .where(kick_off_reply.c.kick_off_id == kick_off_id)
            .order_by(person.c.name, person.c.id)
        )
        async with self._database.read() as connection:
            return [Coming(name=row.name, coming=row.coming) for row in await connection.execute(query)]

    async def coming(self, kick_off_id: KickOffId) -> Sequence[RecipientId]:
        """Name those who said that they come."""
        query = select(kick_off_reply.c.person_id).where(
            kick_off_reply.c.kick_off_id == kick_off_id, kick_off_reply.c.coming
        )
        async with self._database.read() as connection:
            return [RecipientId(one) for one in (await connection.execute(query)).scalars()]

    async def introduce(
        self, kick_off_id: KickOffId, person_id: RecipientId, words: str, at: datetime, *, shown: bool
    ) -> None:
        """Keep what a person tells about themselves, in the place of what they told before."""
        values = {"words": words, "shown": shown, "at": at}
        keep = upsert(introduction).values(kick_off_id=kick_off_id, person_id=person_id, **values)
        async with self._database.write() as connection:
            await connection.execute(
                keep.on_conflict_do_update(index_elements=["kick_off_id", "person_id"], set_=values)
            )

    async def take_back(self, kick_off_id: KickOffId, person_id: RecipientId) -> None:
        """Delete what a person told about themselves."""
        gone = delete(introduction).where(
            introduction.c.kick_off_id == kick_off_id, introduction.c.person_id == person_id
        )
        async with self._database.write() as connection:
            await connection.execute(gone)

    async def introduction(self, kick_off_id: KickOffId, person_id: RecipientId) -> Introduction | None:
        """Return what a person told about themselves."""
        query = _introductions(kick_off_id).where(introduction.c.person_id == person_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Introduction(**row._mapping)

    async def introductions(self, kick_off_id: KickOffId) -> Sequence[Introduction]:
        """Return what may be shown to the others, by name."""
        query = (
            _introductions(kick_off_id)
            .join(recipient, recipient.c.id == person.c.id)
            .where(introduction.c.shown, recipient.c.active)
            .order_by(person.c.name, person.c.id)
        )
        async with self._database.read() as connection:
            return [Introduction(**row._mapping) for row in await connection.execute(query)]

    async def forget(self, kick_off_id: KickOffId) -> None:
        """Delete what people answered and told."""
        async with self._database.write() as connection:
            for table in (kick_off_reply, introduction):
                await connection.execute(delete(table).where(table.c.kick_off_id == kick_off_id))


def _introductions(kick_off_id: KickOffId) -> Select[Any]:
    return (
        select(
            person.c.name,
            func.coalesce(site.c.name, "").label("site"),
            introduction.c.words,
            introduction.c.shown,
        )
        .select_from(introduction)
        .join(person, person.c.id == introduction.c.person_id)
        .outerjoin(site, site.c.id == person.c.site_id)
        .where(introduction.c.kick_off_id == kick_off_id)
    )


def _event(row: Row[Any]) -> KickOffEvent:
    return KickOffEvent(
        id=KickOffId(row.id),
        kit=row.item_id,
        held_on=row.held_on,
        at=row.at,
        place=row.place,
        guests=row.guests,
        audience=audience_from(row.audience),
        owner=RecipientId(row.owner_id) if row.owner_id else None,
        confirmed=row.confirmed_at is not None,
        cancelled=row.cancelled_at is not None,
    )
