"""Who is believed: every case of teams.md §1.2 and §2.8, with a real provider, through the door (§4.1-7)."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.teams.trust.refusal import Why
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import (
    KEYS,
    SERVICE_URL,
    TENANT,
    activity,
    bearer,
    claims,
    private_key,
    signed,
)
from tests.adapters.teams.trusted import Trusted, trusted

NOW = int(time.time())
"""When this file was read; the tests of it may run hours later."""
A_YEAR = 365 * 24 * 60 * 60
PUBLIC = private_key("first").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
HEADER = {"typ": "JWT", "kid": "first"}


@pytest.fixture(params=["botbuilder", "no SDK"])
async def its(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Trusted]:
    async with trusted(tmp_path, request.param) as open_door:
        yield open_door


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(signed, id="as Teams makes it"),
        pytest.param(lambda: signed(claims(nbf=None)), id="without a beginning"),
        pytest.param(
            lambda: signed(claims(exp=int(time.time()) - 240)), id="over for 4 minutes: clocks differ"
        ),
        pytest.param(
            lambda: signed(claims(nbf=int(time.time()) + 240)), id="begins in 4 minutes: clocks differ"
        ),
        pytest.param(lambda: signed(claims(sub="x", jti="y", more=[1])), id="with claims nobody knows"),
    ],
)
async def test_a_good_token_is_believed(its: Trusted, token: Callable[[], str]) -> None:
    response = await its.call(authorization=bearer(token()))

    assert response.status_code == 200
    assert its.heard == [activity()]


def _tampered() -> str:
    head, body, signature = signed().split(".")
    return f"{head}.{body}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def _swapped() -> str:
    head, _, signature = signed().split(".")
    return f"{head}.{signed(claims(aud='x')).split('.')[1]}.{signature}"


@pytest.mark.parametrize(
    ("authorization", "why"),
    [
        (lambda: None, Why.NO_TOKEN),
        (lambda: " ", Why.NO_TOKEN),
        (lambda: "Bearer", Why.NO_TOKEN),
        (lambda: "Bearer ", Why.NO_TOKEN),
        (lambda: f"Bearer  {signed()}", Why.NO_TOKEN),
        (lambda: f"Bearer {signed()} {signed()}", Why.NO_TOKEN),
        (lambda: f"bearer {signed()}", Why.NO_TOKEN),
        (lambda: f"Basic {signed()}", Why.NO_TOKEN),
        (signed, Why.NO_TOKEN),
        (lambda: bearer("garbage"), Why.MALFORMED),
        (lambda: bearer("a.b"), Why.MALFORMED),
        (lambda: bearer("a.b.c.d"), Why.MALFORMED),
        (lambda: bearer("..."), Why.MALFORMED),
        (lambda: bearer("a" * 20_000), Why.MALFORMED),
        (lambda: bearer(openid.unsigned(HEADER | {"alg": "none"}, claims())), Why.ALGORITHM),
        (lambda: bearer(openid.unsigned(HEADER | {"alg": "nOnE"}, claims())), Why.ALGORITHM),
        (lambda: bearer(openid.unsigned(HEADER | {"alg": "HS256"}, claims(), secret=PUBLIC)), Why.ALGORITHM),
        (lambda: bearer(signed(algorithm="RS384")), Why.ALGORITHM),
        (lambda: bearer(signed(algorithm="RS512")), Why.ALGORITHM),
        (lambda: bearer(signed(algorithm="PS256")), Why.ALGORITHM),
        (lambda: bearer(openid.unsigned(HEADER | {"alg": 256}, claims())), Why.ALGORITHM),
        (lambda: bearer(openid.unsigned({"kid": "first"}, claims())), Why.ALGORITHM),
        (lambda: bearer(openid.unsigned(HEADER | {"alg": "RS256"}, claims())), Why.SIGNATURE),
        (lambda: bearer(_tampered()), Why.SIGNATURE),
        (lambda: bearer(_swapped()), Why.AUDIENCE),
        (lambda: bearer(signed(key="forger", kid="first")), Why.SIGNATURE),
        (lambda: bearer(signed(key="forger")), Why.UNKNOWN_KEY),
        (lambda: bearer(signed(kid=None)), Why.UNKNOWN_KEY),
        (lambda: bearer(openid.unsigned({"alg": "RS256", "kid": ""}, claims())), Why.UNKNOWN_KEY),
        (lambda: bearer(openid.unsigned({"alg": "RS256", "kid": ["first"]}, claims())), Why.MALFORMED),
        (lambda: bearer(signed(claims(exp=None))), Why.CLAIM),
        (lambda: bearer(signed(claims(exp=NOW - 600))), Why.EXPIRED),
        (lambda: bearer(signed(claims(exp="never"))), Why.MALFORMED),
        (lambda: bearer(signed(claims(exp=[NOW]))), Why.MALFORMED),
        (lambda: bearer(signed(claims(exp=float("inf")))), Why.MALFORMED),
        (lambda: bearer(signed(claims(nbf=NOW + A_YEAR))), Why.NOT_YET),
        (lambda: bearer(signed(claims(iat=NOW + A_YEAR))), Why.NOT_YET),
        (lambda: bearer(signed(claims(aud=None))), Why.CLAIM),
        (lambda: bearer(signed(claims(aud="another-app"))), Why.AUDIENCE),
        (lambda: bearer(signed(claims(aud=[openid.APP_ID]))), Why.AUDIENCE),
        (lambda: bearer(signed(claims(aud=""))), Why.CLAIM),
        (lambda: bearer(signed(claims(iss=None))), Why.CLAIM),
        (lambda: bearer(signed(claims(iss="https://api.botframework.com/"))), Why.ISSUER),
        (lambda: bearer(signed(claims(iss="https://api.botframework.us"))), Why.ISSUER),
        # the emulator's and those of skills: botframework.connector.auth.emulator_validation
        *[
            (lambda issuer=issuer: bearer(signed(claims(iss=issuer, appid=openid.APP_ID))), Why.ISSUER)
            for issuer in (
                "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
                "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/",
                "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
                f"https://sts.windows.net/{TENANT}/",
                f"https://login.microsoftonline.com/{TENANT}/v2.0",
            )
        ],
        (lambda: bearer(signed(claims(iss=["https://api.botframework.com"]))), Why.ISSUER),
    ],
)
async def test_a_token_that_proves_nothing_is_answered_401_and_nothing_is_worked(
    its: Trusted, authorization: Callable[[], str | None], why: Why
) -> None:
    response = await its.call(authorization=authorization())

    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
    assert its.door.refused == {why: 1}
    assert its.heard == []
    assert response.content == b""


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (activity(serviceUrl=None), Why.SERVICE_URL),
        (activity(serviceUrl=""), Why.SERVICE_URL),
        (activity(serviceUrl="https://smba.trafficmanager.net/amer/"), Why.SERVICE_URL),
        (activity(serviceUrl=SERVICE_URL.rstrip("/")), Why.SERVICE_URL),
        (activity(serviceUrl=SERVICE_URL.upper()), Why.SERVICE_URL),
        (activity(serviceUrl="https://evil.example/"), Why.SERVICE_URL),
        (activity(channelId=None), Why.CHANNEL),
        (activity(channelId=""), Why.CHANNEL),
        (activity(channelId="MSTeams"), Why.CHANNEL),
        (activity(channelId="webchat"), Why.CHANNEL),
        (activity(channelId="directline"), Why.CHANNEL),
        (activity(channelId="emulator"), Why.CHANNEL),
        (activity(channelData=None), Why.TENANT),
        (activity(channelData={}), Why.TENANT),
        (activity(channelData={"tenant": {"id": "another"}}), Why.TENANT),
        (activity(channelData={"tenant": {}}, conversation={"id": "a:x", "tenantId": TENANT}), Why.TENANT),
    ],
)
async def test_a_token_that_does_not_cover_the_call_is_answered_403_and_nothing_is_worked(
    its: Trusted, told: dict[str, Any], why: Why
) -> None:
    response = await its.call(told)

    assert response.status_code == 403
    assert its.door.refused == {why: 1}
    assert its.heard == []


@pytest.mark.parametrize("claim", [None, "", SERVICE_URL.rstrip("/"), [SERVICE_URL], 17])
async def test_the_token_has_to_name_the_address_for_answers_letter_for_letter(
    its: Trusted, claim: object
) -> None:
    response = await its.call(authorization=bearer(signed(claims(serviceurl=claim))))

    assert response.status_code == 403
    assert its.door.refused == {Why.SERVICE_URL: 1}


@pytest.mark.parametrize(
    "url", ["https://evil.example/", "http://smba.trafficmanager.net/emea/", "http://[::1]/"]
)
async def test_even_where_the_token_says_so_answers_go_to_teams_alone(its: Trusted, url: str) -> None:
    response = await its.call(activity(serviceUrl=url), authorization=bearer(signed(claims(serviceurl=url))))

    assert response.status_code == 403
    assert its.door.refused == {Why.SERVICE_HOST: 1}


@pytest.mark.parametrize("endorsements", [None, [], ["webchat", "directline"], ["msteams2"], "msteams"])
async def test_the_key_has_to_vouch_for_teams(its: Trusted, endorsements: object) -> None:
    its.microsoft.publish("other", endorsements)

    response = await its.call(authorization=bearer(signed(key="other")))

    assert response.status_code == 403
    assert its.door.refused == {Why.ENDORSEMENT: 1}


async def test_a_tenant_is_the_same_in_large_letters(its: Trusted) -> None:
    response = await its.call(activity(channelData={"tenant": {"id": TENANT.upper()}}))

    assert response.status_code == 200


async def test_after_a_rotation_the_new_key_is_believed_and_later_the_old_one_is_not(its: Trusted) -> None:
    before = await its.call()
    its.microsoft.rotate("second")

    after = await its.call(authorization=bearer(signed(key="second")))
    old = await its.call()

    assert [before.status_code, after.status_code, old.status_code] == [200, 200, 401]


async def test_while_microsoft_is_away_calls_go_on(its: Trusted) -> None:
    await its.call()
    its.microsoft.is_away = True

    assert (await its.call()).status_code == 200
    assert (await its.call(authorization=bearer(signed(key="second")))).status_code == 401


async def test_where_no_key_was_ever_read_nobody_is_believed(its: Trusted) -> None:
    its.microsoft.is_away = True

    response = await its.call()

    assert response.status_code == 401
    assert its.door.refused == {Why.NO_KEYS: 1}


async def test_for_a_token_that_is_not_for_dult_nobody_is_asked_for_a_key(its: Trusted) -> None:
    await its.call(authorization=bearer(signed(claims(aud="another"), key="forger")))
    await its.call(authorization=bearer(signed(claims(iss="another"), key="forger")))
    await its.call(authorization=bearer(signed(claims(exp=NOW - 600), key="forger")))

    assert its.microsoft.calls[KEYS] == 0


async def test_a_hundred_good_calls_at_once_read_the_keys_once(its: Trusted) -> None:
    authorization = bearer(signed())

    responses = await asyncio.gather(*(its.call(authorization=authorization) for _ in range(100)))

    assert {response.status_code for response in responses} == {200}
    assert its.microsoft.calls[KEYS] == 1


async def test_two_headers_with_tokens_are_none(its: Trusted) -> None:
    headers = [("authorization", bearer(signed())), ("authorization", bearer(signed()))]

    response = await its.client.post("/api/messages", json=activity(), headers=headers)

    assert response.status_code == 401


async def test_the_log_tells_why_and_nothing_of_the_token_or_of_people(
    its: Trusted, caplog: pytest.LogCaptureFixture
) -> None:
    token = signed(claims(aud="another"))

    with caplog.at_level(logging.DEBUG):
        await its.call(authorization=bearer(token))
        await its.call(activity(channelData={"tenant": {"id": "elsewhere"}}))

    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("adapters"))
    assert "was refused: audience" in ours
    assert "was refused: tenant" in ours
    assert not any(word in caplog.text for word in (token, "Anna", "29:anna", "hei på deg", "elsewhere"))


@given(
    st.one_of(
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60).map(bearer),
        st.builds(
            lambda header, body: bearer(openid.unsigned(header, body)),
            st.dictionaries(
                st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jku", "x5c"]),
                st.sampled_from(
                    ["RS256", "none", "first", "", None, 0, [], {}, ["b64"], False, 1e400, "JWT"]
                ),
            ),
            st.dictionaries(
                st.sampled_from(list(claims())),
                st.sampled_from(
                    ["", None, 0, -1, 1e400, [], {}, True, openid.APP_ID, openid.ISSUER, NOW + 999]
                ),
            ),
        ),
    )
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=150,
)
async def test_whatever_the_header_is_it_is_refused_and_nothing_breaks(its: Trusted, header: str) -> None:
    response = await its.call(authorization=header or None)

    assert response.status_code == 401
    assert its.heard == []


def test_a_token_deep_in_itself_breaks_nothing() -> None:
    deep = openid.part(b"[" * 12_000)

    with pytest.raises((jwt.PyJWTError, RecursionError)):
        jwt.get_unverified_header(f"{deep}.e30.")


async def test_a_header_deep_in_itself_is_refused(its: Trusted) -> None:
    deep = openid.part(b"[" * 12_000)

    assert (await its.call(authorization=bearer(f"{deep}.e30."))).status_code == 401
