"""``dult teams doctor``: find out why Dult is not in Teams, and what to do about it."""

import logging
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.check import database_of, end_with
from bot.cli.terminal import run, settings
from bot.finding import Finding, fault
from bot.settings import Settings

if TYPE_CHECKING:
    from adapters.teams.doctor.findings import Seen

FAULTY: Final = 2
EXTRA: Final = ("botbuilder.core", "botframework.connector", "msal", "jwt")
"""What comes with ``dult[teams]`` and with nothing else."""


def doctor(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For a script.")] = False
) -> None:
    """Look at credential, tenant, endpoint, people and rooms, and say what to do. Exit code 2 at a fault."""
    end_with(_findings(settings(context)), as_json=as_json, faulty=FAULTY)


def _findings(chosen: Settings) -> list[Finding]:
    if any(not _is_there(name) for name in EXTRA):
        mend = 'Install them with `pip install "dult[teams]"`.'
        return [fault("packages", f"Teams needs packages that a Dult without Teams has not. {mend}")]
    from adapters.teams.doctor.findings import examine

    logging.getLogger("adapters.teams").addHandler(logging.NullHandler())  # what it says, the findings say
    return examine(run(_seen(chosen)))


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


async def _seen(chosen: Settings) -> "Seen":
    from adapters.database.reach import reach
    from adapters.teams.connector import session
    from adapters.teams.doctor.visit import visit
    from adapters.teams.naming import NAME

    async with session() as http, database_of(chosen) as database:
        return await visit(chosen, http, await reach(database, NAME) if database else None)
