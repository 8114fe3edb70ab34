"""``dult key``: the keys that seal what is secret in the database."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot import doctor
from bot.cli.check import database_of
from bot.cli.house import with_house_of
from bot.cli.terminal import Json, run, say, say_json, settings, tell
from bot.finding import Finding
from bot.secret_key import Sealed, keep_first, keys_at_hand, new_key
from bot.settings import Settings

if TYPE_CHECKING:
    from adapters.slack.install.seal import Seal
    from bot.bootstrap import Opened

LOST = 1
"""What a rotation ends with that leaves something sealed with another key than the first."""

commands = typer.Typer(no_args_is_help=True, help="Look after the keys that seal tokens in the database.")


@commands.command("new", epilog="    dult key new\n\n    dult key new --keep && dult key rotate")
def new(
    context: typer.Context,
    keep: Annotated[
        bool, typer.Option("--keep", help="Put it first where Dult keeps its own, and print nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a key: printed for DULT_SECRET_KEY, or put first in the data folder's `secret-key`."""
    if keep:
        _keep(settings(context), as_json=as_json)
        return
    key = new_key()
    tell("Put it first, and the former keys after it: the first seals, all of them open.")
    if as_json:
        say_json({"key": key})
    else:
        say(key)


def _keep(chosen: Settings, *, as_json: bool) -> None:
    file = keep_first(chosen, new_key())
    tell(f"A new key stands first in {file}, and the former after it. Now `dult key rotate`.")
    if as_json:
        say_json({"file": file})


@commands.command("rotate", epilog="    dult key rotate && dult check")
def rotate(context: typer.Context, as_json: Json = False) -> None:
    """Seal anew with the first key what an older one sealed, also while Dult runs.

    Give Dult the new key first: one that runs without it cannot read what is sealed with it. Exit code 1 if
    something is left that another key sealed.
    """
    chosen = settings(context)
    seal = _seal(chosen)
    anew, sealed = with_house_of(chosen, lambda house: _rotated(house, seal))
    tell(f"{anew} secrets were sealed anew." if anew else "Nothing was sealed with an older key.")
    for finding in doctor.keys(sealed):
        tell(finding.sentence)
    if as_json:
        say_json({"anew": anew, "first": sealed.first, "older": sealed.older, "lost": sealed.lost})
    if sealed.older or sealed.lost:
        raise typer.Exit(LOST)


def findings(chosen: Settings) -> list[Finding]:
    """Tell what ``dult check`` has to say of the keys; nothing where there is no database to look into."""
    return list(doctor.keys(run(_looked(chosen))))


async def _looked(chosen: Settings) -> Sealed:
    from adapters.slack.install.reseal import standing

    async with database_of(chosen) as database:
        return await standing(database.reader, _seal(chosen)) if database else Sealed()


async def _rotated(house: "Opened", seal: "Seal") -> tuple[int, Sealed]:
    from adapters.slack.install.reseal import reseal, standing

    its = house.database
    return await reseal(its.reader, its.writer, seal), await standing(its.reader, seal)


def _seal(chosen: Settings) -> "Seal":
    """Return the seal of the keys there are; without any, one that opens nothing: a look makes no file."""
    from adapters.slack.install.seal import Seal

    return Seal(keys_at_hand(chosen) or (new_key(),))
