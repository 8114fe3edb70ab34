"""How the command line speaks: results go to stdout, everything said about them to stderr."""

import asyncio
import json
import os
import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

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


def fail(*sentences: str, code: int = 2) -> NoReturn:
    """End with sentences on stderr."""
    for sentence in sentences:
        tell(sentence)
    raise typer.Exit(code)


def confirm(question: str) -> bool:
    """Ask a person; where nobody sits, the answer is no."""
    return sys.stdin.isatty() and typer.confirm(question, err=True)
