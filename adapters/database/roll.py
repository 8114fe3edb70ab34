"""The roll: the organisation's people as its files have them, changed wholly or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.addresses import add_workspace
from adapters.database.dialect import upsert
from adapters.database.engine import Database
from adapters.database.standing import find_or_add_slot
from adapters.database.tables import (
    address,
    membership,
    person,
    person_role,
    recipient,
    site,
    team,
)
from bot.people import Known, RosterChanges
from nudges.delivery import Address
from nudges.language import Language
from nudges.person import Country, Role, Site, WorkingDays
from nudges.roster import Defaults, PersonRow, TeamRow
from nudges.slot import slot_for


class DatabaseRoll:
    """``bot.people.Roll`` on SQL."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def known(self) -> Mapping[str, Known]:
        """Return everyone by key, those who left too."""
        leader = person.alias("leader")
        query = (
            select(
                person,
                recipient.c.active,
                site.c.key.label("site_key"),
                site.c.country,
                leader.c.key.label("leader_key"),
            )
            .join(recipient, recipient.c.id == person.c.id)
            .join(site, site.c.id == person.c.site_id)
            .outerjoin(leader, leader.c.id == person.c.leader_id)
        )
        async with self._database.read() as connection:
            roles = await _gathered(connection, select(person_role.c.person_id, person_role.c.role))
            teams = await _gathered(
                connection,
                select(membership.c.person_id, team.c.key)
                .join(team, team.c.id == membership.c.team_id)
                .order_by(membership.c.position),
            )
            return {
                row.key: Known(
                    person=_row(row, roles.get(row.id, []), teams.get(row.id, [])), active=row.active
                )
                for row in await connection.execute(query)
            }

    async def apply(self, changes: RosterChanges) -> None:
        """Make the changes in one transaction: all or none."""
        rows = [*changes.added, *changes.returning, *(change.after for change in changes.changed)]
        async with self._database.write() as connection:
            await _keep_sites(connection, changes.sites)
            sites = await _ids(connection, select(site.c.key, site.c.id))
            await _keep_teams(connection, changes.teams, changes.sites, sites)
            await _add(connection, changes.added, sites)
            people = await _ids(connection, select(person.c.key, person.c.id))
            await _describe(connection, rows, sites, people)
            await _deactivate(connection, [people[key] for key in changes.leaving], self._now())

    async def reach_all_by(self, where: Address) -> None:
        """Give everyone without an address one in a channel; ``where.route`` is ``{kind}:{key}``."""
        key = func.coalesce(person.c.key, team.c.key)
        who = (
            select(recipient.c.id, literal(where.workspace), recipient.c.kind + ":" + key)
            .select_from(recipient.outerjoin(person).outerjoin(team, team.c.id == recipient.c.id))
            .where(recipient.c.address_id.is_(None))
        )
        async with self._database.write() as connection:
            await add_workspace(connection, where)
            new = upsert(address).from_select(["recipient_id", "workspace_id", "route"], who)
            await connection.execute(new.on_conflict_do_nothing())
            its = select(address.c.id).where(address.c.recipient_id == recipient.c.id).limit(1)
            await connection.execute(
                update(recipient)
                .where(recipient.c.address_id.is_(None))
                .values(address_id=its.scalar_subquery())
            )


async def _gathered(connection: AsyncConnection, query: Any) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for owner, value in await connection.execute(query):
        found.setdefault(owner, []).append(value)
    return found


async def _ids(connection: AsyncConnection, query: Any) -> dict[str, int]:
    return {key: its_id for key, its_id in await connection.execute(query)}  # noqa: C416 - rows are not pairs to mypy


async def _keep_sites(connection: AsyncConnection, sites: Iterable[Site]) -> None:
    for one in sites:
        values = {"name": one.name, "country": one.country, "is_centre": one.is_centre}
        await connection.execute(
            upsert(site)
            .values(key=one.key, **values)
            .on_conflict_do_update(index_elements=["key"], set_=values)
        )


async def _keep_teams(
    connection: AsyncConnection, teams: Iterable[TeamRow], sites: Iterable[Site], site_ids: Mapping[str, int]
) -> None:
    known = await _ids(connection, select(team.c.key, team.c.id))
    countries = {one.key: one.country for one in sites}
    for one in teams:
        values = {"name": one.name, "site_id": site_ids[one.site]}
        if one.key in known:
            await connection.execute(update(team).where(team.c.key == one.key).values(**values))
            continue
        usual = Defaults.of(countries[one.site])
        slot_id = await _slot(connection, (usual.time_zone, usual.country, usual.working_days))
        new = await connection.execute(
            insert(recipient).values(kind="team", slot_id=slot_id).returning(recipient.c.id)
        )
        await connection.execute(
            insert(team).values(id=new.scalar_one(), key=one.key, language=usual.language, **values)
        )


