"""The days on which nothing is sent: one table per country, with what the organisation adds and removes."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails

from nudges.person import Country


class DayKind(StrEnum):
    """Why a day is off; where a day has several grounds, the table names the first of these."""

    PUBLIC_HOLIDAY = "public-holiday"
    EVE = "eve"
    HOLY_WEEK = "holy-week"
    HALF_DAY = "half-day"
    """A day on which many stop at noon, such as 5 June in Denmark."""
    ROMJUL = "romjul"
    """24 December to 1 January, in every country."""
    FELLESFERIE = "fellesferie"
    """The general summer holiday."""
    SQUEEZED_IN = "squeezed-in"
    """A lone working day between a holiday and a weekend or another holiday: *inneklemt*, *klämdag*."""
    ORGANISATION = "organisation"
    """Added by the organisation itself."""


class DaysOffError(Exception):
    """The tables cannot be used; ``faults`` holds a sentence for each thing to mend.

    DaysOffError
    └── BeyondTableError    a date was asked for that the tables do not reach
    """

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class BeyondTableError(DaysOffError):
    """Nobody knows yet whether that date is a day off, and unknown must never count as a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """One day off; ``name`` is in the country's own language."""

    kind: DayKind
    name: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """Every day off of every country from ``first`` to ``last``, both included."""

    days: Mapping[Country, Mapping[date, DayOff]]
    first: date
    last: date

    def day_off(self, country: Country, day: date) -> DayOff | None:
        """Tell what ``day`` is in ``country``; None is a day on which people work.

        Raises:
            BeyondTableError: ``day`` is before ``first`` or after ``last``.
        """
        if not self.first <= day <= self.last:
            raise BeyondTableError(
                f"The days off reach from {self.first} to {self.last}, and {day} lies outside: choose another"
                " date, or lengthen the tables with `python -m adapters.holidays.generate`."
            )
        return self.days[country].get(day)

    @classmethod
    def load(cls, folder: Path, overlay: Path | None = None) -> Self:
        """Read ``<country>.toml`` of every country from ``folder`` and lay ``overlay`` over them.

        The overlay is the organisation's own file and need not exist.

        Raises:
            DaysOffError: listing every fault of every file.
        """
        faults: list[str] = []
        tables = {country: _read_table(folder / f"{country}.toml", faults) for country in Country}
        changes = _read_overlay(overlay, faults)
        if faults:
            raise DaysOffError(*faults)
        shipped = cls(
            days={country: _days_of(table) for country, table in tables.items()},
            first=date(max(min(table) for table in tables.values()), 1, 1),
            last=date(min(max(table) for table in tables.values()), 12, 31),
        )
        return shipped._changed(changes, overlay.name if overlay else "")

    def _changed(self, changes: "_Overlay", file: str) -> Self:
        faults = [
            f"{file}: {country}, {fault}"
            for country, change in changes.items()
            for fault in self._faults_of(country, change)
        ]
        if faults:
            raise DaysOffError(*faults)
        return replace(self, days={**self.days, **{c: _lay(self.days[c], changes[c]) for c in changes}})

    def _faults_of(self, country: Country, change: "_Changes") -> Iterator[str]:
        for list_name, spans in (("add", change.add), ("remove", change.remove)):
            for number, span in enumerate(spans, start=1):
                if not self.first <= span.from_ <= span.last <= self.last:
                    yield (
                        f"{list_name}, entry {number}: {span} is not within {self.first} to {self.last},"
                        f" or ends before it begins. Correct the dates."
                    )
                elif list_name == "remove" and not self.days[country].keys() & span.days():
                    yield f"remove, entry {number}: {span} is no day off. Correct the date or take it out."


_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _iso_date(written: object) -> object:
    return date.fromisoformat(written) if isinstance(written, str) else written


