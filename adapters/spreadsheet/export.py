"""Tables that leave Dult as CSV, in the form Excel in the Nordic countries opens with a double click."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

Value = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Value) -> Value:
    """Return ``value`` so that no spreadsheet takes it for a formula; numbers stay numbers.

    What people write may begin with ``=`` and would run when a colleague opens the file (CSV injection).
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def write_csv(target: Path | IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a table as UTF-8 with byte order mark and semicolons; every cell is made safe."""
    if isinstance(target, Path):
        with target.open("wb") as stream:
            return write_csv(stream, header, rows)
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()
    return None
