from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges.fault import ContentError
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Country, Role, Weekday
from nudges.roster import (
    Column,
    Defaults,
    Finding,
    PersonRow,
    Roster,
    RosterError,
    Sheet,
    SheetRow,
    load_words,
    read_roster,
)
from nudges.roster.words import plain

CONTENT = Path(__file__).resolve().parents[2] / "content"
WORDS = load_words(CONTENT)
NORWAY = Defaults.of(Country.NO)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = Weekday


def sheet(*rows: Sequence[str]) -> Sheet:
    return Sheet(rows=tuple(SheetRow(number=number, cells=tuple(row)) for number, row in enumerate(rows, 1)))


def roster(*rows: Sequence[str], defaults: Defaults = NORWAY) -> Roster:
    return read_roster(sheet(*rows), words=WORDS, defaults=defaults)


def one(**cells: str) -> Roster:
    """Read one person who has ``cells`` besides id, name and site."""
    everything = {"id": "1", "name": "Kari Moen", "site": "Storelva", **cells}
    return roster(list(everything), list(everything.values()))


def faults(*rows: Sequence[str]) -> list[str]:
    with pytest.raises(RosterError) as raised:
        roster(*rows)
    return [str(fault) for fault in raised.value.faults]


def outcome(*rows: Sequence[str]) -> tuple[tuple[PersonRow, ...], tuple[Finding, ...]]:
    """Return the people or, if there are any, the faults."""
    try:
        return roster(*rows).people, ()
    except RosterError as error:
        return (), error.faults


def fault(**cells: str) -> str:
    with pytest.raises(RosterError) as raised:
        one(**cells)
    (only,) = raised.value.faults
    return str(only)


def warnings(*rows: Sequence[str]) -> list[str]:
    return [str(warning) for warning in roster(*rows).warnings]


class TestWhatIsUsual:
    def test_id_name_and_site_are_enough(self) -> None:
        (person,) = one().people

        assert (person.key, person.name, person.site) == ("1", "Kari Moen", "Storelva")
        assert (person.language, person.time_zone) == (Language.NB, "Europe/Oslo")
        assert person.working_days == MONDAY_TO_FRIDAY
        assert person.roles == {Role.EMPLOYEE}
        assert (person.email, person.unit, person.profession, person.leader_key) == (None,) * 4

    def test_a_site_abroad_has_its_own_language_and_time_zone(self) -> None:
        (person,) = one(country="Suomi").people

        assert (person.country, person.language, person.time_zone) == (
            Country.FI,
            Language.FI,
            "Europe/Helsinki",
        )

    def test_a_country_named_once_holds_for_the_whole_site(self) -> None:
        found = roster(
            ("id", "name", "site", "country"), ("1", "Kari", "Ekby", ""), ("2", "Ola", "Ekby", "SE")
        )

        assert [person.country for person in found.people] == [Country.SE, Country.SE]
        assert [site.country for site in found.sites] == [Country.SE]

    def test_everyone_is_an_employee_besides_what_the_roles_say(self) -> None:
        (person,) = one(roles="kompetanseagent").people

        assert person.roles == {Role.EMPLOYEE, Role.COMPETENCE_AGENT}

    def test_whoever_others_name_as_their_leader_is_one_when_the_roles_are_empty(self) -> None:
        found = roster(
            ("id", "name", "site", "leader_id"), ("1", "Kari", "Ekby", ""), ("2", "Ola", "Ekby", "1")
        )

        assert [Role.LEADER in person.roles for person in found.people] == [True, False]

    def test_the_centre_is_where_most_coordinators_work(self) -> None:
        found = roster(
            ("id", "name", "site", "roles"),
            ("1", "Kari", "Ekby", "koordinator"),
            ("2", "Ola", "Fagsenter", "koordinator"),
            ("3", "Siv", "Fagsenter", "koordinator"),
        )

        assert [site.name for site in found.sites if site.is_centre] == ["Fagsenter"]


