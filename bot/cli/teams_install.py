"""``dult teams install``: bring Dult to people by Microsoft Graph, where an organisation wants that."""

from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.drawing import progress, say_table
from bot.cli.house import with_house_of
from bot.cli.terminal import Json, confirm, fail, say, say_json, settings, tell
from bot.errors import DultError
from bot.settings import Settings
from nudges.person import Role

if TYPE_CHECKING:
    from adapters.teams.install.installing import Choice, Installing
    from adapters.teams.install.outcome import Result
    from bot.bootstrap import Opened
    from bot.ports.unreached import Unreached
    from nudges.delivery import Address
    from nudges.person import RecipientId


def install(
    context: typer.Context,
    site: Annotated[str | None, typer.Option(help="Only those who work there.")] = None,
    role: Annotated[Role | None, typer.Option(help="Only those with this role.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Look for their accounts and tell who would get it.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Bring it back to those who took it away; ask them first.")
    ] = False,
    zones: Annotated[
        bool, typer.Option("--zones", help="Ask for time zones nobody told; needs one more permission.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    as_json: Json = False,
) -> None:
    """Install Dult for the people of your list who do not have it, by Microsoft Graph.

    You need it only where no app setup policy brings Dult to people; docs/teams.md has the permissions. As
    often as you like: who has Dult is left alone, and a run that was interrupted is gone on with.
    """
    from adapters.teams.install.installing import Choice

    chosen = settings(context)
    _refuse_unless_set_up(chosen)
    choice = Choice(guests=chosen.teams_guests, again=again, zones=zones, dry_run=dry_run)
    whom = partial(_wanted, chosen=chosen, choice=choice, site=site, role=role)

    async def work(house: "Opened") -> _Done:
        wanted = await whom(house)
        question = f"Install Dult for {wanted.to_install:,} people?"
        if not (dry_run or yes or not wanted.to_install or confirm(question)):
            fail(
                f"Nothing was changed. To install Dult for {wanted.to_install:,} people without being asked,"
                " add --yes."
            )
        return await _bring(house, chosen, choice, wanted)

    done = with_house_of(chosen, work)
    _sum_up(done, choice, as_json=as_json)
    if done.error is not None:
        raise done.error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Whom a run is about, as the list and the settings have it; Graph was not asked yet."""

    people: "Sequence[Unreached]"
    to_install: int
    """How many of them would get Dult, if Graph knows each."""
    zoneless: "Sequence[Unreached]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    results: "Sequence[Result]"
    zones_refused: int
    error: DultError | None
    """Why it ended before everybody was seen to."""


def _refuse_unless_set_up(chosen: Settings) -> None:
    if chosen.teams_local:
        fail("DULT_TEAMS_LOCAL is for trying Dult out, without Microsoft: there is no Graph. Take it out.")
    if not chosen.uses_teams:
        fail("Teams is not set up. Begin with docs/teams.md.")
    if chosen.teams_catalog_id is None:
        fail(
            "DULT_TEAMS_CATALOG_ID is missing: what your organisation's catalogue calls Dult. Make a package"
            " with `dult teams package --graph`, upload it in the Teams admin center under Manage apps, open"
            " Dult there and copy its “App ID” (not the “External app ID”)."
        )


async def _wanted(
    house: "Opened", *, chosen: Settings, choice: "Choice", site: str | None, role: Role | None
) -> _Wanted:
    from adapters.database.unreached import unreached, zoneless
    from adapters.teams.install.installing import left_alone
    from adapters.teams.naming import workspace_named
    from bot.people import list_people

    workspace = workspace_named(chosen.teams_tenant_id or "")
    keys = {one.key for one in await list_people(house.roll, site=site, role=role)}
    people = [one for one in await unreached(house.database, workspace) if one.key in keys]
    others = await zoneless(house.database, workspace) if choice.zones else []
    return _Wanted(
        people=people,
        to_install=sum(left_alone(one, again=choice.again) is None for one in people),
        zoneless=[one for one in others if one.key in keys],
    )


async def _bring(house: "Opened", chosen: Settings, choice: "Choice", wanted: _Wanted) -> _Done:
    results: list[Result] = []
    error: DultError | None = None
    async with AsyncExitStack() as stack:
        installing = await _installing(stack, house, chosen, choice)
        with progress("Looking" if choice.dry_run else "Installing") as show:
            total = len(wanted.people) + len(wanted.zoneless)

            def told(result: "Result") -> None:
                results.append(result)
                show(len(results), total)

            try:
                await installing.bring(wanted.people, told)
                await installing.ask_zones(wanted.zoneless, told)
            except DultError as broke:
                error = broke
        ordered = sorted(results, key=lambda one: one.key)
        return _Done(results=ordered, zones_refused=installing.zones_refused, error=error)


async def _installing(
    stack: AsyncExitStack, house: "Opened", chosen: Settings, choice: "Choice"
) -> "Installing":
    """Put Graph, the database and the core together."""
    from adapters.database.references import DatabaseReferences
    from adapters.teams.connector import session
    from adapters.teams.install.graph import Graph, resource_of
    from adapters.teams.install.graph_people import GraphPeople
    from adapters.teams.install.installing import Core, Installing
    from adapters.teams.naming import workspace_named
    from adapters.teams.trust.tokens import TokenSource
    from adapters.teams.trust.trusting import entra
    from bot.arrival import arrived

    url = str(chosen.teams_graph_url)
    http = await stack.enter_async_context(session())
    tokens = TokenSource(replace(entra(chosen, http), resource=resource_of(url)))
    stack.push_async_callback(tokens.close)
    workspace = workspace_named(chosen.teams_tenant_id or "")
    return Installing(
        GraphPeople(Graph(http, tokens, url), chosen.teams_catalog_id or ""),
        Core(
            at=partial(_who_is_at, house),
            arrived=partial(arrived, house.ctx),
            references=DatabaseReferences(house.database),
            now=house.ctx.clock.now,
        ),
        choice,
        workspace=workspace,
        service_url=await _service_url(house, chosen),
    )


async def _who_is_at(house: "Opened", where: "Address") -> "RecipientId | None":
    known = await house.ctx.store.people.at(where)
    return known.id if known else None


async def _service_url(house: "Opened", chosen: Settings) -> str:
    """Return where the tenant was served last, of the hosts that Dult's token may be sent to."""
    from adapters.database.references import DatabaseReferences
    from adapters.teams.channel import SERVICE_URL
    from adapters.teams.naming import workspace_named
    from adapters.teams.reference import Reference
    from adapters.teams.trust.hosts import ServiceHosts

    workspace = workspace_named(chosen.teams_tenant_id or "")
    newest = Reference.parse(await DatabaseReferences(house.database).newest(workspace))
    hosts = ServiceHosts.of(chosen.teams_service_hosts)
    return newest.service_url if newest and hosts.serves(newest.service_url) else SERVICE_URL


def _sum_up(done: _Done, choice: "Choice", *, as_json: bool) -> None:
    counts = Counter(one.outcome for one in done.results)
    if as_json:
        people = [_plain(one) for one in done.results]
        told = {"dry_run": choice.dry_run, "complete": done.error is None}
        say_json({**told, "counts": dict(sorted(counts.items())), "people": people})
    else:
        _show(done, choice)
        told_of = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(counts.items()))
        say(f"{told_of or 'Everybody has Dult already'}." + (" Nothing was changed." * choice.dry_run))
    if done.zones_refused:
        tell(
            f"Graph told no time zone of {done.zones_refused:,} people: the application permission"
            " MailboxSettings.Read is missing, or a policy of Exchange keeps Dult out."
        )


def _show(done: _Done, choice: "Choice") -> None:
    """Show everybody before it is done, and afterwards only those for whom something is left to do."""
    from adapters.teams.install.outcome import SENTENCES, Outcome

    settled = set() if choice.dry_run else {Outcome.INSTALLED, Outcome.THERE, Outcome.ZONE}
    rows = [
        (one.key, one.name, one.outcome, f"{SENTENCES[one.outcome]} {one.detail}".rstrip())
        for one in done.results
        if one.outcome not in settled
    ]
    if rows:
        say_table(("id", "name", "outcome", "what it means"), rows)


def _plain(one: "Result") -> dict[str, str]:
    return {"id": one.key, "name": one.name, "outcome": one.outcome, "detail": one.detail}
