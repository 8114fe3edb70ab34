"""Broadcasts: planned for everyone at once by statements, changed and counted as a whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, delete, exists, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.audience import among, audience_from, audience_json
from adapters.database.broadcast_plan import (
    ALIVE,
    count_reasons,
    give_back,
    has_left,
    hours_of,
    plan_rows,
    renew,
    renewal,
)
from adapters.database.deliveries import PENDING, SENDING, find_or_add_occasion
from adapters.database.engine import Database
from adapters.database.tables import (
    acknowledgement,
    broadcast,
    broadcast_text,
    delivery,
    occasion,
    person,
    recipient,
    site,
    team,
)
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
    When,
)
from nudges.broadcast import Audience, Options, Texts, Wording
from nudges.calendar import IsoWeek
from nudges.delivery import Kind, Reason, State, Tally
from nudges.language import Language
from nudges.person import RecipientId

_SENT = [BroadcastState.PLANNED, BroadcastState.CANCELLED]
"""What may have reached somebody."""
_OPEN = broadcast.c.state.in_([BroadcastState.DRAFT, BroadcastState.SCHEDULED])


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
            **_facts(new.audience, new.options, new.send_at, new.until),
        }
        async with self._database.write() as connection:
            await connection.execute(upsert(broadcast).values(**values).on_conflict_do_nothing())
            found = select(broadcast.c.id).where(broadcast.c.key == new.key)
            its_id = BroadcastId((await connection.execute(found)).scalar_one())
            await connection.execute(_keep_texts(its_id, 1, new.texts).on_conflict_do_nothing())
            return _broadcast((await connection.execute(_broadcasts(its_id))).one())

    async def look(self, broadcast_id: BroadcastId) -> Broadcast | None:
        """Return a broadcast."""
        async with self._database.read() as connection:
            row = (await connection.execute(_broadcasts(broadcast_id))).one_or_none()
        return None if row is None else _broadcast(row)

    async def texts(self, broadcast_id: BroadcastId, version: int) -> Texts | None:
        """Return the words of one version."""
        query = select(broadcast_text.c.texts).where(
            broadcast_text.c.broadcast_id == broadcast_id, broadcast_text.c.version == version
        )
        async with self._database.read() as connection:
            found = (await connection.execute(query)).scalar_one_or_none()
        return None if found is None else _texts(found)

    async def latest(self, count: int) -> Sequence[Broadcast]:
        """Return the newest broadcasts that are no part of a kick-off and were not thrown away as drafts."""
        thrown_away = and_(broadcast.c.state == BroadcastState.CANCELLED, broadcast.c.planned_at.is_(None))
        query = (
            _broadcasts()
            .where(broadcast.c.kick_off_id.is_(None), ~thrown_away)
            .order_by(broadcast.c.id.desc())
            .limit(count)
        )
        async with self._database.read() as connection:
            return [_broadcast(row) for row in await connection.execute(query)]

    async def parts(self, kick_off: KickOffId) -> Sequence[Broadcast]:
        """Return the broadcasts of a kick-off in the order of their dates."""
        query = _broadcasts().where(broadcast.c.kick_off_id == kick_off)
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(broadcast.c.send_at, broadcast.c.id))
            return [_broadcast(row) for row in rows]

    async def change(self, its: Broadcast) -> bool:
        """Keep a draft's or a scheduled part's words, audience, options and dates."""
        facts = _facts(its.audience, its.options, its.send_at, its.until)
        async with self._database.write() as connection:
            changed = await connection.execute(
                update(broadcast).where(broadcast.c.id == its.id, _OPEN).values(**facts)
            )
            if changed.rowcount != 1:
                return False
            await _write_texts(connection, its.id, its.version, its.texts)
            return True

    async def places(self) -> Places:
        """Name the sites and teams."""
        teams = select(team.c.key, team.c.name, site.c.key.label("site_key")).outerjoin(
            site, site.c.id == team.c.site_id
        )
        sites = select(site.c.key, site.c.name).order_by(site.c.is_centre.desc(), site.c.name)
        async with self._database.read() as connection:
            rows = (await connection.execute(teams.order_by(team.c.name, team.c.key))).all()
            return Places(
                sites={row.key: row.name for row in await connection.execute(sites)},
                teams={row.key: row.name for row in rows},
                site_of={row.key: row.site_key or "" for row in rows},
            )

    async def forecast(self, its: Broadcast, when: When) -> Forecast:
        """Count what a plan would come to, by the same conditions."""
        waiting: dict[Any, int] = {}
        skipped: dict[Reason, int] = {}
        opens: list[datetime] = []
        async with self._database.read() as connection:
            for hours in await hours_of(connection, _chosen(its)):
                window = when(hours)
                for row in await count_reasons(connection, its, hours, window):
                    if row.reason is None:
                        waiting[row.workspace_id] = waiting.get(row.workspace_id, 0) + row.number
                        opens.append(window.opens)
                    else:
                        skipped[Reason(row.reason)] = skipped.get(Reason(row.reason), 0) + row.number
        return Forecast(waiting=waiting, skipped=skipped, opens=min(opens, default=None))

    async def free_week(self, audience: Audience, after: IsoWeek) -> IsoWeek:
        """Return the first week after ``after`` in which nobody of the audience has had a message yet."""
        theirs = select(recipient.c.id).where(among(audience))
        query = (
            select(delivery.c.iso_year, delivery.c.iso_week)
            .where(delivery.c.counts, ALIVE, delivery.c.recipient_id.in_(theirs))
            .where(delivery.c.iso_year >= after.year)
            .distinct()
        )
        async with self._database.read() as connection:
            taken = {IsoWeek(*row) for row in await connection.execute(query)}
        week = after.next()
        while week in taken:
            week = week.next()
        return week

    async def plan(self, broadcast_id: BroadcastId, when: When, now: datetime) -> bool:
        """Give everyone of the audience a row of the outbox, in one transaction."""
        async with self._database.write() as connection:
            row = (await connection.execute(_broadcasts(broadcast_id).where(_OPEN))).one_or_none()
            if row is None or row.audience is None:
                return False
            its = _broadcast(row)
            occasion_id = await find_or_add_occasion(connection, f"broadcast:{its.id}", its.kind)
            await connection.execute(
                update(broadcast)
                .where(broadcast.c.id == its.id)
                .values(state=BroadcastState.PLANNED, occasion_id=occasion_id, planned_at=now)
            )
            await plan_rows(connection, its, occasion_id, when)
            return True

    async def take_back(self, broadcast_id: BroadcastId, state: BroadcastState, now: datetime) -> bool:
        """Undo a plan of which nothing has left and note ``state``."""
        async with self._database.write() as connection:
            taken = await connection.execute(
                update(broadcast)
                .where(broadcast.c.id == broadcast_id, broadcast.c.state == BroadcastState.PLANNED)
                .where(~has_left(broadcast.c.occasion_id))
                .values(state=state, planned_at=None)
            )
            if taken.rowcount != 1:
                return False
            mine = _occasion_of(broadcast_id)
            await connection.execute(delete(delivery).where(delivery.c.occasion_id == mine))
            await connection.execute(update(occasion).where(occasion.c.id == mine).values(recipients=0))
            await give_back(connection, broadcast_id, now)
            return True

    async def cancel(self, broadcast_id: BroadcastId, now: datetime) -> bool:
        """Stop what has not left."""
        async with self._database.write() as connection:
            return await _stop(connection, broadcast_id, BroadcastState.CANCELLED, now)

    async def correct(
        self, broadcast_id: BroadcastId, texts: Texts, now: datetime, *, anew: bool = False
    ) -> bool:
        """Put new words in the place of the old ones, also in what was sent."""
        sent = _broadcasts(broadcast_id).where(broadcast.c.state.in_(_SENT))
        async with self._database.write() as connection:
            row = (await connection.execute(sent)).one_or_none()
            if row is None or (_texts(row.texts) == texts and not anew):
                return False
            version = row.version + 1
            await _write_texts(connection, broadcast_id, version, texts)
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
            if not await _stop(connection, broadcast_id, BroadcastState.WITHDRAWN, now):
                return False
            await renew(connection, broadcast_id, now)
            return True

    async def catch_up(self, broadcast_id: BroadcastId, now: datetime) -> None:
        """Bring up to date what was in flight while the words changed."""
        async with self._database.write() as connection:
            await renew(connection, broadcast_id, now)

    async def reader(self, recipient_id: RecipientId) -> Language | None:
        """Return the language that a person or a team reads."""
        language = func.coalesce(person.c.preferred_language, person.c.language, team.c.language)
        query = (
            select(language)
            .select_from(recipient)
            .outerjoin(person, person.c.id == recipient.c.id)
            .outerjoin(team, team.c.id == recipient.c.id)
            .where(recipient.c.id == recipient_id)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(query)).scalar_one_or_none()
        return Language(found) if found else None

    async def received(self, broadcast_id: BroadcastId, recipients: Sequence[RecipientId]) -> bool:
        """Tell whether any of these got it; one in doubt that can press a button has."""
        query = select(delivery.c.id).where(
            delivery.c.occasion_id == _occasion_of(broadcast_id),
            delivery.c.recipient_id.in_(recipients),
            delivery.c.state != State.SKIPPED,
        )
        async with self._database.read() as connection:
            return (await connection.execute(query.limit(1))).one_or_none() is not None

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
            row = (await connection.execute(_broadcasts(broadcast_id))).one()
            mine = delivery.c.occasion_id == row.occasion_id
            counted = select(delivery.c.reason, func.count().label("number")).where(
                mine, delivery.c.reason.is_not(None)
            )
            said = select(func.count()).where(acknowledgement.c.broadcast_id == broadcast_id)
            seen = select(func.count()).where(mine, delivery.c.opened_at.is_not(None))
            return Progress(
                tally=await _tally(connection, row.occasion_id),
                reasons={
                    Reason(its.reason): its.number
                    for its in await connection.execute(counted.group_by(delivery.c.reason))
                },
                seen=(await connection.execute(seen)).scalar_one(),
                acknowledged=(await connection.execute(said)).scalar_one(),
                next_due=await connection.scalar(select(func.min(delivery.c.due_at)).where(mine, PENDING)),
                renewed=await _renewed(connection, row),
            )

    async def report(self, broadcast_id: BroadcastId) -> Sequence[Line]:
        """Return a line for each recipient, by site and name."""
        name = func.coalesce(person.c.name, team.c.name)
        query = (
            select(
                func.coalesce(person.c.key, team.c.key).label("key"),
                name.label("name"),
                func.coalesce(site.c.name, "").label("site"),
                delivery.c.state,
                delivery.c.reason,
                delivery.c.sent_at,
                delivery.c.opened_at,
                acknowledgement.c.at.label("acknowledged_at"),
            )
            .select_from(delivery)
            .outerjoin(person, person.c.id == delivery.c.recipient_id)
            .outerjoin(team, team.c.id == delivery.c.recipient_id)
            .outerjoin(site, site.c.id == func.coalesce(person.c.site_id, team.c.site_id))
            .outerjoin(
                acknowledgement,
                and_(
                    acknowledgement.c.broadcast_id == broadcast_id,
                    acknowledgement.c.person_id == delivery.c.recipient_id,
                ),
            )
            .where(delivery.c.occasion_id == _occasion_of(broadcast_id))
            .order_by(site.c.name, name, delivery.c.recipient_id)
        )
        async with self._database.read() as connection:
            return [_line(**row._mapping) for row in await connection.execute(query)]


def _broadcasts(broadcast_id: BroadcastId | None = None) -> Select[Any]:
    its_texts = and_(
        broadcast_text.c.broadcast_id == broadcast.c.id, broadcast_text.c.version == broadcast.c.version
    )
    query = (
        select(broadcast, broadcast_text.c.texts, person.c.name.label("author_name"))
        .join(broadcast_text, its_texts)
        .outerjoin(person, person.c.id == broadcast.c.author_id)
    )
    return query if broadcast_id is None else query.where(broadcast.c.id == broadcast_id)


def _occasion_of(broadcast_id: BroadcastId) -> Any:
    return select(broadcast.c.occasion_id).where(broadcast.c.id == broadcast_id).scalar_subquery()


def _chosen(its: Broadcast) -> Audience:
    return its.audience or Audience()


async def _stop(
    connection: AsyncConnection, broadcast_id: BroadcastId, state: BroadcastState, now: datetime
) -> bool:
    """Note a broadcast's end; what may have gone out is looked for before it ends as well."""
    planned = broadcast.c.state == BroadcastState.PLANNED
    on_its_way = exists().where(delivery.c.occasion_id == broadcast.c.occasion_id, or_(PENDING, SENDING))
    may = or_(_OPEN, and_(planned, on_its_way))
    if state is BroadcastState.WITHDRAWN:
        may = broadcast.c.state.in_(_SENT)
    stopped = await connection.execute(
        update(broadcast).where(broadcast.c.id == broadcast_id, may).values(state=state)
    )
    if stopped.rowcount != 1:
        return False
    await connection.execute(
        update(delivery)
        .where(delivery.c.occasion_id == _occasion_of(broadcast_id), PENDING, delivery.c.in_doubt.is_(False))
        .values(state=State.SKIPPED, reason=Reason.CANCELLED)
    )
    await give_back(connection, broadcast_id, now)
    return True


