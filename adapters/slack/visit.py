"""The doctor's visit: everything is looked at once, by asking Slack and by calling Dult as Slack would."""

from datetime import UTC, datetime

import aiohttp
from pydantic import SecretStr

from adapters.slack.doctor import Seen
from adapters.slack.install.installs import Installs
from adapters.slack.probe import ask_slack, call_signed, call_unsigned
from bot.errors import Disconnected, TryLater
from bot.probe import Answer, Barrier
from bot.reach import Reach
from bot.settings import Settings
from nudges.delivery import WorkspaceId


async def visit(
    settings: Settings, http: aiohttp.ClientSession, installs: Installs | None, reach: Reach | None
) -> Seen:
    """Look at everything; nothing is changed but tokens that have to be renewed anyway.

    Args:
        settings: what was chosen.
        http: the session for all calls.
        installs: who gives out tokens; ``None`` where there is no database yet.
        reach: who can be reached; ``None`` where there is no database yet.
    """
    tokens: dict[str, Answer] = {}
    lost: dict[WorkspaceId, str] = {}
    if settings.slack_bot_token is not None:
        tokens["SLACK_BOT_TOKEN"] = await _ask(settings, http, "auth.test", settings.slack_bot_token)
    if installs is not None:
        for workspace in await installs.installed():
            try:
                tokens[workspace] = await _test(settings, http, installs, workspace)
            except Disconnected as error:
                lost[workspace] = error.reason
    unsigned, signed = await _called(settings, http)
    return Seen(
        settings=settings,
        now=datetime.now(UTC),
        tokens=tokens,
        lost=lost,
        app=await _app(settings, http),
        unsigned=unsigned,
        signed=signed,
        reach=reach,
    )


async def _test(
    settings: Settings, http: aiohttp.ClientSession, installs: Installs, workspace: WorkspaceId
) -> Answer:
    try:
        token = SecretStr(await installs.token_of(workspace))
    except TryLater:
        return Answer(barrier=Barrier.REFUSED)
    return await _ask(settings, http, "auth.test", token)


async def _app(settings: Settings, http: aiohttp.ClientSession) -> Answer | None:
    if settings.slack_app_token is None:
        return None
    return await _ask(settings, http, "apps.connections.open", settings.slack_app_token)


async def _ask(settings: Settings, http: aiohttp.ClientSession, method: str, token: SecretStr) -> Answer:
    return await ask_slack(http, str(settings.slack_api_url), method, token.get_secret_value())


async def _called(settings: Settings, http: aiohttp.ClientSession) -> tuple[Answer | None, bool | None]:
    """Call Dult where Slack would; in Socket Mode it does not."""
    secret, url = settings.slack_signing_secret, settings.public_url
    if settings.uses_socket_mode or secret is None or url is None:
        return None, None
    unsigned = await call_unsigned(http, str(url))
    return unsigned, await call_signed(http, str(url), secret.get_secret_value())
