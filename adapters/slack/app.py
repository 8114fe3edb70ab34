"""Dult in Slack, put together: what sends, what hears, and the ways by which Slack comes in."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

import aiohttp
from slack_bolt.async_app import AsyncApp
from starlette.routing import Route

from adapters.slack.channel import SlackChannel
from adapters.slack.client import QuietClient
from adapters.slack.directory import Directory, Follows
from adapters.slack.door import Door, failed
from adapters.slack.inbound import Home, Inbound
from adapters.slack.install.parts import InstallParts
from adapters.slack.membership import Gone, Membership
from adapters.slack.reply import Replies
from adapters.slack.socket_mode import Line
from adapters.slack.web_api import WebApi
from bot.errors import Disconnected, DultError
from bot.phrases import Phrases
from bot.ports import Clock, Listener
from bot.under_way import meanwhile, placed
from nudges.delivery import WorkspaceId
from nudges.language import Language

READ_AGAIN: Final = 24 * 60 * 60.0
"""Seconds between two readings of who is in a workspace; changes in between are told one by one."""
TRY_AGAIN: Final = 60.0
"""Seconds until who is there is read once more where that did not work: Dult starts without a network."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackParts:
    """What Dult's Slack is made of; ``bootstrap.py`` hands it over."""

    http: aiohttp.ClientSession
    url: str
    """Of Slack's Web API."""
    install: InstallParts
    api: WebApi
    channel: SlackChannel
    listener: Listener
    home: Home
    found: Callable[[WorkspaceId], Awaitable[None]]
    """What follows when Dult can read who is in a workspace: it is installed there."""
    gone: Gone
    follows: Follows
    guests: bool
    """Whether guests of a workspace are reached too."""
    look_again: asyncio.Event
    """Set when somebody has installed Dult: who is there is read at once."""
    phrases: Phrases
    clock: Clock
    language: Language
    """Of sentences for somebody whose own is not known yet."""
    signing_secret: str | None
    """With it Slack may call Dult."""
    app_token: str | None
    """With it Dult calls Slack."""


@asynccontextmanager
async def listening(parts: SlackParts) -> AsyncIterator[list[Route]]:
    """Hear Slack as long as the block lasts; yields where Slack comes by, for the web server."""
    directory = Directory(parts.api, parts.listener, parts.clock, follows=parts.follows, guests=parts.guests)
    inbound = _inbound(parts, directory)
    app = _bolt(parts)
    inbound.listen(app)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(inbound.close)
        await stack.enter_async_context(meanwhile(_read(parts, directory)))
        if parts.app_token:
            line = Line(app, parts.app_token, lambda: QuietClient(parts.url, parts.http, parts.app_token))
            await stack.enter_async_context(meanwhile(line.watch()))
        yield [Door(app, parts.signing_secret).route()] if parts.signing_secret else []


def _inbound(parts: SlackParts, directory: Directory) -> Inbound:
    return Inbound(
        listener=parts.listener,
        replies=Replies(parts.channel, parts.api, parts.phrases),
        api=parts.api,
        home=parts.home,
        directory=directory,
        membership=Membership(directory=directory, gone=parts.gone),
        phrases=parts.phrases,
        clock=parts.clock,
        language=parts.language,
    )


def _bolt(parts: SlackParts) -> AsyncApp:
    """Make Bolt's app: it knows the protocol; who may come in, and everything else, is ours."""
    flow = parts.install.flow
    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.ERROR)  # its warnings show what people wrote
    app = AsyncApp(
        name="dult",
        logger=quiet,
        client=QuietClient(parts.url, parts.http),
        signing_secret=parts.signing_secret or "",
        authorize=parts.install.authorize,  # type: ignore[arg-type] # Bolt takes its own class, and says less
        oauth_flow=flow,
        oauth_settings=flow.settings if flow else None,
    )
    app.error(failed)
    return app


async def _read(parts: SlackParts, directory: Directory) -> None:
    """Read at the start and every day who is there."""
    while True:
        again = READ_AGAIN if await _read_all(parts, directory) else TRY_AGAIN
        with suppress(TimeoutError):
            await asyncio.wait_for(parts.look_again.wait(), again)
        parts.look_again.clear()


async def _read_all(parts: SlackParts, directory: Directory) -> bool:
    """Read who is in each workspace; tells whether there is nothing left to try again soon."""
    try:
        workspaces = await parts.install.installs.workspaces()
    except DultError as error:
        log.warning("Which workspaces there are could not be found out: %s", error)
        return False
    return all([await _read_one(parts, directory, workspace) for workspace in workspaces])


async def _read_one(parts: SlackParts, directory: Directory, workspace: WorkspaceId) -> bool:
    try:
        count = await directory.read(workspace)
        if workspace in await parts.install.installs.workspaces():  # nobody took Dult out meanwhile
            await parts.found(workspace)
    except DultError as error:
        log.warning("Who is in %s could not be read: %s", workspace, error)
        return isinstance(error, Disconnected)
    except Exception as error:  # noqa: BLE001 - Dult serves all the same, and reads again soon
        log.warning("Who is in %s could not be read: %s", workspace, placed(error))
        return False
    log.info("Slack tells of %d members of %s.", count, workspace)
    return True