async def _tally(connection: AsyncConnection, occasion_id: int | None) -> Tally:
    counts = select(delivery.c.state, func.count().label("number")).where(
        delivery.c.occasion_id == occasion_id
    )
    planned = select(occasion.c.recipients).where(occasion.c.id == occasion_id)
    rows = await connection.execute(counts.group_by(delivery.c.state))
    states = {row.state: row.number for row in rows}
    return Tally(recipients=(await connection.execute(planned)).scalar_one_or_none() or 0, **states)


async def _renewed(connection: AsyncConnection, row: Row[Any]) -> Tally | None:
    key = renewal(BroadcastId(row.id), row.version, withdrawn=row.state == BroadcastState.WITHDRAWN)
    found = await connection.scalar(select(occasion.c.id).where(occasion.c.key == key))
    return None if found is None else await _tally(connection, found)


def _facts(
    audience: Audience | None, options: Options, send_at: datetime | None, until: datetime | None
) -> Mapping[str, Any]:
    return {
        "audience": audience_json(audience) if audience else None,
        "acknowledge": options.acknowledge,
        "urgent": options.urgent,
        "repeat_if_uncertain": options.repeat_if_uncertain,
        "send_at": send_at,
        "until": until,
    }


def _keep_texts(broadcast_id: BroadcastId, version: int, texts: Texts) -> Any:
    written = {language: {"title": its.title, "body": its.body} for language, its in texts.items()}
    return upsert(broadcast_text).values(broadcast_id=broadcast_id, version=version, texts=written)


