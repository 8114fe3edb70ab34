"""What the command line draws: tables, and bars for work that takes long.

Apart from the terminal's words, because a process that serves draws nothing and is to start soon.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.cli.terminal import say_json


def say_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a result as a table, as wide as it needs when nobody looks at it on a screen."""
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 240)
    console.print(table)


def say_rows(rows: Sequence[Mapping[str, object]], columns: Sequence[str], *, as_json: bool) -> None:
    """Print rows as a table, or as a JSON list for a script."""
    if as_json:
        say_json(rows)
    else:
        say_table(columns, [[row[column] for column in columns] for row in rows])


@contextmanager
def progress(what: str) -> Iterator[Callable[[float, float], None]]:
    """Show a bar while work is done; call what it gives with how much of how much is done."""
    bar = Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
