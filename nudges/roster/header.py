"""Which column of a people file is which."""

from collections.abc import Mapping
from dataclasses import dataclass

from nudges.roster.sheet import Finding, Sheet, SheetRow, whole_file
from nudges.roster.words import REQUIRED, Column, Words, did_you_mean, plain

_TITLE_ROWS = 10
"""How far below the top the headers may stand: people write a title above their lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where each known column stands."""

    row: SheetRow
    positions: Mapping[Column, int]
    faults: tuple[Finding, ...]
    warnings: tuple[Finding, ...]

    def said(self, column: Column) -> str:
        """Return the header as the file spells it."""
        return self.row.cells[self.positions[column]] if column in self.positions else column


def known_columns(row: SheetRow, words: Words) -> int:
    """Count the cells of ``row`` that are headers of a people file."""
    return len({words.columns[plain(cell)] for cell in row.cells if plain(cell) in words.columns})


def find_header(sheet: Sheet, words: Words) -> Header:
    """Return the header: the row near the top with the most known columns.

    Raises:
        RosterError: the sheet is empty.
    """
    if not sheet.rows:
        raise whole_file(
            "The file has no rows.", "Write the headers in the first row and one person per row."
        )
    row = max(sheet.rows[:_TITLE_ROWS], key=lambda row: known_columns(row, words))
    return _header(row, words)


def _header(row: SheetRow, words: Words) -> Header:
    positions: dict[Column, int] = {}
    faults: list[Finding] = []
    strangers: list[str] = []
    for position, cell in enumerate(row.cells):
        match words.columns.get(plain(cell)):
            case None:
                strangers += [cell] if cell else []
            case column if column in positions:
                faults.append(_twice(row, cell, column))
            case column:
                positions[column] = position
    missing = [column for column in Column if column not in positions]
    meant = {cell: column for cell in strangers if (column := did_you_mean(cell, words.columns)) in missing}
    faults += [_misspelt(row, cell, column) for cell, column in meant.items() if column]
    faults += [_missing(row, column) for column in missing if column in REQUIRED - set(meant.values())]
    unread = tuple(_unread(row, cell) for cell in strangers if cell not in meant)
    return Header(row=row, positions=positions, faults=tuple(faults), warnings=unread)


def _twice(row: SheetRow, cell: str, column: Column) -> Finding:
    problem = f"a second column for {column}."
    return Finding(row=row.number, column=cell, problem=problem, mend="Keep one of the two.")


def _misspelt(row: SheetRow, cell: str, column: Column) -> Finding:
    mend = f"Did you mean {column}? If not, take the column away."
    return Finding(row=row.number, column=cell, problem="this header is not known.", mend=mend)


def _missing(row: SheetRow, column: Column) -> Finding:
    joined = " First and last name stand together in it." if column is Column.NAME else ""
    mend = (
        f"Add a column with the header {column}.{joined} `dult people template` writes a file to start from."
    )
    return Finding(row=row.number, column=column, problem="this column is missing.", mend=mend)


def _unread(row: SheetRow, cell: str) -> Finding:
    mend = "Nothing of it is kept; you may take it away."
    return Finding(row=row.number, column=cell, problem="this column is not read.", mend=mend)
