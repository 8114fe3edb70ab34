"""One token for all that is sent, got beside the loop, whatever the credential (teams.md §4.13, §4.39)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import jwt
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from adapters.teams.trust.credentials import (
    Certificate,
    Credential,
    Entra,
    ManagedIdentity,
    Secret,
    SecretFile,
)
from adapters.teams.trust.tokens import AHEAD, AT_LEAST, BETWEEN, REFUSED_WAIT, CredentialRefused, TokenSource
from adapters.teams.trust.trusting import entra
from bot.errors import TryLater
from bot.settings import Settings
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import (
    APP_ID,
    IDENTITY,
    IDENTITY_HEADER,
    PASSWORD,
    TENANT,
    TOKEN,
    FakeOpenId,
    private_key,
)
from tests.adapters.teams.trusted import settings_for
from tests.patience import HANGS_S

PATH = f"/{TENANT}{TOKEN}"


class Ticking:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def microsoft() -> AsyncIterator[FakeOpenId]:
    async with openid.serving() as fake:
        yield fake


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
async def tokens(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, clock: Ticking
) -> AsyncIterator[TokenSource]:
    source = TokenSource(_entra(microsoft, http, Secret(value=SecretStr(PASSWORD))), now=clock)
    yield source
    await source.close()


def _entra(microsoft: FakeOpenId, http: aiohttp.ClientSession, credential: Credential) -> Entra:
    url = f"{microsoft.url}{PATH}"
    return Entra(app_id=APP_ID, tenant=TENANT, credential=credential, http=http, token_url=url)


async def _until_called(microsoft: FakeOpenId, times: int) -> int:
    turns = 0
    while microsoft.calls[PATH] < times:
        await asyncio.sleep(0)
        turns += 1
    return turns


async def _until_renewed(tokens: TokenSource, times: int) -> int:
    turns = 0
    while tokens.renewals < times:
        await asyncio.sleep(0)
        turns += 1
    return turns


# --- one token for all ---


async def test_a_thousand_sends_at_once_are_one_call_for_a_token(
    tokens: TokenSource, microsoft: FakeOpenId
) -> None:
    got = await asyncio.gather(*(tokens.token() for _ in range(1000)))

    assert set(got) == {"entra-token-1"}
    assert microsoft.calls[PATH] == 1
    assert microsoft.calls.total() == 1


async def test_nobody_is_asked_before_the_first_send(tokens: TokenSource, microsoft: FakeOpenId) -> None:
    assert tokens.renewals == 0
    assert not microsoft.calls


async def test_the_loop_goes_on_while_a_token_is_got(tokens: TokenSource, microsoft: FakeOpenId) -> None:
    microsoft.goes_on.clear()
    waiting = [asyncio.create_task(tokens.token()) for _ in range(20)]

    turns = await _until_called(microsoft, 1)
    others = [await asyncio.sleep(0, result=number) for number in range(1000)]

    assert turns > 0
    assert len(others) == 1000
    assert not any(task.done() for task in waiting)
    microsoft.goes_on.set()
    assert set(await asyncio.gather(*waiting)) == {"entra-token-1"}


async def test_a_token_is_renewed_before_its_end_and_nobody_waits_for_it(
    tokens: TokenSource, microsoft: FakeOpenId, clock: Ticking
) -> None:
    await tokens.token()
    clock.now += 3600 - AHEAD - 1
    assert await tokens.token() == "entra-token-1"
    assert microsoft.calls[PATH] == 1
    microsoft.goes_on.clear()
    clock.now += 1

    meanwhile = [await tokens.token() for _ in range(100)]
    microsoft.goes_on.set()
    await _until_renewed(tokens, 2)

    assert set(meanwhile) == {"entra-token-1"}
    assert await tokens.token() == "entra-token-2"
    assert microsoft.calls[PATH] == 2


async def test_a_token_that_is_over_is_not_given_out(
    tokens: TokenSource, microsoft: FakeOpenId, clock: Ticking
) -> None:
    await tokens.token()
    clock.now += 3600 - AT_LEAST

    assert set(await asyncio.gather(*(tokens.token() for _ in range(100)))) == {"entra-token-2"}
    assert microsoft.calls[PATH] == 2


async def test_a_token_of_some_seconds_is_used_for_most_of_them(
    tokens: TokenSource, microsoft: FakeOpenId, clock: Ticking
) -> None:
    microsoft.lives_s = 10
    await tokens.token()
    clock.now += 8.9

    assert await tokens.token() == "entra-token-1"
    clock.now += 0.7
    assert await tokens.token() == "entra-token-2"


async def test_whoever_gives_up_waiting_takes_the_token_from_nobody_else(
    tokens: TokenSource, microsoft: FakeOpenId
) -> None:
    microsoft.goes_on.clear()
    impatient, patient = asyncio.create_task(tokens.token()), asyncio.create_task(tokens.token())
    await _until_called(microsoft, 1)
    impatient.cancel()
    microsoft.goes_on.set()

    assert await patient == "entra-token-1"


async def test_while_entra_is_away_a_good_token_holds_to_its_end(
    tokens: TokenSource, microsoft: FakeOpenId, clock: Ticking
) -> None:
    await tokens.token()
    microsoft.answers[PATH] = web.Response(status=503)
    clock.now += 3600 - AHEAD

    assert await tokens.token() == "entra-token-1"


async def test_a_token_that_teams_refuses_is_renewed_once_and_not_for_each_send(
    tokens: TokenSource, microsoft: FakeOpenId, clock: Ticking
) -> None:
    refused = await tokens.token()

    for _ in range(50):
        await tokens.renew(refused)
        await tokens.renew(await tokens.token())
    assert await tokens.token() == "entra-token-2"
    clock.now += BETWEEN
    await tokens.renew("entra-token-2")

    assert await tokens.token() == "entra-token-3"
    assert microsoft.calls[PATH] == 3


# --- when there is none ---


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        ({"status": 503}, 5.0),
        ({"status": 503, "headers": {"retry-after": "17"}}, 17.0),
        ({"status": 429, "headers": {"retry-after": "9"}}, 9.0),
        ({"status": 429, "headers": {"retry-after": "0"}}, 1.0),
        ({"status": 429, "headers": {"retry-after": "999999"}}, 300.0),
        ({"status": 500, "text": "<html>", "content_type": "text/html"}, 5.0),
        ({"status": 200, "text": "<html>", "content_type": "text/html"}, 5.0),
        ({"status": 200, "text": "[]"}, 5.0),
        ({"status": 302, "headers": {"location": "/elsewhere"}}, 5.0),
    ],
)
async def test_an_answer_without_a_token_makes_everything_wait(
    tokens: TokenSource, microsoft: FakeOpenId, answer: dict[str, object], after: float
) -> None:
    microsoft.answers[PATH] = web.Response(**answer)  # type: ignore[arg-type] # one of its arguments

    with pytest.raises(TryLater) as caught:
        await tokens.token()

    assert (caught.value.after, caught.value.whole_workspace) == (after, True)


async def test_while_entra_is_away_it_is_not_asked_for_every_send(
    tokens: TokenSource, microsoft: FakeOpenId, clock: Ticking
) -> None:
    microsoft.answers[PATH] = web.Response(status=503)

    refused = await asyncio.gather(*(tokens.token() for _ in range(1000)), return_exceptions=True)
    refused += await asyncio.gather(*(tokens.token() for _ in range(1000)), return_exceptions=True)
    clock.now += 5

    assert {type(error) for error in refused} == {TryLater}
    assert microsoft.calls[PATH] == 1
    assert await tokens.token() == "entra-token-1"


async def test_no_connection_makes_everything_wait(
    http: aiohttp.ClientSession, microsoft: FakeOpenId
) -> None:
    microsoft.is_away = True

    with pytest.raises(TryLater) as caught:
        await _entra(microsoft, http, Secret(value=SecretStr(PASSWORD))).granted()

    assert caught.value.whole_workspace
    assert not isinstance(caught.value, CredentialRefused)


async def test_a_refused_secret_is_told_of_with_entras_number_and_never_itself(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, clock: Ticking, caplog: pytest.LogCaptureFixture
) -> None:
    tokens = TokenSource(_entra(microsoft, http, Secret(value=SecretStr("a-wrong-secret"))), now=clock)

    with caplog.at_level(logging.DEBUG), pytest.raises(TryLater) as caught:
        await tokens.token()

    assert (caught.value.after, caught.value.whole_workspace) == (REFUSED_WAIT, True)
    assert "is not taken (invalid_client AADSTS7000215)" in caplog.text
    assert "a-wrong-secret" not in caplog.text


async def test_no_token_is_in_any_log(tokens: TokenSource, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        token = await tokens.token()

    assert token not in caplog.text
    assert PASSWORD not in caplog.text
    assert token not in repr(tokens.__dict__)


# --- the credentials ---


async def test_a_secret_is_sent_once_and_asks_for_the_connectors_tokens(
    microsoft: FakeOpenId, http: aiohttp.ClientSession
) -> None:
    granted = await _entra(microsoft, http, Secret(value=SecretStr(PASSWORD))).granted()

    (form,) = microsoft.forms
    assert (granted.value, granted.lives_s) == ("entra-token-1", 3600)
    assert (form["grant_type"], form["client_id"], form["client_secret"]) == (
        "client_credentials",
        APP_ID,
        PASSWORD,
    )
    assert form["scope"] == "https://api.botframework.com/.default"


async def test_another_secret_in_the_file_holds_from_the_next_token_on(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, clock: Ticking, tmp_path: Path
) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    tokens = TokenSource(_entra(microsoft, http, SecretFile(file=file)), now=clock)
    await tokens.token()
    microsoft.passwords = {"the-second-secret"}
    clock.now += 3600
    with pytest.raises(TryLater):
        await tokens.token()

    file.write_text("the-second-secret", encoding="utf-8")
    clock.now += REFUSED_WAIT

    assert await tokens.token() == "entra-token-3"


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x80"])
async def test_a_file_that_cannot_be_read_is_told_of_by_its_name(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "secret.txt"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CredentialRefused) as caught:
        await _entra(microsoft, http, SecretFile(file=file)).granted()

    assert caught.value.reason == "secret.txt cannot be read"


def _certificate(name: str) -> bytes:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Dult")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private_key(name).public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(private_key(name), SHA256())
    )
    return made.public_bytes(Encoding.PEM)


def _private(name: str) -> bytes:
    return private_key(name).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


async def test_with_a_certificate_dult_signs_who_it_is_and_the_key_stays_here(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, tmp_path: Path
) -> None:
    file = tmp_path / "dult.pem"
    file.write_bytes(_private("certified") + _certificate("certified"))

    await _entra(microsoft, http, Certificate(file=file)).granted()

    (form,) = microsoft.forms
    told = jwt.decode(
        form["client_assertion"],
        private_key("certified").public_key(),
        algorithms=["PS256"],
        audience=f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token",
    )
    assert (told["iss"], told["sub"]) == (APP_ID, APP_ID)
    assert "client_secret" not in form
    assert "PRIVATE" not in str(jwt.get_unverified_header(form["client_assertion"]))


async def test_another_certificate_in_the_file_holds_from_the_next_token_on(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, tmp_path: Path
) -> None:
    file = tmp_path / "dult.pem"
    source = _entra(microsoft, http, Certificate(file=file))

    for name in ("certified", "renewed"):
        file.write_bytes(_certificate(name) + _private(name))
        await source.granted()

    prints = [jwt.get_unverified_header(form["client_assertion"])["x5t#S256"] for form in microsoft.forms]
    assert len(set(prints)) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing",
        _certificate("certified"),
        _certificate("certified") + b"-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n",
        _private("certified"),
        _private("certified") + b"-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n",
    ],
)
async def test_a_file_without_key_or_certificate_is_refused_before_anybody_is_asked(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "dult.pem"
    file.write_bytes(content)

    with pytest.raises(CredentialRefused):
        await _entra(microsoft, http, Certificate(file=file)).granted()

    assert not microsoft.calls


async def test_a_managed_identity_gets_its_token_from_azure(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{microsoft.url}{IDENTITY}")
    monkeypatch.setenv("IDENTITY_HEADER", IDENTITY_HEADER)
    its = Entra(app_id=APP_ID, tenant=TENANT, credential=ManagedIdentity(), http=http)

    granted = await its.granted()

    assert granted.value == "azure-token-1"
    assert 3600 - HANGS_S < granted.lives_s <= 3600  # it is told when it is over, and not how long it lives
    assert microsoft.forms[0] == {
        "api-version": "2019-08-01",
        "resource": "https://api.botframework.com",
        "client_id": APP_ID,
    }


async def test_a_managed_identity_that_azure_does_not_know_is_refused(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{microsoft.url}{IDENTITY}")
    monkeypatch.setenv("IDENTITY_HEADER", "of-another-machine")

    with pytest.raises(CredentialRefused):
        await Entra(app_id=APP_ID, tenant=TENANT, credential=ManagedIdentity(), http=http).granted()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"DULT_TEAMS_APP_PASSWORD": "hush"}, Secret),
        ({"DULT_TEAMS_APP_PASSWORD_FILE": "secret.txt"}, SecretFile),
        ({"DULT_TEAMS_CERTIFICATE": "dult.pem"}, Certificate),
        ({"DULT_TEAMS_MANAGED_IDENTITY": "1"}, ManagedIdentity),
    ],
)
async def test_the_settings_say_which_credential_it_is(
    http: aiohttp.ClientSession, said: dict[str, str], kind: type
) -> None:
    settings = Settings.load({"DULT_TEAMS_APP_ID": APP_ID, "DULT_TEAMS_TENANT_ID": TENANT, **said})

    its = entra(settings, http)

    assert isinstance(its.credential, kind)
    assert (its.app_id, its.tenant, its.token_url) == (APP_ID, TENANT, None)


async def test_the_settings_may_send_dult_elsewhere_for_tokens(
    microsoft: FakeOpenId, http: aiohttp.ClientSession, tmp_path: Path
) -> None:
    granted = await entra(settings_for(microsoft, tmp_path), http).granted()

    assert granted.value == "entra-token-1"
