"""Dult's Teams adapter before a fake Teams, with everything real but the conversation: a script answers."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adapters.teams.app import TeamsParts, listening
from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector, session
from adapters.teams.files import Files
from adapters.teams.kit import Kit
from adapters.teams.naming import room_at
from adapters.teams.pace import Pace, Rates
from adapters.teams.trust.seal import Seal
from adapters.teams.trust.trusting import trusting
from bot.errors import StoreUnavailable
from bot.message import Message
from bot.ports import Traffic
from bot.settings import Settings
from bot.under_way import UnderWay
from nudges.delivery import Address
from nudges.language import Language
from tests.adapters.script import Memory, Script, StagedClock
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.courier import Patience
from tests.adapters.teams.fake.openid import METADATA, PASSWORD, TOKEN, FakeOpenId
from tests.adapters.teams.fake.people import People
from tests.adapters.teams.fake.teams import APP_ID, FakeTeams, fake_teams
from tests.adapters.teams.stage_outbound import (
    NOBODY,
    NORTH,
    ODD,
    SIRI,
    TENANT,
    WORKSPACE,
    address,
    on_loopback,
    populate,
)
from tests.adapters.teams.trusted import host_on
from tests.house import phrases
from tests.patience import HANGS_S
from tests.serving import serving


@dataclass(kw_only=True)
class Stage:
    """Everything a test needs to act and to look."""

    teams: FakeTeams
    microsoft: FakeOpenId
    people: People
    script: Script
    channel: TeamsChannel
    memory: Memory
    traffic: Traffic
    home: list[Message] = field(default_factory=list)
    closed: set[Address] = field(default_factory=set)
    """Which addresses are noted as unreachable."""
    strangers: list[Address] = field(default_factory=list)
    """Who is unknown when the adapter begins to hear."""
    parts: TeamsParts = field(init=False)

    @property
    def person(self) -> Address:
        return address(SIRI)

    @property
    def colleague(self) -> Address:
        return address(ODD)

    @property
    def room(self) -> Address:
        return room_at(WORKSPACE, NORTH)

    @property
    def nobody(self) -> Address:
        return address(NOBODY)

    async def settled(self) -> None:
        """Wait until Dult has answered everything."""
        await settle()

    @asynccontextmanager
    async def restarted(self) -> AsyncIterator[None]:
        """Let an adapter hear that remembers nothing, as after a start; the core knows what it knew."""
        async with listening(self.parts) as routes, serving(routes) as url:
            self.teams.listens_at(f"{url}/api/messages")
            yield


async def settle() -> None:
    """Wait until Dult has answered everything that Teams brought."""
    async with asyncio.timeout(HANGS_S):
        await asyncio.sleep(0)
        while left := [one for one in asyncio.all_tasks() if one.get_name() == UnderWay("Teams").name]:
            await asyncio.wait(left)


def unhurried(teams: FakeTeams) -> None:
    """Let Teams wait for answers and count no requests, which it does by the real clock.

    ``test_pace.py`` looks at what Dult asks in a second, by a clock of its own.
    """
    teams.limits.rates = False
    teams.people.courier.patience = Patience(turn=HANGS_S, extension=HANGS_S)


def settings_for(microsoft: FakeOpenId, folder: Path, **more: str) -> Settings:
    """Point a Dult to the fakes."""
    return Settings.load(
        {
            "DULT_DATA": str(folder),
            "DULT_TEAMS_APP_ID": APP_ID,
            "DULT_TEAMS_TENANT_ID": TENANT,
            "DULT_TEAMS_APP_PASSWORD": PASSWORD,
            "DULT_TEAMS_OPENID_URL": f"{microsoft.url}{METADATA}",
            "DULT_TEAMS_TOKEN_URL": f"{microsoft.url}/{openid.TENANT}{TOKEN}",
            "DULT_TEAMS_SERVICE_HOSTS": "http://127.0.0.1",
            **more,
        }
    )


@asynccontextmanager
async def staged(
    folder: Path, *, dialogs: bool = True, guests: bool = False, sdk: str = "botbuilder"
) -> AsyncIterator[Stage]:
    """Set the stage: one tenant, two people and their team's room."""
    async with AsyncExitStack() as stack:
        microsoft = await stack.enter_async_context(openid.serving())
        teams = await stack.enter_async_context(fake_teams())
        populate(teams)
        unhurried(teams)
        http = await stack.enter_async_context(session())
        trust = await stack.enter_async_context(trusting(settings_for(microsoft, folder), http))
        connector = Connector(http, trust.tokens, trust.hosts.allows, Pace(Rates()))
        kit = Kit(phrases=phrases(), seal=Seal("a secret"), dialogs=dialogs)
        files, memory, script = Files(http, allowed=on_loopback), Memory(), Script()
        channel = TeamsChannel(
            connector, memory, kit, files, app_id=APP_ID, service_url=teams.service_url(TENANT)
        )
        stage = Stage(
            teams=teams,
            microsoft=microsoft,
            people=teams.people,
            script=script,
            channel=channel,
            memory=memory,
            traffic=connector.traffic,
        )

        async def home(_: Address) -> Sequence[Message]:
            if script.is_away:
                raise StoreUnavailable("The database is busy.")
            return stage.home

        async def closed(where: Address) -> bool:
            return where in stage.closed

        async def strangers() -> Sequence[Address]:
            return stage.strangers

        stage.parts = TeamsParts(
            host=host_on(sdk, trust, connector),
            connector=connector,
            channel=channel,
            files=files,
            kit=kit,
            listener=script,
            home=home,
            wants_home=lambda words: words == "home",
            closed=closed,
            strangers=strangers,
            guests=guests,
            clock=StagedClock(),
            language=Language.NB,
            only_this_machine=False,
        )
        await stack.enter_async_context(stage.restarted())
        yield stage
