"""Tables that leave Dult as CSV, in the form Excel in the Nordic countries opens with a double click."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from bot.csv_table import Value, csv_text


def write_csv(target: Path | IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a table as UTF-8 with byte order mark and semicolons; every cell is made safe."""
    content = csv_text(header, rows).encode()
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)
