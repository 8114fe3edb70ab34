"""A table as a CSV file, in the form Excel in the Nordic countries opens with a double click."""

import csv
import io
from collections.abc import Iterable, Sequence

Value = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: Value) -> Value:
    """Return ``value`` so that no spreadsheet takes it for a formula; numbers stay numbers.

    What people write may begin with ``=`` and would run when a colleague opens the file (CSV injection).
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return a table with byte order mark, semicolons and CRLF; every cell is made safe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return "\N{BYTE ORDER MARK}" + text.getvalue()