async def _write_texts(
    connection: AsyncConnection, broadcast_id: BroadcastId, version: int, texts: Texts
) -> None:
    keep = _keep_texts(broadcast_id, version, texts)
    await connection.execute(
        keep.on_conflict_do_update(
            index_elements=["broadcast_id", "version"], set_={"texts": keep.excluded.texts}
        )
    )


def _texts(written: Mapping[str, Mapping[str, str]]) -> Texts:
    return {Language(language): Wording(**words) for language, words in written.items()}


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        id=BroadcastId(row.id),
        author=RecipientId(row.author_id) if row.author_id else None,
        author_name=row.author_name or "",
        kind=Kind(row.kind),
        state=BroadcastState(row.state),
        audience=audience_from(row.audience) if row.audience is not None else None,
        options=Options(
            acknowledge=row.acknowledge, urgent=row.urgent, repeat_if_uncertain=row.repeat_if_uncertain
        ),
        version=row.version,
        texts=_texts(row.texts),
        occasion=row.occasion_id,
        kick_off=KickOffId(row.kick_off_id) if row.kick_off_id else None,
        part=row.part,
        send_at=row.send_at,
        until=row.until,
        planned_at=row.planned_at,
    )


def _line(*, state: str, reason: str | None, opened_at: datetime | None, **facts: Any) -> Line:
    return Line(
        state=State(state),
        reason=Reason(reason) if reason else None,
        seen=opened_at is not None or facts["acknowledged_at"] is not None,
        **facts,
    )
