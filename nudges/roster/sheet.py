"""What comes out of somebody's spreadsheet before it means anything, and what can be said against it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row that is not empty, as text."""

    number: int
    """As the spreadsheet program shows it in its margin; the first row is 1."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file's rows in their order, the one with the headers among them."""

    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about a people file that its owner should know: where it is, what it is and what to do."""

    row: int | None
    """None when it is about the file as a whole."""
    column: str | None
    """The header as it stands in the file."""
    problem: str
    mend: str

    def __str__(self) -> str:
        """Say all of it in one line."""
        row = None if self.row is None else f"Row {self.row}"
        place = ", ".join(part for part in (row, self.column) if part)
        return f"{place}: {self.problem} {self.mend}" if place else f"{self.problem} {self.mend}"


class RosterError(Exception):
    """The people file cannot be used as it is; ``faults`` names everything to mend, not only the first."""

    def __init__(self, faults: Sequence[Finding]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def whole_file(problem: str, mend: str) -> RosterError:
    """Return the error of a file that cannot be read at all."""
    return RosterError([Finding(row=None, column=None, problem=problem, mend=mend)])
