"""One row of a people file, cell by cell."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from nudges.language import Language
from nudges.person import Country, Role, WorkingDays
from nudges.roster import cells
from nudges.roster.cells import CellError
from nudges.roster.header import Header
from nudges.roster.sheet import Finding, SheetRow
from nudges.roster.words import Column, Words

T = TypeVar("T")

LONGEST_CELL = 300
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_BETWEEN_TEAMS = re.compile(r"\s*[|,\n]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a row says of a person; None where the organisation's or the site's own holds."""

    row: int
    key: str
    name: str
    email: str | None
    language: Language | None
    time_zone: str | None
    working_days: WorkingDays | None
    site: str
    country: Country | None
    unit: str | None
    profession: str | None
    teams: tuple[str, ...]
    """Names, not keys."""
    leader_key: str | None
    roles: frozenset[Role] | None


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Takes cells out of a row and notes what is wrong with them."""

    row: SheetRow
    header: Header
    faults: list[Finding] = field(default_factory=list)

    def text(self, column: Column) -> str:
        position = self.header.positions.get(column, len(self.row.cells))
        text = tidy(self.row.cells[position]) if position < len(self.row.cells) else ""
        if len(text) <= LONGEST_CELL:
            return text
        mend = f"Use at most {LONGEST_CELL}. Perhaps a quotation mark was left open here."
        self.fault(column, f"the text has {len(text)} characters.", mend)
        return text[:LONGEST_CELL]

    def needed(self, column: Column) -> str:
        text = self.text(column)
        if not text and column in self.header.positions:
            self.fault(column, "the cell is empty.", "Fill it in, or empty the whole row.")
        return text

    def taken(self, column: Column, read: Callable[[str], T]) -> T | None:
        text = self.text(column)
        try:
            return read(text) if text else None
        except CellError as error:
            self.fault(column, error.problem, error.mend)
            return None

    def fault(self, column: Column, problem: str, mend: str) -> None:
        said = self.header.said(column)
        self.faults.append(Finding(row=self.row.number, column=said, problem=problem, mend=mend))


def tidy(text: str) -> str:
    """Take away what nobody sees: spaces around and doubled, invisible characters, split accents."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    printable = "".join(char if char.isprintable() or char.isspace() else "" for char in composed)
    return " ".join(printable.split())


def read_row(row: SheetRow, header: Header, words: Words) -> tuple[Draft, list[Finding]]:
    """Return what ``row`` says and everything that is wrong with it; a faulty cell counts as empty."""
    reader = _Reader(row=row, header=header)
    draft = Draft(
        row=row.number,
        key=reader.needed(Column.ID),
        name=reader.needed(Column.NAME),
        email=reader.taken(Column.EMAIL, cells.email),
        language=reader.taken(Column.LANGUAGE, lambda text: cells.language(text, words)),
        time_zone=reader.taken(Column.TIME_ZONE, cells.time_zone),
        working_days=reader.taken(Column.WORKING_DAYS, lambda text: cells.working_days(text, words)),
        site=reader.needed(Column.SITE),
        country=reader.taken(Column.COUNTRY, lambda text: cells.country(text, words)),
        unit=reader.text(Column.UNIT) or None,
        profession=reader.text(Column.PROFESSION) or None,
        teams=cells.items(reader.text(Column.TEAM), _BETWEEN_TEAMS),
        leader_key=reader.text(Column.LEADER_ID) or None,
        roles=reader.taken(Column.ROLES, lambda text: cells.roles(text, words)),
    )
    return draft, reader.faults + _beyond(row, header)


def _beyond(row: SheetRow, header: Header) -> list[Finding]:
    """A text right of the last header is mostly a separator inside a text that has no quotation marks."""
    extra = [cell for cell in row.cells[len(header.row.cells) :] if cell.strip()]
    if not extra:
        return []
    problem = f"“{extra[0]}” stands to the right of the last header."
    mend = "Take it away, or put quotation marks around a text that holds the file's separator."
    return [Finding(row=row.number, column=None, problem=problem, mend=mend)]