class TestHeaders:
    @pytest.mark.parametrize("language", Language)
    def test_the_headers_of_every_language_are_understood(self, language: Language) -> None:
        columns = WORDS.by_language[language].columns
        found = roster(
            [columns[column].header for column in Column],
            ["1", "Kari", "", "", "", "", "Ekby", "", "", "", "", "", ""],
        )

        assert found.columns == set(Column)

    @given(st.sampled_from(sorted(WORDS.columns)), st.sampled_from(["", " ", "-", "_", ". ", "*"]))
    def test_capitals_spaces_and_hyphens_do_not_matter(self, header: str, between: str) -> None:
        written = between.join(header.upper()) + between

        assert WORDS.columns[plain(written)] is WORDS.columns[header]

    def test_no_word_of_one_language_means_another_column_in_another(self) -> None:
        meant: dict[str, set[Column]] = {}
        for words in WORDS.by_language.values():
            for column, entry in words.columns.items():
                for word in (entry.header, *entry.also):
                    meant.setdefault(plain(word), set()).add(column)

        assert [word for word, columns in meant.items() if len(columns) > 1] == []

    def test_a_title_above_the_headers_is_passed_over(self) -> None:
        found = roster(("Ansatte per 1. mars",), ("id", "navn", "sted"), ("1", "Kari", "Ekby"))

        assert [person.name for person in found.people] == ["Kari"]

    def test_a_misspelt_header_is_a_fault_that_names_the_one_meant(self) -> None:
        (found,) = faults(("id", "name", "site", "tiemzone"), ("1", "Kari", "Ekby", "Europe/Oslo"))

        assert found == (
            "Row 1, tiemzone: this header is not known. Did you mean time_zone? If not, take the column away."
        )

    def test_a_column_that_means_nothing_to_dult_is_left_unread_with_a_warning(self) -> None:
        (warning,) = warnings(("id", "name", "site", "fødselsdato"), ("1", "Kari", "Ekby", "1.1.1980"))

        assert (
            warning
            == "Row 1, fødselsdato: this column is not read. Nothing of it is kept; you may take it away."
        )

    def test_a_missing_column_is_named_once_and_not_for_each_row(self) -> None:
        found = faults(("id", "name"), ("1", "Kari"), ("2", "Ola"))

        assert len(found) == 1
        assert found[0].startswith("Row 1, site: this column is missing.")

    def test_two_columns_for_the_same_thing_are_a_fault(self) -> None:
        (found,) = faults(("id", "name", "navn", "site"), ("1", "Kari", "Kari", "Ekby"))

        assert found == "Row 1, navn: a second column for name. Keep one of the two."

    def test_a_file_without_rows_says_so(self) -> None:
        assert faults()[0].startswith("The file has no rows.")

    def test_a_file_with_headers_only_says_so(self) -> None:
        assert faults(("id", "name", "site")) == [
            "The file has no people. Write one person per row below the headers."
        ]


