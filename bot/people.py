"""The people of the organisation: bringing a file in, listing them, showing where agents are missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol

from nudges.person import Role, Site
from nudges.roster import (
    Column,
    Coverage,
    Defaults,
    Finding,
    PersonRow,
    Roster,
    Sheet,
    TeamRow,
    Words,
    coverage,
    read_roster,
)

_MANY_LEAVERS = 10
"""One in so many: more than that is rather a wrong file than a bad month."""

_FIELDS: Mapping[Column, str] = {
    Column.EMAIL: "email",
    Column.LANGUAGE: "language",
    Column.TIME_ZONE: "time_zone",
    Column.WORKING_DAYS: "working_days",
    Column.COUNTRY: "country",
    Column.UNIT: "unit",
    Column.PROFESSION: "profession",
    Column.TEAM: "teams",
    Column.LEADER_ID: "leader_key",
    Column.ROLES: "roles",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as an earlier file left them."""

    person: PersonRow
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A person whose row says something new."""

    before: PersonRow
    after: PersonRow

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what differs."""
        names = (field.name for field in fields(PersonRow))
        return tuple(name for name in names if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChanges:
    """What a file would do to the people Dult knows."""

    added: tuple[PersonRow, ...]
    changed: tuple[Change, ...]
    unchanged: tuple[str, ...]
    """Keys."""
    returning: tuple[PersonRow, ...]
    """Known, deactivated before, and in the file again."""
    leaving: tuple[str, ...]
    """Keys of people to deactivate."""
    sites: tuple[Site, ...]
    teams: tuple[TeamRow, ...]
    warnings: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()
    """Warnings so grave that somebody must say yes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What became of a file."""

    changes: RosterChanges
    applied: bool
    """False after a dry run, and while doubts wait for a yes."""


class Roll(Protocol):
    """Where the people are kept."""

    async def known(self) -> Mapping[str, Known]:
        """Return everyone by key, those who left too."""
        ...

    async def apply(self, changes: RosterChanges) -> None:
        """Make the changes in one transaction: all or none."""
        ...


async def import_people(
    sheet: Sheet,
    *,
    roll: Roll,
    words: Words,
    defaults: Defaults,
    deactivate_missing: bool = False,
    dry_run: bool = False,
    confirmed: bool = False,
) -> Import:
    """Bring a people file in, wholly or not at all.

    Args:
        sheet: the file's rows.
        roll: where people are kept.
        words: what a file may say.
        defaults: what holds where the file says nothing.
        deactivate_missing: take the file as the whole organisation; who is not in it has left.
        dry_run: only tell what would happen.
        confirmed: somebody has said yes to the doubts.

    Raises:
        RosterError: the file has faults; nothing was changed.
    """
    known = await roll.known()
    active = active_people(known)
    roster = read_roster(sheet, words=words, defaults=defaults, known=active, whole=deactivate_missing)
    changes = plan_import(known, roster, deactivate_missing=deactivate_missing)
    applied = not dry_run and (confirmed or not changes.doubts)
    if applied:
        await roll.apply(changes)
    return Import(changes=changes, applied=applied)


def active_people(known: Mapping[str, Known]) -> dict[str, PersonRow]:
    """Return those who have not left, by key."""
    return {key: entry.person for key, entry in known.items() if entry.active}


def plan_import(
    known: Mapping[str, Known], roster: Roster, *, deactivate_missing: bool = False
) -> RosterChanges:
    """Compare a file with the people known; the same file a second time changes nothing."""
    rows = {row.key: _with_what_is_known(row, known.get(row.key), roster) for row in roster.people}
    active = active_people(known)
    leaving = tuple(key for key in active if deactivate_missing and key not in rows)
    added = tuple(row for key, row in rows.items() if key not in known)
    return RosterChanges(
        added=added,
        changed=tuple(
            Change(before=active[key], after=row)
            for key, row in rows.items()
            if key in active and active[key] != row
        ),
        unchanged=tuple(key for key, row in rows.items() if active.get(key) == row),
        returning=tuple(row for key, row in rows.items() if key in known and key not in active),
        leaving=leaving,
        sites=roster.sites,
        teams=roster.teams,
        warnings=roster.warnings,
        doubts=(*_many_leavers(len(leaving), len(active)), *_lost_zeros(added, known)),
    )


def _with_what_is_known(row: PersonRow, entry: Known | None, roster: Roster) -> PersonRow:
    """Keep what the file has no column for: a list without roles must not take them away."""
    if entry is None:
        return row
    silent: dict[str, Any] = {
        name: getattr(entry.person, name) for column, name in _FIELDS.items() if column not in roster.columns
    }
    return replace(row, **silent)


def _many_leavers(leaving: int, active: int) -> list[Finding]:
    if leaving * _MANY_LEAVERS <= active:
        return []
    problem = f"{leaving} of {active} active people are not in the file and would be deactivated."
    return [
        _doubt(problem, "If the file is the whole organisation, say yes; otherwise leave missing people be.")
    ]


def _lost_zeros(added: Sequence[PersonRow], known: Mapping[str, Known]) -> list[Finding]:
    """Doubt new people whose id Dult knows with other zeros in front: Excel takes them off."""
    bare = {key.lstrip("0"): key for key in known}
    alike = [row.key for row in added if row.key.lstrip("0") in bare]
    if not alike:
        return []
    problem = f"{len(alike)} new ids differ from known ones only by zeros in front, {alike[0]} for one."
    return [_doubt(problem, "Format the column as text in Excel and write the ids as before.")]


def _doubt(problem: str, mend: str) -> Finding:
    return Finding(row=None, column=None, problem=problem, mend=mend)


async def list_people(
    roll: Roll, *, site: str | None = None, role: Role | None = None
) -> tuple[PersonRow, ...]:
    """Return the active people by site and name, of one site or role only if asked."""
    people = active_people(await roll.known()).values()
    chosen = (
        person
        for person in people
        if (site is None or person.site.casefold() == site.casefold()) and (role is None or person.is_(role))
    )
    return tuple(sorted(chosen, key=lambda person: (person.site, person.name, person.key)))


async def show_coverage(roll: Roll, centre: str | None = None) -> Coverage:
    """Tell how many agents serve each site; without ``centre`` it is where most coordinators work."""
    return coverage(active_people(await roll.known()).values(), centre)
