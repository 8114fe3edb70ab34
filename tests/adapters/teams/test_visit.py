"""How the doctor looks: on Microsoft, Teams and a door of Dult's own, all real servers (teams.md §4.35)."""

import asyncio
import json
import ssl
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from adapters.database.reach import reach
from adapters.database.references import DatabaseReferences
from adapters.teams.doctor.findings import Seen
from adapters.teams.doctor.visit import service_url, visit
from adapters.teams.reference import Reference
from bot.cli.app import main
from bot.finding import Verdict
from bot.settings import Settings
from nudges.delivery import Address
from tests.adapters.teams.doctoring import (
    GIVEN,
    OTHER,
    REACHED,
    certificate,
    private,
    settings,
    token_of,
    told,
)
from tests.adapters.teams.fake.openid import APP_ID, KEYS, METADATA, PASSWORD, TENANT, TOKEN, FakeOpenId
from tests.adapters.teams.fake.teams import FakeTeams, fake_teams
from tests.adapters.teams.trusted import Trusted, trusted
from tests.house import WORKSPACE, house
from tests.serving import serving


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Microsoft, Teams and a door of Dult's, all of them real servers."""

    microsoft: FakeOpenId
    teams: FakeTeams
    dult: Trusted
    address: str
    """Where Dult is."""
    folder: Path

    @property
    def host(self) -> str:
        """Teams', with its port."""
        return urlsplit(self.teams.world.base).netloc

    def variables(self, **more: str) -> dict[str, str]:
        """Return what an operator would set, with changes; what is empty is left out."""
        return {
            "DULT_DATA": str(self.folder),
            "DULT_TEAMS_APP_ID": APP_ID,
            "DULT_TEAMS_TENANT_ID": TENANT,
            "DULT_TEAMS_APP_PASSWORD": PASSWORD,
            "DULT_TEAMS_OPENID_URL": f"{self.microsoft.url}{METADATA}",
            "DULT_TEAMS_TOKEN_URL": f"{self.microsoft.url}/{TENANT}{TOKEN}",
            "DULT_TEAMS_SERVICE_HOSTS": self.host,
            "DULT_PUBLIC_URL": self.address,
            **more,
        }

    async def sees(self, **more: str) -> Seen:
        """Look at everything, each by a new connection: servers close one that was idle for some seconds."""
        connector = aiohttp.TCPConnector(force_close=True)
        async with aiohttp.ClientSession(connector=connector) as http:
            return await visit(Settings.load(self.variables(**more)), http, REACHED)


@asynccontextmanager
async def staged(folder: Path, **more: str) -> AsyncIterator[Stage]:
    async with (
        fake_teams(app_id=APP_ID) as teams,
        trusted(folder, **more) as dult,
        serving([dult.door.route()]) as address,
    ):
        teams.add_tenant(TENANT)
        yield Stage(microsoft=dult.microsoft, teams=teams, dult=dult, address=address, folder=folder)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as it:
        yield it


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be in a folder where there is neither a dult.toml nor a database."""
    monkeypatch.chdir(tmp_path)


async def test_a_visit_finds_a_whole_teams_and_leaves_it_as_it_was(stage: Stage) -> None:
    seen = await stage.sees()

    assert told(seen, Verdict.FAULT) == []
    assert seen.keys is not None
    assert (seen.keys.usable, seen.keys.vouches) == (("first",), True)
    assert stage.dult.heard == []
    assert not [call for call in stage.teams.calls() if call.operation != "members"]


async def test_dults_door_is_called_without_a_signature_and_with_a_forged_one(stage: Stage) -> None:
    """The forged token names Microsoft's key and all else that is right: its signature alone is not."""
    began = time.monotonic()
    seen = await stage.sees()
    took = time.monotonic() - began

    assert seen.door is not None
    assert seen.door.unsigned is not None
    assert seen.door.forged is not None
    assert (seen.door.plain.status, seen.door.unsigned.status, seen.door.forged.status) == (415, 401, 401)
    assert stage.dult.door.refused == {"no-token": 1, "signature": 1}
    assert 0 < seen.door.unsigned.seconds < took


async def test_a_dult_that_believes_everybody_is_found_out(tmp_path: Path) -> None:
    async with staged(tmp_path, DULT_TEAMS_LOCAL="1", DULT_TEAMS_SERVICE_HOSTS="127.0.0.1") as stage:
        hosts = f"{stage.host},127.0.0.1"
        seen = await stage.sees(DULT_TEAMS_SERVICE_HOSTS=hosts)

    (sentence,) = told(seen, Verdict.FAULT)
    assert "was started with DULT_TEAMS_LOCAL=1" in sentence