class TestCells:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("mon-fri", MONDAY_TO_FRIDAY),
            ("Mon – Thu", {MONDAY, TUESDAY, WEDNESDAY, THURSDAY}),
            ("mon to fri", MONDAY_TO_FRIDAY),
            ("man-tor", {MONDAY, TUESDAY, WEDNESDAY, THURSDAY}),
            ("man.-fre.", MONDAY_TO_FRIDAY),
            ("mandag til fredag", MONDAY_TO_FRIDAY),
            ("mandag t.o.m. onsdag", {MONDAY, TUESDAY, WEDNESDAY}),
            ("mån, tys og tor", {MONDAY, TUESDAY, THURSDAY}),
            ("tis–tors", {TUESDAY, WEDNESDAY, THURSDAY}),
            ("ma ti ke", {MONDAY, TUESDAY, WEDNESDAY}),
            ("ma to", {MONDAY, THURSDAY}),
            ("ma-pe", MONDAY_TO_FRIDAY),
            ("maanantai ja perjantai", {MONDAY, FRIDAY}),
            ("la", {SATURDAY}),
            ("lau-søn", {SATURDAY, SUNDAY}),
            ("tirs/ons/lør", {TUESDAY, WEDNESDAY, SATURDAY}),
            ("fri-mon", {FRIDAY, SATURDAY, SUNDAY, MONDAY}),
            ("hverdager", MONDAY_TO_FRIDAY),
            ("1,2,3", {MONDAY, TUESDAY, WEDNESDAY}),
            ("1-5", MONDAY_TO_FRIDAY),
            ("1.2", {MONDAY, TUESDAY}),
            ("12345", MONDAY_TO_FRIDAY),
            ("3", {WEDNESDAY}),
        ],
    )
    def test_working_days_are_understood_in_six_languages(self, text: str, days: set[Weekday]) -> None:
        (person,) = one(working_days=text).people

        assert person.working_days == days

    @pytest.mark.parametrize(
        "text", ["man-pe", "8", "0", "2026-05-01T00:00:00", "01.mai", "–", "fulltid", "mon-"]
    )
    def test_working_days_that_are_none_are_a_fault(self, text: str) -> None:
        assert f"“{text}” does not say which days. Write mon-fri" in fault(working_days=text)

    @given(st.sets(st.sampled_from(list(Weekday)), min_size=1), st.sampled_from(list(Language)), st.data())
    def test_any_days_listed_by_name_in_any_language_come_back(
        self, days: set[Weekday], language: Language, data: st.DataObject
    ) -> None:
        names = WORDS.by_language[language].days.names
        text = ", ".join(data.draw(st.sampled_from(names[day - 1])) for day in sorted(days))

        (person,) = one(working_days=text).people

        assert person.working_days == days

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("nb", Language.NB),
            ("nn-NO", Language.NN),
            ("Svenska", Language.SV),
            ("dansk", Language.DA),
            ("suomi", Language.FI),
            ("English", Language.EN),
            ("norsk", Language.NB),
            ("ruotsi", Language.SV),
        ],
    )
    def test_languages_are_understood_by_tag_and_by_name(self, text: str, language: Language) -> None:
        (person,) = one(language=text).people

        assert person.language is language

    @pytest.mark.parametrize(
        ("text", "mend"),
        [
            ("se", "Did you mean sv?"),
            ("svenks", "Did you mean sv?"),
            ("no", "Did you mean nb?"),
            ("klingon", "Write nb, nn, sv, da, fi or en."),
        ],
    )
    def test_an_unknown_language_is_a_fault_with_the_nearest_one(self, text: str, mend: str) -> None:
        assert fault(language=text) == f"Row 2, language: “{text}” is not a language Dult knows. {mend}"

    @pytest.mark.parametrize(
        ("text", "mend"),
        [
            ("Oslo", "Did you mean Europe/Oslo?"),
            ("Europa/Oslo", "Did you mean Europe/Oslo?"),
            ("Europe/Stokholm", "Did you mean Europe/Stockholm?"),
            ("UTC+1", "Write a name such as Europe/Oslo or Europe/Helsinki."),
        ],
    )
    def test_an_unknown_time_zone_is_a_fault_with_the_nearest_one(self, text: str, mend: str) -> None:
        assert fault(time_zone=text) == f"Row 2, time_zone: “{text}” is not a time zone. {mend}"

    def test_a_time_zone_is_kept_as_the_database_spells_it(self) -> None:
        (person,) = one(time_zone="europe/helsinki").people

        assert person.time_zone == "Europe/Helsinki"

    @pytest.mark.parametrize(
        "text",
        [
            "kari@",
            "@example.org",
            "kari",
            "kari@example",
            "kari nordmann@example.org",
            "a@b@example.org",
            "kari..n@example.org",
            ".kari@example.org",
            "kåre@example.org",
            "Kari <kari@example.org>",
            "kari@-example.org",
            f"{'a' * 65}@example.org",
        ],
    )
    def test_what_is_no_email_address_is_a_fault(self, text: str) -> None:
        assert fault(email=text).startswith(f"Row 2, email: “{text}” is not an e-mail address. Write only")

    @pytest.mark.parametrize(
        "text",
        ["kari@example.org", "o'neil+x@mail.example.org", "ola@blåbær.example", "K.N@EXAMPLE.ORG", "a@x1.no"],
    )
    def test_email_addresses_are_kept_as_written(self, text: str) -> None:
        (person,) = one(email=text).people

        assert person.email == text

    @pytest.mark.parametrize(
        ("text", "roles"),
        [
            ("leder", {Role.LEADER}),
            ("koordinator; leder", {Role.COORDINATOR, Role.LEADER}),
            ("kompetanseagent/verneombud", {Role.COMPETENCE_AGENT, Role.REPRESENTATIVE}),
            ("competence-agent", {Role.COMPETENCE_AGENT}),
            ("Kompetensagent, medarbetare", {Role.COMPETENCE_AGENT}),
            ("osaamislähettiläs, esihenkilö", {Role.COMPETENCE_AGENT, Role.LEADER}),
            ("AMR", {Role.REPRESENTATIVE}),
            ("pääkäyttäjä", {Role.ADMIN}),
            ("leiar", {Role.LEADER}),
        ],
    )
    def test_roles_are_understood_in_six_languages(self, text: str, roles: set[Role]) -> None:
        (person,) = one(roles=text).people

        assert person.roles == roles | {Role.EMPLOYEE}

    def test_an_unknown_role_is_a_fault_with_the_nearest_one(self) -> None:
        assert fault(roles="leder, kompetansagent") == (
            "Row 2, roles: “kompetansagent” is not a role. Did you mean competence agent?"
        )

    @pytest.mark.parametrize("text", ["Samtale|Mottak", "Samtale, Mottak", "Samtale | Mottak|Samtale"])
    def test_a_person_may_be_in_several_teams(self, text: str) -> None:
        found = one(team=text)

        assert [team.name for team in found.teams] == ["Samtale", "Mottak"]
        assert found.people[0].teams == tuple(team.key for team in found.teams)

    def test_teams_of_the_same_name_at_two_sites_are_two_teams(self) -> None:
        found = roster(
            ("id", "name", "site", "team"),
            ("1", "Kari", "Ekby", "Team 1"),
            ("2", "Ola", "Storelva", "Team 1"),
        )

        assert [(team.site, team.name) for team in found.teams] == [
            ("Ekby", "Team 1"),
            ("Storelva", "Team 1"),
        ]

    def test_spaces_split_accents_and_invisible_characters_are_tidied_away(self) -> None:
        (person,) = one(name="\ufeff  Åse\u00a0\u200b  Ma\u030angs\x07\n").people

        assert person.name == "Åse Mångs"

    def test_a_site_written_with_other_capitals_is_the_same_site(self) -> None:
        found = roster(("id", "name", "site"), ("1", "Kari", "Storelva"), ("2", "Ola", "STORELVA"))

        assert [site.name for site in found.sites] == ["Storelva"]
        assert {person.site for person in found.people} == {"Storelva"}
        assert str(found.warnings[0]).startswith("site: “STORELVA” is taken as “Storelva”.")

    def test_an_endless_text_points_at_an_open_quotation_mark(self) -> None:
        assert "Perhaps a quotation mark was left open here." in fault(unit="x" * 301)


