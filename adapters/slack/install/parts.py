"""What Dult takes from here when it starts: who may call Slack, what Bolt asks, and where one installs."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from pydantic import SecretStr
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.routing import Route

from adapters.slack.features import scopes
from adapters.slack.install.authorize import Authorize
from adapters.slack.install.client import InstallClient
from adapters.slack.install.fixed import FixedToken
from adapters.slack.install.installs import Installs
from adapters.slack.install.lease import Leases
from adapters.slack.install.oauth import InstallFlow, OnInstalled, routes
from adapters.slack.install.renewal import Renewals
from adapters.slack.install.seal import Seal
from adapters.slack.install.states import SingleUseStates
from adapters.slack.install.store import SealedInstallations
from bot.phrases import Phrases
from bot.settings import Settings
from nudges.delivery import WorkspaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallParts:
    """All of it, plugged together."""

    installs: Installs
    authorize: Authorize
    """For Bolt's ``AsyncApp(authorize=…)``."""
    flow: InstallFlow | None
    """For Bolt's ``AsyncApp(oauth_flow=…, oauth_settings=flow.settings)``: without them it makes a flow of
    its own, with files in the home directory, wherever ``SLACK_CLIENT_ID`` is a variable."""
    routes: Sequence[Route]
    """For the web server: where a browser comes by to install Dult."""


@asynccontextmanager
async def install_parts(
    settings: Settings,
    http: aiohttp.ClientSession,
    *,
    reader: AsyncEngine,
    writer: AsyncEngine,
    keys: Callable[[], Sequence[str]],
    phrases: Phrases,
    on_installed: OnInstalled,
) -> AsyncIterator[InstallParts]:
    """Plug the parts together; Slack is not called before a token is needed.

    Args:
        settings: whose credentials say what there is.
        http: the one session for all calls.
        reader: where installations are read, without waiting for a writer.
        writer: where they are written.
        keys: makes or returns the keys that seal tokens; called only where there are any to keep, and once
            more for a token that none of them opens.
        phrases: for the pages.
        on_installed: what is to be done when Dult came into a workspace, or came back.
    """
    client = InstallClient(str(settings.slack_api_url), http)
    credentials = _credentials(settings)
    if credentials is None:
        installs = Installs(client, fixed=_fixed(settings, client))
        yield InstallParts(installs=installs, authorize=Authorize(installs), flow=None, routes=())
        return
    client_id, client_secret = credentials
    store = SealedInstallations(client_id, Seal(keys(), keys), reader=reader, writer=writer)
    rotator = AsyncTokenRotator(client_id=client_id, client_secret=client_secret, client=client)
    renewals = Renewals(rotator, store, Leases(writer))
    installs = Installs(client, fixed=_fixed(settings, client), store=store, renewals=renewals)

    async def came(workspace: WorkspaceId) -> None:
        installs.forget(workspace)
        await on_installed(workspace)

    flow = InstallFlow(
        client=client,
        client_id=client_id,
        client_secret=client_secret,
        scopes=scopes(settings.slack_features),
        store=store,
        states=SingleUseStates(writer),
        public_url=str(settings.public_url) if settings.public_url else None,
        phrases=phrases,
        usual=settings.defaults.language,
        on_installed=came,
    )
    try:
        yield InstallParts(installs=installs, authorize=Authorize(installs), flow=flow, routes=routes(flow))
    finally:
        await installs.aclose()


def _fixed(settings: Settings, client: InstallClient) -> FixedToken | None:
    token = settings.slack_bot_token
    return None if token is None else FixedToken(client, token.get_secret_value())


def _credentials(settings: Settings) -> tuple[str, str] | None:
    match settings.slack_client_id, settings.slack_client_secret:
        case str(client_id), SecretStr() as secret:
            return client_id, secret.get_secret_value()
        case _:
            return None
