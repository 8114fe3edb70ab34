"""The doctor names each fault and its mend: by a table of what it sees, and on a fake Slack how it looks."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.database.reach import reach
from adapters.slack.doctor import Seen, examine
from adapters.slack.features import scopes
from adapters.slack.install.seal import NO_KEY
from adapters.slack.paths import REQUESTS
from adapters.slack.probe import ask_slack, call_signed, call_unsigned, code
from adapters.slack.probe import scopes as scopes_of
from adapters.slack.visit import visit
from bot.cli.app import main
from bot.finding import Verdict
from bot.probe import Answer, Barrier
from bot.reach import Reach
from bot.secret_key import new_key
from bot.settings import Settings
from bot.settings_slack import USUAL
from nudges.delivery import WorkspaceId
from tests.adapters.slack.fake import FakeSlack, fake_slack
from tests.adapters.slack.installing import Stage, by_oauth, by_token, installation, opened
from tests.house import house
from tests.patience import HANGS_S
from tests.serving import serving

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HTTPS = "https://dult.example.org"
T1 = WorkspaceId("slack:T1")


def answer(code: str = "", *, late: timedelta = timedelta(0), may: list[str] | None = None) -> Answer:
    """Make what Slack answers."""
    data: dict[str, Any] = {"ok": False, "error": code} if code else {"ok": True, "team": "Fjordfylket"}
    may = scopes(USUAL) if may is None else may
    headers = {"date": format_datetime(NOW - late, usegmt=True), "x-oauth-scopes": ",".join(may)}
    return Answer(status=200, data=data, headers=headers)


def stopped(by: Barrier, status: int = 0) -> Answer:
    return Answer(barrier=by, status=status)


def settings(**variables: str) -> Settings:
    return Settings.load(variables)


SOCKET = settings(**by_token())
HTTP = settings(SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s", DULT_PUBLIC_URL=HTTPS)
WELL = Seen(settings=SOCKET, now=NOW, tokens={"SLACK_BOT_TOKEN": answer()}, app=answer())
CALLED = replace(WELL, settings=HTTP, app=None, unsigned=Answer(status=401), signed=True)
REACHED = Reach(people=1_400, strangers=0, without_email=0, teams=17, roomless=0)


def told(seen: Seen, verdict: Verdict) -> list[str]:
    return [one.sentence for one in examine(seen) if one.verdict is verdict]


@pytest.mark.parametrize("seen", [WELL, CALLED, replace(WELL, reach=REACHED)])
def test_where_all_is_well_nothing_is_to_be_done(seen: Seen) -> None:
    assert told(seen, Verdict.FAULT) == []
    assert told(seen, Verdict.NOTE) == []
    assert told(seen, Verdict.WELL)


def tokens(its: Answer) -> Seen:
    return replace(WELL, tokens={"SLACK_BOT_TOKEN": its})


FAULTS: Mapping[str, tuple[Seen, str]] = {
    "nothing is set": (replace(WELL, settings=settings()), "dult slack manifest"),
    "DNS": (tokens(stopped(Barrier.NAME)), "Look at DNS"),
    "own authority": (tokens(stopped(Barrier.CERTIFICATE)), "SSL_CERT_FILE"),
    "proxy": (tokens(stopped(Barrier.PROXY)), "HTTPS_PROXY"),
    "firewall": (tokens(stopped(Barrier.SILENCE)), "firewall"),
    "refused": (tokens(stopped(Barrier.REFUSED)), "cannot be reached"),
    "a page": (tokens(stopped(Barrier.PAGE, 502)), "HTTP 502"),
    "slow clock": (tokens(answer(late=timedelta(minutes=6))), "6 minutes off"),
    "fast clock": (tokens(answer(late=-timedelta(minutes=9))), "9 minutes off"),
    "wrong token": (tokens(answer("invalid_auth")), "Copy it again from OAuth & Permissions"),
    "revoked": (tokens(answer("token_revoked")), "the app was removed"),
    "removed": (tokens(answer("account_inactive")), "the app was removed"),
    "expired": (tokens(answer("token_expired")), "SLACK_CLIENT_ID"),
    "kind of bot token": (tokens(answer("not_allowed_token_type")), "begins with xoxb-"),
    "limited": (tokens(answer("ratelimited")), "Look again in a minute"),
    "never heard of": (tokens(answer("gremlins")), "gremlins"),
    "scope": (tokens(answer(may=["chat:write"])), "lacks im:history"),
    "scope of a feature": (
        tokens(answer(may=[one for one in scopes(USUAL) if one != "files:write"])),
        "lacks files:write, by which Dult would send files, such as what somebody gets with “my data”",
    ),
    "app token": (replace(WELL, app=answer("invalid_auth")), "App-Level Tokens"),
    "connections:write": (replace(WELL, app=answer("missing_scope")), "connections:write"),
    "kind of app token": (replace(WELL, app=answer("not_allowed_token_type")), "begins with xapp-"),
    "socket mode off": (replace(WELL, app=answer("not_enabled")), "Switch Socket Mode on"),
    "lost key": (replace(WELL, lost={T1: NO_KEY}), "after the new one. If that is lost, install Dult there"),
    "lost installation": (replace(WELL, lost={T1: "invalid_refresh_token"}), "Install Dult there again"),
    "no address": (
        replace(CALLED, settings=settings(SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s")),
        "Set DULT_PUBLIC_URL",
    ),
    "other signing secret": (replace(CALLED, signed=False), "another SLACK_SIGNING_SECRET"),
    "proxy leads elsewhere": (
        replace(CALLED, unsigned=stopped(Barrier.PAGE, 404), signed=False),
        "does not lead to Dult (HTTP 404)",
    ),
    "dult is not running": (
        replace(CALLED, unsigned=stopped(Barrier.REFUSED), signed=False),
        "cannot be reached from here",
    ),
    "one secret twice": (
        replace(WELL, settings=settings(**by_oauth(SLACK_CLIENT_SECRET="s", SLACK_SIGNING_SECRET="s"))),
        "copy each",
    ),
    "messages tab": (
        replace(WELL, reach=replace(REACHED, unreachable={"messages-tab-disabled": 12})),
        "12 people cannot be written to: the Messages tab is off",
    ),
}
NOTES: Mapping[str, tuple[Seen, str]] = {
    "no match": (
        replace(WELL, reach=replace(REACHED, strangers=40, without_email=3)),
        "40 of 1,400 people were not found in Slack; 3 of them have no e-mail address",
    ),
    "nobody": (replace(WELL, reach=replace(REACHED, people=0)), "dult people import"),
    "rooms": (replace(WELL, reach=replace(REACHED, roomless=5)), "5 of 17 teams have no room"),
    "nobody installed it": (
        replace(WELL, settings=settings(**by_oauth(SLACK_APP_TOKEN="xapp-1")), tokens={}),
        "/slack/install",
    ),
    "no way in": (
        replace(WELL, settings=settings(**by_oauth(SLACK_APP_TOKEN="xapp-1"))),
        "Nobody outside can install Dult",
    ),
    "silent about scopes": (tokens(answer(may=[])), "does not say what it may do"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_mend(name: str) -> None:
    seen, sentence = FAULTS[name]

    assert [one for one in told(seen, Verdict.FAULT) if sentence in one]


@pytest.mark.parametrize("name", NOTES)
def test_what_somebody_should_know_is_no_fault(name: str) -> None:
    seen, sentence = NOTES[name]

    assert told(seen, Verdict.FAULT) in ([], [])
    assert [one for one in told(seen, Verdict.NOTE) if sentence in one]


def test_a_server_in_slacks_place_on_this_machine_may_call_dult_without_https() -> None:
    here = {**by_token(), "SLACK_SIGNING_SECRET": "s", "DULT_PUBLIC_URL": "http://127.0.0.1:8000"}
    here.pop("SLACK_APP_TOKEN", None)
    slack, other = settings(**here), settings(DULT_SLACK_API_URL="http://127.0.0.1:3000/api", **here)

    assert told(replace(WELL, settings=slack), Verdict.FAULT)
    assert not told(replace(WELL, settings=other), Verdict.FAULT)


def test_no_sentence_shows_a_secret() -> None:
    seen = replace(WELL, settings=settings(**by_oauth(**by_token("xoxb-9-hidden"))))

    assert "hidden" not in "".join(one.sentence for one in examine(seen))
    assert "hidden" not in repr(seen)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the doctor wait for an answer as long as it takes."""
    monkeypatch.setattr("bot.probe.PATIENCE", HANGS_S)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as it:
        yield it


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be in a folder where there is neither a dult.toml nor a database."""
    monkeypatch.chdir(tmp_path)


async def test_a_visit_finds_what_the_tokens_may_do(slack: FakeSlack, http: aiohttp.ClientSession) -> None:
    slack.add_team("T1", bot_token="xoxb-1", app_token="xapp-1", scopes=scopes(()))
    chosen = settings(DULT_SLACK_API_URL=slack.api_url, **by_token())

    seen = await visit(chosen, http, None, None)

    assert scopes_of(seen.tokens["SLACK_BOT_TOKEN"]) == set(scopes(()))
    assert seen.app is not None
    assert (code(seen.app), seen.unsigned) == ("", None)
    assert seen.tokens["SLACK_BOT_TOKEN"].at is not None


async def test_a_visit_tells_the_two_tokens_from_each_other(
    slack: FakeSlack, http: aiohttp.ClientSession
) -> None:
    slack.add_team("T1", bot_token="xoxb-1", app_token="xapp-1")

    bots = await ask_slack(http, slack.api_url, "apps.connections.open", "xoxb-1")
    apps = await ask_slack(http, slack.api_url, "auth.test", "xapp-1")

    assert (code(bots), code(apps)) == ("not_allowed_token_type", "not_allowed_token_type")


async def test_a_visit_looks_at_every_installation(tmp_path: Path, http: aiohttp.ClientSession) -> None:
    async with fake_slack() as slack, opened(tmp_path) as database:
        stage = Stage(slack=slack, database=database)
        for number in ("1", "2"):
            slack.add_team(f"T{number}", bot_token=f"xoxb-{number}")
            await stage.store.async_save(installation(f"T{number}", token=f"xoxb-{number}"))
        slack.revoke("xoxb-2")
        async with stage.dult(**by_oauth()) as parts:
            chosen = settings(DULT_SLACK_API_URL=slack.api_url, **by_oauth())
            seen = await visit(chosen, http, parts.installs, REACHED)
        stage.keys[:] = [new_key()]
        async with stage.dult(**by_oauth()) as parts:
            sealed = await visit(chosen, http, parts.installs, REACHED)

    assert {name: code(one) for name, one in seen.tokens.items()} == {
        "slack:T1": "",
        "slack:T2": "token_revoked",
    }
    assert sealed.lost == {"slack:T1": NO_KEY, "slack:T2": NO_KEY}


@asynccontextmanager
async def pages(handler: Any) -> AsyncIterator[str]:
    """Serve one handler for everything."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_page_in_between_is_not_taken_for_slack(http: aiohttp.ClientSession) -> None:
    async def portal(_: web.Request) -> web.Response:
        return web.Response(status=403, text="<h1>Blocked</h1>", content_type="text/html")

    async with pages(portal) as url:
        its = await ask_slack(http, f"{url}/api/", "auth.test", "xoxb-1")

    assert (its.barrier, its.status) == (Barrier.PAGE, 403)


