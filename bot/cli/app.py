"""The ``dult`` command: its groups, and what its exit codes mean."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import serve
from bot.cli.terminal import Chosen, say, tell
from bot.errors import DultError, UsageError
from nudges.days_off import DaysOffError
from nudges.fault import ContentError
from nudges.library import UnknownItem
from nudges.roster import RosterError

WELL, UNEXPECTED, FAULTY, INTERRUPTED = 0, 1, 2, 130
"""What ``dult`` ends with: all well; something broke; what was given is wrong, nothing changed; Ctrl+C."""


def build(arguments: Sequence[str] = ()) -> typer.Typer:
    """Put the command line together, as far as these arguments need it.

    A process that serves is to send soon after its start, and loads no other command.
    """
    dult = typer.Typer(
        name="dult",
        no_args_is_help=True,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    dult.callback(epilog="Begin with **dult demo**. The settings are explained in docs/settings.md.")(_begin)
    serve.add_to(dult)
    if not (arguments and arguments[0] in serve.COMMANDS):
        _add_all_others(dult)
    return dult


def _add_all_others(dult: typer.Typer) -> None:
    """Add them; what has no group of its own stands at the top."""
    from bot.cli import (
        admin,
        broadcast,
        check,
        content,
        database,
        export,
        key,
        people,
        programme,
        simulate,
        slack,
        teams,
    )

    for module in (check, simulate, export, database):
        module.add_to(dult)
    dult.add_typer(content.commands, name="content")
    dult.add_typer(people.commands, name="people")
    dult.add_typer(programme.commands, name="programme")
    dult.add_typer(broadcast.commands, name="broadcast")
    dult.add_typer(admin.commands, name="admin")
    dult.add_typer(key.commands, name="key")
    dult.add_typer(slack.commands, name="slack")
    dult.add_typer(teams.commands, name="teams")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every fault is a sentence on stderr."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        build(given)(args=given, prog_name="dult")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else UNEXPECTED
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last place to tell a person in a sentence
        return _told(error)
    return WELL


def _told(error: BaseException) -> int:
    match error:
        case UsageError() | ContentError() | RosterError() | DaysOffError():
            return _faulty([str(fault) for fault in error.faults])
        case UnknownItem():
            return _faulty([str(error)])
        case DultError():
            tell(str(error))
        case KeyboardInterrupt():
            return INTERRUPTED
        case BrokenPipeError():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains as it ends
        case _:
            _stumbled(error)
    return UNEXPECTED


def _stumbled(error: BaseException) -> None:
    """Name the place; the whole trace may hold people's words and is shown to who asks for it."""
    if os.environ.get("DULT_LOG_LEVEL", "").lower() == "debug":
        traceback.print_exception(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    tell(f"Dult stumbled over something nobody foresaw: {where}. DULT_LOG_LEVEL=debug shows more.")


def _faulty(faults: Sequence[str]) -> int:
    for fault in faults:
        tell(fault)
    if len(faults) > 1:
        tell(f"{len(faults)} faults; nothing was changed.")
    return FAULTY


def _show_version(asked: bool) -> None:
    if asked:
        say(f"dult {version('dult')}")
        raise typer.Exit


def _begin(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option(help="The settings file; without it dult.toml, where there is one.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="The folder with the database. [DULT_DATA]")] = None,
    _: Annotated[
        bool,
        typer.Option("--version", help="Tell which version this is.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Dult makes learning happen in the working day, in the chat people already use."""
    context.obj = Chosen(config=config, data=data)
