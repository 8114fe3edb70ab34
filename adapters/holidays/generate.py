"""Writes the tables of days off: ``python -m adapters.holidays.generate [FOLDER]``."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from babel.dates import format_date
from holidays import country_holidays

from adapters.holidays.layer import days_off
from nudges.days_off import DayOff
from nudges.person import Country

FOLDER = Path("content/days-off")
YEARS_BACK = 1
YEARS_AHEAD = 10
LANGUAGE = {Country.NO: "no", Country.SE: "sv", Country.DK: "da", Country.FI: "fi"}
"""The library's own names; its Norwegian is bokmål."""

HEADER = """\
# Days on which Dult sends nothing in {country}: the exact date, why, and its name.
# Your own days belong in your own file: README.md beside this one tells how.
# Made by `python -m adapters.holidays.generate` with holidays {version}; docs/adr/0004 tells why so.
"""


def years_around(today: date) -> range:
    """Return the years a table made ``today`` covers."""
    return range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)


def days_of(country: Country, year: int) -> dict[date, DayOff]:
    """Return the days off of one year as the installed `holidays` and our layer have them, in order."""
    library = country_holidays(country, years=year, language=LANGUAGE[country])
    public = {day: name.replace("; ", ", ") for day, name in library.items()}
    return dict(sorted(days_off(country, year, public).items()))


def table(country: Country, years: range) -> str:
    """Return the text of a country's file."""
    header = HEADER.format(country=country, version=version("holidays"))
    return header + "".join(f"\n[{year}]\n{''.join(_lines(country, year))}" for year in years)


def main(folder: Path, today: date) -> None:
    """Write one file per country into ``folder``."""
    for country in Country:
        text = table(country, years_around(today))
        (folder / f"{country}.toml").write_text(text, encoding="utf-8")


def _lines(country: Country, year: int) -> Iterator[str]:
    for day, off in days_of(country, year).items():
        weekday = format_date(day, "cccc", locale=LANGUAGE[country])
        yield f'{day} = {{ kind = "{off.kind}", name = "{off.name}" }}  # {weekday}\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER, datetime.now(UTC).date())
