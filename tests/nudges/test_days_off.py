import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from holidays import country_holidays

from nudges.days_off import BeyondTableError, DayKind, DayOff, DaysOff, DaysOffError
from nudges.person import Country
from tests.nudges.strategies import DAYS_OFF_FOLDER, shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DAYS_OFF_FOLDER, tmp_path / "days-off"))


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "days-off.toml"


class TestShippedTables:
    def test_reach_five_years_beyond_the_year_they_were_made_in(self) -> None:
        table = shipped()

        assert table.first == date(2025, 1, 1)
        assert table.last >= date(2031, 12, 31)

    @pytest.mark.parametrize("country", Country)
    def test_hold_every_public_holiday_of_the_law(self, country: Country) -> None:
        table = shipped()
        by_law = country_holidays(country, years=range(table.first.year, table.last.year + 1))

        for day in by_law:
            off = table.day_off(country, day)
            assert off is not None, f"{country} {day}"
            assert off.kind is DayKind.PUBLIC_HOLIDAY

    @pytest.mark.parametrize("country", Country)
    def test_call_nothing_a_public_holiday_that_is_none(self, country: Country) -> None:
        table = shipped()
        by_law = country_holidays(country, years=range(table.first.year, table.last.year + 1))

        named = {day for day, off in table.days[country].items() if off.kind is DayKind.PUBLIC_HOLIDAY}

        assert named == by_law.keys()

    @pytest.mark.parametrize(
        ("country", "category"), [("SE", "de_facto"), ("SE", "optional"), ("DK", "optional")]
    )
    def test_hold_what_the_library_calls_customary(self, country: str, category: str) -> None:
        table = shipped()
        years = range(table.first.year, table.last.year + 1)
        customary = country_holidays(country, years=years, categories=(category,))

        assert customary.keys() <= table.days[Country(country)].keys()

    @pytest.mark.parametrize("country", Country)
    @pytest.mark.parametrize("year", range(2026, 2032))
    def test_are_closed_from_christmas_eve_to_new_years_day(self, country: Country, year: int) -> None:
        for ahead in range(9):
            assert shipped().day_off(country, date(year - 1, 12, 24) + timedelta(days=ahead))

    @pytest.mark.parametrize(
        ("country", "first", "last"),
        [
            (Country.NO, date(2027, 7, 12), date(2027, 8, 1)),
            (Country.DK, date(2027, 7, 12), date(2027, 8, 1)),
            (Country.SE, date(2027, 7, 12), date(2027, 8, 8)),
            (Country.FI, date(2027, 7, 1), date(2027, 7, 31)),
        ],
    )
    def test_are_closed_in_the_general_summer_holiday_and_open_around_it(
        self, country: Country, first: date, last: date
    ) -> None:
        summer = [day for day, off in shipped().days[country].items() if off.kind is DayKind.FELLESFERIE]

        of_2027 = [day for day in summer if day.year == 2027]

        assert (of_2027[0], of_2027[-1]) == (first, last)
        assert len(of_2027) == (last - first).days + 1

    @pytest.mark.parametrize(
        ("country", "day", "expected"),
        [
            (Country.NO, date(2027, 3, 24), DayOff(kind=DayKind.HOLY_WEEK, name="Onsdag før påske")),
            (Country.NO, date(2027, 12, 24), DayOff(kind=DayKind.EVE, name="Julaften")),
            (Country.NO, date(2027, 5, 7), DayOff(kind=DayKind.SQUEEZED_IN, name="Inneklemt dag")),
            (Country.SE, date(2028, 6, 5), DayOff(kind=DayKind.SQUEEZED_IN, name="Klämdag")),
            (Country.SE, date(2027, 6, 25), DayOff(kind=DayKind.EVE, name="Midsommarafton")),
            (Country.SE, date(2027, 11, 5), DayOff(kind=DayKind.HALF_DAY, name="Allhelgonaafton")),
            (Country.DK, date(2026, 6, 5), DayOff(kind=DayKind.HALF_DAY, name="Grundlovsdag")),
            (Country.DK, date(2026, 5, 1), DayOff(kind=DayKind.HALF_DAY, name="Arbejdernes kampdag")),
            (Country.FI, date(2027, 6, 25), DayOff(kind=DayKind.PUBLIC_HOLIDAY, name="Juhannusaatto")),
            (Country.FI, date(2026, 4, 2), DayOff(kind=DayKind.HOLY_WEEK, name="Kiirastorstai")),
            (Country.SE, date(2027, 3, 24), None),
            (Country.DK, date(2026, 5, 4), None),
        ],
    )
    def test_know_what_custom_adds(self, country: Country, day: date, expected: DayOff | None) -> None:
        assert shipped().day_off(country, day) == expected

    @pytest.mark.parametrize("day", [date(2024, 12, 31), date(2037, 1, 1)])
    def test_refuse_to_answer_beyond_their_years(self, day: date) -> None:
        with pytest.raises(BeyondTableError, match=f"{day} lies outside"):
            shipped().day_off(Country.NO, day)


