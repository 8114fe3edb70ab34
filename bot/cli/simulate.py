"""``dult simulate``: a year of what would go out, in seconds and without sending anything."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated

import typer

from bot.cli import outgone
from bot.cli.drawing import progress, say_table
from bot.cli.house import with_house_of
from bot.cli.terminal import Json, fail, run, say_json, settings
from bot.people import Known, RosterChanges, plan_import
from bot.settings import Settings
from bot.simulation import Outgone
from nudges.person import Country


class Form(StrEnum):
    """How the year is printed."""

    JSONL = "jsonl"
    TABLE = "table"
    ICS = "ics"


def add_to(dult: typer.Typer) -> None:
    """Put the command at the top of the command line."""
    examples = (
        "    dult simulate --demo --country SE --format table | less",
        "    dult simulate --programme team-reflections --weeks 12",
    )
    dult.command("simulate", epilog="\n\n".join(examples))(simulate)


def simulate(
    context: typer.Context,
    programme: Annotated[
        str | None, typer.Option(help="One programme, for your own people if Dult knows any.")
    ] = None,
    is_demo: Annotated[
        bool, typer.Option("--demo", help="The demo organisation with all its programmes.")
    ] = False,
    weeks: Annotated[int, typer.Option(min=1, max=520, help="How many weeks.")] = 52,
    starts_on: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day; else today.")
    ] = None,
    country: Annotated[
        Country | None, typer.Option(help="Where the demo organisation is; else the country in the settings.")
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="One JSON object a line, a table, or a calendar.")
    ] = Form.JSONL,
    as_json: Json = False,
) -> None:
    """Print everything that would go out, and every week in which nothing would, with the reason.

    The real rules run on a throw-away database with a clock that steps; everybody answers at once.
    """
    if is_demo == (programme is not None):
        fail("Say what to simulate: --demo, or --programme with the id of one. See `dult programme list`.")
    from bot.demo import PROGRAMMES

    chosen = settings(context)
    programmes = [programme] if programme else PROGRAMMES
    changes = _people(chosen, country or chosen.country, own=programme is not None and country is None)
    first = starts_on.date() if starts_on else datetime.now(UTC).date()
    with progress("Weeks") as show:
        work = _simulate(chosen, changes, programmes=programmes, first=first, weeks=weeks, show=show)
        gone = run(work)
    if as_json:
        say_json([outgone.record(one) for one in gone])
    else:
        _print(gone, form)


def _people(chosen: Settings, country: Country, *, own: bool) -> RosterChanges:
    """Return the organisation's own people where there are any and they are asked for, else the demo's."""
    from bot.cli.keeping import place_of
    from bot.demo_organisation import demo_organisation

    if own and place_of(chosen).is_there():
        known = with_house_of(chosen, lambda house: house.roll.known())
        if known:
            return _again(known.values())
    return plan_import({}, demo_organisation(country))


def _again(known: Iterable[Known]) -> RosterChanges:
    """Bring people who are known to Dult into another database."""
    from nudges.person import Site
    from nudges.roster import TeamRow

    people = tuple(one.person for one in known if one.active)
    sites = {one.site: Site(key=one.site, name=one.site, country=one.country) for one in people}
    teams = {key: TeamRow(key=key, name=key, site=one.site) for one in people for key in one.teams}
    return RosterChanges(
        added=people,
        changed=(),
        unchanged=(),
        returning=(),
        leaving=(),
        sites=tuple(sites.values()),
        teams=tuple(teams.values()),
    )


async def _simulate(
    chosen: Settings,
    changes: RosterChanges,
    *,
    programmes: Sequence[str],
    first: date,
    weeks: int,
    show: Callable[[float, float], None],
) -> list[Outgone]:
    from adapters.database.engine import Database
    from adapters.database.ledger import DatabaseLedger
    from adapters.database.migrate import upgrade
    from adapters.web.channel import DEMO_WORKSPACE, NAME
    from bot import simulation
    from bot.bootstrap import open_on
    from bot.clock import SteppedClock
    from nudges.delivery import Address

    begins = datetime.combine(first, time(), UTC)
    clock, database = SteppedClock(begins), Database.memory()
    try:
        await upgrade(database)
        house = await open_on(database, chosen, clock)
        await house.roll.apply(changes)
        await house.roll.reach_all_by(Address(channel=NAME, workspace=DEMO_WORKSPACE, route=""))
        return await simulation.simulate(
            house.ctx,
            clock,
            DatabaseLedger(database),
            programmes=programmes,
            starts_on=first,
            weeks=weeks,
            progress=lambda moment: show((moment - begins) // timedelta(weeks=1), weeks),
        )
    finally:
        await database.close()


def _print(gone: list[Outgone], form: Form) -> None:
    match form:
        case Form.JSONL:
            sys.stdout.writelines(f"{outgone.as_json(one)}\n" for one in gone)
        case Form.TABLE:
            say_table(outgone.COLUMNS, [outgone.as_cells(one) for one in gone])
        case Form.ICS:
            sys.stdout.write(outgone.as_calendar(gone))
