"""``dult slack``: bring Dult into Slack, and find out why it is not there."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import database_of, end_with
from bot.cli.terminal import run, say, settings
from bot.settings import Settings
from bot.settings_slack import SlackFeature
from nudges.language import Language

if TYPE_CHECKING:
    from adapters.slack.doctor import Seen

FAULTY = 2

commands = typer.Typer(no_args_is_help=True, help="Bring Dult into Slack.")


@commands.command(
    "manifest",
    epilog="    dult slack manifest\n\n    dult slack manifest --url https://dult.example.org",
)
def manifest(
    context: typer.Context,
    socket_mode: Annotated[
        bool | None,
        typer.Option(
            "--socket-mode/--http",
            help="Dult calls Slack, or Slack calls Dult. [Socket Mode, unless an address is known]",
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Where people reach Dult by https. [DULT_PUBLIC_URL]")
    ] = None,
    feature: Annotated[
        list[SlackFeature] | None,
        typer.Option(help="What Dult may do besides tasks; again for each. [DULT_SLACK_FEATURES]"),
    ] = None,
    org_wide: Annotated[
        bool, typer.Option("--org-wide", help="An Enterprise organisation installs it for all.")
    ] = False,
    rotate_tokens: Annotated[
        bool, typer.Option("--rotate-tokens", help="Tokens live 12 hours; cannot be switched off again.")
    ] = False,
    language: Annotated[
        Language | None, typer.Option(help="Of the words in the app's profile. [DULT_LANGUAGE]")
    ] = None,
    as_yaml: Annotated[bool, typer.Option("--yaml/--json", help="How it is written.")] = False,
) -> None:
    """Print what Slack makes the app from: api.slack.com/apps, Create New App, From a manifest."""
    from adapters.slack import manifest as app
    from bot.bootstrap import CONTENT
    from bot.phrases import Phrases

    chosen = settings(context)
    address = url or _https(chosen)
    shape = app.Shape(
        features=feature or chosen.slack_features,
        url=address,
        socket_mode=(chosen.uses_socket_mode or not address) if socket_mode is None else socket_mode,
        org_wide=org_wide,
        rotates=rotate_tokens,
    )
    made = app.manifest(shape, Phrases.load(CONTENT / "phrases"), language or chosen.defaults.language)
    say(app.as_yaml(made) if as_yaml else app.as_json(made))


def _https(chosen: Settings) -> str | None:
    is_https = chosen.public_url is not None and chosen.public_url.scheme == "https"
    return str(chosen.public_url) if is_https else None


@commands.command("doctor", epilog="    dult slack doctor && dult serve")
def doctor(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For a script.")] = False
) -> None:
    """Look at tokens, scopes, connection, people and rooms, and say what to do. Exit code 2 at a fault."""
    from adapters.slack.doctor import examine

    end_with(examine(run(_seen(settings(context)))), as_json=as_json, faulty=FAULTY)


async def _seen(chosen: Settings) -> "Seen":
    from adapters.database.reach import reach
    from adapters.slack.client import session
    from adapters.slack.install.parts import install_parts
    from adapters.slack.visit import visit
    from bot.bootstrap import CONTENT
    from bot.phrases import Phrases
    from bot.secret_key import secret_keys

    async with session() as http, database_of(chosen) as database:
        if database is None:
            return await visit(chosen, http, None, None)
        async with install_parts(
            chosen,
            http,
            reader=database.reader,
            writer=database.writer,
            keys=lambda: secret_keys(chosen),
            phrases=Phrases.load(CONTENT / "phrases"),
            on_installed=_nothing,
        ) as parts:
            return await visit(chosen, http, parts.installs, await reach(database, "slack"))


async def _nothing(_: object) -> None:
    """A doctor installs nothing."""
