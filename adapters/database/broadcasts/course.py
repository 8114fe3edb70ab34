"""From draft to report: a broadcast, one transaction a step."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, select, update

from adapters.database.broadcasts.kept import (
    OPEN,
    as_broadcast,
    broadcasts,
    facts_of,
    keep_texts,
    read_texts,
    write_texts,
)
from adapters.database.broadcasts.outlook import forecast, free_week, places
from adapters.database.broadcasts.progress import progress, report
from adapters.database.broadcasts.readers import language_of, received
from adapters.database.broadcasts.renewal import renew
from adapters.database.broadcasts.stop import SENT, stop, take_back
from adapters.database.broadcasts.under_way import begin, go_on
from adapters.database.deliveries import PENDING
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import acknowledgement, broadcast, broadcast_text, delivery
from bot.ports import (
    Broadcast,
    BroadcastId,
    BroadcastState,
    Forecast,
    KickOffId,
    Line,
    NewBroadcast,
    Places,
    Progress,
    Times,
    When,
)
from nudges.broadcast import Audience, Texts
from nudges.calendar import IsoWeek
from nudges.language import Language
from nudges.person import RecipientId


class DatabaseBroadcasts:
    """``bot.ports.Broadcasts`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewBroadcast, at: datetime) -> Broadcast:
        """Keep a broadcast; the same key twice is one."""
        values = {
            "key": new.key,
            "author_id": new.author,
            "kind": new.kind,
            "state": new.state,
            "kick_off_id": new.kick_off,
            "part": new.part,
            "created_at": at,
            **facts_of(new.audience, new.options, new.send_at, new.until),
        }
        async with self._database.write() as connection:
            await connection.execute(upsert(broadcast).values(**values).on_conflict_do_nothing())
            found = select(broadcast.c.id).where(broadcast.c.key == new.key)
            its_id = BroadcastId((await connection.execute(found)).scalar_one())
            await connection.execute(keep_texts(its_id, 1, new.texts).on_conflict_do_nothing())
            return as_broadcast((await connection.execute(broadcasts(its_id))).one())

    async def look(self, broadcast_id: BroadcastId) -> Broadcast | None:
        """Return a broadcast."""
        async with self._database.read() as connection:
            row = (await connection.execute(broadcasts(broadcast_id))).one_or_none()
        return None if row is None else as_broadcast(row)

    async def texts(self, broadcast_id: BroadcastId, version: int) -> Texts | None:
        """Return the words of one version."""
        query = select(broadcast_text.c.texts).where(
            broadcast_text.c.broadcast_id == broadcast_id, broadcast_text.c.version == version
        )
        async with self._database.read() as connection:
            found = (await connection.execute(query)).scalar_one_or_none()
        return None if found is None else read_texts(found)

    async def latest(self, count: int) -> Sequence[Broadcast]:
        """Return the newest broadcasts that are no part of a kick-off and were not thrown away as drafts."""
        thrown_away = and_(broadcast.c.state == BroadcastState.CANCELLED, broadcast.c.planned_at.is_(None))
        query = (
            broadcasts()
            .where(broadcast.c.kick_off_id.is_(None), ~thrown_away)
            .order_by(broadcast.c.id.desc())
            .limit(count)
        )
        async with self._database.read() as connection:
            return [as_broadcast(row) for row in await connection.execute(query)]

    async def parts(self, kick_off: KickOffId) -> Sequence[Broadcast]:
        """Return the broadcasts of a kick-off in the order of their dates."""
        query = broadcasts().where(broadcast.c.kick_off_id == kick_off)
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(broadcast.c.send_at, broadcast.c.id))
            return [as_broadcast(row) for row in rows]

    async def change(self, its: Broadcast) -> bool:
        """Keep a draft's or a scheduled part's words, audience, options and dates."""
        facts = facts_of(its.audience, its.options, its.send_at, its.until)
        async with self._database.write() as connection:
            changed = await connection.execute(
                update(broadcast).where(broadcast.c.id == its.id, OPEN).values(**facts)
            )
            if changed.rowcount != 1:
                return False
            await write_texts(connection, its.id, its.version, its.texts)
            return True

    async def places(self) -> Places:
        """Name the sites and teams."""
        async with self._database.read() as connection:
            return await places(connection)

    async def forecast(self, its: Broadcast, when: When) -> Forecast:
        """Count what a plan would come to, by the same conditions."""
        async with self._database.read() as connection:
            return await forecast(connection, its, when)

    async def free_week(self, audience: Audience, after: IsoWeek) -> IsoWeek:
        """Return the first week after ``after`` in which nobody of the audience has had a message yet."""
        async with self._database.read() as connection:
            return await free_week(connection, audience, after)

    async def plan(self, broadcast_id: BroadcastId, times: Times, now: datetime) -> bool:
        """Decide that a broadcast goes, and plan some thousands of its people, in one transaction."""
        async with self._database.write() as connection:
            begun = await begin(connection, broadcast_id, now)
            if begun:
                await go_on(connection, times, broadcast_id)
            return begun

    async def go_on(self, times: Times) -> bool:
        """Plan some thousands more of those who wait for it; tells whether there was a broadcast to plan."""
        async with self._database.write() as connection:
            return await go_on(connection, times)

    async def take_back(self, broadcast_id: BroadcastId, state: BroadcastState, now: datetime) -> bool:
        """Undo a plan of which nothing has left and note ``state``."""
        async with self._database.write() as connection:
            return await take_back(connection, broadcast_id, state, now)

    async def cancel(self, broadcast_id: BroadcastId, now: datetime) -> bool:
        """Stop what has not left."""
        async with self._database.write() as connection:
            return await stop(connection, broadcast_id, BroadcastState.CANCELLED, now)

    async def correct(
        self, broadcast_id: BroadcastId, texts: Texts, now: datetime, *, anew: bool = False
    ) -> bool:
        """Put new words in the place of the old ones, also in what was sent."""
        sent = broadcasts(broadcast_id).where(broadcast.c.state.in_(SENT))
        async with self._database.write() as connection:
            row = (await connection.execute(sent)).one_or_none()
            if row is None or (read_texts(row.texts) == texts and not anew):
                return False
            version = row.version + 1
            await write_texts(connection, broadcast_id, version, texts)
            await connection.execute(
                update(broadcast).where(broadcast.c.id == broadcast_id).values(version=version)
            )
            await connection.execute(
                update(delivery)
                .where(delivery.c.occasion_id == row.occasion_id, PENDING)
                .where(delivery.c.in_doubt.is_(False))  # what may have gone out had the words of its time
                .values(item_version=version)
            )
            await renew(connection, broadcast_id, now)
            return True

    async def withdraw(self, broadcast_id: BroadcastId, now: datetime) -> bool:
        """Stop what has not left and take back what has."""
        async with self._database.write() as connection:
            if not await stop(connection, broadcast_id, BroadcastState.WITHDRAWN, now):
                return False
            await renew(connection, broadcast_id, now)
            return True

    async def catch_up(self, broadcast_id: BroadcastId, now: datetime) -> None:
        """Bring up to date what was in flight while the words changed."""
        async with self._database.write() as connection:
            await renew(connection, broadcast_id, now)

    async def reader(self, recipient_id: RecipientId) -> Language | None:
        """Return the language that a person or a team reads."""
        async with self._database.read() as connection:
            return await language_of(connection, recipient_id)

    async def received(self, broadcast_id: BroadcastId, recipients: Sequence[RecipientId]) -> bool:
        """Tell whether any of these got it; one in doubt that can press a button has."""
        async with self._database.read() as connection:
            return await received(connection, broadcast_id, recipients)

    async def acknowledge(self, broadcast_id: BroadcastId, person_id: RecipientId, at: datetime) -> None:
        """Note that a person has read it, the first time."""
        add = upsert(acknowledgement).values(broadcast_id=broadcast_id, person_id=person_id, at=at)
        async with self._database.write() as connection:
            await connection.execute(add.on_conflict_do_nothing())

    async def acknowledged(self, broadcast_id: BroadcastId, person_id: RecipientId) -> bool:
        """Tell whether the person said to have read it."""
        query = select(acknowledgement.c.at).where(
            acknowledgement.c.broadcast_id == broadcast_id, acknowledgement.c.person_id == person_id
        )
        async with self._database.read() as connection:
            return (await connection.execute(query)).one_or_none() is not None

    async def forget(self, broadcast_id: BroadcastId) -> None:
        """Forget who said to have read it."""
        async with self._database.write() as connection:
            await connection.execute(
                delete(acknowledgement).where(acknowledgement.c.broadcast_id == broadcast_id)
            )

    async def progress(self, broadcast_id: BroadcastId) -> Progress:
        """Tell how far it has come."""
        async with self._database.read() as connection:
            return await progress(connection, broadcast_id)

    async def report(self, broadcast_id: BroadcastId) -> Sequence[Line]:
        """Return a line for each recipient, by site and name."""
        async with self._database.read() as connection:
            return await report(connection, broadcast_id)