async def test_what_anybody_would_believe_means_nothing(tmp_path: Path) -> None:
    """A Dult that lets the doctor in by mistake hears an event that nobody knows, and no person's word."""
    async with staged(tmp_path, DULT_TEAMS_LOCAL="1", DULT_TEAMS_SERVICE_HOSTS="127.0.0.1") as stage:
        await stage.sees(DULT_TEAMS_SERVICE_HOSTS=f"{stage.host},127.0.0.1")
        heard = stage.dult.heard

    assert {one["type"] for one in heard} == {"event"}
    assert not any("text" in one or "value" in one for one in heard)


async def test_where_everybody_here_is_believed_nobody_else_is_asked(tmp_path: Path) -> None:
    async with staged(tmp_path, DULT_TEAMS_LOCAL="1") as stage:
        port = stage.address.rpartition(":")[2]
        seen = await stage.sees(DULT_TEAMS_LOCAL="1", DULT_PORT=port, DULT_PUBLIC_URL="")

    assert told(seen, Verdict.FAULT) == []
    assert "leads to Dult." in "".join(told(seen, Verdict.WELL))
    assert stage.dult.heard == []
    assert not stage.microsoft.calls
    assert not stage.teams.calls()


async def test_a_visit_tells_a_refused_secret_by_entras_own_number(stage: Stage) -> None:
    seen = await stage.sees(DULT_TEAMS_APP_PASSWORD="a-wrong-secret")  # noqa: S106 - of nobody

    (sentence,) = told(seen, Verdict.FAULT)
    assert sentence.endswith("(AADSTS7000215)")
    assert "a-wrong-secret" not in sentence
    assert not stage.teams.calls()


async def test_a_visit_names_the_file_that_is_not_there(stage: Stage) -> None:
    given = {"DULT_TEAMS_APP_PASSWORD": "", "DULT_TEAMS_APP_PASSWORD_FILE": "/nowhere/secret.txt"}

    seen = await stage.sees(**given)

    assert told(seen, Verdict.FAULT) == [
        "DULT_TEAMS_APP_PASSWORD_FILE: /nowhere/secret.txt is not there. Check the name."
    ]


async def test_a_visit_reads_whose_the_token_is(stage: Stage) -> None:
    told_token = token_of(tid=OTHER).value
    stage.microsoft.answers[f"/{TENANT}{TOKEN}"] = web.json_response(
        {"token_type": "Bearer", "access_token": told_token, "expires_in": 3600}
    )

    seen = await stage.sees()

    (sentence,) = told(seen, Verdict.FAULT)
    assert f"of the tenant {OTHER}" in sentence


@pytest.mark.parametrize("registered", [True, False])
async def test_a_token_that_teams_does_not_take_is_told(stage: Stage, registered: bool) -> None:
    stage.teams.world.registered = registered
    stage.teams.world.tokens = {"another"} if registered else set()

    (sentence,) = told(await stage.sees(), Verdict.FAULT)

    code = "401" if registered else "BotNotRegistered"
    assert sentence.startswith(f"Teams does not take Dult's token ({code}). Look at the Azure Bot")


@pytest.mark.parametrize(
    ("path", "said", "sentence"),
    [
        (METADATA, web.Response(text="<h1>Sign in</h1>", status=403), "answers with a page (HTTP 403)"),
        (METADATA, web.Response(status=302, headers={"Location": "/portal"}), "with a page (HTTP 302)"),
        (METADATA, web.Response(text='{"issuer": "x"}', content_type="application/json"), "tells no key"),
        (KEYS, web.Response(text="<h1>Sign in</h1>"), "answers with a page (HTTP 200)"),
        (f"/{TENANT}{TOKEN}", web.Response(text="<h1>Sign in</h1>"), "with a page and not as Microsoft does"),
        (f"/{TENANT}{TOKEN}", web.Response(status=503), "Entra asks to wait"),
    ],
)
async def test_what_is_not_microsofts_answer_is_told_as_what_it_is(
    stage: Stage, path: str, said: web.Response, sentence: str
) -> None:
    stage.microsoft.answers[path] = said

    seen = await stage.sees()

    assert [one for one in told(seen, Verdict.FAULT) if sentence in one]


async def test_where_nobody_answers_each_is_told_with_its_address(stage: Stage) -> None:
    seen = await stage.sees(
        DULT_TEAMS_OPENID_URL="http://127.0.0.1:9/metadata",
        DULT_TEAMS_TOKEN_URL="http://127.0.0.1:9/token",  # noqa: S106 - an address
        DULT_PUBLIC_URL="http://127.0.0.1:9",
    )

    assert [one.split()[0] for one in told(seen, Verdict.FAULT)] == [
        "http://127.0.0.1:9/metadata",
        "http://127.0.0.1:9/token",
        "http://127.0.0.1:9/api/messages",
    ]


async def test_a_key_that_dult_cannot_go_by_is_none(stage: Stage) -> None:
    stage.microsoft.keys = []
    stage.microsoft.publish("second", kty="EC")

    seen = await stage.sees()

    (sentence,) = told(seen, Verdict.FAULT)
    assert "tells no key that Dult can go by" in sentence


