"""Dult opened for one command."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import typer

from bot.cli.terminal import fail, run, settings
from bot.log import open_log
from bot.settings import LogLevel, Settings

if TYPE_CHECKING:
    from bot.bootstrap import Opened
    from nudges.person import Person

T = TypeVar("T")


def with_house(context: typer.Context, work: "Callable[[Opened], Awaitable[T]]") -> T:
    """Open Dult, do the work, close it; returns what the work does.

    Raises:
        UsageError: a setting is wrong.
    """
    return with_house_of(settings(context), work)


def with_house_of(chosen: Settings, work: "Callable[[Opened], Awaitable[T]]") -> T:
    """Do the same with settings that were read already."""
    from adapters.database.in_use import in_use
    from bot.bootstrap import opened

    async def within() -> T:
        async with opened(chosen) as house:
            return await work(house)

    open_log(LogLevel.WARNING, chosen.log_format)
    with in_use(chosen.data):
        return run(within())


async def active(house: "Opened", key: str) -> "Person":
    """Return the person with this id in the people file; ends the command where there is none."""
    its = await house.ctx.store.people.by_key(key)
    if its is None or not its.active:
        fail(f"Nobody active has the id “{key}”. See `dult people list`.")
    return its


async def take_in(house: "Opened") -> None:
    """Let newcomers be reached where nobody has another place for them, and join what is for them."""
    from adapters.web.channel import DEMO_WORKSPACE, NAME
    from bot.intake import join_programmes
    from nudges.delivery import Address

    await house.roll.reach_all_by(Address(channel=NAME, workspace=DEMO_WORKSPACE, route=""))
    await join_programmes(house.ctx)
