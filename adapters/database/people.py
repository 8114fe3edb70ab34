"""People: looked up, and kept as they want to be written to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, or_, select, update

from adapters.database.addresses import (
    address_of,
    close,
    closed_room,
    is_at,
    is_closed,
    join,
    outside,
    reopen,
)
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.moving import enrolments, misplaced, move, settle_in
from adapters.database.tables import (
    address,
    membership,
    person,
    person_role,
    recipient,
    stranger,
    team,
)
from adapters.database.who import as_person, as_team, people, teams
from bot.ports import ClosedRoom, Enrolment, Following, Rest, Stranger
from nudges.delivery import Address, WorkspaceId
from nudges.language import Language
from nudges.person import Person, Preferences, RecipientId, Role, Team
from nudges.slot import Slot


class DatabasePeople:
    """``bot.ports.People`` on SQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def at(self, where: Address) -> Person | None:
        """Return the person reached at an address."""
        query = people().join(address, address.c.recipient_id == person.c.id).where(is_at(where))
        return await self._one(query)

    async def person(self, recipient_id: RecipientId) -> Person | None:
        """Return one person."""
        return await self._one(people().where(person.c.id == recipient_id))

    async def by_key(self, key: str) -> Person | None:
        """Return the person with this id in the organisation's files."""
        return await self._one(people().where(person.c.key == key))

    async def by_email(self, email: str) -> list[Person]:
        """Return the people with this address, whatever its case."""
        return await self._all(people().where(func.lower(person.c.email) == email.lower()))

    async def rooms(self, person_id: RecipientId) -> list[Team]:
        """Return the person's teams that have a room Dult can write to."""
        query = (
            teams()
            .join(membership, membership.c.team_id == team.c.id)
            .join(recipient, recipient.c.id == team.c.id)
            .join(address, address.c.id == recipient.c.address_id)
            .where(membership.c.person_id == person_id, recipient.c.active, address.c.unreachable.is_(None))
            .order_by(membership.c.position)
        )
        return await self._all_teams(query)

    async def with_role(self, role: Role) -> list[Person]:
        """Return the active people who hold a role."""
        query = (
            people()
            .join(person_role, person_role.c.person_id == person.c.id)
            .where(person_role.c.role == role, recipient.c.active)
            .order_by(person.c.id)
        )
        return await self._all(query)

    async def reached_outside(
        self, workspace_id: WorkspaceId, role: Role
    ) -> Sequence[tuple[Person, Address]]:
        """Name the active people with a role who can be reached outside a workspace, each with where."""
        async with self._database.read() as connection:
            found = await outside(connection, workspace_id, role)
        return [(one, found[one.id]) for one in await self.with_role(role) if one.id in found]

    async def team(self, recipient_id: RecipientId) -> Team | None:
        """Return one team."""
        return await self._team(teams().where(team.c.id == recipient_id))

    async def teams_called(self, name: str) -> list[Team]:
        """Return the active teams with ``name`` as their id or in their name, in the order of names."""
        named = or_(team.c.key == name, team.c.name.icontains(name, autoescape=True))
        query = (
            teams()
            .join(recipient, recipient.c.id == team.c.id)
            .where(named, recipient.c.active)
            .order_by(team.c.name)
        )
        return await self._all_teams(query)

    async def team_at(self, room: Address) -> Team | None:
        """Return the team whose room this is."""
        return await self._team(teams().join(address, address.c.recipient_id == team.c.id).where(is_at(room)))

    async def search(self, name: str, limit: int) -> list[Person]:
        """Return active people whose name has ``name`` in it, in the order of names."""
        query = (
            people()
            .where(person.c.name.icontains(name, autoescape=True), recipient.c.active)
            .order_by(person.c.name, person.c.id)
            .limit(limit)
        )
        return await self._all(query)

    async def choose(self, person_id: RecipientId, preferences: Preferences) -> None:
        """Keep what a person chose; nothing of a status that does not count any more."""
        follows = preferences.follows_status
        async with self._database.write() as connection:
            await connection.execute(
                update(person)
                .where(person.c.id == person_id)
                .values(
                    preferred_language=preferences.language,
                    preferred_weekday=preferences.weekday,
                    preferred_at=preferences.at,
                    preferred_time_zone=preferences.time_zone,
                    follows_status=follows,
                    told_away_until=person.c.told_away_until if follows else None,
                )
            )
            await settle_in(connection, person_id)
            await connection.execute(
                update(recipient)
                .where(recipient.c.id == person_id)
                .values(
                    every_other_week=preferences.every_other_week,
                    away_until=recipient.c.away_until if follows else None,
                )
            )

    async def pause(self, person_id: RecipientId, until: datetime | None) -> None:
        """Let Dult start nothing with a person before ``until``, whatever their status says."""
        async with self._database.write() as connection:
            await connection.execute(
                update(recipient)
                .where(recipient.c.id == person_id)
                .values(paused_until=until, away_until=None)
            )
            await connection.execute(
                update(person).where(person.c.id == person_id).values(unanswered=0, asked_at=None)
            )

    async def follows(self, where: Address) -> bool:
        """Tell whether somebody active is usually reached there and wants Dult to go by their status."""
        query = (
            select(person.c.id)
            .join(recipient, recipient.c.id == person.c.id)
            .join(address, address.c.id == recipient.c.address_id)
            .where(is_at(where), recipient.c.active, person.c.follows_status)
        )
        async with self._database.read() as connection:
            return await connection.scalar(query) is not None

    async def away(self, person_id: RecipientId, told: datetime | None, until: datetime | None) -> None:
        """Keep what a person's status tells, beside what they chose themselves."""
        async with self._database.write() as connection:
            kept = await connection.execute(
                update(person)
                .where(person.c.id == person_id, person.c.follows_status)
                .values(told_away_until=told, unanswered=0, asked_at=None)
            )
            if kept.rowcount:
                await connection.execute(
                    update(recipient).where(recipient.c.id == person_id).values(away_until=until)
                )

    async def join(self, recipient_id: RecipientId, where: Address, *, by: RecipientId | None = None) -> None:
        """Note that somebody is reached at an address from now on, and who said so."""
        async with self._database.write() as connection:
            await join(connection, recipient_id, where, by)

    async def is_closed(self, where: Address, *, unknown: bool = False) -> bool:
        """Tell whether an address, or its whole workspace, cannot be written to."""
        async with self._database.read() as connection:
            return await is_closed(connection, where, unknown=unknown)

    async def reopen(self, where: Address) -> None:
        """Note that an address can be written to again."""
        async with self._database.write() as connection:
            await reopen(connection, where)

    async def leave(self, where: Address, reason: str, at: datetime) -> None:
        """Note that nobody is reached at an address any longer."""
        async with self._database.write() as connection:
            await close(connection, is_at(where), reason, at)

    async def closed_room(self, room: int) -> ClosedRoom | None:
        """Return the room of an active team that cannot be written to."""
        async with self._database.read() as connection:
            row = await closed_room(connection, room)
            if row is None:
                return None
            its = (await connection.execute(teams().where(team.c.id == row.recipient_id))).one()
            bound_by = None if row.bound_by_id is None else RecipientId(row.bound_by_id)
            return ClosedRoom(team=as_team(its), reason=row.unreachable, bound_by=bound_by)

    async def note_stranger(self, where: Address, name: str, at: datetime) -> Stranger:
        """Remember somebody unknown, and when they were last there."""
        its = (stranger.c.workspace_id == where.workspace, stranger.c.route == where.route)
        async with self._database.write() as connection:
            await connection.execute(
                upsert(stranger)
                .values(workspace_id=where.workspace, route=where.route, name=name, asked_at=at)
                .on_conflict_do_update(
                    index_elements=["workspace_id", "route"],
                    set_={"asked_at": at, **({"name": name} if name else {})},
                )
            )
            row = (await connection.execute(select(stranger).where(*its))).one()
        return Stranger(id=row.id, address=where, name=row.name)

    async def strangers(self, channel: str) -> list[Address]:
        """Return where in a channel somebody is whom nobody knows."""
        known = exists().where(
            address.c.workspace_id == stranger.c.workspace_id, address.c.route == stranger.c.route
        )
        query = select(stranger).where(stranger.c.workspace_id.startswith(f"{channel}:"), ~known)
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(stranger.c.id))).all()
        return [address_of(row.workspace_id, row.route) for row in rows]

    async def stranger(self, stranger_id: int) -> Stranger | None:
        """Return somebody unknown who wrote."""
        query = select(stranger).where(stranger.c.id == stranger_id)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        return Stranger(id=row.id, address=address_of(row.workspace_id, row.route), name=row.name)

    async def answered(self, person_id: RecipientId) -> None:
        """Note that the person answered something: the count of silences starts anew."""
        async with self._database.write() as connection:
            await connection.execute(
                update(person).where(person.c.id == person_id).values(unanswered=0, asked_at=None)
            )

    async def told(
        self, person_id: RecipientId, *, language: Language | None = None, time_zone: str | None = None
    ) -> None:
        """Keep what a platform tells of a person beside what the file says."""
        said = {"told_language": language, "told_time_zone": time_zone}
        values = {name: value for name, value in said.items() if value is not None}
        if not values:
            return
        async with self._database.write() as connection:
            await connection.execute(update(person).where(person.c.id == person_id).values(values))
            await settle_in(connection, person_id)

    async def enrolments(self, person_id: RecipientId) -> Sequence[Enrolment]:
        """Name the person's programmes."""
        async with self._database.read() as connection:
            return await enrolments(connection, person_id)

    async def move(
        self,
        person_id: RecipientId,
        programme_id: str,
        its: Slot,
        first: Following,
        rest: Rest | None = None,
    ) -> None:
        """Let a programme reach the person by another slot; their place in it stays."""
        async with self._database.write() as connection:
            await move(connection, person_id, programme_id, its, first=first, rest=rest)

    async def misplaced(self) -> Sequence[RecipientId]:
        """Name the active people whose programmes reach them in other hours than theirs."""
        async with self._database.read() as connection:
            return await misplaced(connection)

    async def _one(self, query: Select[Any]) -> Person | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else as_person(row)

    async def _all(self, query: Select[Any]) -> list[Person]:
        async with self._database.read() as connection:
            return [as_person(row) for row in (await connection.execute(query)).all()]

    async def _team(self, query: Select[Any]) -> Team | None:
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
            return None if row is None else as_team(row)

    async def _all_teams(self, query: Select[Any]) -> list[Team]:
        async with self._database.read() as connection:
            return [as_team(row) for row in (await connection.execute(query)).all()]
