"""From the rows of a sheet to people who hold together, or to everything that is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from nudges.person import Country, Role, Site
from nudges.roster import checks
from nudges.roster.header import Header, find_header
from nudges.roster.people import Defaults, PersonRow, Roster, TeamRow, centre_of
from nudges.roster.row import Draft, read_row, tidy
from nudges.roster.sheet import Finding, RosterError, Sheet, whole_file
from nudges.roster.words import Column, Words


def read_roster(
    sheet: Sheet,
    *,
    words: Words,
    defaults: Defaults,
    known: Mapping[str, PersonRow] | None = None,
    whole: bool = False,
) -> Roster:
    """Check every row and return the people, all of them or none.

    Args:
        sheet: what a file said.
        words: in which the file may be written.
        defaults: what holds where the file says nothing.
        known: active people by key: they may lead someone in the file, and their sites keep their spelling
            and, where the file names none, their country.
        whole: the file names everyone, so that a leader must be in it.

    Raises:
        RosterError: with every fault of the whole file.
    """
    known = known or {}
    header = find_header(sheet, words)
    body = [row for row in sheet.rows if row.number > header.row.number and any(map(tidy, row.cells))]
    read = [read_row(row, header, words) for row in body]
    drafts, examples = _without_examples([draft for draft, _ in read], words)
    drafts, spellings = _one_spelling(drafts, known)
    faults = [*header.faults, *(fault for _, found in read for fault in found)]
    faults += _as_the_file_says(checks.faults(drafts, {} if whole else known), header)
    if faults:
        raise RosterError(sorted(faults, key=lambda fault: fault.row or 0))
    if not drafts:
        raise whole_file("The file has no people.", "Write one person per row below the headers.")
    warnings = (
        *header.warnings,
        *examples,
        *_as_the_file_says([*spellings, *checks.warnings(drafts)], header),
    )
    return _roster(drafts, defaults, known, frozenset(header.positions), warnings)


def _without_examples(drafts: Sequence[Draft], words: Words) -> tuple[list[Draft], list[Finding]]:
    """Leave out the row that the template shows."""
    examples = [draft for draft in drafts if (draft.key, draft.name) in words.examples]
    mend = "You may take it away."
    left_out = [
        Finding(row=draft.row, column=None, problem="the template's example is left out.", mend=mend)
        for draft in examples
    ]
    return [draft for draft in drafts if draft not in examples], left_out


def _one_spelling(
    drafts: Sequence[Draft], known: Mapping[str, PersonRow]
) -> tuple[list[Draft], list[Finding]]:
    """Let a site that is written with other capitals be the same site, spelled as it was first."""
    spelled = {person.site.casefold(): person.site for person in known.values()}
    unified = [replace(draft, site=spelled.setdefault(draft.site.casefold(), draft.site)) for draft in drafts]
    others = {
        draft.site: same.site for draft, same in zip(drafts, unified, strict=True) if draft.site != same.site
    }
    mend = "Correct the file if they are two places."
    return unified, [
        Finding(row=None, column=Column.SITE, problem=f"“{other}” is taken as “{site}”.", mend=mend)
        for other, site in others.items()
    ]


def _as_the_file_says(findings: Iterable[Finding], header: Header) -> list[Finding]:
    """Name columns by the headers that stand in the file."""
    return [
        replace(finding, column=finding.column and header.said(Column(finding.column)))
        for finding in findings
    ]


def _roster(
    drafts: Sequence[Draft],
    defaults: Defaults,
    known: Mapping[str, PersonRow],
    columns: frozenset[Column],
    warnings: Iterable[Finding],
) -> Roster:
    countries = _countries(drafts, defaults, known)
    leaders = {draft.leader_key for draft in drafts}
    people = tuple(_person(draft, countries[draft.site], defaults, leaders) for draft in drafts)
    centre = defaults.centre or centre_of(people) or centre_of(known.values())
    sites = tuple(
        Site(key=name, name=name, country=country, is_centre=name == centre)
        for name, country in countries.items()
    )
    teams = {team.key: team for draft in drafts for team in _teams(draft)}
    return Roster(
        people=people, sites=sites, teams=tuple(teams.values()), columns=columns, warnings=tuple(warnings)
    )


def _countries(
    drafts: Sequence[Draft], defaults: Defaults, known: Mapping[str, PersonRow]
) -> dict[str, Country]:
    """Return every site's country: what the file says, else what is known, else the usual."""
    said = {draft.site: draft.country for draft in drafts if draft.country}
    before = {person.site: person.country for person in known.values()}
    sites = dict.fromkeys(draft.site for draft in drafts)
    return {site: said.get(site) or before.get(site) or defaults.country for site in sites}


def _person(draft: Draft, country: Country, defaults: Defaults, leaders: set[str | None]) -> PersonRow:
    led = {Role.LEADER} if draft.roles is None and draft.key in leaders else set()
    return PersonRow(
        key=draft.key,
        name=draft.name,
        email=draft.email,
        language=draft.language or defaults.language_in(country),
        time_zone=draft.time_zone or defaults.time_zone_in(country),
        working_days=draft.working_days or defaults.working_days,
        site=draft.site,
        country=country,
        unit=draft.unit,
        profession=draft.profession,
        teams=tuple(team.key for team in _teams(draft)),
        leader_key=draft.leader_key,
        roles=frozenset({Role.EMPLOYEE, *led, *(draft.roles or ())}),
    )


def _teams(draft: Draft) -> Iterator[TeamRow]:
    """Yield the person's teams; “Team 1” is another team at another site."""
    for name in draft.teams:
        yield TeamRow(key=f"{draft.site}/{name}".casefold(), name=name, site=draft.site)
