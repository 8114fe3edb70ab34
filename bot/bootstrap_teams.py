"""Dult's Teams, plugged together; only imported where the settings name a bot, for it is an extra."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

import aiohttp
from starlette.routing import Route

from adapters.database.engine import Database
from adapters.database.references import DatabaseReferences
from adapters.teams.app import TeamsParts, listening
from adapters.teams.auth import Authentication
from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector, session
from adapters.teams.files import Files
from adapters.teams.host import BotbuilderHost
from adapters.teams.install.pages import pages
from adapters.teams.kit import Kit
from adapters.teams.naming import NAME, is_room
from adapters.teams.pace import CAP, Pace, Rates
from adapters.teams.trust.seal import Seal
from adapters.teams.trust.trusting import Trust, trusting
from adapters.teams.windows import Window
from bot.home import home, is_asked_for
from bot.message import Message
from bot.ports import Listener, Traffic
from bot.session_secret import session_secret
from bot.settings import Settings
from bot.turn import Context
from nudges.delivery import Address

NOBODY: Final = "dult"
"""The bot's id where there is none: on this machine alone, in the Playground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """What is there before anybody listens: enough to send."""

    settings: Settings
    ctx: Context
    trust: Trust
    connector: Connector
    channel: TeamsChannel
    files: Files
    kit: Kit

    @property
    def traffic(self) -> Traffic:
        """What is counted for whoever runs Dult."""
        return self.connector.traffic

    @asynccontextmanager
    async def hears(self, listener: Listener) -> AsyncIterator[Sequence[Route]]:
        """Hear Teams as long as the block lasts; yields where Teams comes by."""
        its = self.settings
        authentication = Authentication(
            self.trust.gate,
            self.connector,
            app_id=its.teams_app_id or NOBODY,
            tenant=its.teams_tenant_id or "",
        )
        parts = TeamsParts(
            host=partial(BotbuilderHost, authentication),
            connector=self.connector,
            channel=self.channel,
            files=self.files,
            kit=self.kit,
            listener=listener,
            home=self._home,
            wants_home=lambda words: is_asked_for(self.ctx, words),
            closed=self._closed,
            strangers=partial(self.ctx.store.people.strangers, NAME),
            guests=its.teams_guests,
            clock=self.ctx.clock,
            language=its.defaults.language,
            only_this_machine=its.teams_local,
        )
        async with listening(parts) as routes:
            yield [*routes, *pages(self.kit.phrases, its.defaults.language)]

    async def _closed(self, where: Address) -> bool:
        return await self.ctx.store.people.is_closed(where, unknown=not is_room(where))

    async def _home(self, where: Address) -> Sequence[Message]:
        return await home(self.ctx, where)


@asynccontextmanager
async def teams_of(settings: Settings, ctx: Context, database: Database) -> AsyncIterator[Teams]:
    """Make the sending side."""
    async with session() as http, trusting(settings, http) as trust:
        yield _teams(settings, ctx, database, http, trust)


def _teams(
    settings: Settings, ctx: Context, database: Database, http: aiohttp.ClientSession, trust: Trust
) -> Teams:
    connector = Connector(http, trust.tokens, trust.hosts.allows, Pace(_rates(settings)))
    kit = Kit(phrases=ctx.phrases, seal=Seal(session_secret(settings)), dialogs=settings.teams_dialogs)
    files = Files(http)
    channel = TeamsChannel(
        connector, DatabaseReferences(database), kit, files, app_id=settings.teams_app_id or NOBODY
    )
    return Teams(
        settings=settings,
        ctx=ctx,
        trust=trust,
        connector=connector,
        channel=channel,
        files=files,
        kit=kit,
    )


def _rates(settings: Settings) -> Rates:
    told = settings.teams_windows
    return Rates(
        outbox=settings.teams_rate,
        cap=CAP,
        sending=[Window(count=count, seconds=seconds) for count, seconds in told],
        reading=[Window(count=2 * count, seconds=seconds) for count, seconds in told],
    )
