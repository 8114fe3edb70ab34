"""The keys by which Teams is known are read once a day, when they turn, and not as often as one likes."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from adapters.teams.trust import keys as module
from adapters.teams.trust.keys import KEPT, LOOKS, TRY_AGAIN, WINDOW, SigningKeys
from tests.adapters.teams.fake import openid
from tests.adapters.teams.fake.openid import KEYS, METADATA, FakeOpenId, private_key
from tests.adapters.teams.order import until


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
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
async def keys(microsoft: FakeOpenId, clock: Ticking) -> AsyncIterator[SigningKeys]:
    async with aiohttp.ClientSession() as http:
        its = SigningKeys(http, f"{microsoft.url}{METADATA}", now=clock)
        yield its
        await its.close()


async def test_a_key_comes_with_the_channels_it_vouches_for(keys: SigningKeys) -> None:
    key = await keys.key("first")

    assert key is not None
    assert key.public.public_numbers() == private_key("first").public_key().public_numbers()
    assert "msteams" in key.endorsements


async def test_keys_are_read_once_however_many_ask(keys: SigningKeys, microsoft: FakeOpenId) -> None:
    found = await asyncio.gather(*(keys.key("first") for _ in range(200)))

    assert all(found)
    assert microsoft.calls == {METADATA: 1, KEYS: 1}


async def test_nobody_is_asked_before_the_first_call(keys: SigningKeys, microsoft: FakeOpenId) -> None:
    assert not keys.are_known
    assert not microsoft.calls


async def test_a_key_that_came_up_since_is_found_at_once(keys: SigningKeys, microsoft: FakeOpenId) -> None:
    await keys.key("first")
    microsoft.rotate("second")

    assert await keys.key("second") is not None
    assert microsoft.calls[KEYS] == 2


async def test_an_unknown_key_is_looked_for_once(keys: SigningKeys, microsoft: FakeOpenId) -> None:
    await keys.key("first")

    assert [await keys.key("invented") for _ in range(20)] == [None] * 20
    assert microsoft.calls[KEYS] == 2


async def test_an_unknown_key_as_the_first_thing_is_no_reason_to_read_twice(
    keys: SigningKeys, microsoft: FakeOpenId
) -> None:
    assert await keys.key("invented") is None
    assert microsoft.calls[KEYS] == 1


async def test_whoever_invents_keys_makes_dult_ask_no_more_often(
    keys: SigningKeys, microsoft: FakeOpenId
) -> None:
    await keys.key("first")

    for number in range(100):
        assert await keys.key(f"invented-{number}") is None

    assert microsoft.calls[KEYS] == 1 + LOOKS


async def test_some_seconds_later_an_unknown_key_is_looked_for_again(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking
) -> None:
    await keys.key("first")
    await keys.key("second")
    microsoft.publish("second")
    clock.now += WINDOW

    assert await keys.key("second") is not None


async def test_a_thousand_calls_with_a_new_key_read_it_once(keys: SigningKeys, microsoft: FakeOpenId) -> None:
    await keys.key("first")
    microsoft.rotate("second")

    found = await asyncio.gather(*(keys.key("second") for _ in range(1000)))

    assert all(found)
    assert microsoft.calls[KEYS] == 2


async def test_keys_are_read_again_after_a_day_and_a_withdrawn_one_is_no_longer_known(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking
) -> None:
    await keys.key("first")
    microsoft.rotate("second")
    clock.now += KEPT - 1
    assert await keys.key("first") is not None
    clock.now += 1

    assert await keys.key("first") is None


async def test_while_microsoft_is_away_the_known_keys_hold(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking, caplog: pytest.LogCaptureFixture
) -> None:
    await keys.key("first")
    microsoft.is_away = True
    clock.now += 3 * KEPT

    with caplog.at_level(logging.WARNING):
        assert await keys.key("first") is not None

    assert "Dult goes by the 1 it has" in caplog.text


async def test_while_microsoft_is_away_it_is_not_asked_for_every_call(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking
) -> None:
    await keys.key("first")
    microsoft.is_away = True
    clock.now += KEPT

    for _ in range(50):
        await keys.key("first")
    asked = microsoft.calls[METADATA]
    clock.now += TRY_AGAIN
    await keys.key("first")

    assert microsoft.calls[METADATA] > asked
    assert asked <= 3  # aiohttp asks once more where a connection it kept breaks


async def test_a_call_whose_key_is_known_does_not_wait_for_a_stalling_host(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    await keys.key("first")
    microsoft.goes_on.clear()
    clock.now += KEPT

    assert await keys.key("first") is not None
    await until(lambda: microsoft.calls[METADATA] == 2)


async def test_the_loop_goes_on_while_the_keys_are_read(keys: SigningKeys, microsoft: FakeOpenId) -> None:
    microsoft.goes_on.clear()
    asking = asyncio.create_task(keys.key("first"))
    turns = 0
    while not microsoft.calls[METADATA]:
        await asyncio.sleep(0)
        turns += 1
    assert not asking.done()
    microsoft.goes_on.set()

    assert await asking is not None
    assert turns > 0


async def test_once_microsoft_is_back_its_keys_are_read(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking
) -> None:
    microsoft.is_away = True
    assert await keys.key("first") is None
    microsoft.is_away = False
    clock.now += TRY_AGAIN

    assert await keys.key("first") is not None


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        (METADATA, {"status": 500}),
        (METADATA, {"status": 302, "headers": {"location": KEYS}}),
        (METADATA, {"text": "<html>"}),
        (METADATA, {"text": "[]"}),
        (METADATA, {"text": "{}"}),
        (METADATA, {"text": json.dumps({"jwks_uri": "http://evil.example/keys"})}),
        (METADATA, {"text": json.dumps({"jwks_uri": "file:///etc/passwd"})}),
        (METADATA, {"text": json.dumps({"jwks_uri": 17})}),
        (METADATA, {"text": "[" * 100_000}),
        (KEYS, {"status": 404}),
        (KEYS, {"status": 302, "headers": {"location": METADATA}}),
        (KEYS, {"text": '{"keys": []}'}),
        (KEYS, {"text": '{"keys": "first"}'}),
        (KEYS, {"text": '{"keys": ["first", {"kid": 1}, {"kid": "first", "kty": "RSA", "n": "?", "e": 1}]}'}),
        (KEYS, {"text": "a" * (2 * 1024 * 1024)}),
    ],
)
async def test_an_answer_that_makes_no_sense_takes_no_key_away(
    keys: SigningKeys, microsoft: FakeOpenId, clock: Ticking, path: str, answer: dict[str, object]
) -> None:
    await keys.key("first")
    microsoft.answers[path] = web.Response(**answer)  # type: ignore[arg-type] # one of its arguments
    clock.now += KEPT

    assert await keys.key("first") is not None


@pytest.mark.parametrize(
    "changes",
    [{"kty": "EC"}, {"use": "enc"}, {"alg": "RS512"}, {"n": "AQAB"}, {"n": None}, {"kid": None}],
    ids=str,
)
async def test_a_key_that_cannot_sign_so_is_passed_over_and_the_others_hold(
    keys: SigningKeys, microsoft: FakeOpenId, changes: dict[str, Any]
) -> None:
    microsoft.publish("odd", **changes)

    assert await keys.key("odd") is None
    assert await keys.key("first") is not None


async def test_a_provider_that_signs_otherwise_is_not_believed(
    keys: SigningKeys, microsoft: FakeOpenId
) -> None:
    microsoft.algorithms = ["HS256"]

    assert await keys.key("first") is None


async def test_a_key_without_endorsements_vouches_for_nothing(
    keys: SigningKeys, microsoft: FakeOpenId
) -> None:
    microsoft.publish("bare", None)
    microsoft.publish("odd", "msteams")

    for kid in ("bare", "odd"):
        key = await keys.key(kid)
        assert key is not None
        assert key.endorsements == frozenset()
