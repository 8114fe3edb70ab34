"""A door of Dult's in Teams with everything behind it real, and Microsoft beside it."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import httpx
from starlette.applications import Starlette

from adapters.teams.auth import Authentication
from adapters.teams.connector import Connector
from adapters.teams.door import MESSAGES, Answered, Door, Host, Work
from adapters.teams.host import BotbuilderHost
from adapters.teams.pace import Pace, Rates
from adapters.teams.trust.envelope import Envelope
from adapters.teams.trust.gate import Gate
from adapters.teams.trust.trusting import Trust, trusting
from bot.settings import Settings
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import APP_ID, METADATA, PASSWORD, TENANT, TOKEN, FakeOpenId


@dataclass(frozen=True, slots=True, kw_only=True)
class BareHost:
    """A host on no SDK at all: what the door and the gate promise, they promise without botbuilder."""

    gate: Gate
    work: Work

    async def take(self, authorization: str | None, envelope: Envelope, raw: Mapping[str, Any]) -> Answered:
        """Work a call that is believed."""
        await self.gate.admit(authorization, envelope)
        return await self.work(raw)


def host_on(sdk: str, trust: Trust, connector: Connector) -> Callable[[Work], Host]:
    """Return what makes a host: botbuilder's, or one on no SDK at all."""

    def made(work: Work) -> Host:
        if sdk != "botbuilder":
            return BareHost(gate=trust.gate, work=work)
        return BotbuilderHost(Authentication(trust.gate, connector, app_id=APP_ID, tenant=TENANT), work)

    return made


@dataclass(slots=True, kw_only=True)
class Trusted:
    """What a test looks at."""

    microsoft: FakeOpenId
    trust: Trust
    host: Host
    door: Door
    client: httpx.AsyncClient
    heard: list[Mapping[str, Any]] = field(default_factory=list)
    """What was worked, in order."""
    answers: Answered = field(default_factory=Answered)
    """What is answered to each."""
    works: Work | None = None
    """What is done with each, in the place of that."""

    async def call(
        self, told: Any = None, *, authorization: str | None = "", **headers: str
    ) -> httpx.Response:
        """Call as Teams does; with a good token where nothing else is said."""
        if authorization is not None:
            headers["authorization"] = authorization or openid.bearer(openid.signed())
        return await self.client.post(
            MESSAGES, json=openid.activity() if told is None else told, headers=headers
        )

    async def work(self, raw: Mapping[str, Any]) -> Answered:
        """Hear an activity."""
        self.heard.append(raw)
        return await self.works(raw) if self.works else self.answers


def settings_for(microsoft: FakeOpenId, folder: Path, **more: str) -> Settings:
    """Point Dult to the fake."""
    return Settings.load(
        {
            "DULT_DATA": str(folder),
            "DULT_TEAMS_APP_ID": APP_ID,
            "DULT_TEAMS_TENANT_ID": TENANT,
            "DULT_TEAMS_APP_PASSWORD": PASSWORD,
            "DULT_TEAMS_OPENID_URL": f"{microsoft.url}{METADATA}",
            "DULT_TEAMS_TOKEN_URL": f"{microsoft.url}/{TENANT}{TOKEN}",
            **more,
        }
    )


@asynccontextmanager
async def trusted(folder: Path, sdk: str = "botbuilder", **more: str) -> AsyncIterator[Trusted]:
    """Open the door as long as the block lasts; ``more`` are settings."""
    async with openid.serving() as microsoft, aiohttp.ClientSession() as http:
        settings = settings_for(microsoft, folder, **more)
        async with trusting(settings, http) as trust:
            connector = Connector(http, trust.tokens, trust.hosts.allows, Pace(Rates()))

            async def work(raw: Mapping[str, Any]) -> Answered:
                return await its.work(raw)

            host = host_on(sdk, trust, connector)(work)
            door = Door(host=host, only_this_machine=settings.teams_local)
            transport = httpx.ASGITransport(Starlette(routes=[door.route()]))
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
                its = Trusted(microsoft=microsoft, trust=trust, host=host, door=door, client=client)
                yield its
