"""Rows out of an Excel workbook, read as a stream and within limits."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from adapters.spreadsheet.delimited import MOST_ROWS, too_many_rows
from nudges.roster import Sheet, SheetRow, Words
from nudges.roster.header import known_columns
from nudges.roster.sheet import RosterError, whole_file

_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_PARTS = 2_000
_MOST_COLUMNS = 200
_ROWS_OF_EXCEL = 1_048_576
_TOP = 10
_ZEROS = re.compile("0+")


def read_workbook(content: bytes, words: Words) -> Sheet:
    """Return the rows that are not empty of the sheet with the headers, else of the first one.

    Raises:
        RosterError: it is no workbook, or one that unpacks to far more than a list of people.
    """
    _guard(content)
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl tells of drawings and styles it leaves out
            return _opened(content, words)
    except RosterError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers stumble over
        raise _not_excel() from error


def _opened(content: bytes, words: Words) -> Sheet:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return _best(book.worksheets, words)
    finally:
        book.close()


def _guard(content: bytes) -> None:
    """Refuse an archive that declares more than it should; unpacking stops at what is declared."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except Exception as error:  # zipfile, too, lets through whatever it stumbles over
        raise _not_excel() from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise whole_file(
            "The workbook unpacks to far more than a list of people.",
            "Copy the list alone into a new workbook and import that.",
        )


def _not_excel() -> RosterError:
    return whole_file("The file is not a whole Excel workbook.", "Save it as .xlsx or “CSV UTF-8” once more.")


def _best(sheets: list[Any], words: Words) -> Sheet:
    if not sheets:
        return Sheet(rows=())
    tops = [
        max((known_columns(row, words) for row in islice(_rows(sheet), _TOP)), default=0) for sheet in sheets
    ]
    return Sheet(rows=tuple(_rows(sheets[tops.index(max(tops))])))


def _rows(sheet: Any) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # some programs declare a sheet smaller than it is
    filled = 0
    for number, cells in enumerate(islice(sheet.iter_rows(), _ROWS_OF_EXCEL), start=1):
        texts = [_text(cell.value, cell) for cell in cells[:_MOST_COLUMNS]]
        while texts and not texts[-1].strip():
            texts.pop()
        filled += bool(texts)
        if filled > MOST_ROWS:
            raise too_many_rows()
        if texts:
            yield SheetRow(number=number, cells=tuple(texts))


def _text(value: object, cell: Any) -> str:
    """Write a cell as Excel shows it: a number without ``.0``, with the zeros its format puts in front."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float() if value == int(value):
            form = cell.number_format or ""
            return str(int(value)).zfill(len(form) if _ZEROS.fullmatch(form) else 0)
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
