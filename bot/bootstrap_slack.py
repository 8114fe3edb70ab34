"""Dult's Slack, plugged together; only imported where the settings name a workspace or an app."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import aiohttp
from pydantic import SecretStr
from starlette.routing import Route

from adapters.database.engine import Database
from adapters.database.references import DatabaseReferences
from adapters.slack.app import SlackParts, listening
from adapters.slack.channel import SlackChannel
from adapters.slack.client import session
from adapters.slack.install.parts import InstallParts, install_parts
from adapters.slack.naming import NAME
from adapters.slack.status import SlackStatuses
from adapters.slack.web_api import WebApi
from bot.home import home
from bot.message import Message
from bot.ports import Listener, Traffic
from bot.secret_key import secret_keys
from bot.settings import Settings
from bot.turn import Context
from nudges.delivery import Address, WorkspaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """What is there before anybody listens: enough to send."""

    settings: Settings
    ctx: Context
    """The context that was handed in, with people's statuses in Slack."""
    http: aiohttp.ClientSession
    install: InstallParts
    api: WebApi
    channel: SlackChannel
    look_again: asyncio.Event

    @property
    def traffic(self) -> Traffic:
        """What is counted for whoever runs Dult."""
        return self.api.traffic

    @asynccontextmanager
    async def hears(self, listener: Listener) -> AsyncIterator[Sequence[Route]]:
        """Hear Slack as long as the block lasts; yields where Slack and installing browsers come by."""
        async with listening(self._parts(listener)) as heard:
            yield [*heard, *self.install.routes]

    def _parts(self, listener: Listener) -> SlackParts:
        its = self.settings
        return SlackParts(
            http=self.http,
            url=str(its.slack_api_url),
            install=self.install,
            api=self.api,
            channel=self.channel,
            listener=listener,
            home=self._home,
            found=self.ctx.store.deliveries.connect,
            gone=self._gone,
            follows=self.ctx.store.people.follows,
            guests=its.slack_guests,
            look_again=self.look_again,
            phrases=self.ctx.phrases,
            clock=self.ctx.clock,
            language=its.defaults.language,
            signing_secret=_open(its.slack_signing_secret),
            app_token=_open(its.slack_app_token),
        )

    async def _home(self, where: Address) -> Sequence[Message]:
        return await home(self.ctx, where)

    async def _gone(self, workspace: WorkspaceId, at: datetime) -> None:
        if await self.install.installs.uninstalled(workspace, at):
            await self.ctx.store.deliveries.disconnect(workspace, "uninstalled", self.ctx.clock.now())


@asynccontextmanager
async def slack_of(settings: Settings, ctx: Context, database: Database) -> AsyncIterator[Slack]:
    """Make the sending side."""
    look_again = asyncio.Event()

    async def came(workspace: WorkspaceId) -> None:
        await ctx.store.deliveries.connect(workspace)
        look_again.set()

    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(session())
        install = await stack.enter_async_context(
            install_parts(
                settings,
                http,
                reader=database.reader,
                writer=database.writer,
                keys=lambda: secret_keys(settings),
                phrases=ctx.phrases,
                on_installed=came,
            )
        )
        api = WebApi(install.installs, http, url=str(settings.slack_api_url))
        channel = SlackChannel(api, DatabaseReferences(database), ctx.phrases)
        yield Slack(
            settings=settings,
            ctx=replace(ctx, statuses={**ctx.statuses, NAME: SlackStatuses(api, ctx.clock)}),
            http=http,
            install=install,
            api=api,
            channel=channel,
            look_again=look_again,
        )


def _open(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
