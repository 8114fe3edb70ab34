"""The fake Slack's installation by OAuth, with bolt's own flow: slack.md §1.4."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import FakeSlack, Team, fake_slack

# slack_sdk 3.47 calls oauth.v2.access with a class that aiohttp 3.14 will drop
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")

ID, SECRET = "11.22", "client-secret"
ALIVE = 12 * 60 * 60


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        team = slack.add_team("T1", enterprise_id="E1")
        slack.add_user(team, "U1")
        yield slack


@pytest.fixture
def team(slack: FakeSlack) -> Team:
    return slack.world.teams["T1"]


@pytest.fixture
async def start_url(slack: FakeSlack, tmp_path: Path) -> AsyncIterator[str]:
    settings = AsyncOAuthSettings(
        client_id=ID,
        client_secret=SECRET,
        scopes=["chat:write", "im:write"],
        authorization_url=f"{slack.world.base}oauth/v2/authorize",
        installation_store=FileInstallationStore(base_dir=str(tmp_path / "installs")),
        state_store=FileOAuthStateStore(expiration_seconds=600, base_dir=str(tmp_path / "states")),
    )
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    settings.install_page_rendering_enabled = True
    app = AsyncApp(client=client, signing_secret=slack.app.signing_secret, oauth_settings=settings)
    runner = web.AppRunner(app.web_app("/slack/events"), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    slack.app.request_url = f"{base}/slack/events"
    yield f"{base}/slack/install"
    await runner.cleanup()


async def exchange(slack: FakeSlack, **args: Any) -> dict[str, Any]:
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    answer = await client.oauth_v2_access(client_id=ID, client_secret=SECRET, **args)
    return dict(answer.data)  # type: ignore[arg-type]


async def code_of(slack: FakeSlack, team: Team, start_url: str) -> str:
    await slack.install(team, "U1", start_url)
    return next(iter(slack.world.codes))


async def test_an_installation_gives_a_token_with_the_scopes_asked_for(
    slack: FakeSlack, team: Team, start_url: str
) -> None:
    status, page = await slack.install(team, "U1", start_url)

    assert (status, "Thank you" in page) == (200, True)
    assert team.installed
    (token,) = [one for one in slack.world.tokens.values() if not one.app_level]
    assert (token.team_id, sorted(token.scopes)) == ("T1", ["chat:write", "im:write"])


async def test_a_person_may_say_no(slack: FakeSlack, team: Team, start_url: str) -> None:
    _, page = await slack.install(team, "U1", start_url, allows=False)

    assert "access_denied" in page
    assert not team.installed


async def test_a_code_is_good_for_one_exchange(slack: FakeSlack, team: Team, start_url: str) -> None:
    code = await code_of(slack, team, start_url)

    with pytest.raises(SlackApiError, match="code_already_used"):
        await exchange(slack, code=code)
    with pytest.raises(SlackApiError, match="invalid_code"):
        await exchange(slack, code="another")


async def test_an_org_wide_installation_belongs_to_no_workspace(
    slack: FakeSlack, team: Team, start_url: str
) -> None:
    await slack.install(team, "U1", start_url, org_wide=True)

    (token,) = [one for one in slack.world.tokens.values() if not one.app_level]
    identity = await AsyncWebClient(token.value, base_url=slack.api_url, retry_handlers=[]).auth_test()
    assert (token.team_id, token.enterprise_id) == (None, "E1")
    assert identity["is_enterprise_install"]


async def test_a_rotating_token_lives_twelve_hours_and_a_refresh_token_is_good_once(
    slack: FakeSlack, team: Team, start_url: str
) -> None:
    slack.app.rotates = True
    await slack.install(team, "U1", start_url)
    refresh, first = next(iter(slack.world.refreshes.items()))
    slack.clock.move(ALIVE + 1)
    old = AsyncWebClient(first.token.value, base_url=slack.api_url, retry_handlers=[])

    with pytest.raises(SlackApiError, match="token_expired"):
        await old.auth_test()
    answer = await exchange(slack, grant_type="refresh_token", refresh_token=refresh)
    with pytest.raises(SlackApiError, match="invalid_refresh_token"):
        await exchange(slack, grant_type="refresh_token", refresh_token=refresh)

    new = AsyncWebClient(answer["access_token"], base_url=slack.api_url, retry_handlers=[])
    assert (await new.auth_test())["team_id"] == "T1"
    assert answer["expires_in"] == ALIVE
    assert answer["refresh_token"] != refresh


async def test_an_uninstalled_rotating_app_cannot_refresh(
    slack: FakeSlack, team: Team, start_url: str
) -> None:
    slack.app.rotates = True
    await slack.install(team, "U1", start_url)
    await slack.uninstall(team)

    with pytest.raises(SlackApiError, match="invalid_refresh_token"):
        await exchange(slack, grant_type="refresh_token", refresh_token=next(iter(slack.world.refreshes)))
