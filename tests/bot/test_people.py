from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people import (
    Known,
    Roll,
    RosterChanges,
    active_people,
    import_people,
    list_people,
    plan_import,
    show_coverage,
)
from nudges.person import Country, Role
from nudges.roster import (
    Defaults,
    PersonRow,
    Roster,
    RosterError,
    Sheet,
    SheetRow,
    coverage,
    load_words,
    read_roster,
)

CONTENT = Path(__file__).resolve().parents[2] / "content"
WORDS = load_words(CONTENT)
NORWAY = Defaults.of(Country.NO)
HEADER = ("id", "name", "site")


class Notebook:
    """A roll kept in memory."""

    def __init__(self) -> None:
        self.entries: dict[str, Known] = {}
        self.applied = 0

    async def known(self) -> Mapping[str, Known]:
        return dict(self.entries)

    async def apply(self, changes: RosterChanges) -> None:
        self.applied += 1
        rows = [*changes.added, *changes.returning, *(change.after for change in changes.changed)]
        self.entries |= {row.key: Known(person=row) for row in rows}
        for key in changes.leaving:
            self.entries[key] = replace(self.entries[key], active=False)


@pytest.fixture
def roll() -> Notebook:
    return Notebook()


def sheet(*rows: Sequence[str]) -> Sheet:
    return Sheet(rows=tuple(SheetRow(number=number, cells=tuple(row)) for number, row in enumerate(rows, 1)))


def roster(*rows: Sequence[str]) -> Roster:
    return read_roster(sheet(*rows), words=WORDS, defaults=NORWAY)


def people(*rows: Sequence[str]) -> tuple[PersonRow, ...]:
    return roster(*rows).people


def staff(count: int, first: int = 0) -> list[tuple[str, str, str]]:
    return [(f"{number:05}", f"Kari {number}", "Ekby") for number in range(first, first + count)]


def nothing_new(changes: RosterChanges) -> bool:
    return not (changes.added or changes.changed or changes.returning or changes.leaving)


async def brought_in(
    roll: Roll, *rows: Sequence[str], leave: bool = False, yes: bool = False
) -> RosterChanges:
    done = await import_people(
        sheet(*rows), roll=roll, words=WORDS, defaults=NORWAY, deactivate_missing=leave, confirmed=yes
    )
    return done.changes


class TestBringingPeopleIn:
    async def test_everyone_in_a_first_file_is_new(self, roll: Notebook) -> None:
        changes = await brought_in(roll, HEADER, *staff(3))

        assert [row.key for row in changes.added] == ["00000", "00001", "00002"]
        assert set(roll.entries) == {"00000", "00001", "00002"}

    async def test_the_same_file_a_second_time_changes_nothing(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(3))

        changes = await brought_in(roll, HEADER, *staff(3))

        assert nothing_new(changes)
        assert changes.unchanged == ("00000", "00001", "00002")

    async def test_a_changed_row_tells_what_differs(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(2))

        changes = await brought_in(roll, HEADER, ("00000", "Kari Ny", "Storelva"), staff(2)[1])

        (change,) = changes.changed
        assert change.fields == ("name", "site")
        assert roll.entries["00000"].person == change.after

    async def test_a_dry_run_changes_nothing(self, roll: Notebook) -> None:
        done = await import_people(
            sheet(HEADER, *staff(3)), roll=roll, words=WORDS, defaults=NORWAY, dry_run=True
        )

        assert not done.applied
        assert len(done.changes.added) == 3
        assert roll.entries == {}

    async def test_one_broken_row_lets_nobody_in(self, roll: Notebook) -> None:
        with pytest.raises(RosterError):
            await brought_in(roll, HEADER, *staff(3), ("9", "", "Ekby"))

        assert (roll.entries, roll.applied) == ({}, 0)

    async def test_what_the_file_has_no_column_for_is_kept(self, roll: Notebook) -> None:
        await brought_in(
            roll, (*HEADER, "roles", "language", "team"), ("1", "Kari", "Ekby", "agent", "nn", "Mottak")
        )
        before = roll.entries["1"].person

        changes = await brought_in(roll, HEADER, ("1", "Kari", "Ekby"))

        assert nothing_new(changes)
        assert roll.entries["1"].person == before

    async def test_an_emptied_cell_of_a_column_that_is_there_is_taken_seriously(self, roll: Notebook) -> None:
        await brought_in(roll, (*HEADER, "roles"), ("1", "Kari", "Ekby", "agent"))

        await brought_in(roll, (*HEADER, "roles"), ("1", "Kari", "Ekby", ""))

        assert roll.entries["1"].person.roles == {Role.EMPLOYEE}

    async def test_a_part_of_the_organisation_may_name_a_leader_outside_the_file(
        self, roll: Notebook
    ) -> None:
        await brought_in(roll, HEADER, ("1", "Kari", "Ekby"))

        changes = await brought_in(roll, (*HEADER, "leader_id"), ("2", "Ola", "Ekby", "1"))

        assert changes.added[0].leader_key == "1"

    async def test_ids_that_lost_their_zeros_wait_for_a_yes(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(3, first=1))

        changes = await brought_in(roll, HEADER, ("1", "Kari 1", "Ekby"))

        assert set(roll.entries) == {"00001", "00002", "00003"}
        assert "differ from known ones only by zeros in front" in str(changes.doubts[0])


