from datetime import date
from pathlib import Path

import pytest
from holidays import country_holidays

from adapters.holidays.generate import days_of, main, years_around
from adapters.holidays.layer import easter_sunday
from nudges.days_off import DayKind, DaysOff
from nudges.person import Country
from tests.nudges.strategies import DAYS_OFF_FOLDER, shipped


@pytest.mark.parametrize("country", Country)
def test_the_shipped_table_is_what_the_generator_makes_of_the_installed_holidays(country: Country) -> None:
    table = shipped()

    made = {
        day: off
        for year in range(table.first.year, table.last.year + 1)
        for day, off in days_of(country, year).items()
    }

    assert table.days[country] == made, "run `python -m adapters.holidays.generate` and review what changed"


def test_a_table_reaches_at_least_five_years_beyond_the_day_it_is_made() -> None:
    years = years_around(date(2026, 11, 21))

    assert years[0] < 2026
    assert years[-1] >= 2026 + 5


def test_the_written_files_load_and_read_as_one_day_a_line(tmp_path: Path) -> None:
    main(tmp_path, date(2026, 11, 21))

    table = DaysOff.load(tmp_path)

    assert table == shipped()
    lines = (tmp_path / "FI.toml").read_text(encoding="utf-8").splitlines()
    assert '2027-01-06 = { kind = "public-holiday", name = "Loppiainen" }  # keskiviikko' in lines


def test_the_shipped_files_are_untouched_by_hand(tmp_path: Path) -> None:
    main(tmp_path, date(shipped().first.year + 1, 1, 1))

    for made in tmp_path.iterdir():
        assert made.read_text(encoding="utf-8") == (DAYS_OFF_FOLDER / made.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("country", Country)
def test_easter_is_where_the_library_names_it(country: Country) -> None:
    for year in range(2025, 2060):
        public = dict(country_holidays(country, years=year, language="en_US"))

        assert "Easter Sunday" in public[easter_sunday(year, public)]


def test_holidays_without_easter_are_refused() -> None:
    with pytest.raises(ValueError, match="no Easter"):
        easter_sunday(2027, {date(2027, 1, 1): "New Year"})


@pytest.mark.parametrize("country", Country)
def test_a_squeezed_in_day_is_a_weekday_beside_a_holiday(country: Country) -> None:
    for year in range(2025, 2037):
        days = days_of(country, year)
        squeezed = [day for day, off in days.items() if off.kind is DayKind.SQUEEZED_IN]

        for day in squeezed:
            assert day.isoweekday() <= 5
            neighbours = [date.fromordinal(day.toordinal() + step) for step in (-1, 1)]
            assert all(near in days or near.isoweekday() > 5 for near in neighbours)
            assert any(near in days for near in neighbours)
