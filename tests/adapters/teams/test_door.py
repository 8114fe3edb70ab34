"""What comes through the door comes as it was told; what is no activity does not (teams.md §4.6)."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware

from adapters.teams import door as door_module
from adapters.teams.door import DEEPEST, LARGEST, MESSAGES, Answered
from adapters.web.guard import Bounded
from tests.adapters.teams.fake.openid import activity, bearer, signed
from tests.adapters.teams.trusted import Trusted, trusted


@pytest.fixture(params=["botbuilder", "no SDK"])
async def its(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Trusted]:
    async with trusted(tmp_path, request.param) as open_door:
        yield open_door


async def _post(its: Trusted, body: bytes, kind: str | None = "application/json") -> httpx.Response:
    headers = {"authorization": bearer(signed()), **({"content-type": kind} if kind else {})}
    return await its.client.post(MESSAGES, content=body, headers=headers)


async def test_an_activity_is_worked_whole_with_fields_that_botbuilder_does_not_know(its: Trusted) -> None:
    told = activity(
        type="invoke",
        name="adaptiveCard/action",
        value={
            "action": {"type": "Action.Execute", "verb": "dult", "data": {"new": [1, 2.5, None, "æøå 🎈"]}}
        },
        somethingNew={"in": "2027"},
    )

    await its.call(told)

    assert its.heard == [told]


async def test_what_the_work_answers_is_what_teams_is_answered(its: Trusted) -> None:
    its.answers = Answered(status=200, body={"statusCode": 200, "value": {"text": "hyvää päivää ☀"}})

    response = await its.call(activity(type="invoke", name="adaptiveCard/action"))

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == its.answers.body


async def test_an_invoke_that_nobody_knows_is_501_where_the_work_says_so(its: Trusted) -> None:
    its.answers = Answered(status=501)

    assert (await its.call(activity(type="invoke", name="new/thing"))).status_code == 501


async def test_a_type_that_nobody_knows_is_worked_as_any_other(its: Trusted) -> None:
    response = await its.call(activity(type="somethingNew"))

    assert response.status_code == 200
    assert its.heard[0]["type"] == "somethingNew"


async def test_calls_side_by_side_get_their_own_answers(its: Trusted) -> None:
    async def echo(raw: Mapping[str, Any]) -> Answered:
        await asyncio.sleep(0)
        return Answered(body={"id": raw["id"]})

    its.works = echo
    authorization = bearer(signed())

    responses = await asyncio.gather(
        *(its.call(activity(id=str(number)), authorization=authorization) for number in range(100))
    )

    assert [response.json()["id"] for response in responses] == [str(number) for number in range(100)]


async def test_work_that_breaks_is_500_without_a_trace(
    its: Trusted, caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(raw: Mapping[str, Any]) -> Answered:
        raise RuntimeError(f"Anna said {raw['text']}")

    its.works = breaks

    response = await its.call()

    assert (response.status_code, response.content) == (500, b"")
    assert "could not be worked: RuntimeError" in caplog.text
    assert "Anna" not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'[{"type": "message"}]',
        b'"message"',
        b"17",
        b"{}",
        b'{"type": null}',
        b'{"type": ""}',
        b'{"type": 7}',
        b'{"type": "message", "channelId": {}}',
        b'{"type": "message", "serviceUrl": []}',
        b'{"type": "message", "conversation": "a:anna"}',
        b'{"type": "message", "channelData": {"tenant": "x"}}',
        b'{"type": "message", "value": NaN}',
        b'{"type": "message", "value": -Infinity}',
        b'{"type": "message", "value": ' + b"9" * 5000 + b"}",
        b'{"type": "message"} {"type": "message"}',
        b"\xff\xfe\x00",
        b"\x80",
        b"[" * 200_000,
        b'{"type": "message", "value": ' + b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1) + b"}",
        b'{"type": "message", "value": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    ],
)
async def test_what_is_no_activity_is_400(its: Trusted, body: bytes) -> None:
    response = await _post(its, body)

    assert (response.status_code, response.content) == (400, b"")
    assert its.heard == []


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data"]
)
async def test_what_is_not_said_to_be_json_is_415(its: Trusted, kind: str | None) -> None:
    assert (await _post(its, b'{"type": "message"}', kind)).status_code == 415


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
async def test_json_may_be_said_in_several_ways(its: Trusted, kind: str) -> None:
    assert (await _post(its, b"{}", kind)).status_code == 400


async def test_what_is_too_long_is_413_and_is_not_kept(its: Trusted) -> None:
    within = await its.call(activity(text="a" * (LARGEST - 2000)))
    beyond = await its.call(activity(text="a" * LARGEST))

    assert (within.status_code, beyond.status_code) == (200, 413)
    assert len(its.heard) == 1


async def test_what_goes_on_and_on_is_413_without_an_end(
    its: Trusted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "MOST_WASTE", 1024 * 1024)
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 64 * 1024 * 1024:
            sent += 65536
            yield b" " * 65536

    response = await its.client.post(
        MESSAGES, content=endless(), headers={"content-type": "application/json"}
    )

    assert response.status_code == 413


async def test_what_stands_before_every_request_may_refuse_it_too(its: Trusted) -> None:
    app = Starlette(routes=[its.door.route()], middleware=[Middleware(Bounded)])
    transport = httpx.ASGITransport(app)

    async with httpx.AsyncClient(transport=transport, base_url="http://dult") as client:
        response = await client.post(MESSAGES, json=activity(text="a" * LARGEST))

    assert response.status_code == 413


async def test_what_is_told_too_slowly_is_408(its: Trusted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "READING", 0.01)

    async def slowly() -> AsyncIterator[bytes]:
        yield b'{"type":'
        await asyncio.sleep(60)

    response = await its.client.post(MESSAGES, content=slowly(), headers={"content-type": "application/json"})

    assert response.status_code == 408


def test_half_an_emoji_becomes_a_question_mark_and_a_whole_one_stays() -> None:
    text = '{"text": "\\ud83c\\udf88 \\ud83c"}'

    assert door_module.activity_in(text.encode()) == {"text": "🎈 ?"}


def test_nul_becomes_a_sign_that_can_be_kept_and_what_is_written_like_it_stays() -> None:
    text = r'{"te\u0000xt": ["a\u0000b", "\\u0000"]}'

    assert door_module.activity_in(text.encode()) == {"te\ufffdxt": ["a\ufffdb", r"\u0000"]}


async def test_only_calls_are_taken(its: Trusted) -> None:
    assert (await its.client.get(MESSAGES)).status_code == 405


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
async def test_whatever_comes_is_refused_and_nothing_breaks(its: Trusted, body: bytes) -> None:
    assert (await _post(its, body)).status_code == 400


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*activity(), "value", "entities", "replyToId"]), _json))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
async def test_whatever_shape_a_signed_activity_has_nothing_breaks(its: Trusted, odd: dict[str, Any]) -> None:
    assert (await its.call(activity(**odd))).status_code in {200, 400, 403}
