"""``dult teams``: bring Dult into Microsoft Teams, and find out why it is not there."""

import typer

from bot.cli.teams_doctor import doctor
from bot.cli.teams_install import install
from bot.cli.teams_package import package

commands = typer.Typer(no_args_is_help=True, help="Bring Dult into Microsoft Teams.")
commands.command(
    "package",
    epilog="    dult teams package\n\n    dult teams package --developer 'Fjord fylke' --version 1.1.0",
)(package)
commands.command(
    "install", epilog="    dult teams install --dry-run\n\n    dult teams install --site Nordre"
)(install)
commands.command("doctor", epilog="    dult teams doctor && dult serve")(doctor)
