"""What the tests of installations share: a database, a Slack, and the parts between them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from slack_sdk.oauth.installation_store import Installation

from adapters.database.engine import Database
from adapters.database.tables import metadata
from adapters.slack.install.oauth import OnInstalled
from adapters.slack.install.parts import InstallParts, install_parts
from adapters.slack.install.seal import Seal
from adapters.slack.install.store import SealedInstallations
from bot.phrases import Phrases
from bot.secret_key import new_key
from bot.settings import Settings
from nudges.delivery import WorkspaceId
from tests.adapters.slack.fake import FakeSlack
from tests.patience import HANGS_S

CLIENT_ID = "11.22"
PHRASES = Phrases.load(Path(__file__).parents[3] / "content" / "phrases")


@dataclass(kw_only=True)
class Stage:
    """One Dult beside one Slack."""

    slack: FakeSlack
    database: Database
    keys: list[str] = field(default_factory=lambda: [new_key()])
    came: list[WorkspaceId] = field(default_factory=list)

    @property
    def store(self) -> SealedInstallations:
        """Another pair of eyes on what is kept."""
        return stored_in(self.database, self.keys)

    @asynccontextmanager
    async def dult(self, **settings: str) -> AsyncIterator[InstallParts]:
        """Run a Dult; ``settings`` are variables."""
        its = installing(self.slack.api_url, self.database, self.keys, settings, self._came)
        async with its as parts:
            yield parts

    async def _came(self, workspace: WorkspaceId) -> None:
        self.came.append(workspace)


async def _nothing(_: WorkspaceId) -> None:
    """Do nothing when Dult comes into a workspace."""


@asynccontextmanager
async def installing(
    api_url: str,
    database: Database,
    keys: list[str],
    settings: Mapping[str, str],
    on_installed: OnInstalled = _nothing,
) -> AsyncIterator[InstallParts]:
    """Run what concerns installations; ``settings`` are variables."""
    loaded = Settings.load({"DULT_SLACK_API_URL": api_url, **settings})
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=HANGS_S), trust_env=True) as http,
        install_parts(
            loaded,
            http,
            reader=database.reader,
            writer=database.writer,
            keys=lambda: keys,
            phrases=PHRASES,
            on_installed=on_installed,
        ) as parts,
    ):
        yield parts


def by_oauth(**more: str) -> dict[str, str]:
    """Return the settings of an app that is installed by OAuth; its secrets are those of the fake's app."""
    return {
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": "client-secret",
        "SLACK_SIGNING_SECRET": "signing-secret",
        **more,
    }


def by_token(token: str = "xoxb-1") -> dict[str, str]:
    """Return the settings of an app that is in a single workspace."""
    return {"SLACK_BOT_TOKEN": token, "SLACK_APP_TOKEN": "xapp-1"}


def stored_in(database: Database, keys: list[str]) -> SealedInstallations:
    """Return the installations as another process sees them."""
    return SealedInstallations(CLIENT_ID, Seal(keys), reader=database.reader, writer=database.writer)


def installation(
    team_id: str | None = "T1",
    *,
    token: str = "xoxb-1",
    enterprise_id: str | None = None,
    installed_at: float = 1_795_000_000.25,
    expires_at: float | None = None,
    refresh: str | None = None,
    user_id: str = "U1",
) -> Installation:
    """Make an installation as Bolt's flow would."""
    return Installation(
        app_id="A1",
        team_id=team_id,
        enterprise_id=enterprise_id,
        is_enterprise_install=team_id is None,
        bot_token=token,
        bot_id="B1",
        bot_user_id="UBOT",
        bot_scopes="chat:write,im:write",
        bot_refresh_token=refresh,
        bot_token_expires_at=None if expires_at is None else int(expires_at),
        user_id=user_id,
        installed_at=float(installed_at),
    )


@asynccontextmanager
async def opened(folder: Path | None = None) -> AsyncIterator[Database]:
    """Open a database that has the tables of installations."""
    database = Database.file(folder / "dult.sqlite") if folder else Database.memory()
    async with database.write() as connection:
        await connection.run_sync(metadata.create_all)  # quick; tests/adapters/database tests the migrations
    try:
        yield database
    finally:
        await database.close()
