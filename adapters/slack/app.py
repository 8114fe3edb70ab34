"""Dult in Slack, put together: what sends, what hears, and the ways by which Slack comes in."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

import aiohttp
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.slack.channel import SlackChannel
from adapters.slack.directory import Directory
from adapters.slack.inbound import Home, Inbound
from adapters.slack.install.parts import InstallParts
from adapters.slack.membership import Gone, Membership
from adapters.slack.paths import REQUESTS
from adapters.slack.reply import Replies
from adapters.slack.socket_mode import Line, watched
from adapters.slack.web_api import WebApi, client
from bot.errors import DultError
from bot.phrases import Phrases
from bot.ports import Clock, Listener
from nudges.delivery import WorkspaceId
from nudges.language import Language

READ_AGAIN: Final = 24 * 60 * 60.0
"""Seconds between two readings of who is in a workspace; changes in between are told one by one."""

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
    directory = Directory(parts.api, parts.listener, parts.clock)
    inbound = _inbound(parts, directory)
    app = _bolt(parts)
    inbound.listen(app)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(inbound.close)
        await stack.enter_async_context(_reading(parts, directory))
        if parts.app_token:
            line = Line(app, parts.app_token, lambda: _client(parts, parts.app_token))
            await stack.enter_async_context(watched(line))
        yield [_events(app)] if parts.signing_secret else []


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
    """Make Bolt's app: it checks signatures and knows the protocol; everything else is ours."""
    flow = parts.install.flow
    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.ERROR)  # its warnings show what people wrote
    return AsyncApp(
        name="dult",
        logger=quiet,
        client=_client(parts, None),
        signing_secret=parts.signing_secret or "",
        authorize=parts.install.authorize,  # type: ignore[arg-type] # Bolt takes its own class, and says less
        oauth_flow=flow,
        oauth_settings=flow.settings if flow else None,
    )


def _client(parts: SlackParts, token: str | None) -> AsyncWebClient:
    return client(parts.url, parts.http, token)


def _events(app: AsyncApp) -> Route:
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Route(REQUESTS, events, methods=["POST"])


@asynccontextmanager
async def _reading(parts: SlackParts, directory: Directory) -> AsyncIterator[None]:
    """Read at the start and every day who is there."""
    task = asyncio.create_task(_read(parts, directory))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _read(parts: SlackParts, directory: Directory) -> None:
    while True:
        try:
            for workspace in await parts.install.installs.workspaces():
                count = await directory.read(workspace)
                await parts.found(workspace)
                log.info("Slack tells of %d members of %s.", count, workspace)
        except DultError as error:
            log.warning("Who is in Slack could not be read: %s", error)
        with suppress(TimeoutError):
            await asyncio.wait_for(parts.look_again.wait(), READ_AGAIN)
        parts.look_again.clear()