@pytest.mark.parametrize(
    ("hosts", "kept", "asked_at"),
    [
        ("smba.trafficmanager.net", None, "https://smba.trafficmanager.net/teams/"),
        (
            "smba.trafficmanager.net",
            "https://smba.trafficmanager.net/emea/x/",
            "https://smba.trafficmanager.net/emea/x/",
        ),
        ("smba.trafficmanager.net", "https://evil.example/", "https://smba.trafficmanager.net/teams/"),
        ("127.0.0.1:3978", "https://smba.trafficmanager.net/emea/x/", "http://127.0.0.1:3978/teams/"),
        ("[::1]:3978", None, "http://[::1]:3978/teams/"),
        ("teams.example.org", None, "https://teams.example.org/teams/"),
        ("*.example.org", None, None),
    ],
)
def test_the_token_is_shown_to_nobody_but_those_it_may_travel_to(
    hosts: str, kept: str | None, asked_at: str | None
) -> None:
    """teams.md §4.5."""
    reference = str(Reference(conversation="a:1", service_url=kept)) if kept else None
    chosen = settings(**GIVEN, DULT_TEAMS_SERVICE_HOSTS=hosts)

    assert service_url(chosen, replace(REACHED, reference=reference)) == asked_at


@asynccontextmanager
async def door_with(made: x509.Certificate, folder: Path) -> AsyncIterator[str]:
    """Serve a door like Dult's by https with a certificate."""

    async def door(request: web.Request) -> web.Response:
        return web.Response(status=401 if request.content_type == "application/json" else 415)

    pem = folder / "server.pem"
    pem.write_bytes(private("server") + made.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    app = web.Application()
    app.router.add_post("/api/messages", door)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    try:
        yield f"https://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_how_long_the_certificate_of_dults_address_is_good_is_seen(
    stage: Stage, tmp_path: Path
) -> None:
    made = certificate("server", ends=timedelta(days=5), host="127.0.0.1")
    trusting = ssl.create_default_context(cadata=made.public_bytes(Encoding.PEM).decode())
    async with (
        door_with(made, tmp_path) as address,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trusting)) as http,
    ):
        seen = await visit(Settings.load(stage.variables(DULT_PUBLIC_URL=address)), http, REACHED)

    assert told(seen, Verdict.FAULT) == []
    assert [one for one in told(seen, Verdict.NOTE) if f"{address}/api/messages ends on" in one]


async def test_a_certificate_that_nobody_knows_is_told_with_what_is_wrong(
    stage: Stage, tmp_path: Path
) -> None:
    async with door_with(certificate("server", host="127.0.0.1"), tmp_path) as address:
        seen = await stage.sees(DULT_PUBLIC_URL=address)

    (sentence,) = told(seen, Verdict.FAULT)
    assert "is not believed (self-signed certificate), so Microsoft does not call there" in sentence


async def run(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    ended = await asyncio.to_thread(main, ["teams", "doctor", *more])
    return ended, capsys.readouterr().out


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(("password", "code"), [(PASSWORD, 0), ("wrong", 2)])
async def test_the_command_ends_with_2_at_a_fault(
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    password: str,
    code: int,
) -> None:
    for name, value in stage.variables(DULT_TEAMS_APP_PASSWORD=password).items():
        monkeypatch.setenv(name, value)

    ended, out = await run(capsys, "--json")

    assert ended == code
    findings = json.loads(out)
    assert {"network", "clock", "credential", "keys", "endpoint", "people"} <= {
        one["part"] for one in findings
    }
    assert ("fault" in {one["verdict"] for one in findings}) is bool(code)


@pytest.mark.usefixtures("elsewhere")
async def test_without_the_extra_the_command_names_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Absent:
        def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> None:
            if name.split(".", maxsplit=1)[0] in {"botbuilder", "botframework", "msal", "jwt"}:
                raise ModuleNotFoundError(name=name)

    for name in [one for one in sys.modules if one.split(".")[0] in {"botbuilder", "botframework", "msal"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)

    ended, out = await run(capsys)

    assert ended == 2
    assert 'pip install "dult[teams]"' in out
    assert "Traceback" not in out


async def test_what_the_channel_remembers_and_which_workspaces_are_given_up_is_found() -> None:
    somebody = Address(channel="test", workspace=WORKSPACE, route="person:00101")
    async with house() as its:
        nobody = await reach(its.database, "teams")
        before = await reach(its.database, "test")
        await DatabaseReferences(its.database).keep(somebody, "what Teams told")
        await its.ctx.store.deliveries.disconnect(WORKSPACE, "bot-not-registered", its.clock.now())
        after = await reach(its.database, "test")

    assert (nobody.is_anybody, nobody.workspaces, nobody.reference) == (False, {}, None)
    assert (before.is_anybody, before.workspaces, before.reference) == (True, {WORKSPACE: None}, None)
    assert (after.workspaces, after.reference) == ({WORKSPACE: "bot-not-registered"}, "what Teams told")