class TestTheRowsTogether:
    def test_every_fault_of_every_row_is_told_at_once_in_the_order_of_the_file(self) -> None:
        found = faults(
            ("id", "navn", "e-post", "språk", "sted", "leder-id"),
            ("1", "", "kari@", "xx", "Ekby", "9"),
            ("1", "Ola", "", "", "", ""),
        )

        assert [line.partition(": ")[0] for line in found] == [
            "Row 2, navn",
            "Row 2, e-post",
            "Row 2, språk",
            "Row 2, leder-id",
            "Row 3, sted",
            "Row 3, id",
        ]

    def test_two_people_with_one_id_are_a_fault(self) -> None:
        (found,) = faults(("id", "name", "site"), ("1", "Kari", "Ekby"), ("1", "Ola", "Ekby"))

        assert found == "Row 3, id: the id 1 stands in row 2 already. Give each person one row and one id."

    def test_a_leader_who_does_not_exist_is_a_fault(self) -> None:
        assert fault(leader_id="42") == (
            "Row 2, leader_id: nobody has the id 42. Add the leader as a row, or leave the cell empty."
        )

    def test_a_leader_id_that_lost_its_zeros_finds_them_again(self) -> None:
        (found,) = faults(
            ("id", "name", "site", "leader_id"),
            ("00417", "Kari", "Ekby", ""),
            ("00418", "Ola", "Ekby", "417"),
        )

        assert found.endswith("nobody has the id 417. Did you mean 00417?")

    def test_leaders_in_a_circle_are_one_fault_that_shows_the_circle(self) -> None:
        (found,) = faults(
            ("id", "name", "site", "leader_id"),
            ("1", "Kari", "Ekby", "2"),
            ("2", "Ola", "Ekby", "3"),
            ("3", "Siv", "Ekby", "2"),
        )

        assert found.startswith("Row 3, leader_id: the leaders go round in a circle: 2 → 3 → 2.")

    def test_nobody_is_their_own_leader(self) -> None:
        assert fault(leader_id="1").startswith("Row 2, leader_id: Kari Moen is their own leader.")

    def test_a_site_lies_in_one_country(self) -> None:
        (found,) = faults(
            ("id", "name", "site", "country"), ("1", "Kari", "Ekby", "NO"), ("2", "Ola", "Ekby", "SE")
        )

        assert found.startswith("Row 3, country: Ekby lies in SE here and in NO in row 2.")

    def test_a_text_right_of_the_headers_is_a_fault(self) -> None:
        (found,) = faults(("id", "name", "site"), ("1", "Kari", "Ekby", "Nord"))

        assert found.startswith("Row 2: “Nord” stands to the right of the last header.")

    def test_two_people_with_one_address_are_a_warning(self) -> None:
        (warning,) = warnings(
            ("id", "name", "site", "email"),
            ("1", "Kari", "Ekby", "post@example.org"),
            ("2", "Ola", "Ekby", "Post@example.org"),
        )

        assert warning.startswith("Row 3, email: Kari in row 2 has the same address.")

    def test_more_than_two_agents_at_a_site_are_a_warning(self) -> None:
        header, agents = (
            ("id", "name", "site", "roles"),
            [(str(n), "Kari", "Ekby", "agent") for n in range(3)],
        )

        assert warnings(header, *agents[:2]) == []
        assert warnings(header, *agents)[0].startswith("roles: Ekby has 3 competence agents.")

    def test_a_leader_without_the_role_is_a_warning(self) -> None:
        (warning,) = warnings(
            ("id", "name", "site", "leader_id", "roles"),
            ("1", "Kari", "Ekby", "", "ansatt"),
            ("2", "Ola", "Ekby", "1", "ansatt"),
        )

        assert warning.startswith(
            "Row 2, roles: Kari leads 1 in this file, but leader is not among the roles."
        )

    @pytest.mark.parametrize(
        "key", ["01017012345", "010170-1234", "010170-123A", "19700101-1234", "7001011234"]
    )
    def test_ids_that_look_like_national_identity_numbers_are_a_warning(self, key: str) -> None:
        (warning,) = warnings(("id", "name", "site"), (key, "Kari", "Ekby"))

        assert warning.startswith("id: 1 of 1 ids look like national identity numbers.")

    @pytest.mark.parametrize("key", ["00417", "a-12", "1400", "99999999999"])
    def test_ordinary_ids_are_no_warning(self, key: str) -> None:
        assert warnings(("id", "name", "site"), (key, "Kari", "Ekby")) == []

    @pytest.mark.parametrize("name", ["BjÃ¸rn", "Bj¿rn", "Bj\ufffdrn"])
    def test_broken_letters_are_a_warning(self, name: str) -> None:
        assert "has broken letters" in warnings(("id", "name", "site"), ("1", name, "Ekby"))[0]

    def test_many_broken_rows_are_one_warning(self) -> None:
        rows = [(str(number), "BjÃ¸rn", "Ekby") for number in range(4)]

        (warning,) = warnings(("id", "name", "site"), *rows)

        assert "has broken letters, as have 3 other rows." in warning

    def test_the_example_of_the_template_is_left_out(self) -> None:
        found = roster(
            ("id", "name", "site"), ("00417", "Kim Eksempel", "Eksempelvik"), ("1", "Kari", "Ekby")
        )

        assert [person.key for person in found.people] == ["1"]
        assert "the template's example is left out" in str(found.warnings[0])


