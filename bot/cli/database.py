"""``dult db upgrade``, ``dult backup`` and ``dult restore``: the database as something to look after."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.drawing import progress
from bot.cli.house import with_house_of
from bot.cli.keeping import place_of
from bot.cli.terminal import Json, confirm, fail, say_json, settings, tell

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
    """Bring the database to this version, as every start does.

    Of a file a copy of the former one is kept beside it; on a server make a backup first.
    """
    from adapters.database.migrate import newest

    chosen = settings(context)
    place = place_of(chosen)
    if faults := place.refusals():
        fail(*faults)
    former = with_house_of(chosen, _former)
    place.complete()
    tell(f"The database {place.name} is at version {newest()}.")
    if as_json:
        say_json({"database": place.name, "version": newest(), "former": former})


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(help="A folder, or the name of the file to make.")] = Path(),
    as_json: Json = False,
) -> None:
    """Copy the database to a file, also while Dult runs; the copy is what it was at one moment.

    On a server it is made by PostgreSQL's own `pg_dump`, which has to be installed here.
    """
    chosen = settings(context)
    place = place_of(chosen)
    with progress("Copying") as show:
        file = place.back_up(to, show)
    tell(f"{file} is there. It holds what people wrote: keep it as safe as the database.")
    tell(f"Keep dult.toml, {chosen.data / 'days-off.toml'} and your own packs too, where you have them.")
    tell(f"Keep {place.journal} always as it is now: it tells a restore what people erased since.")
    if as_json:
        say_json({"file": file, "journal": place.journal})


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `dult backup` made.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: Json = False,
) -> None:
    """Put a backup in the database's place; Dult must not be running. The former database is kept."""
    chosen = settings(context)
    place = place_of(chosen)
    if not yes and place.is_there() and not confirm(f"Put {file} in the place of the database {place.name}?"):
        fail("Nothing was changed. To restore without being asked, add --yes.")
    with progress("Copying") as show:
        aside = place.restore(file, show)
    with_house_of(chosen, _former)
    place.complete()
    tell(f"The database {place.name} is as {file} has it. What people had erased since then stays erased.")
    if aside:
        tell(f"What it was before is kept in {aside}: remove it when you no longer need it.")
    if as_json:
        say_json({"database": place.name, "restored": file, "former": aside})


async def _former(house: "Opened") -> Path | None:
    """Opening the database has brought it to this version, and erased again what people had erased."""
    return house.former
