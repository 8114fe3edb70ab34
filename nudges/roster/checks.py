"""What only shows when the rows of a people file are seen together."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from nudges.person import Role
from nudges.roster.people import PersonRow
from nudges.roster.row import Draft
from nudges.roster.sheet import Finding
from nudges.roster.words import Column

_AGENTS_PER_SITE = 2
_NATIONAL_ID = re.compile(
    r"[0-7]\d(0[1-9]|1[0-2]|[48]\d|[59][0-2])\d\d([-+]?\d{4,5}|[-+A-FU-Y]\d{3}[\dA-Z])"
    r"|(19|20)?\d\d(0[1-9]|1[0-2])\d\d[-+]?\d{4}"
)
"""The day first as in NO, DK and FI, or the year first as in SE."""
_GARBLED = re.compile("[\ufffd¾¿Œ]|Ã[\u00a4-\u00b8†˜…„–]")
"""UTF-8 read as cp1252, and an old Mac's letters read as cp1252."""


def faults(drafts: Sequence[Draft], known: Mapping[str, PersonRow]) -> Iterator[Finding]:
    """Yield what keeps the rows from holding together; ``known`` are people who stay, in them or not."""
    yield from _doubled_ids(drafts)
    yield from _unknown_leaders(drafts, known)
    yield from _circles(drafts, known)
    yield from _torn_sites(drafts)


def warnings(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Yield what is allowed and probably not meant."""
    yield from _doubled_emails(drafts)
    yield from _crowded_sites(drafts)
    yield from _leaders_by_name_only(drafts)
    yield from _national_ids(drafts)
    yield from _garbled_names(drafts)


def _doubled_ids(drafts: Sequence[Draft]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for draft in drafts:
        row = first.setdefault(draft.key, draft.row)
        if draft.key and row != draft.row:
            problem = f"the id {draft.key} stands in row {row} already."
            yield _finding(draft, Column.ID, problem, "Give each person one row and one id.")


def _unknown_leaders(drafts: Sequence[Draft], known: Mapping[str, PersonRow]) -> Iterator[Finding]:
    keys = {draft.key for draft in drafts} | known.keys()
    without_zeros = {key.lstrip("0"): key for key in keys}
    for draft in drafts:
        if draft.leader_key and draft.leader_key not in keys:
            near = without_zeros.get(draft.leader_key.lstrip("0"))
            mend = f"Did you mean {near}?" if near else "Add the leader as a row, or leave the cell empty."
            yield _finding(draft, Column.LEADER_ID, f"nobody has the id {draft.leader_key}.", mend)


def _circles(drafts: Sequence[Draft], known: Mapping[str, PersonRow]) -> Iterator[Finding]:
    """Yield each circle of leaders once; a walk upwards never enters what an earlier one has seen."""
    by_key = {draft.key: draft for draft in drafts if draft.key}
    leaders = {key: person.leader_key for key, person in known.items()}
    leaders |= {key: draft.leader_key for key, draft in by_key.items()}
    seen: set[str] = set()
    for key in list(by_key):
        walk: list[str] = []
        at: str | None = key
        while at in leaders and at not in seen:
            seen.add(at)
            walk.append(at)
            at = leaders[at]
        if at in walk:
            circle = walk[walk.index(at) :]
            yield _circle(next(by_key[key] for key in circle if key in by_key), circle)


def _circle(draft: Draft, keys: Sequence[str]) -> Finding:
    if len(keys) == 1:
        mend = "Leave the cell empty for someone without a leader."
        return _finding(draft, Column.LEADER_ID, f"{draft.name} is their own leader.", mend)
    problem = f"the leaders go round in a circle: {' → '.join([*keys, keys[0]])}."
    return _finding(draft, Column.LEADER_ID, problem, "Correct one of them, or leave it empty at the top.")


def _torn_sites(drafts: Sequence[Draft]) -> Iterator[Finding]:
    first: dict[str, Draft] = {}
    for draft in drafts:
        if (
            draft.country
            and (other := first.setdefault(draft.site.casefold(), draft)).country != draft.country
        ):
            problem = f"{draft.site} lies in {draft.country} here and in {other.country} in row {other.row}."
            yield _finding(
                draft, Column.COUNTRY, problem, "Write one country for the site, or leave the cells empty."
            )


def _doubled_emails(drafts: Sequence[Draft]) -> Iterator[Finding]:
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.email and (other := first.setdefault(draft.email.casefold(), draft)) is not draft:
            problem = f"{other.name} in row {other.row} has the same address."
            mend = "Dult can write to one of them only; check which."
            yield _finding(draft, Column.EMAIL, problem, mend)


def _crowded_sites(drafts: Sequence[Draft]) -> Iterator[Finding]:
    agents = Counter(draft.site for draft in drafts if Role.COMPETENCE_AGENT in (draft.roles or ()))
    for site, count in agents.items():
        if count > _AGENTS_PER_SITE:
            problem = f"{site} has {count} competence agents."
            yield _about_file(Column.ROLES, problem, "One or two are usual; check whether all are meant.")


def _leaders_by_name_only(drafts: Sequence[Draft]) -> Iterator[Finding]:
    led = Counter(draft.leader_key for draft in drafts)
    for draft in drafts:
        if led[draft.key] and draft.roles is not None and Role.LEADER not in draft.roles:
            problem = f"{draft.name} leads {led[draft.key]} in this file, but leader is not among the roles."
            yield _finding(draft, Column.ROLES, problem, "Add leader, or correct the leader ids.")


def _national_ids(drafts: Sequence[Draft]) -> Iterator[Finding]:
    alike = sum(bool(_NATIONAL_ID.fullmatch(draft.key)) for draft in drafts)
    if alike * 2 > len(drafts):
        problem = f"{alike} of {len(drafts)} ids look like national identity numbers."
        mend = "Dult has no use for them and should not know them: use an employee number instead."
        yield _about_file(Column.ID, problem, mend)


def _garbled_names(drafts: Sequence[Draft]) -> Iterator[Finding]:
    garbled = [draft for draft in drafts if _GARBLED.search(draft.name + draft.site)]
    for draft in garbled[:1]:
        others = f", as have {len(garbled) - 1} other rows" if len(garbled) > 1 else ""
        problem = f"“{draft.name}, {draft.site}” has broken letters{others}."
        mend = "Save the list as “CSV UTF-8” or as .xlsx and import that."
        yield _finding(draft, Column.NAME, problem, mend)


def _finding(draft: Draft, column: Column, problem: str, mend: str) -> Finding:
    return Finding(row=draft.row, column=column, problem=problem, mend=mend)


def _about_file(column: Column, problem: str, mend: str) -> Finding:
    return Finding(row=None, column=column, problem=problem, mend=mend)
