"""Practices that people share, and who tried them too."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    Update,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.tables import (
    address,
    membership,
    person,
    person_role,
    practice,
    practice_try,
    recipient,
    site,
    team,
)
from adapters.database.who import as_team, teams
from bot.events import EventId
from bot.ports.practices import Tried
from nudges.language import Language
from nudges.person import RecipientId, Role, Team
from nudges.practice import (
    LINES_SHOWN,
    OVER,
    Colleague,
    Line,
    Practice,
    PracticeId,
    Standing,
    Words,
    comes_from,
)

_FEWEST_AGENTS = 2
"""So many agents make a room of agents; the team of a single one is their own team at work."""
EMPTIED = {"did": "", "happened": "", "tip": "", "picked_by": None}
"""What is left of a practice that is over: that there was one."""

_sharer, _its_site = person.alias("sharer"), site.alias("sharer_site")
_quoted, _their_site = person.alias("quoted"), site.alias("quoted_site")
_picker = person.alias("picker")


class DatabasePractices:
    """``bot.ports.Practices`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(
        self,
        event: EventId,
        *,
        person: RecipientId,
        quoted: RecipientId | None,
        words: Words,
        language: Language,
        at: datetime,
    ) -> Practice:
        """Keep a practice that nobody else sees yet; the same event twice is once."""
        add = upsert(practice).values(
            event_id=event,
            person_id=person,
            quoted_id=quoted,
            standing=Standing.DRAFT,
            at=at,
            **_told(words, language),
        )
        async with self._database.write() as connection:
            await connection.execute(add.on_conflict_do_nothing())
            row = (await connection.execute(_practices().where(practice.c.event_id == event))).one()
            return await _practice(connection, row)

    async def look(self, its_id: PracticeId) -> Practice | None:
        """Return one as it stands."""
        async with self._database.read() as connection:
            return await _look(connection, its_id)

    async def change(self, its_id: PracticeId, words: Words, language: Language) -> Practice | None:
        """Put other words in the place of a draft's or of a shared one's; returns it as it stands."""
        mutable = practice.c.standing.in_([Standing.DRAFT, Standing.SHARED])
        return await self._change(its_id, update(practice).where(mutable).values(**_told(words, language)))

    async def move(self, its_id: PracticeId, to: Standing, at: datetime) -> Practice | None:
        """Let a practice come to stand elsewhere where it can; returns it as it stands."""
        can = or_(
            and_(practice.c.quoted_id.is_(None), practice.c.standing.in_(comes_from(to, has_quote=False))),
            and_(practice.c.quoted_id.is_not(None), practice.c.standing.in_(comes_from(to, has_quote=True))),
        )
        since = {Standing.ASKED: {"asked_at": at}, Standing.SHARED: {"shared_at": at}}.get(to, {})
        emptied = EMPTIED if to in OVER else {}
        return await self._change(its_id, update(practice).where(can).values(standing=to, **since, **emptied))

    async def newest(
        self, limit: int, *, before: PracticeId | None = None, of: RecipientId | None = None
    ) -> list[Practice]:
        """Return shared ones, the newest first."""
        query = (
            _practices()
            .where(practice.c.standing == Standing.SHARED)
            .order_by(practice.c.shared_at.desc(), practice.c.id.desc())
            .limit(limit)
        )
        if before is not None:
            then = select(practice.c.shared_at).where(practice.c.id == before).scalar_subquery()
            in_the_same_moment = and_(practice.c.shared_at == then, practice.c.id < before)
            query = query.where(or_(practice.c.shared_at < then, in_the_same_moment))
        if of is not None:
            query = query.where(or_(practice.c.person_id == of, practice.c.quoted_id == of))
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
            return [await _practice(connection, row) for row in rows]

    async def pick(self, its_id: PracticeId, coordinator: RecipientId) -> Practice | None:
        """Give a shared one to a coordinator unless somebody has it; returns it as it stands."""
        free = update(practice).where(practice.c.standing == Standing.SHARED, practice.c.picked_by.is_(None))
        return await self._change(its_id, free.values(picked_by=coordinator))

    async def put_back(self, its_id: PracticeId, coordinator: RecipientId) -> Practice | None:
        """Let one be free again where this coordinator has it; returns it as it stands."""
        theirs = update(practice).where(practice.c.picked_by == coordinator)
        return await self._change(its_id, theirs.values(picked_by=None))

    async def try_too(
        self, its_id: PracticeId, person_id: RecipientId, at: datetime, words: str | None = None
    ) -> Practice | None:
        """Note once that somebody tried it too; ``words`` take the place of those they wrote before."""
        add = upsert(practice_try).values(practice_id=its_id, person_id=person_id, words=words or "", at=at)
        one = [practice_try.c.practice_id, practice_try.c.person_id]
        add = (
            add.on_conflict_do_nothing()
            if words is None
            else add.on_conflict_do_update(index_elements=one, set_={"words": words, "at": at})
        )
        async with self._database.write() as connection:
            its = await _look(connection, its_id)
            if its is None or its.standing is not Standing.SHARED:
                return its
            await connection.execute(add)
            return await _look(connection, its_id)

    async def not_tried(self, its_id: PracticeId, person_id: RecipientId) -> Practice | None:
        """Forget that somebody tried it, and what they wrote."""
        async with self._database.write() as connection:
            await connection.execute(delete(practice_try).where(*_try(its_id, person_id)))
            return await _look(connection, its_id)

    async def tried(self, its_id: PracticeId, person_id: RecipientId) -> Tried | None:
        """Return whether somebody tried it too."""
        query = select(practice_try.c.words).where(*_try(its_id, person_id))
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else Tried(words=row.words)

    async def rooms(self) -> list[Team]:
        """Return the competence agents' own teams that have a room Dult can write to."""
        async with self._database.read() as connection:
            return [as_team(row) for row in (await connection.execute(_rooms())).all()]

    async def _change(self, its_id: PracticeId, change: Update) -> Practice | None:
        async with self._database.write() as connection:
            await connection.execute(change.where(practice.c.id == its_id))
            return await _look(connection, its_id)


def _told(words: Words, language: Language) -> dict[str, Any]:
    return {"did": words.did, "happened": words.happened, "tip": words.tip, "language": language}


def _try(its_id: PracticeId, person_id: RecipientId) -> Sequence[Any]:
    return (practice_try.c.practice_id == its_id, practice_try.c.person_id == person_id)


def _practices() -> Select[Any]:
    """Ask for practices, with all that ``_practice`` reads."""
    return (
        select(
            practice,
            _sharer.c.name.label("sharer"),
            _its_site.c.name.label("sharer_site"),
            _quoted.c.name.label("quoted"),
            _their_site.c.name.label("quoted_site"),
            _picker.c.name.label("picker"),
        )
        .join(_sharer, _sharer.c.id == practice.c.person_id)
        .outerjoin(_its_site, _its_site.c.id == _sharer.c.site_id)
        .outerjoin(_quoted, _quoted.c.id == practice.c.quoted_id)
        .outerjoin(_their_site, _their_site.c.id == _quoted.c.site_id)
        .outerjoin(_picker, _picker.c.id == practice.c.picked_by)
    )


async def _look(connection: AsyncConnection, its_id: PracticeId) -> Practice | None:
    row = (await connection.execute(_practices().where(practice.c.id == its_id))).one_or_none()
    return None if row is None else await _practice(connection, row)


async def _practice(connection: AsyncConnection, row: Row[Any]) -> Practice:
    counted = select(func.count()).where(practice_try.c.practice_id == row.id)
    return Practice(
        id=PracticeId(row.id),
        standing=Standing(row.standing),
        words=Words(did=row.did, happened=row.happened, tip=row.tip),
        language=Language(row.language),
        shared_by=_colleague(row.person_id, row.sharer, row.sharer_site),
        quoted=_colleague(row.quoted_id, row.quoted, row.quoted_site) if row.quoted_id else None,
        asked_at=row.asked_at,
        picked_by=_colleague(row.picked_by, row.picker) if row.picked_by else None,
        tried=int(await connection.scalar(counted) or 0),
        lines=await _lines(connection, row.id),
    )


async def _lines(connection: AsyncConnection, its_id: int) -> tuple[Line, ...]:
    query = (
        select(practice_try.c.person_id, practice_try.c.words, person.c.name, site.c.name.label("site"))
        .join(person, person.c.id == practice_try.c.person_id)
        .outerjoin(site, site.c.id == person.c.site_id)
        .where(practice_try.c.practice_id == its_id, practice_try.c.words != "")
        .order_by(practice_try.c.at.desc(), practice_try.c.person_id)
        .limit(LINES_SHOWN)
    )
    return tuple(
        Line(by=_colleague(row.person_id, row.name, row.site), words=row.words)
        for row in await connection.execute(query)
    )


def _colleague(its_id: int, name: str, its_site: str | None = None) -> Colleague:
    return Colleague(id=RecipientId(its_id), name=name, site=its_site or "")


def _rooms() -> Select[Any]:
    """Ask for teams of two agents or more, and of nobody else but coordinators, leavers aside."""
    here = recipient.alias("here")
    theirs = membership.join(here, here.c.id == membership.c.person_id)
    is_theirs = and_(membership.c.team_id == team.c.id, here.c.active)
    agents = _holding(Role.COMPETENCE_AGENT)
    network = _holding(Role.COMPETENCE_AGENT, Role.COORDINATOR)
    how_many = (
        select(func.count())
        .select_from(theirs)
        .where(is_theirs, membership.c.person_id.in_(agents))
        .correlate(team)
        .scalar_subquery()
    )
    others = (
        exists().select_from(theirs).where(is_theirs, membership.c.person_id.not_in(network)).correlate(team)
    )
    return (
        teams()
        .join(recipient, recipient.c.id == team.c.id)
        .join(address, address.c.id == recipient.c.address_id)
        .where(recipient.c.active, address.c.unreachable.is_(None))
        .where(~others, how_many >= _FEWEST_AGENTS)
        .order_by(team.c.id)
    )


def _holding(*roles: Role) -> Select[Any]:
    return select(person_role.c.person_id).where(person_role.c.role.in_(roles))