class TestPeopleWhoStay:
    def read(self, *rows: Sequence[str]) -> Roster:
        before = roster(
            ("id", "name", "site", "country", "leader_id"),
            ("1", "Kari", "Ekby", "SE", ""),
            ("2", "Ola", "Ekby", "", "1"),
        )
        known = {person.key: person for person in before.people}
        return read_roster(sheet(*rows), words=WORDS, defaults=NORWAY, known=known)

    def test_may_lead_someone_in_the_file(self) -> None:
        found = self.read(("id", "name", "site", "leader_id"), ("3", "Siv", "Ekby", "1"))

        assert found.people[0].leader_key == "1"

    def test_may_close_a_circle_with_someone_in_the_file(self) -> None:
        with pytest.raises(RosterError, match=r"in a circle: 1 → 2 → 1"):
            self.read(("id", "name", "site", "leader_id"), ("1", "Kari", "Ekby", "2"))

    def test_keep_the_spelling_and_the_country_of_their_site(self) -> None:
        found = self.read(("id", "name", "site"), ("3", "Siv", "ekby"))

        assert (found.people[0].site, found.people[0].country) == ("Ekby", Country.SE)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(CELLS, max_size=14), max_size=6))
def test_any_rows_whatever_either_give_people_or_name_their_faults(rows: list[list[str]]) -> None:
    people, found = outcome([*Column], *rows)

    assert bool(people) != bool(found)


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30) | st.none()),
        min_size=1,
        max_size=30,
        unique_by=lambda p: p[0],
    )
)
def test_whoever_comes_through_has_leaders_that_end_at_the_top(pairs: list[tuple[int, int | None]]) -> None:
    rows = [(str(key), "Kari", "Ekby", "" if leader is None else str(leader)) for key, leader in pairs]
    people, _ = outcome(("id", "name", "site", "leader_id"), *rows)
    leaders = {person.key: person.leader_key for person in people}

    for key in leaders:
        at: str | None = key
        for _ in range(len(leaders)):
            at = leaders[at] if at else None
        assert at is None


def test_one_broken_row_among_good_ones_lets_nobody_in() -> None:
    good = [(str(number), "Kari", "Ekby") for number in range(100)]

    assert len(faults(("id", "name", "site"), *good, ("100", "Ola", ""))) == 1


def test_a_word_file_that_is_broken_names_every_fault(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for language in Language:
        (tmp_path / "people" / f"{language}.toml").write_text("sheet = 1\ncolour = 2\n", "utf-8")
    (tmp_path / "people" / "fi.toml").unlink()

    with pytest.raises(ContentError) as raised:
        load_words(tmp_path)

    assert {fault.file.name for fault in raised.value.faults} == {f"{language}.toml" for language in Language}
    assert any(fault.key == "colour" for fault in raised.value.faults)
