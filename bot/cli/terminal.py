"""How the command line speaks: results go to stdout, everything said about them to stderr."""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.settings import Settings

T = TypeVar("T")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON value, for a script.")]
"""Every command has it but those that run until they are stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was said before the command's name."""

    config: Path | None = None
    data: Path | None = None


def settings(context: typer.Context, **options: object) -> Settings:
    """Return the settings; ``options`` are the command's own and come before all others.

    Raises:
        UsageError: a setting is wrong.
    """
    chosen = context.obj if isinstance(context.obj, Chosen) else Chosen()
    options = {**options, "data": options.get("data") or chosen.data}
    return Settings.load(os.environ, file=chosen.config, options=options)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do asynchronous work to its end."""
    return asyncio.run(work)


def say(text: str) -> None:
    """Print a result."""
    typer.echo(text)


def tell(text: str) -> None:
    """Tell the person something about the result."""
    typer.echo(text, err=True)


def say_json(value: object, out: Path | None = None) -> None:
    """Print a result for a script, or write it to a file."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    if out:
        out.write_text(f"{text}\n", encoding="utf-8")
    else:
        typer.echo(text)


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


def fail(*sentences: str, code: int = 2) -> NoReturn:
    """End with sentences on stderr."""
    for sentence in sentences:
        tell(sentence)
    raise typer.Exit(code)


def confirm(question: str) -> bool:
    """Ask a person; where nobody sits, the answer is no."""
    return sys.stdin.isatty() and typer.confirm(question, err=True)


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
