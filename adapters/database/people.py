"""People and teams, what they chose, and where they are reached."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.engine import Database
from adapters.database.programmes import find_or_add_slot, had_theirs, served_by
from adapters.database.tables import (
    address,
    enrolment,
    membership,
    person,
    person_role,
    recipient,
    site,
    slot,
    stranger,
    team,
    workspace,
)
from bot.ports import Stranger
from nudges.calendar import IsoWeek, Slot
from nudges.delivery import Address
from nudges.language import Language
from nudges.person import Country, Person, Preferences, RecipientId, Role, Team, Weekday


class DatabasePeople:
    """``bot.ports.People`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def at(self, where: Address) -> Person | None:
        """Return the person reached at an address."""
        query = _people().join(address, address.c.recipient_id == person.c.id).where(*_is(where))
        return await self._one(query)

    async def person(self, recipient_id: RecipientId) -> Person | None:
        """Return one person."""
        return await self._one(_people().where(person.c.id == recipient_id))

    async def by_key(self, key: str) -> Person | None:
        """Return the person with this id in the organisation's files."""
        return await self._one(_people().where(person.c.key == key))

    async def by_email(self, email: str) -> list[Person]:
        """Return the people with this address, whatever its case."""
        async with self._database.read() as connection:
            rows = await connection.execute(_people().where(func.lower(person.c.email) == email.lower()))
            return [await _person(connection, row) for row in rows.all()]

    async def rooms(self, person_id: RecipientId) -> list[Team]:
        """Return the person's teams that have a room Dult can write to."""
        theirs = (
            select(membership.c.team_id)
            .join(recipient, recipient.c.id == membership.c.team_id)
            .join(address, address.c.id == recipient.c.address_id)
            .where(membership.c.person_id == person_id, recipient.c.active, address.c.unreachable.is_(None))
            .order_by(membership.c.position)
        )
        async with self._database.read() as connection:
            ids = (await connection.execute(theirs)).scalars().all()
        found = [await self.team(RecipientId(one)) for one in ids]
        return [one for one in found if one is not None]

    async def with_role(self, role: Role) -> list[Person]:
        """Return the active people who hold a role."""
        query = (
            _people()
            .join(person_role, person_role.c.person_id == person.c.id)
            .where(person_role.c.role == role, recipient.c.active)
            .order_by(person.c.id)
        )
        async with self._database.read() as connection:
            return [await _person(connection, row) for row in await connection.execute(query)]

    async def team(self, recipient_id: RecipientId) -> Team | None:
        """Return one team."""
        return await self._team(_teams().where(team.c.id == recipient_id))

    async def team_at(self, room: Address) -> Team | None:
        """Return the team whose room this is."""
        return await self._team(_teams().join(address, address.c.recipient_id == team.c.id).where(*_is(room)))

    async def search(self, name: str, limit: int) -> list[Person]:
        """Return active people whose name has ``name`` in it, in the order of names."""
        query = (
            _people()
            .where(person.c.name.icontains(name, autoescape=True), recipient.c.active)
            .order_by(person.c.name, person.c.id)
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [await _person(connection, row) for row in await connection.execute(query)]

    async def choose(self, person_id: RecipientId, preferences: Preferences) -> None:
        """Keep what a person chose."""
        async with self._database.write() as connection:
            await connection.execute(
                update(person)
                .where(person.c.id == person_id)
                .values(
                    preferred_language=preferences.language,
                    preferred_weekday=preferences.weekday,
                    preferred_at=preferences.at,
                )
            )
            await connection.execute(
                update(recipient)
                .where(recipient.c.id == person_id)
                .values(every_other_week=preferences.every_other_week)
            )

    async def pause(self, person_id: RecipientId, until: datetime | None) -> None:
        """Let Dult start nothing with a person before ``until``; the count of silences starts anew."""
        async with self._database.write() as connection:
            await connection.execute(
                update(recipient).where(recipient.c.id == person_id).values(paused_until=until)
            )
            await connection.execute(
                update(person).where(person.c.id == person_id).values(unanswered=0, asked_at=None)
            )

    async def join(self, recipient_id: RecipientId, where: Address) -> None:
        """Note that somebody is reached at an address from now on."""
        async with self._database.write() as connection:
            await add_workspace(connection, where)
            await connection.execute(
                upsert(address)
                .values(recipient_id=recipient_id, workspace_id=where.workspace, route=where.route)
                .on_conflict_do_update(
                    index_elements=["workspace_id", "route"],
                    set_={"recipient_id": recipient_id, "unreachable": None},
                )
            )
            its = select(address.c.id).where(*_is(where)).scalar_subquery()
            await connection.execute(
                update(recipient).where(recipient.c.id == recipient_id).values(address_id=its)
            )

    async def leave(self, where: Address, reason: str) -> None:
        """Note that nobody is reached at an address any longer."""
        async with self._database.write() as connection:
            await connection.execute(update(address).where(*_is(where)).values(unreachable=reason))

    async def note_stranger(self, where: Address, name: str, at: datetime) -> Stranger:
        """Remember somebody unknown who wrote."""
        its = (stranger.c.workspace_id == where.workspace, stranger.c.route == where.route)
        async with self._database.write() as connection:
            await connection.execute(
                upsert(stranger)
                .values(workspace_id=where.workspace, route=where.route, name=name, asked_at=at)
                .on_conflict_do_nothing()
            )
            row = (await connection.execute(select(stranger).where(*its))).one()
        return Stranger(id=row.id, address=where, name=row.name)

    async def stranger(self, stranger_id: int) -> Stranger | None:
        """Return somebody unknown who wrote."""
        async with self._database.read() as connection:
            row = (
                await connection.execute(select(stranger).where(stranger.c.id == stranger_id))
            ).one_or_none()
        if row is None:
            return None
        channel = row.workspace_id.partition(":")[0]
        where = Address(channel=channel, workspace=row.workspace_id, route=row.route)
        return Stranger(id=row.id, address=where, name=row.name)

    async def answered(self, person_id: RecipientId) -> None:
        """Note that the person answered something: the count of silences starts anew."""
        async with self._database.write() as connection:
            await connection.execute(
                update(person).where(person.c.id == person_id).values(unanswered=0, asked_at=None)
            )

    async def enrolments(self, person_id: RecipientId) -> Sequence[tuple[str, Slot]]:
        """Name the person's programmes, each with its slot."""
        query = (
            select(enrolment.c.programme_id, slot)
            .join(slot, slot.c.id == enrolment.c.slot_id)
            .where(enrolment.c.recipient_id == person_id)
        )
        async with self._database.read() as connection:
            return [(row.programme_id, slot_of(row)) for row in await connection.execute(query)]

    async def move(
        self, person_id: RecipientId, programme: str, its: Slot, first: tuple[IsoWeek, datetime]
    ) -> None:
        """Let a programme reach the person by another slot; their place in it stays."""
        mine = (enrolment.c.recipient_id == person_id, enrolment.c.programme_id == programme)
        async with self._database.write() as connection:
            now = (await connection.execute(select(enrolment).where(*mine))).one_or_none()
            if now is None:
                return
            then = await find_or_add_slot(connection, its, *first)
            if then == now.slot_id:
                return
            old = await served_by(connection, programme, now.slot_id, first[0].monday())
            new = await served_by(connection, programme, then, first[0].monday())
            # who had this week's task by the old slot gets none by the new one: that week is not theirs
            new += await had_theirs(connection, programme, then, person_id)
            await connection.execute(
                update(enrolment).where(*mine).values(slot_id=then, behind=new - (old - now.behind))
            )

    async def _one(self, query: Select[Any]) -> Person | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else await _person(connection, row)

    async def _team(self, query: Select[Any]) -> Team | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                return None
            members = await connection.execute(
                select(membership.c.person_id).where(membership.c.team_id == row.id)
            )
            return Team(
                id=RecipientId(row.id),
                key=row.key,
                name=row.name,
                site=row.site_key,
                language=Language(row.language),
                members=tuple(RecipientId(one) for one in members.scalars()),
            )


async def add_workspace(connection: AsyncConnection, where: Address) -> None:
    """Make the workspace of an address known; one that was disconnected is connected again."""
    await connection.execute(
        upsert(workspace)
        .values(id=where.workspace, channel=where.channel)
        .on_conflict_do_update(index_elements=["id"], set_={"disconnected": None})
    )


def slot_of(row: Row[Any]) -> Slot:
    """Read a slot's wall-clock intent."""
    return Slot(
        time_zone=row.time_zone,
        weekday=Weekday(row.weekday),
        at=row.at,
        country=Country(row.country),
        working_days=row.working_days,
    )


def _is(where: Address) -> tuple[Any, Any]:
    return address.c.workspace_id == where.workspace, address.c.route == where.route


def _people() -> Select[Any]:
    held = person_role.alias("held")
    roles = select(func.group_concat(held.c.role)).where(held.c.person_id == person.c.id).scalar_subquery()
    return (
        select(
            person,
            recipient.c.active,
            recipient.c.paused_until,
            recipient.c.every_other_week,
            site.c.key.label("site_key"),
            slot.c.country,
            roles.label("roles"),
        )
        .join(recipient, recipient.c.id == person.c.id)
        .join(slot, slot.c.id == recipient.c.slot_id)
        .outerjoin(site, site.c.id == person.c.site_id)
    )


def _teams() -> Select[Any]:
    return select(team, site.c.key.label("site_key")).outerjoin(site, site.c.id == team.c.site_id)


async def _person(connection: AsyncConnection, row: Row[Any]) -> Person:
    teams = await connection.execute(select(membership.c.team_id).where(membership.c.person_id == row.id))
    chosen = Language(row.preferred_language) if row.preferred_language else None
    return Person(
        id=RecipientId(row.id),
        key=row.key,
        name=row.name,
        email=row.email,
        language=chosen or Language(row.language),
        time_zone=row.time_zone,
        working_days=row.working_days,
        country=Country(row.country),
        site=row.site_key,
        roles=frozenset(Role(role) for role in (row.roles or "").split(",") if role),
        teams=tuple(RecipientId(one) for one in teams.scalars()),
        active=row.active,
        preferences=Preferences(
            language=chosen,
            weekday=Weekday(row.preferred_weekday) if row.preferred_weekday else None,
            at=row.preferred_at,
            every_other_week=row.every_other_week,
            paused_until=row.paused_until,
        ),
    )
