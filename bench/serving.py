"""A real ``dult serve`` in Teams, in a process of its own, and what looks at it."""

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import aiohttp

from adapters.database.engine import Database
from adapters.teams.door import MESSAGES
from adapters.teams.naming import workspace_named
from bench.resident import resident
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import APP_ID, METADATA, PASSWORD, TENANT, TOKEN, FakeOpenId

ROOT: Final = Path(__file__).parents[1]
WORKSPACE: Final = workspace_named(TENANT)


@dataclass(kw_only=True)
class Serving:
    """A ``dult serve`` at work, and what looks at it."""

    people: int
    url: str
    pid: int
    database: Database
    connector: str
    http: aiohttp.ClientSession
    took: dict[str, list[float]] = field(default_factory=dict)
    """Seconds until each answer of the web endpoint, by what was asked."""

    @cached_property
    def token(self) -> str:
        """What Teams shows with each call."""
        return openid.bearer(openid.signed(openid.claims(serviceurl=self.connector)))

    @property
    def rss(self) -> float:
        """How much memory the process has now, in MiB."""
        return resident(self.pid)

    async def looks(self) -> None:
        """Ask whether Dult is well."""
        async with self.http.get(f"{self.url}/healthz") as answer:
            answer.raise_for_status()

    async def writes(self, writer: int) -> None:
        """Let somebody ask for help, as Teams tells of it."""
        its = {"id": account(self.people + writer), "name": "Anna"}
        told = openid.activity(
            id=str(time.time_ns()),
            serviceUrl=self.connector,
            conversation={"conversationType": "personal", "tenantId": TENANT, "id": f"w:{writer}"},
            text="help",
            **{"from": {"id": f"29:{writer}", "aadObjectId": its["id"], "name": its["name"]}},
        )
        headers = {"authorization": self.token}
        async with self.http.post(f"{self.url}{MESSAGES}", json=told, headers=headers) as answer:
            answer.raise_for_status()


def account(number: int) -> str:
    """Return the account of the person with this id."""
    return f"{number:08x}-0000-4000-8000-000000000000"


@asynccontextmanager
async def dult(
    folder: Path, microsoft: FakeOpenId, http: aiohttp.ClientSession, rate: float
) -> AsyncIterator[tuple[str, int]]:
    """Run it as long as the block lasts; yields its address and the number of its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "DULT_DATA": str(folder),
        "DULT_LOG_LEVEL": "warning",
        "DULT_TEAMS_APP_ID": APP_ID,
        "DULT_TEAMS_TENANT_ID": TENANT,
        "DULT_TEAMS_APP_PASSWORD": PASSWORD,
        "DULT_TEAMS_OPENID_URL": f"{microsoft.url}{METADATA}",
        "DULT_TEAMS_TOKEN_URL": f"{microsoft.url}/{TENANT}{TOKEN}",
        "DULT_TEAMS_SERVICE_HOSTS": "127.0.0.1",
        "DULT_TEAMS_RATE": str(rate),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve", "--port", str(port)),
        cwd=ROOT,
        env=os.environ | settings,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        await _until_it_answers(url, http)
        yield url, process.pid
    finally:
        process.terminate()
        await process.wait()


async def _until_it_answers(url: str, http: aiohttp.ClientSession) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(aiohttp.ClientConnectorError):
                async with http.get(f"{url}/healthz"):
                    return
            await asyncio.sleep(0.1)
