"""Giving somebody a role by hand: the first admin of an installation comes in this way."""

from dataclasses import replace

from bot.errors import UsageError
from bot.people import Change, Known, Roll, RosterChanges
from nudges.person import Role, Site
from nudges.roster import Defaults, PersonRow


async def give_role(
    roll: Roll,
    key: str,
    role: Role,
    *,
    name: str | None = None,
    site: str | None = None,
    email: str | None = None,
    defaults: Defaults,
) -> PersonRow:
    """Give the person with this id a role; somebody unknown is introduced by ``name`` and ``site``.

    Raises:
        UsageError: nobody has this id and no name and site were given.
    """
    known = await roll.known()
    if entry := known.get(key):
        after = replace(entry.person, roles=entry.person.roles | {role})
        await roll.apply(_again(entry, after))
        return after
    if not name or not site:
        raise UsageError(f"Nobody has the id “{key}”. Add --name and --site to introduce somebody new.")
    new = _newcomer(key, role, name=name, site=site, email=email, defaults=defaults)
    is_known_site = any(one.person.site == site for one in known.values())
    await roll.apply(_changes(added=(new,), sites=() if is_known_site else (_site(site, defaults),)))
    return new


def _again(entry: Known, after: PersonRow) -> RosterChanges:
    if not entry.active:
        return _changes(returning=(after,))
    return _changes(changed=(Change(before=entry.person, after=after),))


def _newcomer(
    key: str, role: Role, *, name: str, site: str, email: str | None, defaults: Defaults
) -> PersonRow:
    return PersonRow(
        key=key,
        name=name,
        email=email,
        language=defaults.language,
        time_zone=defaults.time_zone,
        working_days=defaults.working_days,
        site=site,
        country=defaults.country,
        unit=None,
        profession=None,
        teams=(),
        leader_key=None,
        roles=frozenset({Role.EMPLOYEE, role}),
    )


def _site(name: str, defaults: Defaults) -> Site:
    return Site(key=name, name=name, country=defaults.country, is_centre=name == defaults.centre)


def _changes(
    *,
    added: tuple[PersonRow, ...] = (),
    changed: tuple[Change, ...] = (),
    returning: tuple[PersonRow, ...] = (),
    sites: tuple[Site, ...] = (),
) -> RosterChanges:
    return RosterChanges(
        added=added, changed=changed, unchanged=(), returning=returning, leaving=(), sites=sites, teams=()
    )