class TestPeopleWhoLeave:
    async def test_whoever_is_missing_stays_unless_asked_otherwise(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(20))

        changes = await brought_in(roll, HEADER, *staff(1))

        assert changes.leaving == ()
        assert len(active_people(roll.entries)) == 20

    async def test_a_tenth_may_leave_without_a_question(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(20))

        changes = await brought_in(roll, HEADER, *staff(18), leave=True)

        assert changes.leaving == ("00018", "00019")
        assert changes.doubts == ()
        assert not roll.entries["00019"].active

    async def test_more_than_a_tenth_waits_for_a_yes(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(20))

        changes = await brought_in(roll, HEADER, *staff(17), leave=True)

        assert str(changes.doubts[0]).startswith(
            "3 of 20 active people are not in the file and would be deactivated."
        )
        assert len(active_people(roll.entries)) == 20

    async def test_a_yes_lets_them_leave(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(20))

        await brought_in(roll, HEADER, *staff(17), leave=True, yes=True)

        assert len(active_people(roll.entries)) == 17

    async def test_someone_who_left_is_not_deactivated_again(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(20))
        await brought_in(roll, HEADER, *staff(19), leave=True)

        changes = await brought_in(roll, HEADER, *staff(19), leave=True)

        assert nothing_new(changes)

    async def test_someone_who_left_may_return(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, *staff(20))
        await brought_in(roll, HEADER, *staff(19), leave=True)

        changes = await brought_in(roll, HEADER, *staff(20))

        assert [row.key for row in changes.returning] == ["00019"]
        assert roll.entries["00019"].active

    async def test_a_leader_who_would_leave_is_a_fault_in_the_file(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, ("1", "Kari", "Ekby"))

        with pytest.raises(RosterError, match="nobody has the id 1"):
            await brought_in(roll, (*HEADER, "leader_id"), ("2", "Ola", "Ekby", "1"), leave=True)

    async def test_a_site_keeps_its_spelling_also_when_the_file_is_the_whole_organisation(
        self, roll: Notebook
    ) -> None:
        await brought_in(roll, HEADER, ("1", "Kari", "Ekby"))

        changes = await brought_in(roll, HEADER, ("1", "Kari", "EKBY"), leave=True)

        assert nothing_new(changes)


class TestListing:
    async def test_people_come_by_site_and_name_without_those_who_left(self, roll: Notebook) -> None:
        await brought_in(roll, HEADER, ("1", "Siv", "Ekby"), ("2", "Ola", "Storelva"), ("3", "Kari", "Ekby"))
        roll.entries["2"] = replace(roll.entries["2"], active=False)

        assert [person.name for person in await list_people(roll)] == ["Kari", "Siv"]

    async def test_one_site_or_one_role_may_be_asked_for(self, roll: Notebook) -> None:
        await brought_in(
            roll,
            (*HEADER, "roles"),
            ("1", "Siv", "Ekby", "leder"),
            ("2", "Ola", "Storelva", "leder"),
            ("3", "Kari", "Ekby", ""),
        )

        assert [person.name for person in await list_people(roll, site="ekby", role=Role.LEADER)] == ["Siv"]


class TestCoverage:
    ROWS = (
        ("id", "name", "site", "roles"),
        ("1", "Siv", "Fagsenter", "koordinator"),
        ("2", "Ola", "Ekby", "agent"),
        ("3", "Kari", "Ekby", "agent"),
        ("4", "Liv", "Storelva", "agent"),
        ("5", "Per", "Granli", ""),
    )

    def test_sites_have_no_agent_one_or_two(self) -> None:
        found = coverage(people(*self.ROWS))

        assert found.gaps == ("Granli",)
        assert [(served.site, len(served.agents)) for served in found.sites] == [
            ("Ekby", 2), ("Granli", 0), ("Storelva", 1)
        ]  # fmt: skip
        assert found.sites[0].agents == ("Kari", "Ola")

    def test_the_centre_needs_no_agent(self) -> None:
        assert "Fagsenter" not in {served.site for served in coverage(people(*self.ROWS)).sites}
        assert coverage(people(*self.ROWS), centre="Granli").gaps == ("Fagsenter",)

    async def test_an_agent_who_left_leaves_a_gap(self, roll: Notebook) -> None:
        await brought_in(roll, *self.ROWS)
        roll.entries["4"] = replace(roll.entries["4"], active=False)
        await brought_in(roll, HEADER, ("6", "Åse", "Storelva"))

        assert (await show_coverage(roll)).gaps == ("Granli", "Storelva")


KEYS = st.integers(1, 12).map(str)
FILES = st.dictionaries(KEYS, st.sampled_from(["Ekby", "Storelva"]), min_size=1).map(
    lambda sites: [(key, f"Kari {key}", site) for key, site in sites.items()]
)


@given(st.lists(FILES, min_size=1, max_size=4), st.booleans())
async def test_any_file_applied_twice_changes_nothing_the_second_time(
    files: list[list[tuple[str, str, str]]], leave: bool
) -> None:
    roll = Notebook()
    for rows in files:
        await brought_in(roll, HEADER, *rows, leave=leave, yes=True)

    changes = await brought_in(roll, HEADER, *files[-1], leave=leave, yes=True)

    assert nothing_new(changes)


@given(FILES, FILES, st.booleans())
def test_everyone_known_or_in_the_file_is_counted_once(
    before: list[tuple[str, str, str]], after: list[tuple[str, str, str]], leave: bool
) -> None:
    known = {person.key: Known(person=person) for person in people(HEADER, *before)}

    changes = plan_import(known, roster(HEADER, *after), deactivate_missing=leave)

    told = [row.key for row in (*changes.added, *changes.returning)]
    told += [*(change.after.key for change in changes.changed), *changes.unchanged, *changes.leaving]
    assert len(told) == len(set(told))
    assert set(told) == {key for key, *_ in after} | (known.keys() if leave else set())
