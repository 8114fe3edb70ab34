"""``dult check``: is everything as it should be, and what is to be done about the rest."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.console import Console

from bot import doctor, doctor_server
from bot.cli.terminal import Json, say_json, settings
from bot.finding import Finding, Verdict
from bot.settings import Settings

if TYPE_CHECKING:
    from adapters.database.engine import Database

MARKS = {Verdict.WELL: "[green]✓[/green]", Verdict.NOTE: "[yellow]![/yellow]", Verdict.FAULT: "[red]✗[/red]"}


def add_to(dult: typer.Typer) -> None:
    """Put the command at the top of the command line."""
    dult.command("check", epilog="    dult check && echo all well")(check)


def check(context: typer.Context, as_json: Json = False) -> None:
    """Look at settings, content, database, keys and beat, and say what to do. Exit code 1 at a fault."""
    end_with(_findings(settings(context)), as_json=as_json, faulty=1)


def _findings(chosen: Settings) -> list[Finding]:
    from bot.bootstrap import CONTENT, DAYS_OFF
    from bot.content import check as check_content
    from nudges.days_off import DaysOff

    now = datetime.now(UTC)
    words = check_content(CONTENT / "packs", chosen.content, phrases=CONTENT / "phrases")
    return [
        doctor.exposure(chosen),
        *doctor.content(words.faults, words.summary),
        *doctor.days_off(lambda: DaysOff.load(CONTENT / "days-off", chosen.data / DAYS_OFF), now.date()),
        *(_of_the_server(chosen) if chosen.is_on_a_server else _of_the_file(chosen)),
    ]


def _of_the_file(chosen: Settings) -> Iterator[Finding]:
    from adapters.database.examine import examine
    from adapters.database.in_use import is_in_use
    from bot.bootstrap_database import DATABASE
    from bot.cli import key

    path = chosen.data / DATABASE
    state = examine(path)
    yield from doctor.database(path, state)
    yield from key.findings(chosen)
    yield doctor.room(chosen.data)
    yield doctor.beat(state, datetime.now(UTC), is_running=is_in_use(chosen.data))


def _of_the_server(chosen: Settings) -> Iterator[Finding]:
    from adapters.database.server import look
    from adapters.queue import standing
    from bot.cli import key

    assert chosen.database_url is not None  # noqa: S101 - it is on a server
    url = chosen.database_url.get_secret_value()
    state = look(url)
    yield from doctor_server.server(state, standing.look(url), datetime.now(UTC))
    yield from key.findings(chosen)


def end_with(findings: Sequence[Finding], *, as_json: bool, faulty: int) -> NoReturn:
    """Print what was found and end; ``faulty`` is the exit code where there is a fault."""
    if as_json:
        say_json([asdict(one) for one in findings])
    else:
        _print(findings)
    raise typer.Exit(faulty if any(one.verdict is Verdict.FAULT for one in findings) else 0)


def _print(findings: Sequence[Finding]) -> None:
    """Print each with its mark: well, worth knowing, or a fault."""
    console = Console(highlight=False, soft_wrap=True)
    for one in findings:
        console.print(f"{MARKS[one.verdict]} [bold]{one.part}[/bold] ", end="")
        console.print(one.sentence, markup=False)


@asynccontextmanager
async def database_of(chosen: Settings) -> AsyncIterator["Database | None"]:
    """Open the database for a look; nothing where there is none of this version that can be used."""
    database = _usable(chosen)
    try:
        yield database
    finally:
        if database:
            await database.close()


def _usable(chosen: Settings) -> "Database | None":
    from adapters.database.engine import Database
    from adapters.database.examine import examine
    from adapters.database.server import look
    from bot.bootstrap_database import DATABASE

    if chosen.database_url:
        url = chosen.database_url.get_secret_value()
        there = look(url)
        return None if there.faults or there.version != there.newest else Database.at(url)
    state = examine(chosen.data / DATABASE)
    whole = not state.faults and state.version == state.newest
    return Database.file(chosen.data / DATABASE) if whole else None
