"""Rows out of a delimited text file, however Excel in the Nordic countries wrote it."""

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from nudges.roster import Sheet, SheetRow, Words
from nudges.roster.header import known_columns
from nudges.roster.sheet import RosterError, whole_file

MOST_ROWS = 200_000
_DELIMITERS = (";", "\t", ",")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TOP = 10


def read_delimited(content: bytes, words: Words) -> Sheet:
    """Return the rows that are not empty.

    The separator is the one that makes most headers of the first rows: statistics of the whole text, as
    ``csv.Sniffer`` does them, are led astray by commas in names and roles.

    Raises:
        RosterError: the text cannot be decoded, is no table, or is far too long.
    """
    told, text = _told(_decoded(content))
    delimiter = told or max(_DELIMITERS, key=lambda candidate: _headers(text, candidate, words))
    try:
        return Sheet(rows=tuple(_rows(text, delimiter)))
    except csv.Error as error:
        raise whole_file(
            f"The table cannot be read: {error}.", "Save it as “CSV UTF-8” once more."
        ) from error


def _decoded(content: bytes) -> str:
    """Decode by byte order mark, else as UTF-8, else as Western European Windows does."""
    encodings = [name for mark, name in _MARKS if content.startswith(mark)]
    for encoding in encodings or _unmarked(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise whole_file(
        "The file is neither UTF-8 nor Western European text.", "Save it as “CSV UTF-8” or as .xlsx."
    )


def _unmarked(content: bytes) -> list[str]:
    if b"\0" in content[:2000]:  # Latin letters in UTF-16 have a zero byte each
        return ["utf-16-be" if content[:1] == b"\0" else "utf-16-le"]
    return ["utf-8", "cp1252"]


def _told(text: str) -> tuple[str | None, str]:
    """Take off Excel's own first line ``sep=;``, which no spreadsheet shows as a row."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said[:4].lower() == "sep=" and len(said) == 5:
        return said[4], rest
    return ("\t", rest) if first.rstrip("\r").lower() == "sep=\t" else (None, text)


def _headers(text: str, delimiter: str, words: Words) -> tuple[int, int]:
    """Tell how many headers a separator makes, and how wide the first row then is."""
    top: list[SheetRow] = []
    with suppress(csv.Error):  # what cannot be read with the chosen separator is told when all is read
        top.extend(islice(_rows(text, delimiter), _TOP))
    return max((known_columns(row, words) for row in top), default=0), len(top[0].cells) if top else 0


def _rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
        if number > MOST_ROWS:
            raise too_many_rows()
        if any(cell.strip() for cell in cells):
            yield SheetRow(number=number, cells=tuple(cells))


def too_many_rows() -> RosterError:
    """Return the error of a file that is longer than any list of people."""
    return whole_file(f"The file has more than {MOST_ROWS:,} rows.", "Import the people in several files.")
