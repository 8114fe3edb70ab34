"""Dult in Teams, put together: what hears, and where Teams comes in."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from starlette.routing import Route

from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector
from adapters.teams.directory import Closed, Directory
from adapters.teams.door import Door, Host, Work
from adapters.teams.files import Files
from adapters.teams.in_place import InPlace
from adapters.teams.inbound import Inbound
from adapters.teams.kit import Kit
from adapters.teams.membership import Membership
from adapters.teams.reply import Home, Replies
from bot.errors import DultError
from bot.ports import Clock, Listener
from bot.under_way import meanwhile, placed
from nudges.delivery import Address
from nudges.language import Language

LOOK_AGAIN: Final = 24 * 60 * 60.0
"""Seconds between two looks at who those are whom nobody knows; whoever writes is looked at then."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsParts:
    """What Dult's Teams is made of; ``bootstrap_teams.py`` hands it over."""

    host: Callable[[Work], Host]
    """Makes whose SDK sees to the turn."""
    connector: Connector
    channel: TeamsChannel
    files: Files
    kit: Kit
    listener: Listener
    home: Home
    wants_home: Callable[[str], bool]
    """Whether words ask for the person's own page."""
    closed: Closed
    strangers: Callable[[], Awaitable[Sequence[Address]]]
    """Where somebody has Dult whom nobody knows."""
    guests: bool
    clock: Clock
    language: Language
    """Of sentences for somebody whose own is not known yet."""
    only_this_machine: bool
    """Whether everybody on this machine is believed, and nobody else."""


@asynccontextmanager
async def listening(parts: TeamsParts) -> AsyncIterator[list[Route]]:
    """Hear Teams as long as the block lasts; yields where Teams comes by, for the web server."""
    directory = Directory(
        parts.connector,
        parts.channel,
        parts.listener,
        parts.clock,
        closed=parts.closed,
        guests=parts.guests,
    )
    inbound = _inbound(parts, directory)
    door = Door(host=parts.host(inbound.work), only_this_machine=parts.only_this_machine)
    async with meanwhile(_look_again(parts, directory)):
        try:
            yield [door.route()]
        finally:
            await inbound.close()


async def _look_again(parts: TeamsParts, directory: Directory) -> None:
    """Look at the start and every day whether strangers are known by now; Teams lists nobody."""
    while True:
        try:
            await directory.look_again(await parts.strangers())
        except DultError as error:
            log.warning("Who is unknown could not be looked for: %s", error)
        except Exception as error:  # noqa: BLE001 - Dult serves all the same, and looks again tomorrow
            log.warning("Who is unknown could not be looked for: %s", placed(error))
        await asyncio.sleep(LOOK_AGAIN)


def _inbound(parts: TeamsParts, directory: Directory) -> Inbound:
    replies = Replies(parts.channel, parts.files, parts.kit, parts.home, parts.language)
    return Inbound(
        listener=parts.listener,
        replies=replies,
        in_place=InPlace(replies),
        directory=directory,
        membership=Membership(directory=directory, clock=parts.clock),
        wants_home=parts.wants_home,
        traffic=parts.connector.traffic,
        clock=parts.clock,
    )
