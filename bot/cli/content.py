"""``dult content``: check what Dult says, look at it, begin something new."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import Json, fail, say, say_json, settings, tell
from nudges.language import Language

commands = typer.Typer(no_args_is_help=True, help="Check what Dult says, look at it, begin something new.")


@commands.command("check", epilog="    dult content check ../our-packs")
def check(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Packs of your own; else those in the settings.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List every fault in every file, each with its place and what to do about it. Exit code 2 at a fault."""
    from bot import content
    from bot.bootstrap import CONTENT

    extra = folders or settings(context).content
    found = content.check(CONTENT / "packs", extra, phrases=CONTENT / "phrases")
    if as_json:
        faults = [
            {"file": one.file, "key": one.key, "problem": one.problem, "mend": one.mend}
            for one in found.faults
        ]
        say_json({"faults": faults, "summary": found.summary})
        raise typer.Exit(2 if faults else 0)
    if found.faults:
        fail(*map(str, found.faults), found.summary)
    say(found.summary)


@commands.command("show", epilog="    dult content show ask-what-is-hard --lang nb")
def show(
    context: typer.Context,
    item: Annotated[str, typer.Argument(help="The item's id: the name of its file without .toml.")],
    lang: Annotated[Language, typer.Option(help="In which language.")] = Language.NB,
    as_json: Json = False,
) -> None:
    """Show an item as people will read it, with its facts and its licence."""
    from bot import content
    from bot.bootstrap import CONTENT
    from nudges.library import load

    library = load(CONTENT / "packs", settings(context).content)
    text = content.show(library, item, lang)
    if as_json:
        say_json({**content.facts(library, item), "language": lang, "text": text})
    else:
        say(text)


@commands.command("new", epilog="    dult content new micro-task ask-a-new-colleague --in our-packs/ours")
def new(
    kind: Annotated[str, typer.Argument(help="micro-task, reflection, kick-off or programme.")],
    item: Annotated[str, typer.Argument(help="Its id: small letters, digits and hyphens.")],
    folder: Annotated[Path, typer.Option("--in", help="The pack's folder.")] = Path(),
    as_json: Json = False,
) -> None:
    """Begin an item: a file with every key explained and every text still empty."""
    from bot import content

    file = content.new(kind, item, folder)
    tell(f"{file} is there. Fill it, then run `dult content check`.")
    if as_json:
        say_json({"file": file})