async def _add(connection: AsyncConnection, rows: Sequence[PersonRow], sites: Mapping[str, int]) -> None:
    if not rows:
        return
    slots = await _slots(connection, map(_hours, rows))
    new = [{"kind": "person", "slot_id": slots[_hours(row)]} for row in rows]
    ids = await connection.execute(
        insert(recipient).returning(recipient.c.id, sort_by_parameter_order=True), new
    )
    facts = [
        {"id": its_id, "key": row.key, **_facts(row, sites)}
        for its_id, row in zip(ids.scalars(), rows, strict=True)
    ]
    await connection.execute(insert(person), facts)


async def _describe(
    connection: AsyncConnection,
    rows: Sequence[PersonRow],
    sites: Mapping[str, int],
    people: Mapping[str, int],
) -> None:
    """Write what a row says about a person who is known by now: facts, leader, roles, teams."""
    if not rows:
        return
    ids = [people[row.key] for row in rows]
    facts = [
        {"its_id": people[row.key], **_facts(row, sites), "leader_id": people.get(row.leader_key or "")}
        for row in rows
    ]
    await connection.execute(update(person).where(person.c.id == bindparam("its_id")), facts)
    elsewhere = await _elsewhere(connection)
    hours = [_hours(row, elsewhere.get(people[row.key])) for row in rows]
    slots = await _slots(connection, hours)
    await connection.execute(
        update(recipient).where(recipient.c.id == bindparam("its_id")).values(active=True),
        [{"its_id": its_id, "slot_id": slots[its]} for its_id, its in zip(ids, hours, strict=True)],
    )
    for table in (person_role, membership):
        gone = delete(table).where(table.c.person_id == bindparam("its_id"))
        await connection.execute(gone, [{"its_id": its_id} for its_id in ids])
    roles = [{"person_id": people[row.key], "role": role} for row in rows for role in sorted(row.roles)]
    if roles:
        await connection.execute(insert(person_role), roles)
    teams = await _ids(connection, select(team.c.key, team.c.id))
    members = [
        {"person_id": people[row.key], "team_id": teams[key], "position": position}
        for row in rows
        for position, key in enumerate(row.teams)
    ]
    if members:
        await connection.execute(insert(membership), members)


async def _deactivate(connection: AsyncConnection, ids: Sequence[int], at: datetime) -> None:
    """Note that people left; whoever had left before, left then."""
    if not ids:
        return
    rows = [{"its_id": its_id} for its_id in ids]
    its: BindParameter[int] = bindparam("its_id")
    await connection.execute(update(recipient).where(recipient.c.id == its).values(active=False), rows)
    await connection.execute(
        update(person).where(person.c.id == its, person.c.left_at.is_(None)).values(left_at=at), rows
    )


def _facts(row: PersonRow, sites: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": row.name,
        "email": row.email,
        "language": row.language,
        "time_zone": row.time_zone,
        "working_days": row.working_days,
        "site_id": sites[row.site],
        "unit": row.unit,
        "profession": row.profession,
        "left_at": None,
    }


Hours = tuple[str, Country, WorkingDays]


def _hours(row: PersonRow, elsewhere: str | None = None) -> Hours:
    return elsewhere or row.time_zone, row.country, row.working_days


async def _elsewhere(connection: AsyncConnection) -> dict[int, str]:
    """Name the time zones of people who said, or of whom a platform tells, where they are."""
    where = func.coalesce(person.c.preferred_time_zone, person.c.told_time_zone)
    rows = await connection.execute(select(person.c.id, where).where(where.is_not(None)))
    return {its_id: zone for its_id, zone in rows}  # noqa: C416 - rows are not pairs to mypy


async def _slots(connection: AsyncConnection, all_hours: Iterable[Hours]) -> dict[Hours, int]:
    return {hours: await _slot(connection, hours) for hours in set(all_hours)}


async def _slot(connection: AsyncConnection, hours: Hours) -> int:
    time_zone, country, days = hours
    return await find_or_add_slot(
        connection, slot_for(time_zone=time_zone, country=country, working_days=days)
    )


def _row(row: Any, roles: Sequence[str], teams: Sequence[str]) -> PersonRow:
    return PersonRow(
        key=row.key,
        name=row.name,
        email=row.email,
        language=Language(row.language),
        time_zone=row.time_zone,
        working_days=row.working_days,
        site=row.site_key,
        country=Country(row.country),
        unit=row.unit,
        profession=row.profession,
        teams=tuple(teams),
        leader_key=row.leader_key,
        roles=frozenset(Role(role) for role in roles),
    )
