"""People and teams, read as they are."""

from typing import Any

from sqlalchemy import Row, Select, select

from adapters.database.dialect import in_one_line
from adapters.database.tables import membership, person, person_role, recipient, site, slot, team
from nudges.language import Language
from nudges.person import Country, Person, Preferences, RecipientId, Role, Team, Weekday


def language_of(row: Row[Any]) -> Language:
    """Return the language of somebody: what they say, else what a platform tells, else the file."""
    return Language(row.preferred_language or row.told_language or row.language)


def time_zone_of(row: Row[Any]) -> str:
    """Return where somebody is: what they say, else what a platform tells, else the file."""
    return str(row.preferred_time_zone or row.told_time_zone or row.time_zone)


def people() -> Select[Any]:
    """Ask for people, with all that ``as_person`` reads."""
    held, within = person_role.alias("held"), membership.alias("within")
    roles = select(in_one_line(held.c.role)).where(held.c.person_id == person.c.id).scalar_subquery()
    its_teams = (
        select(in_one_line(within.c.team_id)).where(within.c.person_id == person.c.id).scalar_subquery()
    )
    return (
        select(
            person,
            recipient.c.active,
            recipient.c.paused_until,
            recipient.c.away_until,
            recipient.c.every_other_week,
            site.c.key.label("site_key"),
            slot.c.country,
            roles.label("roles"),
            its_teams.label("teams"),
        )
        .join(recipient, recipient.c.id == person.c.id)
        .join(slot, slot.c.id == recipient.c.slot_id)
        .outerjoin(site, site.c.id == person.c.site_id)
    )


def teams() -> Select[Any]:
    """Ask for teams, with all that ``as_team`` reads."""
    within = membership.alias("within")
    members = select(in_one_line(within.c.person_id)).where(within.c.team_id == team.c.id).scalar_subquery()
    return select(team, site.c.key.label("site_key"), members.label("members")).outerjoin(
        site, site.c.id == team.c.site_id
    )


def as_person(row: Row[Any]) -> Person:
    """Read a row of ``people``."""
    return Person(
        id=RecipientId(row.id),
        key=row.key,
        name=row.name,
        email=row.email,
        language=language_of(row),
        time_zone=time_zone_of(row),
        told_time_zone=row.told_time_zone,
        usual_time_zone=row.time_zone,
        working_days=row.working_days,
        country=Country(row.country),
        site=row.site_key,
        roles=frozenset(Role(role) for role in (row.roles or "").split(",") if role),
        teams=_recipients(row.teams),
        active=row.active,
        preferences=Preferences(
            language=Language(row.preferred_language) if row.preferred_language else None,
            time_zone=row.preferred_time_zone,
            weekday=Weekday(row.preferred_weekday) if row.preferred_weekday else None,
            at=row.preferred_at,
            every_other_week=row.every_other_week,
            paused_until=row.paused_until,
            follows_status=row.follows_status,
        ),
        away_until=row.away_until,
        told_away_until=row.told_away_until,
    )


def as_team(row: Row[Any]) -> Team:
    """Read a row of ``teams``."""
    return Team(
        id=RecipientId(row.id),
        key=row.key,
        name=row.name,
        site=row.site_key,
        language=Language(row.language),
        members=_recipients(row.members),
    )


def _recipients(line: str | None) -> tuple[RecipientId, ...]:
    return tuple(RecipientId(one) for one in sorted(int(it) for it in (line or "").split(",") if it))
