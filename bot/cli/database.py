"""``dult db upgrade``, ``dult backup`` and ``dult restore``: the database as a file to look after."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.house import with_house_of
from bot.cli.terminal import Json, confirm, fail, progress, say_json, settings, tell
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.bootstrap import Opened


def add_to(dult: typer.Typer) -> None:
    """Put the commands at the top of the command line."""
    group = typer.Typer(no_args_is_help=True, help="Look after the database.")
    group.command("upgrade", epilog="    dult db upgrade")(upgrade)
    dult.add_typer(group, name="db")
    dult.command("backup", epilog="    dult backup /srv/backups")(backup)
    dult.command("restore", epilog="    dult restore /srv/backups/dult-2026-11-21T213000Z.sqlite")(restore)


def upgrade(context: typer.Context, as_json: Json = False) -> None:
    """Bring the database to this version, with a copy of the former one beside it, as every start does."""
    from adapters.database.examine import examine

    chosen = settings(context)
    path = _database(chosen)
    state = examine(path)
    if state.exists and state.faults:
        fail(*(f"{path} {fault}" for fault in state.faults))
    former = with_house_of(chosen, _former)
    tell(f"{path} is at version {state.newest}.")
    if as_json:
        say_json({"database": path, "version": state.newest, "former": former})


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(help="A folder, or the name of the file to make.")] = Path(),
    as_json: Json = False,
) -> None:
    """Copy the database to a file, also while Dult runs; the copy is what it was at one moment."""
    from adapters.database.backup import back_up
    from adapters.database.journal import path_of

    chosen = settings(context)
    with progress("Copying") as show:
        file = back_up(_database(chosen), to, datetime.now(UTC), show)
    tell(f"{file} is there. It holds what people wrote: keep it as safe as the database.")
    tell(f"Keep dult.toml, {chosen.data / 'days-off.toml'} and your own packs too, where you have them.")
    tell(
        f"Keep {path_of(_database(chosen))} always as it is now: it tells a restore what people erased since."
    )
    if as_json:
        say_json({"file": file, "journal": path_of(_database(chosen))})


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `dult backup` made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: Json = False,
) -> None:
    """Put a backup in the database's place; Dult must not be running. The former database is kept."""
    from adapters.database.backup import restore as put_back

    chosen = settings(context)
    path = _database(chosen)
    if path.exists() and not (yes or confirm(f"Put {file} in the place of {path}?")):
        fail("Nothing was changed. To restore without being asked, add --yes.")
    with progress("Copying") as show:
        aside = put_back(file, path, datetime.now(UTC), show)
    with_house_of(chosen, _former)
    tell(f"{path} is as {file} has it. What people had erased since then stays erased.")
    if aside:
        tell(f"What it was before is kept in {aside}: remove it when you no longer need it.")
    if as_json:
        say_json({"database": path, "restored": file, "former": aside})


def _database(chosen: Settings) -> Path:
    from bot.bootstrap import DATABASE

    return chosen.data / DATABASE


async def _former(house: "Opened") -> Path | None:
    """Opening the database has brought it to this version, and erased again what people had erased."""
    return house.former
