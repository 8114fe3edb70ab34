"""The doctor names each fault and its mend: a table of what it sees, and what it says (teams.md §4.35)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.teams.doctor.findings import Seen, examine
from adapters.teams.doctor.mend import ENTRA, Case, of_entra
from adapters.teams.doctor.papers import Papers
from adapters.teams.doctor.probe import Door, Keys, Token
from bot.finding import Verdict
from bot.probe import Answer, Barrier
from bot.settings import Settings
from nudges.delivery import WorkspaceId
from tests.adapters.teams.doctoring import GIVEN, HTTPS, OTHER, REACHED, settings, token_of, told
from tests.adapters.teams.fake.openid import APP_ID, TENANT

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WHERE = f"{HTTPS}/api/messages"
SSO = "https://sso.example.org/token"


def answer(status: int = 200, *, late: timedelta = timedelta(0), **data: Any) -> Answer:
    """Make what somebody answers whose clock goes after ours."""
    headers = {"date": format_datetime(NOW - late, usegmt=True)}
    return Answer(status=status, data=data, headers=headers, seconds=0.02)


def stopped(by: Barrier, status: int = 0, why: str = "") -> Answer:
    return Answer(barrier=by, status=status, why=why)


BY_SECRET = settings(**GIVEN)
BY_FILE = settings(**{**GIVEN, "DULT_TEAMS_APP_PASSWORD": "", "DULT_TEAMS_APP_PASSWORD_FILE": "secret.txt"})
BY_CERTIFICATE = settings(**{**GIVEN, "DULT_TEAMS_APP_PASSWORD": "", "DULT_TEAMS_CERTIFICATE": "dult.pem"})
BY_AZURE = settings(**{**GIVEN, "DULT_TEAMS_APP_PASSWORD": "", "DULT_TEAMS_MANAGED_IDENTITY": "1"})
LOCAL = settings(DULT_TEAMS_LOCAL="1")
KNOWN = Keys(
    metadata=answer(jwks_uri="https://login.botframework.com/v1/.well-known/keys"),
    told=answer(),
    usable=("first", "second"),
    vouches=True,
)
OPEN = Door(plain=answer(415), unsigned=answer(401), forged=answer(401))
WELL = Seen(
    settings=BY_SECRET,
    now=NOW,
    keys=KNOWN,
    token=token_of(),
    service_url="https://smba.trafficmanager.net/teams/",
    connector=answer(404, error={"code": "ConversationNotFound"}),
    door=OPEN,
    reach=REACHED,
)
IN_LOCAL = Seen(settings=LOCAL, now=NOW, door=Door(plain=answer(415)), reach=REACHED)


def lasting(begins: timedelta, ends: timedelta) -> Seen:
    papers = Papers(file=Path("dult.pem"), begins=NOW + begins, ends=NOW + ends)
    return replace(WELL, settings=BY_CERTIFICATE, papers=papers)


@pytest.mark.parametrize(
    "seen",
    [
        WELL,
        replace(WELL, settings=BY_FILE, papers=Papers(file=Path("secret.txt"))),
        lasting(-timedelta(days=300), timedelta(days=65)),
        replace(WELL, settings=BY_AZURE),
        replace(WELL, token=Token(value="opaque"), proxied=True),
        replace(WELL, connector=answer(403, error={"code": "BotNotInConversationRoster"})),
        replace(WELL, reach=replace(REACHED, workspaces={WorkspaceId(f"teams:{TENANT}"): None})),
    ],
)
def test_where_all_is_well_nothing_is_to_be_done(seen: Seen) -> None:
    assert told(seen, Verdict.FAULT) == []
    assert told(seen, Verdict.NOTE) == []
    assert told(seen, Verdict.WELL)


def refused(reason: str, by: Settings = BY_SECRET) -> Seen:
    return replace(WELL, settings=by, token=Token(refused=reason), connector=None)


def asked(its: Answer, by: Settings = BY_SECRET) -> Seen:
    return replace(WELL, settings=by, token=Token(stopped=its), connector=None)


def keys(**changes: Any) -> Seen:
    return replace(WELL, keys=replace(KNOWN, **changes))


def unheard(metadata: Answer) -> Seen:
    return replace(WELL, keys=Keys(metadata=metadata))


def called(plain: Answer, unsigned: Answer, forged: Answer | None = None) -> Seen:
    return replace(WELL, door=Door(plain=plain, unsigned=unsigned, forged=forged or unsigned))


def everywhere(status: int) -> Seen:
    return called(answer(status), answer(status))


def unreached(its: Answer) -> Seen:
    return called(its, its)


def at(url: str) -> Seen:
    return replace(WELL, settings=settings(**{**GIVEN, "DULT_PUBLIC_URL": url}), door=None)


FAULTS: Mapping[str, tuple[Seen, str]] = {
    "nothing is set": (Seen(settings=settings(), now=NOW), "Begin with docs/teams.md"),
    # the way to Microsoft
    "DNS": (unheard(stopped(Barrier.NAME)), "openidconfiguration has no address here. Look at DNS"),
    "own authority": (
        unheard(stopped(Barrier.CERTIFICATE, why="self-signed certificate in certificate chain")),
        "is not believed (self-signed certificate in certificate chain)",
    ),
    "proxy": (unheard(stopped(Barrier.PROXY)), "HTTPS_PROXY"),
    "firewall": (unheard(stopped(Barrier.SILENCE)), "did not answer in 10 s"),
    "a page for the keys": (keys(told=stopped(Barrier.PAGE, 403)), "with a page (HTTP 403)"),
    "the way to Entra": (
        asked(stopped(Barrier.REFUSED)),
        "https://login.microsoftonline.com cannot be reached",
    ),
    "a page for Entra": (
        asked(stopped(Barrier.PAGE)),
        "with a page and not as Microsoft does. Look at proxies in between",
    ),
    "the way to Teams": (
        replace(WELL, connector=stopped(Barrier.SILENCE)),
        "https://smba.trafficmanager.net/teams/ did not answer",
    ),
    "slow clock": (
        keys(metadata=answer(late=timedelta(minutes=6), jwks_uri="https://x.example")),
        "6 minutes off Microsoft's",
    ),
    "fast clock": (
        keys(metadata=answer(late=-timedelta(minutes=9), jwks_uri="https://x.example")),
        "9 minutes off",
    ),
    # the credential
    "no file": (
        replace(WELL, settings=BY_FILE, papers=Papers(file=Path("s"), fault="s is not there.")),
        "s is not there.",
    ),
    "certificate is over": (
        lasting(-timedelta(days=30), -timedelta(days=1)),
        "dult.pem ended on 2026-11-22. Make another",
    ),
    "certificate of tomorrow": (
        lasting(timedelta(days=1), timedelta(days=90)),
        "dult.pem is not good before 2026-11-24",
    ),
    "wrong secret": (
        refused("invalid_client AADSTS7000215"),
        "Put its value, not its id, into DULT_TEAMS_APP",
    ),
    "ended secret": (refused("invalid_client AADSTS7000222"), "The secret has ended. Make another"),
    "wrong secret in the file": (
        refused("invalid_client AADSTS7000215", BY_FILE),
        "into the file secret.txt; Azure shows it once",
    ),
    "unknown app": (refused("unauthorized_client AADSTS700016"), f"no app {APP_ID} in the tenant {TENANT}"),
    "unknown tenant": (refused("invalid_request AADSTS90002"), f"Entra knows no tenant {TENANT}"),
    "no service principal": (refused("invalid_client AADSTS7000229"), "Create service principal"),
    "other certificate": (
        refused("invalid_client AADSTS700027", BY_CERTIFICATE),
        "Upload the one that is in the file dult.pem, without its private key",
    ),
    "assertion of another time": (refused("invalid_client AADSTS700024", BY_CERTIFICATE), "(NTP)"),
    "app is switched off": (refused("unauthorized_client AADSTS7000112"), "Enable it in Entra"),
    "another cloud": (refused("invalid_request AADSTS900382"), "in another of Microsoft's clouds"),
    "conditional access": (refused("access_denied AADSTS53003"), "workload identities"),
    "never heard of": (refused("gremlins AADSTS123"), "microsoftonline.com/error?code=123 tells more"),
    "refused without a number": (
        refused("ValueError"),
        "is not taken: ValueError. Look at DULT_TEAMS_APP_PA",
    ),
    "unknown identity": (refused("invalid_request", BY_AZURE), "Assign the user-assigned identity"),
    "identity elsewhere": (asked(stopped(Barrier.SILENCE), BY_AZURE), "works on Azure alone"),
    "busy": (asked(Answer(status=503)), "Entra asks to wait. Look again in a minute"),
    # whose the token is
    "token of another tenant": (replace(WELL, token=token_of(tid=OTHER)), f"of the tenant {OTHER}, and DULT"),
    "token of another app": (
        replace(WELL, token=token_of(appid=OTHER)),
        f"for the app {OTHER}, and DULT_TEA",
    ),
    "newer token of another app": (replace(WELL, token=token_of(appid=None, azp=OTHER)), "for the app"),
    "token for somebody else": (
        replace(WELL, token=token_of(aud="https://graph.microsoft.com")),
        "for https://graph.microsoft.com and not",
    ),
    "token not taken": (replace(WELL, connector=answer(401)), "Teams does not take Dult's token. Look at"),
    "bot not registered": (
        replace(WELL, connector=answer(401, error={"code": "BotNotRegistered"})),
        f"(BotNotRegistered). Look at the Azure Bot: its app id has to be {APP_ID}",
    ),
    # the keys
    "metadata of somebody else": (keys(metadata=answer(404), told=None, usable=()), "(HTTP 404)"),
    "no key": (keys(usable=()), "tells no key that Dult can go by"),
    "no key for Teams": (keys(vouches=False), "vouches for Teams"),
    # Dult's own address
    "no address": (at(""), "Set DULT_PUBLIC_URL"),
    "no https": (at("http://dult.example.org"), "Set DULT_PUBLIC_URL"),
    "this machine's address": (at("https://localhost:8443"), "Nobody outside reaches https://localhost:8443"),
    "the house's address": (at("https://10.0.0.7"), "Nobody outside reaches https://10.0.0.7"),
    "the house's name": (at("https://dult"), "Nobody outside reaches https://dult"),
    "dult is not running": (unreached(stopped(Barrier.REFUSED)), "cannot be reached from here. Start Dult"),
    "dult behind the proxy": (unreached(stopped(Barrier.PROXY)), "into NO_PROXY"),
    "dult's name": (unreached(stopped(Barrier.NAME)), "Enter it in DNS"),
    "dult is stuck": (unreached(stopped(Barrier.SILENCE)), "Look at Dult's log"),
    "dult's certificate": (
        unreached(stopped(Barrier.CERTIFICATE, why="certificate has expired")),
        "(certificate has expired), so Microsoft does not call there",
    ),
    "dult without Teams": (everywhere(404), "has no door for Teams (HTTP 404). Start Dult again"),
    "proxy signs in": (everywhere(401), "asks whoever calls"),
    "proxy sends elsewhere": (everywhere(302), "Microsoft does not follow"),
    "proxy turns away": (everywhere(403), "or Dult runs there with DULT_TEAMS_LOCAL=1"),
    "proxy without Dult": (everywhere(502), "answers HTTP 502. Start Dult"),
    "somebody else's server": (everywhere(200), "does not lead to Dult: whatever answers there takes any"),
    "teapot": (everywhere(418), "does not lead to Dult (HTTP 418)"),
    "believes everybody": (called(answer(415), answer(200), answer(401)), "started with DULT_TEAMS_LOCAL=1"),
    "believes the forger": (called(answer(415), answer(401), answer(200)), "believes a call that nobody si"),
    "dies of the forger": (called(answer(415), answer(401), stopped(Barrier.REFUSED)), "cannot be reached"),
    "falls over the forger": (called(answer(415), answer(401), answer(500)), "answers HTTP 500"),
    "dult is not running here": (
        replace(IN_LOCAL, door=Door(plain=stopped(Barrier.REFUSED))),
        "cannot be reached from here. Start Dult",
    ),
    "another server here": (replace(IN_LOCAL, door=Door(plain=answer(404))), "has no door for Teams"),
    # whom it reaches
    "an administrator": (
        replace(WELL, reach=replace(REACHED, unreachable={"disabled-by-admin": 1_200})),
        "switched the app off for 1,200 addresses. Allow it in the Teams admin centre",
    ),
    "given up": (
        replace(
            WELL, reach=replace(REACHED, workspaces={WorkspaceId(f"teams:{TENANT}"): "bot-not-registered"})
        ),
        "no longer writes to anybody in the tenant",
    ),
}
NOTES: Mapping[str, tuple[Seen, str]] = {
    "local": (IN_LOCAL, "DULT_TEAMS_LOCAL is on"),
    "keys from elsewhere": (
        replace(
            WELL, settings=settings(**GIVEN, DULT_TEAMS_OPENID_URL="https://login.botframework.azure.us/x")
        ),
        "not Microsoft but https://login.botframework.azure.us/x says which calls are Teams'",
    ),
    "tokens from elsewhere": (
        replace(WELL, settings=settings(**GIVEN, DULT_TEAMS_TOKEN_URL=SSO)),
        "Dult's credential goes to https://sso.example.org/token and not to Entra",
    ),
    "hosts of one's own": (
        replace(WELL, settings=settings(**GIVEN, DULT_TEAMS_SERVICE_HOSTS="smba.trafficmanager.net")),
        "Dult writes to smba.trafficmanager.net, and nowhere else",
    ),
    "certificate ends": (
        lasting(-timedelta(days=340), timedelta(days=25)),
        "ends on 2026-12-18. Make another",
    ),
    "Teams is away": (replace(WELL, connector=answer(503)), "answers HTTP 503 now. Look again"),
    "slow": (
        called(answer(415), replace(answer(401), seconds=3.2)),
        f"{WHERE} took 3.2 s for its first byte",
    ),
    "TLS ends": (
        replace(WELL, door=replace(OPEN, ends=NOW + timedelta(days=5))),
        "ends on 2026-11-28. Renew it",
    ),
    "no database": (replace(WELL, reach=None), "There is no database yet"),
    "nobody on the list": (
        replace(WELL, reach=replace(REACHED, people=0, teams=0)),
        "dult people import",
    ),
    "nobody met": (
        replace(WELL, reach=replace(REACHED, strangers=1_400, roomless=17)),
        f"has met nobody in Teams. In the Azure Bot, {WHERE} has to be the messaging endpoint",
    ),
    "no match": (
        replace(WELL, reach=replace(REACHED, strangers=40, without_email=3)),
        "40 of 1,400 people were not found in Teams; 3 of them have no e-mail address",
    ),
    "guests": (replace(WELL, reach=replace(REACHED, strangers=40)), "DULT_TEAMS_GUESTS=true"),
    "rooms": (replace(WELL, reach=replace(REACHED, roomless=5)), "5 of 17 teams have no room"),
    "blocked": (
        replace(WELL, reach=replace(REACHED, unreachable={"blocked": 1})),
        "Dult is blocked by one address. It writes there again when they write to it",
    ),
    "taken away": (
        replace(WELL, reach=replace(REACHED, unreachable={"uninstalled": 12})),
        "taken away at 12 addresses",
    ),
    "not installed": (
        replace(WELL, reach=replace(REACHED, unreachable={"not-installed": 7})),
        "Let an app setup policy install it",
    ),
    "a new word": (
        replace(WELL, reach=replace(REACHED, unreachable={"moon-phase": 2})),
        "Teams takes nothing for 2 addresses: moon-phase",
    ),
    "another tenant's people": (
        replace(WELL, reach=replace(REACHED, workspaces={WorkspaceId(f"teams:{OTHER}"): None})),
        f"Dult has met people of the tenant {OTHER}, too",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_its_mend(name: str) -> None:
    seen, sentence = FAULTS[name]

    assert [one for one in told(seen, Verdict.FAULT) if sentence in one]


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_told_once(name: str) -> None:
    assert len(told(FAULTS[name][0], Verdict.FAULT)) == 1


@pytest.mark.parametrize("name", NOTES)
def test_what_somebody_should_know_is_no_fault(name: str) -> None:
    seen, sentence = NOTES[name]

    assert told(seen, Verdict.FAULT) == []
    assert [one for one in told(seen, Verdict.NOTE) if sentence in one]


@pytest.mark.parametrize("code", ENTRA)
def test_each_of_entras_numbers_is_a_sentence_that_says_what_to_do(code: str) -> None:
    case = Case(app="the-app", tenant="the-tenant", setting="the file")

    sentence = of_entra(f"invalid_client AADSTS{code}", case)

    assert sentence.endswith(f" (AADSTS{code})")
    assert "{" not in sentence
    assert re.search(r"\b(Copy|Put|Make|Upload|Enable|Point|Open|Let|Look|wait)\b", sentence)


def test_a_server_in_microsofts_place_on_this_machine_may_call_dult_without_https() -> None:
    here = {**GIVEN, "DULT_PUBLIC_URL": "http://127.0.0.1:8000"}
    microsoft, other = settings(**here), settings(**here, DULT_TEAMS_OPENID_URL="http://127.0.0.1:9/x")

    assert told(replace(WELL, settings=microsoft), Verdict.FAULT)
    assert not told(replace(WELL, settings=other), Verdict.FAULT)


def test_ids_are_the_same_in_small_and_in_large_letters() -> None:
    seen = replace(WELL, token=token_of(tid=TENANT.upper(), appid=APP_ID.upper()))

    assert told(seen, Verdict.FAULT) == []


def test_no_sentence_shows_a_secret() -> None:
    seen = replace(WELL, token=token_of(), proxied=True)

    assert "hidden" not in "".join(one.sentence for one in examine(seen))
    assert "hidden" not in repr(seen)
    assert seen.token is not None
    assert seen.token.value not in repr(seen)
