"""``dult admin``: who looks after Dult."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.house import take_in, with_house_of
from bot.cli.terminal import Json, say_json, settings, tell
from nudges.person import Role

if TYPE_CHECKING:
    from bot.bootstrap import Opened
    from nudges.roster import PersonRow

commands = typer.Typer(no_args_is_help=True, help="Say who looks after Dult.")


class Post(StrEnum):
    """The roles that are given by hand."""

    ADMIN = Role.ADMIN.value
    COORDINATOR = Role.COORDINATOR.value


@commands.command(
    "add", epilog="    dult admin add 00417\n\n    dult admin add A1 --name 'Kari Nes' --site Centre"
)
def add(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="The person's id in your people file.")],
    role: Annotated[Post, typer.Option(help="What the person is to be.")] = Post.ADMIN,
    name: Annotated[str | None, typer.Option(help="For somebody Dult does not know yet.")] = None,
    site: Annotated[str | None, typer.Option(help="Where somebody new works.")] = None,
    email: Annotated[str | None, typer.Option(help="By which Slack and Teams find somebody new.")] = None,
    as_json: Json = False,
) -> None:
    """Make somebody an admin or a coordinator; the first admin comes in this way.

    If your people file has a column for roles, write it there too, or the next import takes it away.
    """
    from bot.admin import give_role

    chosen = settings(context)

    async def work(house: "Opened") -> "PersonRow":
        its = await give_role(
            house.roll, person, Role(role), name=name, site=site, email=email, defaults=chosen.defaults
        )
        await take_in(house)
        return its

    its = with_house_of(chosen, work)
    tell(f"{its.name} ({its.key}) is {role} from now on.")
    if as_json:
        say_json({"id": its.key, "name": its.name, "role": role, "roles": sorted(its.roles)})
