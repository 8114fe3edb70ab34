"""``dult teams package``: make what an administrator uploads to Teams."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.cli.terminal import Json, say, say_json, settings, tell
from bot.settings import Settings
from nudges.language import Language

if TYPE_CHECKING:
    from adapters.teams.install.package import Package

FILE: Final = "dult-teams.zip"
"""What the package is called in the data folder; the next one takes its version from it."""

NEXT: Final = """Next, as an administrator of Teams:
1. In admin.teams.microsoft.com, open Teams apps > Manage apps and upload {path}; if Dult is there already, \
open it and upload the file as its new version.
2. Under Teams apps > Setup policies, add Dult to the installed apps of those who are to have it. \
Teams installs it within a day or so, and pins it where you say.
3. Whoever runs Dult looks with “dult teams doctor”."""


def package(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option(help=f"The file to write. [{FILE} in the data folder]")
    ] = None,
    version: Annotated[
        str | None, typer.Option(help="Of the package. [one higher than before when anything changed]")
    ] = None,
    bot_id: Annotated[str | None, typer.Option(help="The bot's app id. [DULT_TEAMS_APP_ID]")] = None,
    app_id: Annotated[str | None, typer.Option("--id", help="The package's own id. [the bot's]")] = None,
    url: Annotated[
        str | None, typer.Option(help="Where people reach Dult by https. [DULT_PUBLIC_URL]")
    ] = None,
    developer: Annotated[str, typer.Option(help="Who stands behind it, such as your organisation.")] = "Dult",
    website: Annotated[str | None, typer.Option(help="Your page about it. [Dult's address]")] = None,
    privacy: Annotated[str | None, typer.Option(help="Your page about privacy. [Dult's own]")] = None,
    terms: Annotated[str | None, typer.Option(help="Your page of terms. [Dult's own]")] = None,
    graph: Annotated[
        bool | None,
        typer.Option(
            "--graph/--no-graph",
            help="Dult may install itself for people. [as soon as DULT_TEAMS_CATALOG_ID is set]",
        ),
    ] = None,
    language: Annotated[
        Language | None, typer.Option(help="For whoever speaks none of the six. [DULT_LANGUAGE]")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make the package that an administrator uploads to Teams. What is the same gives the same file."""
    from adapters.teams.install.manifest import Shape
    from adapters.teams.install.package import Package, next_package
    from bot.bootstrap import CONTENT
    from bot.phrases import Phrases

    chosen = settings(context)
    shape = Shape(
        bot=bot_id or chosen.teams_app_id or "",
        url=url or _https(chosen),
        id=app_id,
        developer=developer,
        website=website,
        privacy=privacy,
        terms=terms,
        uses_graph=chosen.teams_catalog_id is not None if graph is None else graph,
    )
    path, phrases = output or chosen.data / FILE, Phrases.load(CONTENT / "phrases")
    speaks = language or chosen.defaults.language
    former = Package.read(path)
    made = next_package(shape, phrases, speaks, wanted=version, former=former)
    _write(path, made.zipped())
    _report(path, made, former, as_json=as_json)


def _https(chosen: Settings) -> str:
    is_https = chosen.public_url is not None and chosen.public_url.scheme == "https"
    return str(chosen.public_url) if is_https else ""


def _write(path: Path, content: bytes) -> None:
    """Put the whole file in place at once: half a package is never there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)  # noqa: PTH105 - the whole file or none


def _report(path: Path, made: "Package", former: "Package | None", *, as_json: bool) -> None:
    is_new = former is None or made.files != former.files
    if as_json:
        digest = hashlib.sha256(made.zipped()).hexdigest()
        say_json({"path": path, "version": made.version, "id": made.id, "is_new": is_new, "sha256": digest})
        return
    say(str(path))
    if not is_new:
        tell(f"Version {made.version} as before: nothing is different, and there is nothing to upload.")
        return
    before = f"before it was {former.version}" if former else "if Teams has one already, say --version"
    tell(f"Version {made.version}; {before}. {NEXT.format(path=path.name)}")