async def test_what_cannot_be_reached_is_told_apart(http: aiohttp.ClientSession) -> None:
    nobody = await ask_slack(http, "http://127.0.0.1:9/api/", "auth.test", "xoxb-1")
    nowhere = await ask_slack(http, "http://nowhere.invalid/api/", "auth.test", "xoxb-1")

    assert (nobody.barrier, nowhere.barrier) == (Barrier.REFUSED, Barrier.NAME)


async def test_a_dead_proxy_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    async with aiohttp.ClientSession(trust_env=True) as http:
        its = await ask_slack(http, "http://slack.invalid/api/", "auth.test", "xoxb-1")

    assert its.barrier is Barrier.PROXY


async def test_dults_own_address_is_called_with_and_without_the_right_signature(
    http: aiohttp.ClientSession,
) -> None:
    handler = AsyncSlackRequestHandler(AsyncApp(token="xoxb-1", signing_secret="ours"))

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    async with serving([Route(REQUESTS, events, methods=["POST"])]) as address:
        unsigned = await call_unsigned(http, address)
        known, unknown = [await call_signed(http, address, secret) for secret in ("ours", "theirs")]

    assert (unsigned.status, known, unknown) == (401, True, False)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(("scope", "code"), [(scopes(USUAL), 0), (["chat:write"], 2)])
async def test_the_command_ends_with_2_at_a_fault(
    slack: FakeSlack,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    scope: list[str],
    code: int,
) -> None:
    slack.add_team("T1", bot_token="xoxb-1", app_token="xapp-1", scopes=scope)
    for name, value in {"DULT_SLACK_API_URL": slack.api_url, **by_token()}.items():
        monkeypatch.setenv(name, value)

    ended = await asyncio.to_thread(main, ["slack", "doctor", "--json"])

    findings = json.loads(capsys.readouterr().out)
    assert ended == code
    assert {"network", "clock", "tokens", "scopes", "socket mode"} <= {one["part"] for one in findings}


async def test_who_is_not_found_and_which_team_has_no_room_is_counted() -> None:
    async with house() as its:
        everybody = await reach(its.database, "slack")
        here = await reach(its.database, "test")

    assert everybody.people == everybody.strangers > 0
    assert (here.strangers, here.roomless) == (0, 0)
