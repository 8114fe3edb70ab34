"""``dult people``: bring the organisation in, look at it, let somebody sign in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.drawing import say_rows
from bot.cli.house import active, take_in, with_house, with_house_of
from bot.cli.terminal import Json, confirm, fail, say, say_json, settings, tell
from bot.people import Import, RosterChanges
from nudges.language import Language
from nudges.person import Role

if TYPE_CHECKING:
    from bot.bootstrap import Opened
    from nudges.roster import PersonRow, Words

commands = typer.Typer(no_args_is_help=True, help="Bring your people in, and see who works where.")


@commands.command("template", epilog="    dult people template people.xlsx --lang fi")
def template(
    file: Annotated[Path, typer.Argument(help="Its name, ending in .xlsx or .csv.")],
    lang: Annotated[Language, typer.Option(help="The language of headers and explanations.")] = Language.NB,
    as_json: Json = False,
) -> None:
    """Write an empty list with headers, an example and, in Excel, a sheet that explains each column."""
    from adapters.spreadsheet.people import write_template

    write_template(file, _words(), lang)
    tell(f"{file} is there. Fill it, then run `dult people import {file} --dry-run`.")
    if as_json:
        say_json({"file": file})


@commands.command(
    "import",
    epilog="    dult people import people.xlsx --dry-run\n\n"
    "    dult people import everyone.csv --deactivate-missing",
)
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV file or an Excel workbook.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would happen.")] = False,
    deactivate_missing: Annotated[
        bool, typer.Option("--deactivate-missing", help="The file is everyone: who is not in it has left.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Say yes to the doubts Dult may have.")] = False,
    as_json: Json = False,
) -> None:
    """Bring a list of people in, wholly or not at all; as often as you like.

    Every fault is listed with its row and what to do. docs/people.md explains the columns.
    """
    from adapters.spreadsheet.people import read_people
    from bot.people import import_people

    chosen, words = settings(context), _words()
    sheet = read_people(file, words)

    def bring(*, confirmed: bool) -> Import:
        async def work(house: "Opened") -> Import:
            result = await import_people(
                sheet,
                roll=house.roll,
                words=words,
                defaults=chosen.defaults,
                deactivate_missing=deactivate_missing,
                dry_run=dry_run,
                confirmed=confirmed,
            )
            if result.applied:
                await take_in(house)
            return result

        return with_house_of(chosen, work)

    result = bring(confirmed=yes)
    if not as_json:
        _explain(result.changes)
    if result.changes.doubts and not (result.applied or dry_run):
        if not confirm("Bring the list in all the same?"):
            fail("Nothing was changed. If the list is right, run the same with --yes.")
        result = bring(confirmed=True)
    _sum_up(result, as_json=as_json)


def _explain(changes: RosterChanges) -> None:
    for finding in changes.warnings:
        tell(f"Note: {finding}")
    for finding in changes.doubts:
        tell(f"Doubt: {finding}")


def _sum_up(result: Import, *, as_json: bool) -> None:
    changes = result.changes
    counts = {
        "added": len(changes.added),
        "changed": len(changes.changed),
        "returning": len(changes.returning),
        "deactivated": len(changes.leaving),
        "unchanged": len(changes.unchanged),
    }
    if as_json:
        doubts, warnings = map(str, changes.doubts), map(str, changes.warnings)
        say_json({"applied": result.applied, **counts, "warnings": list(warnings), "doubts": list(doubts)})
        return
    told = ", ".join(f"{number} {what}" for what, number in counts.items())
    say(f"{told}." if result.applied else f"This would be: {told}. Nothing was changed.")


@commands.command("list", epilog="    dult people list --site Bergen --role competence-agent")
def list_(
    context: typer.Context,
    site: Annotated[str | None, typer.Option(help="Only those who work there.")] = None,
    role: Annotated[Role | None, typer.Option(help="Only those with this role.")] = None,
    as_json: Json = False,
) -> None:
    """List the people who have not left, by site and name."""
    from bot.people import list_people

    async def work(house: "Opened") -> None:
        people = await list_people(house.roll, site=site, role=role)
        say_rows(
            [_shown(one) for one in people],
            ("id", "name", "site", "unit", "language", "roles"),
            as_json=as_json,
        )

    with_house(context, work)


def _shown(person: "PersonRow") -> dict[str, object]:
    return {
        "id": person.key,
        "name": person.name,
        "site": person.site,
        "unit": person.unit,
        "language": person.language,
        "roles": ", ".join(sorted(person.roles)),
    }


@commands.command("coverage", epilog="    dult people coverage")
def show_coverage(context: typer.Context, as_json: Json = False) -> None:
    """Show how many competence agents serve each site; sites without one come to the front."""
    from bot.people import show_coverage as look

    async def work(house: "Opened") -> None:
        found = await look(house.roll, settings(context).centre)
        served = sorted(found.sites, key=lambda one: (len(one.agents), one.site))
        rows: list[dict[str, object]] = [
            {"site": one.site, "people": one.people, "agents": ", ".join(one.agents) or "none"}
            for one in served
        ]
        say_rows(rows, ("site", "people", "agents"), as_json=as_json)

    with_house(context, work)


@commands.command("code", epilog="    dult people code 00417")
def code(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="The person's id in your people file.")],
    as_json: Json = False,
) -> None:
    """Make a one-time code with which somebody without Slack or Teams signs in; it is good for a day."""

    async def work(house: "Opened") -> None:
        from adapters.database.sign_in import DatabaseSignIn
        from bot.session_secret import session_secret

        its = await active(house, person)
        secret = session_secret(settings(context))
        code = await DatabaseSignIn(house.database, house.ctx.clock, secret).issue(its.id)
        say_json({"id": its.key, "code": code, "hours": 24}) if as_json else say(code)
        tell(f"Give it to {its.name} in person: it works once, for 24 hours.")

    with_house(context, work)


def _words() -> "Words":
    from bot.bootstrap import CONTENT
    from nudges.roster import load_words

    return load_words(CONTENT)
