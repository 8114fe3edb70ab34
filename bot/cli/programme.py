"""``dult programme``: start, stop and list the ordered plans of nudges."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.drawing import say_rows
from bot.cli.house import active, with_house
from bot.cli.terminal import Json, fail, say_json, tell

if TYPE_CHECKING:
    from bot.bootstrap import Opened
    from nudges.person import RecipientId

commands = typer.Typer(no_args_is_help=True, help="Start, stop and list programmes.")


@commands.command("list", epilog="    dult programme list --json")
def list_(context: typer.Context, as_json: Json = False) -> None:
    """List every programme there is, the running ones with how far they have come."""

    async def work(house: "Opened") -> list[dict[str, object]]:
        running = {its.id: its for its in await house.ctx.store.programmes.running()}
        return [
            {
                "programme": one.id,
                "for": one.audience,
                "steps": len(one.steps),
                "state": "running" if one.id in running else "not started",
                "since": running[one.id].starts_on if one.id in running else None,
                "enrolled": running[one.id].enrolled if one.id in running else 0,
                "weeks served": running[one.id].served if one.id in running else 0,
            }
            for one in house.ctx.library.programmes.values()
        ]

    columns = ("programme", "for", "steps", "state", "since", "enrolled", "weeks served")
    say_rows(with_house(context, work), columns, as_json=as_json)


@commands.command(
    "start", epilog="    dult programme start agents-first-steps --from 2027-01-11 --owner 00417"
)
def start(
    context: typer.Context,
    programme: Annotated[str, typer.Argument(help="The programme's id; see `dult programme list`.")],
    starts_on: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Its first day; else today.")
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(help="Who is told three weeks before it runs out; else the first coordinator."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Start a programme, or bring a running one up to date with its file; everyone it is for joins."""
    from bot import programme as programmes

    async def work(house: "Opened") -> tuple[int, date]:
        first_day = starts_on.date() if starts_on else house.ctx.clock.now().date()
        whose = await _owner(house, owner)
        joined = await programmes.start(house.ctx, programme, starts_on=first_day, owner=whose)
        return joined, first_day

    joined, first_day = with_house(context, work)
    tell(f"{programme} runs from {first_day} on; {joined} joined.")
    if as_json:
        say_json({"programme": programme, "state": "running", "since": first_day, "joined": joined})


@commands.command("stop", epilog="    dult programme stop agents-first-steps")
def stop(
    context: typer.Context,
    programme: Annotated[str, typer.Argument(help="The programme's id; see `dult programme list`.")],
    as_json: Json = False,
) -> None:
    """Stop a programme; nothing of it that still waits is sent."""

    async def work(house: "Opened") -> bool:
        return await house.ctx.store.programmes.stop(programme, house.ctx.clock.now())

    if not with_house(context, work):
        fail(f"“{programme}” is not running. See `dult programme list`.")
    tell(f"{programme} is stopped.")
    if as_json:
        say_json({"programme": programme, "state": "stopped"})


async def _owner(house: "Opened", key: str | None) -> "RecipientId | None":
    from nudges.person import Role

    if key is None:
        coordinators = await house.ctx.store.people.with_role(Role.COORDINATOR)
        return coordinators[0].id if coordinators else None
    return (await active(house, key)).id