_Date = Annotated[date, BeforeValidator(_iso_date)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: DayKind
    name: _Name


class _Span(BaseModel):
    model_config = ConfigDict(extra="forbid")

    from_: _Date = Field(alias="from")
    to: _Date | None = None

    def __str__(self) -> str:
        return f"{self.from_}" if self.to is None else f"{self.from_} to {self.to}"

    @property
    def last(self) -> date:
        return self.to or self.from_

    def days(self) -> set[date]:
        return {self.from_ + timedelta(days=ahead) for ahead in range((self.last - self.from_).days + 1)}


class _Added(_Span):
    name: _Name


class _Changes(BaseModel):
    model_config = ConfigDict(extra="forbid")

    add: list[_Added] = []
    remove: list[_Span] = []


_Table = dict[int, dict[_Date, _Entry]]
_Overlay = dict[Country, _Changes]
_TABLE: TypeAdapter[_Table] = TypeAdapter(_Table)
_OVERLAY: TypeAdapter[_Overlay] = TypeAdapter(_Overlay)
_Shape = TypeVar("_Shape")
_KEYS = ("kind", "name", "from", "to", "add", "remove")


def _read_table(path: Path, faults: list[str]) -> _Table:
    table = _read(path, _TABLE, faults)
    if table is None:
        return {}
    years = range(min(table), max(table) + 1) if table else range(1)
    faults += [
        f"{path.name}: {year}: has no days off. Make the file anew: `python -m adapters.holidays.generate`."
        for year in years
        if not table.get(year)
    ]
    faults += [
        f"{path.name}: {year}, {day}: stands under the wrong year. Move it to [{day.year}]."
        for year, days in table.items()
        for day in days
        if day.year != year
    ]
    return table


def _read_overlay(path: Path | None, faults: list[str]) -> _Overlay:
    if path is None or not path.exists():
        return {}
    return _read(path, _OVERLAY, faults) or {}


def _read(path: Path, shape: TypeAdapter[_Shape], faults: list[str]) -> _Shape | None:
    try:
        return shape.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as wrong:
        faults.append(
            f"{path.name}: cannot be opened ({wrong.strerror}). Put it back where Dult may read it."
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        faults.append(f"{path.name}: is not readable TOML: {wrong}. Mend that place.")
    except ValidationError as wrong:
        faults += [f"{path.name}: {_sentence(error)}" for error in wrong.errors()]
    return None


def _sentence(error: ErrorDetails) -> str:
    keys = [f"entry {key + 1}" if isinstance(key, int) else key for key in error["loc"] if key != "[key]"]
    return f"{', '.join(keys)}: {_mend(error, keys)}"


def _mend(error: ErrorDetails, keys: list[str]) -> str:
    match error["type"]:
        case "enum":
            return f"is unknown. Choose one of {', '.join(DayKind if 'kind' in keys else Country)}."
        case "missing":
            return "is missing. Add it."
        case "string_too_short":
            return "is empty. Write what people call the day."
        case "extra_forbidden":
            near = get_close_matches(keys[-1], _KEYS, n=1)
            return "is an unknown key. " + (f"Did you mean `{near[0]}`?" if near else "Take it out.")
        case "value_error" | "date_type" | "date_from_datetime_inexact" | "int_parsing":
            return "is not a date or year. Write a date as 2027-05-17 and a year as 2027."
        case _:
            return f"cannot be used: {error['msg']}. Correct it."


def _days_of(table: _Table) -> dict[date, DayOff]:
    return {
        day: DayOff(kind=entry.kind, name=entry.name)
        for days in table.values()
        for day, entry in days.items()
    }


def _lay(days: Mapping[date, DayOff], change: _Changes) -> dict[date, DayOff]:
    removed = {day for span in change.remove for day in span.days()}
    added = {
        day: DayOff(kind=DayKind.ORGANISATION, name=span.name) for span in change.add for day in span.days()
    }
    return added | {day: off for day, off in days.items() if day not in removed}
