"""Somebody installs Dult from a browser, again, and for a whole organisation."""

import re
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from adapters.slack.features import scopes
from adapters.slack.install import oauth
from adapters.slack.install.oauth import Cookie, site_of
from adapters.slack.install.parts import InstallParts
from bot.locale import preferred
from bot.settings_slack import USUAL
from nudges.delivery import WorkspaceId
from nudges.language import Language
from tests.adapters.slack.fake import Dropped, Fault, ServerError, fake_slack
from tests.adapters.slack.installing import Stage, by_oauth, opened
from tests.serving import serving

T1 = WorkspaceId("slack:T1")
E1 = WorkspaceId("slack:E1")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with fake_slack() as slack, opened(tmp_path) as database:
        yield Stage(slack=slack, database=database)


@asynccontextmanager
async def dult(stage: Stage, **more: str) -> AsyncIterator[tuple[InstallParts, str]]:
    """Run a Dult whose pages a browser can reach."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = by_oauth(**{"DULT_PUBLIC_URL": f"http://127.0.0.1:{port}", **more})
    async with stage.dult(**settings) as parts, serving(parts.routes, port) as address:
        yield parts, address


async def get(url: str, **headers: str) -> tuple[int, str, Mapping[str, str]]:
    """Load one page as a browser would, and follow nothing."""
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as browser,
        browser.get(url, headers=headers, allow_redirects=False) as page,
    ):
        return page.status, await page.text(), page.headers


async def begun(address: str) -> tuple[str, str]:
    """Begin an installation; returns the state and the cookie."""
    _, _, headers = await get(f"{address}/slack/install")
    (state,) = parse_qs(urlsplit(headers["Location"]).query)["state"]
    return state, headers["Set-Cookie"].partition(";")[0]


async def test_a_workspace_installs_dult_and_dult_can_write_there(stage: Stage) -> None:
    """slack.md §3.33."""
    team = stage.slack.add_team("T1", name="Fjordfylket & co")

    async with dult(stage) as (parts, address):
        status, text = await stage.slack.install(team, "U1", f"{address}/slack/install")
        token = await parts.installs.token(T1)

    assert (status, stage.came) == (200, [T1])
    assert "Fjordfylket &amp; co" in text
    assert f"{stage.slack.world.base}app_redirect?app=A0DULT&amp;team=T1" in text
    assert (token.bot_user_id, set(token.scopes)) == (team.bot_user, set(scopes(USUAL)))


async def test_several_workspaces_install_dult_and_each_has_its_own_token(stage: Stage) -> None:
    teams = [stage.slack.add_team(team_id) for team_id in ("T1", "T2", "T3")]

    async with dult(stage) as (parts, address):
        for team in teams:
            await stage.slack.install(team, "U1", f"{address}/slack/install")
        workspaces = await parts.installs.workspaces()
        tokens = {await parts.installs.token_of(workspace) for workspace in workspaces}

    assert workspaces == ["slack:T1", "slack:T2", "slack:T3"]
    assert len(tokens) == 3


async def test_an_organisation_installs_dult_for_all_its_workspaces(stage: Stage) -> None:
    """slack.md §3.33, §3.36."""
    team, _ = (stage.slack.add_team(team_id, enterprise_id="E1") for team_id in ("T1", "T2"))

    async with dult(stage) as (parts, address):
        status, _ = await stage.slack.install(team, "U1", f"{address}/slack/install", org_wide=True)
        token = await parts.installs.token(E1)

    assert (status, stage.came) == (200, [E1])
    assert (token.team_id, token.enterprise_id) == (None, "E1")


async def test_installing_again_after_dult_was_removed_brings_a_token_that_works(stage: Stage) -> None:
    """slack.md §3.11, §3.33."""
    team = stage.slack.add_team("T1")

    async with dult(stage) as (parts, address):
        await stage.slack.install(team, "U1", f"{address}/slack/install")
        old = await parts.installs.token_of(T1)
        await stage.slack.uninstall(team)
        gone = await parts.installs.uninstalled(T1, datetime.now(UTC))
        await stage.slack.install(team, "U2", f"{address}/slack/install")
        new = await parts.installs.token_of(T1)

    assert gone
    assert new != old
    assert stage.came == [T1, T1]


async def test_installing_again_with_more_scopes_is_known_at_once(stage: Stage) -> None:
    """slack.md §3.33."""
    team = stage.slack.add_team("T1")

    async with dult(stage, DULT_SLACK_FEATURES="people") as (parts, address):
        await stage.slack.install(team, "U1", f"{address}/slack/install")
        before = (await parts.installs.token(T1)).scopes
    async with dult(stage, DULT_SLACK_FEATURES="people,files") as (parts, address):
        await stage.slack.install(team, "U1", f"{address}/slack/install")
        after = (await parts.installs.token(T1)).scopes

    assert set(after) - set(before) == {"files:write"}


async def test_a_token_that_dult_knew_before_an_installation_is_read_anew_after_it(stage: Stage) -> None:
    team = stage.slack.add_team("T1")
    stage.slack.app.rotates = True

    async with dult(stage) as (parts, address):
        await stage.slack.install(team, "U1", f"{address}/slack/install")
        first = await parts.installs.token_of(T1)
        await stage.slack.install(team, "U1", f"{address}/slack/install")
        second = await parts.installs.token_of(T1)

    assert first != second


async def test_whoever_stops_the_installation_is_told_so_and_may_begin_again(stage: Stage) -> None:
    team = stage.slack.add_team("T1")

    async with dult(stage) as (parts, address):
        status, text = await stage.slack.install(team, "U1", f"{address}/slack/install", allows=False)
        workspaces = await parts.installs.workspaces()

    assert (status, workspaces, stage.came) == (200, [], [])
    assert 'href="/slack/install"' in text


async def test_a_state_is_used_once(stage: Stage) -> None:
    """slack.md §3.33."""
    async with dult(stage) as (_, address):
        state, cookie = await begun(address)
        url = f"{address}/slack/oauth_redirect?state={state}&code=wrong"
        first, _, _ = await get(url, Cookie=cookie)
        called = len(stage.slack.calls("oauth.v2.access"))
        second, _, _ = await get(url, Cookie=cookie)

    assert (first, second) == (401, 401)
    assert called == len(stage.slack.calls("oauth.v2.access")) == 1


async def test_the_way_back_in_another_browser_uses_nothing_up(stage: Stage) -> None:
    async with dult(stage) as (_, address):
        state, cookie = await begun(address)
        url = f"{address}/slack/oauth_redirect?state={state}&code=wrong"
        without, _, _ = await get(url)
        others, _, _ = await get(url, Cookie=cookie.replace(state, "another"))
        own, _, _ = await get(url, Cookie=cookie)

    assert (without, others, own) == (400, 400, 401)
    assert len(stage.slack.calls("oauth.v2.access")) == 1


async def test_a_flood_of_visits_is_told_to_wait_before_anything_is_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oauth, "VISITS", 3)

    async with dult(stage) as (_, address):
        first = [(await get(f"{address}/slack/install"))[0] for _ in range(3)]
        then, text, _ = await get(f"{address}/slack/install")
        back, _, _ = await get(f"{address}/slack/oauth_redirect?state=x&code=y")

    assert (set(first), then, back) == ({302}, 429, 429)
    assert 'href="/slack/install"' in text


async def test_whatever_is_asked_of_the_way_back_is_no_error_of_dults(stage: Stage) -> None:
    asked = [
        "",
        "state=%00&code=%00",
        "state=%ED%A0%80&code=x",
        "state=&code=",
        "error=%3Cscript%3E",
        "a=1&" * 900,
    ]
    cookies = ["", "=", "slack-app-oauth-state=%00", "slack-app-oauth-state=;" * 50, "\xe5=\xe5"]

    async with dult(stage) as (_, address):
        url = f"{address}/slack/oauth_redirect"
        statuses = {(await get(f"{url}?{one}", Cookie=cookie))[0] for one in asked for cookie in cookies}

    assert max(statuses) < 500


@pytest.mark.parametrize("fault", [ServerError(500), Dropped()])
async def test_a_slack_that_does_not_answer_is_told_on_the_page(stage: Stage, fault: Fault) -> None:
    team = stage.slack.add_team("T1")
    stage.slack.faults.next("oauth.v2.access", fault)

    async with dult(stage) as (_, address):
        status, text = await stage.slack.install(team, "U1", f"{address}/slack/install")

    assert status == 503
    assert 'href="/slack/install"' in text
    assert "Traceback" not in text


async def test_the_page_speaks_the_browsers_language(stage: Stage) -> None:
    async with dult(stage) as (_, address):
        url = f"{address}/slack/oauth_redirect?error=access_denied"
        pages = {
            header: (await get(url, **{"Accept-Language": header}))[1]
            for header in ("fi-FI,fi;q=0.9,en;q=0.8", "no", "de")
        }

    assert [re.findall('<html lang="(..)">', text)[0] for text in pages.values()] == ["fi", "nb", "nb"]


async def test_what_comes_in_the_address_is_not_shown_on_the_page(stage: Stage) -> None:
    async with dult(stage) as (_, address):
        _, text, headers = await get(f"{address}/slack/oauth_redirect?error=<script>alert(1)</script>")

    assert "script" not in text
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")


async def test_the_browser_is_sent_to_the_slack_of_the_settings_with_the_least_scopes(stage: Stage) -> None:
    async with dult(stage) as (_, address):
        status, _, headers = await get(f"{address}/slack/install")

    to = urlsplit(headers["Location"])
    query = parse_qs(to.query)
    assert status == 302
    assert f"{to.scheme}://{to.netloc}{to.path}" == f"{stage.slack.world.base}oauth/v2/authorize"
    assert query["scope"] == [",".join(scopes(USUAL))]
    assert query["redirect_uri"] == [f"{address}/slack/oauth_redirect"]
    assert "user_scope" not in query


@pytest.mark.parametrize(
    ("api", "site"),
    [
        ("https://slack.com/api/", "https://slack.com"),
        ("https://www.slack.com/api/", "https://slack.com"),
        ("https://slack-gov.com/api/", "https://slack-gov.com"),
        ("http://127.0.0.1:9000/api/", "http://127.0.0.1:9000"),
        ("http://127.0.0.1:9000/", "http://127.0.0.1:9000"),
    ],
)
def test_slacks_pages_are_beside_its_api(api: str, site: str) -> None:
    assert site_of(api) == site


def test_the_cookie_is_for_https_only_where_there_is_https() -> None:
    behind_https = Cookie(is_secure=True).build_set_cookie_for_new_state("s")
    on_this_machine = Cookie(is_secure=False).build_set_cookie_for_new_state("s")

    assert "; Secure; HttpOnly; SameSite=Lax; Path=/" in behind_https
    assert "Secure" not in on_this_machine
    assert "Max-Age=0" in Cookie(is_secure=True).build_set_cookie_for_deletion()


def test_a_language_nobody_wrote_well_is_the_usual_one() -> None:
    found = [preferred(header, Language.SV) for header in ("", ";;,q=", "en;q=x,da;q=0.1", "nn-NO")]

    assert found == [Language.SV, Language.SV, Language.DA, Language.NN]


async def test_bolt_takes_our_way_to_authorize_beside_the_flow(stage: Stage) -> None:
    async with stage.dult(**by_oauth()) as parts:
        assert parts.flow is not None
        app = AsyncApp(
            signing_secret="signing-secret",
            authorize=parts.authorize,  # type: ignore[arg-type] # Bolt takes its own class, and says less
            oauth_flow=parts.flow,
            oauth_settings=parts.flow.settings,
        )

    assert app._async_authorize is parts.authorize
    assert app.oauth_flow is parts.flow
