"""Challenges lifted to the centre, each worked on by one coordinator at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Update,
    and_,
    case,
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
    challenge,
    challenge_raiser,
    challenge_worker,
    person,
    person_role,
    recipient,
    site,
)
from bot.events import EventId
from bot.ports.challenges import NewChallenge
from nudges.challenge import (
    CLOSED,
    OPEN,
    Category,
    Challenge,
    ChallengeId,
    Company,
    Group,
    Raiser,
    Signature,
    State,
    Words,
)
from nudges.person import RecipientId, Role


class DatabaseChallenges:
    """``bot.ports.Challenges`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def draft(
        self, event: EventId, person_id: RecipientId, new: NewChallenge, at: datetime
    ) -> Challenge:
        """Keep a challenge that nobody else sees yet; the same event twice is once."""
        add = upsert(challenge).values(
            event_id=event,
            state=State.DRAFT,
            signature=new.signature,
            written_at=at,
            **_told(new.told),
        )
        async with self._database.write() as connection:
            await connection.execute(add.on_conflict_do_nothing())
            its_id = await connection.scalar(select(challenge.c.id).where(challenge.c.event_id == event))
            its_raiser = upsert(challenge_raiser).values(
                challenge_id=its_id, person_id=person_id, team_id=new.team
            )
            await connection.execute(its_raiser.on_conflict_do_nothing())
            return _challenge((await connection.execute(_challenges().where(challenge.c.id == its_id))).one())

    async def change(
        self, its_id: ChallengeId, person_id: RecipientId, new: NewChallenge
    ) -> Challenge | None:
        """Put other words in the place of the person's own, while nobody works on it."""
        async with self._database.write() as connection:
            await connection.execute(_own(its_id, person_id, _is_the_raisers()).values(**_told(new.told)))
            is_draft = challenge.c.state == State.DRAFT
            signed = await connection.execute(
                _own(its_id, person_id, is_draft).values(signature=new.signature)
            )
            if signed.rowcount:
                raised = challenge_raiser.c.challenge_id == its_id
                await connection.execute(update(challenge_raiser).where(raised).values(team_id=new.team))
            return await _look(connection, its_id, person_id)

    async def lift(
        self, its_id: ChallengeId, person_id: RecipientId, at: datetime, *, hides_site: bool
    ) -> Challenge | None:
        """Let coordinators see the person's own draft; returns it as it stands."""
        home = select(person.c.site_id).where(person.c.id == person_id).scalar_subquery()
        lifted = _own(its_id, person_id, challenge.c.state == State.DRAFT).values(
            state=State.RECEIVED,
            step=challenge.c.step + 1,
            lifted_at=at,
            hides_site=hides_site,
            site_id=None if hides_site else home,
        )
        async with self._database.write() as connection:
            if (await connection.execute(lifted)).rowcount:
                raised = challenge_raiser.c.challenge_id == its_id
                await connection.execute(update(challenge_raiser).where(raised).values(site_id=home))
            return await _look(connection, its_id, person_id)

    async def take_back(self, its_id: ChallengeId, person_id: RecipientId) -> bool:
        """Delete the person's own, while nobody works on it; False when somebody does."""
        gone = delete(challenge).where(challenge.c.id == its_id, is_raised_by(person_id), _is_the_raisers())
        async with self._database.write() as connection:
            return bool((await connection.execute(gone)).rowcount)

    async def judge(self, its_id: ChallengeId, person_id: RecipientId, *, helped: bool) -> Challenge | None:
        """Keep once what the person says of the answer to their own; what did not help is open again."""
        unsaid = and_(challenge.c.state == State.ANSWERED, challenge.c.helped.is_(None))
        said = _own(its_id, person_id, unsaid).values(helped=helped)
        if not helped:
            said = said.values(state=State.RECEIVED, closed_at=None, step=challenge.c.step + 1)
        async with self._database.write() as connection:
            if (await connection.execute(said)).rowcount and not helped:
                await connection.execute(_release(its_id))
            return await _look(connection, its_id, person_id)

    async def look(self, its_id: ChallengeId) -> Challenge | None:
        """Return one as it stands."""
        async with self._database.read() as connection:
            return await _look(connection, its_id)

    async def own(self, its_id: ChallengeId, person_id: RecipientId) -> Challenge | None:
        """Return one as it stands, if the person lifted it or is about to."""
        async with self._database.read() as connection:
            return await _look(connection, its_id, person_id)

    async def owned(self, person_id: RecipientId, limit: int) -> list[Challenge]:
        """Return what a person lifted or is about to, the newest first."""
        theirs = _challenges().where(challenge_raiser.c.person_id == person_id)
        return await self._all(theirs.order_by(challenge.c.id.desc()).limit(limit))

    async def raiser(self, its_id: ChallengeId) -> Raiser | None:
        """Return who is told how it goes: for telling them, never for showing them."""
        query = select(challenge_raiser).where(challenge_raiser.c.challenge_id == its_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        return Raiser(
            person=RecipientId(row.person_id), team=RecipientId(row.team_id) if row.team_id else None
        )

    async def company(self, person_id: RecipientId) -> Company:
        """Count among whom somebody is."""
        async with self._database.read() as connection:
            row = (await connection.execute(_company(person_id))).one()
        return Company(site=row.name or "", agents=row.agents, people=row.people)

    async def waiting(self, limit: int, *, skip: int = 0) -> list[Challenge]:
        """Return those that wait for an answer, the oldest first."""
        oldest_first = _challenges().where(challenge.c.state.in_(OPEN)).order_by(*_AGE)
        return await self._all(oldest_first.limit(limit).offset(skip))

    async def count_waiting(self) -> int:
        """Count those that wait for an answer."""
        query = select(func.count()).select_from(challenge).where(challenge.c.state.in_(OPEN))
        async with self._database.read() as connection:
            return int(await connection.scalar(query) or 0)

    async def take(self, its_id: ChallengeId, coordinator: RecipientId, at: datetime) -> Challenge | None:
        """Give a challenge to a coordinator unless somebody works on it; returns it as it stands."""
        free = update(challenge).where(challenge.c.id == its_id, _is_free())
        taken = free.values(state=State.WORKED_ON, step=challenge.c.step + 1)
        worker = upsert(challenge_worker).values(challenge_id=its_id, person_id=coordinator, since=at)
        async with self._database.write() as connection:
            if (await connection.execute(taken)).rowcount:
                await connection.execute(_release(its_id))
                await connection.execute(worker)
            return await _look(connection, its_id)

    async def hand_back(self, its_id: ChallengeId, coordinator: RecipientId) -> Challenge | None:
        """Let a challenge be open again where this coordinator has it; returns it as it stands."""
        back = _worked_on_by(its_id, coordinator).values(state=State.RECEIVED, step=challenge.c.step + 1)
        async with self._database.write() as connection:
            if (await connection.execute(back)).rowcount:
                await connection.execute(_release(its_id))
            return await _look(connection, its_id)

    async def close(
        self, its_id: ChallengeId, coordinator: RecipientId, state: State, words: str, at: datetime
    ) -> Challenge | None:
        """Answer or decline a challenge where this coordinator has it; returns it as it stands."""
        closed = _worked_on_by(its_id, coordinator).values(
            state=state, answer=words, closed_at=at, helped=None, step=challenge.c.step + 1
        )
        async with self._database.write() as connection:
            await connection.execute(closed)
            return await _look(connection, its_id)

    async def _all(self, query: Select[Any]) -> list[Challenge]:
        async with self._database.read() as connection:
            return [_challenge(row) for row in await connection.execute(query)]


_AGE = (challenge.c.lifted_at, challenge.c.id)


def is_raised_by(person_id: RecipientId) -> ColumnElement[bool]:
    """Tell whether somebody lifted a challenge or is about to."""
    return exists().where(
        challenge_raiser.c.challenge_id == challenge.c.id, challenge_raiser.c.person_id == person_id
    )


def _told(told: Words) -> dict[str, Any]:
    return {"words": told.words, "category": told.category, "touches": ",".join(told.touches)}


def _own(its_id: ChallengeId, person_id: RecipientId, state: ColumnElement[bool]) -> Update:
    return update(challenge).where(challenge.c.id == its_id, is_raised_by(person_id), state)


def _worked_on_by(its_id: ChallengeId, coordinator: RecipientId) -> Update:
    theirs = exists().where(
        challenge_worker.c.challenge_id == challenge.c.id, challenge_worker.c.person_id == coordinator
    )
    return update(challenge).where(
        challenge.c.id == its_id, challenge.c.state == State.WORKED_ON, theirs.correlate(challenge)
    )


def _release(its_id: ChallengeId) -> Any:
    return delete(challenge_worker).where(challenge_worker.c.challenge_id == its_id)


def _is_free() -> ColumnElement[bool]:
    """Nobody works on it, or somebody who cannot: who has left, or is no coordinator any more."""
    worker = challenge_worker.alias("worker")
    holds = person_role.alias("holds")
    who = recipient.alias("who")
    worked_on = (
        exists()
        .where(
            worker.c.challenge_id == challenge.c.id,
            who.c.id == worker.c.person_id,
            who.c.active,
            holds.c.person_id == worker.c.person_id,
            holds.c.role.in_([Role.COORDINATOR, Role.ADMIN]),
        )
        .correlate(challenge)
    )
    return or_(challenge.c.state == State.RECEIVED, and_(challenge.c.state == State.WORKED_ON, ~worked_on))


def _is_the_raisers() -> ColumnElement[bool]:
    return or_(challenge.c.state == State.DRAFT, _is_free())


def _challenges() -> Select[Any]:
    """Ask for challenges, with all that ``_challenge`` reads; a person only where they signed by name."""
    signed_by = case(
        (challenge.c.signature == Signature.NAME, challenge_raiser.c.person_id),
        (challenge.c.signature == Signature.TEAM, challenge_raiser.c.team_id),
    )
    return (
        select(
            challenge,
            site.c.name.label("site"),
            signed_by.label("signed_by"),
            challenge_worker.c.person_id.label("worker"),
            _is_free().label("is_free"),
        )
        .join(challenge_raiser, challenge_raiser.c.challenge_id == challenge.c.id)
        .outerjoin(site, site.c.id == challenge.c.site_id)
        .outerjoin(challenge_worker, challenge_worker.c.challenge_id == challenge.c.id)
    )


async def _look(
    connection: AsyncConnection, its_id: ChallengeId, person_id: RecipientId | None = None
) -> Challenge | None:
    """Read one as it stands; one of a person's own where a person is named."""
    query = _challenges().where(challenge.c.id == its_id)
    if person_id is not None:
        query = query.where(challenge_raiser.c.person_id == person_id)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _challenge(row)


def _challenge(row: Row[Any]) -> Challenge:
    state = State.RECEIVED if row.is_free else State(row.state)
    touches = tuple(Group(one) for one in row.touches.split(",") if one)
    is_worked_on = state is State.WORKED_ON or state in CLOSED
    return Challenge(
        id=ChallengeId(row.id),
        told=Words(words=row.words, category=Category(row.category), touches=touches),
        signature=Signature(row.signature),
        signed_by=RecipientId(row.signed_by) if row.signed_by else None,
        state=state,
        step=row.step,
        site=row.site or "",
        hides_site=row.hides_site,
        lifted_at=row.lifted_at,
        answer=row.answer,
        helped=row.helped,
        worker=RecipientId(row.worker) if row.worker and is_worked_on else None,
    )


def _company(person_id: RecipientId) -> Select[Any]:
    """Count who works at somebody's site."""
    colleague, here = person.alias("colleague"), recipient.alias("here")
    agent = exists().where(
        person_role.c.person_id == colleague.c.id, person_role.c.role == Role.COMPETENCE_AGENT
    )
    at_their_site = (
        select(func.count())
        .select_from(colleague.join(here, here.c.id == colleague.c.id))
        .where(colleague.c.site_id == person.c.site_id, here.c.active)
        .correlate(person)
    )
    return (
        select(
            site.c.name,
            at_their_site.scalar_subquery().label("people"),
            at_their_site.where(agent.correlate(colleague)).scalar_subquery().label("agents"),
        )
        .select_from(person.outerjoin(site, site.c.id == person.c.site_id))
        .where(person.c.id == person_id)
    )
