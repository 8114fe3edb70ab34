"""Whom an audience means, as a condition on recipients and as what is kept of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select, true

from adapters.database.tables import membership, person, person_role, recipient, site, team
from nudges.broadcast import Audience
from nudges.person import Role


def among(audience: Audience) -> ColumnElement[bool]:
    """Whom the audience means; those who left are never meant."""
    kind = "team" if audience.rooms else "person"
    at_site = _room_at(audience.sites) if audience.rooms else _person_at(audience.sites)
    return and_(
        recipient.c.active,
        recipient.c.kind == kind,
        at_site if audience.sites else true(),
        _holds(audience.roles) if audience.roles and Role.EMPLOYEE not in audience.roles else true(),
        _works_in(audience.teams) if audience.teams else true(),
    )


def _holds(roles: frozenset[Role]) -> ColumnElement[bool]:
    return exists().where(person_role.c.person_id == recipient.c.id, person_role.c.role.in_(sorted(roles)))


def _works_in(teams: frozenset[str]) -> ColumnElement[bool]:
    chosen = select(team.c.id).where(team.c.key.in_(sorted(teams)))
    return exists().where(membership.c.person_id == recipient.c.id, membership.c.team_id.in_(chosen))


def _person_at(sites: frozenset[str]) -> ColumnElement[bool]:
    return exists().where(person.c.id == recipient.c.id, person.c.site_id.in_(_chosen_sites(sites)))


def _room_at(sites: frozenset[str]) -> ColumnElement[bool]:
    return exists().where(team.c.id == recipient.c.id, team.c.site_id.in_(_chosen_sites(sites)))


def _chosen_sites(sites: frozenset[str]) -> Any:
    return select(site.c.id).where(site.c.key.in_(sorted(sites)))


def audience_json(audience: Audience) -> Mapping[str, Any]:
    """Return what is kept of an audience."""
    return {
        "roles": sorted(audience.roles),
        "sites": sorted(audience.sites),
        "teams": sorted(audience.teams),
        "rooms": audience.rooms,
    }


def audience_from(kept: Mapping[str, Any]) -> Audience:
    """Read what was kept of an audience."""
    return Audience(
        roles=frozenset(Role(role) for role in kept["roles"]),
        sites=frozenset(kept["sites"]),
        teams=frozenset(kept["teams"]),
        rooms=kept["rooms"],
    )