class TestOverlay:
    def test_need_not_exist(self, folder: Path, overlay: Path) -> None:
        assert DaysOff.load(folder, overlay) == shipped()

    def test_adds_the_organisations_own_days(self, folder: Path, overlay: Path) -> None:
        overlay.write_text(
            "[NO]\n"
            'add = [{ from = 2027-02-22, to = 2027-02-26, name = "Vinterferie" },\n'
            '       { from = 2027-08-16, name = "Planleggingsdag" }]\n'
        )

        table = DaysOff.load(folder, overlay)

        winter = DayOff(kind=DayKind.ORGANISATION, name="Vinterferie")
        assert [table.day_off(Country.NO, date(2027, 2, day)) for day in range(21, 28)] == (
            [None] + 5 * [winter] + [None]
        )
        assert str(table.day_off(Country.NO, date(2027, 8, 16))) == "organisation: Planleggingsdag"
        assert table.day_off(Country.SE, date(2027, 8, 16)) is None

    def test_removes_days_on_which_the_organisation_works(self, folder: Path, overlay: Path) -> None:
        overlay.write_text("[DK]\nremove = [{ from = 2027-07-12, to = 2027-08-01 }]\n")

        table = DaysOff.load(folder, overlay)

        assert table.day_off(Country.DK, date(2027, 7, 13)) is None
        assert shipped().day_off(Country.DK, date(2027, 7, 13)) is not None

    def test_leaves_a_public_holiday_its_name_when_it_is_added_again(
        self, folder: Path, overlay: Path
    ) -> None:
        overlay.write_text('[NO]\nadd = [{ from = 2027-05-16, to = 2027-05-18, name = "Stengt" }]\n')

        table = DaysOff.load(folder, overlay)

        off = table.day_off(Country.NO, date(2027, 5, 17))
        assert off is not None
        assert off.kind is DayKind.PUBLIC_HOLIDAY

    def test_is_refused_with_every_fault_of_its_form(self, folder: Path, overlay: Path) -> None:
        overlay.write_text(
            "[NO]\n"
            'add = [{ form = 2027-02-22, name = "Vinterferie" }, { from = 2027-03-01, name = " " }]\n'
            "[IS]\nremove = [{ from = 2027-06-17 }]\n"
        )

        with pytest.raises(DaysOffError) as refusal:
            DaysOff.load(folder, overlay)

        assert set(refusal.value.faults) == {
            "days-off.toml: NO, add, entry 1, from: is missing. Add it.",
            "days-off.toml: NO, add, entry 1, form: is an unknown key. Did you mean `from`?",
            "days-off.toml: NO, add, entry 2, name: is empty. Write what people call the day.",
            "days-off.toml: IS: is unknown. Choose one of NO, SE, DK, FI.",
        }

    def test_is_refused_with_every_date_that_cannot_be_meant(self, folder: Path, overlay: Path) -> None:
        overlay.write_text(
            "[NO]\n"
            'add = [{ from = 2027-02-26, to = 2027-02-22, name = "Vinterferie" },\n'
            '       { from = 2207-02-22, name = "Vinterferie" }]\n'
            "remove = [{ from = 2027-05-18 }]\n"
        )

        with pytest.raises(DaysOffError) as refusal:
            DaysOff.load(folder, overlay)

        backwards, far, working = refusal.value.faults
        assert backwards.startswith("days-off.toml: NO, add, entry 1: 2027-02-26 to 2027-02-22 ")
        assert far.startswith("days-off.toml: NO, add, entry 2: 2207-02-22 ")
        assert working.startswith("days-off.toml: NO, remove, entry 1: 2027-05-18 is no day off.")


class TestBrokenTables:
    def test_are_refused_with_every_fault_of_every_file(self, folder: Path) -> None:
        (folder / "NO.toml").unlink()
        (folder / "SE.toml").write_text("2027 = [")
        (folder / "DK.toml").write_text(
            "[2027]\n"
            '2027-13-01 = { kind = "eve", name = "Nytårsaften" }\n'
            '2027-05-06 = { kind = "holliday", name = "Kristi himmelfartsdag" }\n'
            '2027-12-24 = { kind = "eve", nam = "Juleaften" }\n'
        )
        (folder / "FI.toml").write_text(
            "[2026]\n"
            '2027-12-25 = { kind = "public-holiday", name = "Joulupäivä" }\n'
            "[2028]\n"
            '2028-12-25 = { kind = "public-holiday", name = "Joulupäivä" }\n',
            encoding="utf-8",
        )

        with pytest.raises(DaysOffError) as refusal:
            DaysOff.load(folder)

        beginnings = [
            "NO.toml: cannot be opened (No such file or directory).",
            "SE.toml: is not readable TOML:",
            "DK.toml: 2027, 2027-13-01: is not a date or year. Write a date as 2027-05-17",
            "DK.toml: 2027, 2027-05-06, kind: is unknown. Choose one of public-holiday, eve,",
            "DK.toml: 2027, 2027-12-24, name: is missing. Add it.",
            "DK.toml: 2027, 2027-12-24, nam: is an unknown key. Did you mean `name`?",
            "FI.toml: 2027: has no days off.",
            "FI.toml: 2026, 2027-12-25: stands under the wrong year. Move it to [2027].",
        ]
        assert len(refusal.value.faults) == len(beginnings)
        for fault, beginning in zip(refusal.value.faults, beginnings, strict=True):
            assert fault.startswith(beginning)
        assert str(refusal.value) == "\n".join(refusal.value.faults)

    def test_are_refused_when_empty(self, folder: Path) -> None:
        (folder / "NO.toml").write_text("")

        with pytest.raises(DaysOffError, match="no days off"):
            DaysOff.load(folder)
