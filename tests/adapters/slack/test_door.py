"""What comes through Slack's door comes as it was told; what makes no sense does no harm, signed or not."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import httpx
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.socket_mode.request import SocketModeRequest
from starlette.applications import Starlette

from adapters.slack.app import listening
from adapters.slack.envelope import DEEPEST, Misshapen, shaped
from adapters.slack.paths import REQUESTS
from bot.events import Said
from bot.message import Ask
from tests.adapters.channel_contract import FORM, FULL, KEY
from tests.adapters.malformed import MISSING, paths_in, with_a_fault
from tests.adapters.slack.fake.courier import AppReply, signature
from tests.adapters.slack.stage import NORTH, ODD, SECRET, SIRI, Stage, staged, until

Payload = tuple[str, dict[str, Any]]
"""How Slack brings it (an event, an interaction, a command), and what."""
JSON: Final = "application/json"
FORMS: Final = "application/x-www-form-urlencoded"
SECRETLY: Final = "what-a-person-wrote"
"""Stands in every body of these tests that is refused, and in no line of the log."""
WRONG: Final[tuple[object, ...]] = (None, 7, "", [None], {"id": 7})
"""What may stand where something else belongs."""


NO_SIGNATURES: Final = [
    ("x-slack-request-timestamp", "soon"),
    ("x-slack-request-timestamp", ""),
    ("x-slack-request-timestamp", "9" * 5000),
    ("x-slack-request-timestamp", "-1"),
    ("x-slack-request-timestamp", "²"),
    ("x-slack-signature", ""),
    ("x-slack-signature", "v0=å"),
    ("x-slack-signature", "v0=" + "0" * 5000),
]
"""Headers that say something else than a signature, a fault each."""
SHAPELESS: Final = [
    b"",
    b"{",
    b"{}",
    b"null",
    b"[]",
    b"17",
    b'"event"',
    b'{"type": "event_callback"}',
    b'{"type": "event_callback", "event": null}',
    b'{"type": "event_callback", "event": []}',
    b'{"type": "event_callback", "event": {"type": "message", "user": NaN}}',
    b'{"type": "block_actions", "user": {"id": "U1"}, "actions": []}',
    b'{"type": "view_submission", "user": {"id": "U1"}, "view": {}}',
    b'{"type": 7, "command": {}}',
    b'{"authorizations": [[]], "type": "url_verification"}',
    b'{"type": "event_callback", "event_time": ' + b"9" * 5000 + b"}",
    b"[" * 200_000,
    b'{"type": "shortcut", "user": {"id": "U1"}, "a": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
    b'{"a":' * 900 + b"1" + b"}" * 900,
]
"""Bodies that Slack never sent."""


@dataclass
class Visited:
    """A door that anybody can knock at."""

    stage: Stage
    client: httpx.AsyncClient
    unheard: list[dict[str, Any]] = field(default_factory=list)
    """What went wrong and nobody heard of."""

    async def knock(self, body: bytes, kind: str = JSON, *, secret: str = SECRET, **headers: str) -> int:
        """Call as Slack does, signed unless the secret is another one; returns the status."""
        signed = {} if not secret else _signed(secret, body)
        answer = await self.client.post(
            REQUESTS, content=body, headers={"content-type": kind, **signed, **headers}
        )
        return answer.status_code

    async def tell(self, payload: Payload) -> int:
        kind, body = payload
        match kind:
            case "event":
                return await self.knock(json.dumps(body).encode())
            case "command":
                return await self.knock(urlencode(body, errors="replace").encode(), FORMS)
            case _:
                return await self.knock(urlencode({"payload": json.dumps(body)}).encode(), FORMS)


def _signed(secret: str, body: bytes) -> dict[str, str]:
    return signature(secret, body.decode(errors="replace"), int(time.time()))


@asynccontextmanager
async def visited(stage: Stage) -> AsyncIterator[Visited]:
    """Open a second door of the same Dult, in this process; the fake Slack knows the first."""
    async with listening(stage.parts) as routes:
        transport = httpx.ASGITransport(Starlette(routes=routes))
        async with httpx.AsyncClient(transport=transport, base_url="http://dult") as client:
            its = Visited(stage, client)
            asyncio.get_running_loop().set_exception_handler(lambda _, told: its.unheard.append(told))
            yield its
            await stage.settled()


@pytest_asyncio.fixture
async def its() -> AsyncIterator[Visited]:
    async with staged() as stage, visited(stage) as door:
        yield door


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def payloads() -> list[Payload]:
    """One of each that Slack brings, as the fake one makes them."""
    async with staged() as stage:
        await _live(stage)
        found: dict[str, AppReply] = {}
        for reply in stage.slack.deliveries:
            body = reply.payload
            event = body.get("event", {})
            found[f"{reply.kind} {body.get('type')} {event.get('type')} {event.get('subtype')}"] = reply
        return [(reply.kind, _unanswerable(reply.payload)) for reply in found.values()]


def _unanswerable(body: dict[str, Any]) -> dict[str, Any]:
    """Leave out where to answer: that Slack is gone when these are told."""
    return {name: one for name, one in body.items() if name != "response_url"}


async def _live(stage: Stage) -> None:
    """Let people do everything once."""
    slack = stage.slack
    await stage.channel.send(stage.person, FULL, KEY)
    said = await slack.say(SIRI, SIRI, SECRETLY)
    assert said is not None
    await slack.edit(SIRI, said.payload["event"]["ts"], f"{SECRETLY} again")
    await slack.press(SIRI, SIRI, "Do it")
    stage.script.replies.append(Ask(form=FORM))
    await slack.command(SIRI, SIRI, "/dult", SECRETLY)
    await stage.settled()
    await slack.submit(SIRI, {"words": SECRETLY, "about": "task"})
    stage.script.replies.append(Ask(form=FORM))
    await slack.command(SIRI, SIRI, "/dult", SECRETLY)
    await stage.settled()
    await slack.close_view(SIRI)
    await slack.open_home(SIRI)
    posted = await slack.say(ODD, NORTH, SECRETLY)
    ts = posted.payload["event"]["ts"] if posted else slack.messages(NORTH)[-1].ts
    await slack.message_shortcut(SIRI, NORTH, ts, "practice-share")
    await slack.change_user(ODD, name="Odd Berg")
    await slack.join(stage.slack.world.teams["T1"].bot_user, NORTH)
    await slack.archive(NORTH)
    await stage.settled()


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what is alarming in the log, or is none of its business."""
    ours = [
        one for one in caplog.records if "AuthorizeResult" not in one.getMessage()
    ]  # Bolt's, of no workspace
    lines = [one for one in ours if one.levelno >= logging.ERROR or SECRETLY in one.getMessage()]
    return [one.getMessage() for one in lines] + [one.name for one in ours if one.exc_info]


async def test_what_slack_brings_is_taken(its: Visited, payloads: list[Payload]) -> None:
    statuses = {await its.tell(payload) for payload in payloads}

    assert len(payloads) > 8
    assert statuses == {200}


async def test_what_is_not_signed_is_401_and_not_read(
    its: Visited, payloads: list[Payload], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("It was read.")

    monkeypatch.setattr("adapters.slack.door.told_in", read)
    bodies = [b"", b"{", b"[" * 200_000, b"\xff\xfe\x00", b"ssl_check=1", json.dumps(payloads[0][1]).encode()]

    statuses = [await its.knock(body, secret=secret) for body in bodies for secret in ("", "another's")]

    assert set(statuses) == {401}


async def test_a_signature_that_is_none_is_401(its: Visited) -> None:
    signed = {name.lower(): one for name, one in _signed(SECRET, b"{}").items()} | {"content-type": JSON}
    calls = [signed | {name: value} for name, value in NO_SIGNATURES]

    raw = [[(name.encode(), one.encode("latin-1")) for name, one in call.items()] for call in calls]
    statuses = [(await its.client.post(REQUESTS, content=b"{}", headers=one)).status_code for one in raw]

    assert set(statuses) == {401}


async def test_two_signatures_are_none(its: Visited) -> None:
    signed = list(_signed(SECRET, b"{}").items())

    answer = await its.client.post(
        REQUESTS, content=b"{}", headers=[*signed, signed[1], ("content-type", JSON)]
    )

    assert answer.status_code == 401


async def test_what_is_signed_and_has_no_shape_of_slacks_is_400(
    its: Visited, caplog: pytest.LogCaptureFixture
) -> None:
    as_json = [await its.knock(body) for body in SHAPELESS]
    as_form = [await its.knock(urlencode({"payload": body}).encode(), FORMS) for body in SHAPELESS]

    assert set(as_json) == set(as_form) == {400}
    assert its.stage.script.events == []
    assert complaints(caplog) == []


async def test_a_form_that_is_none_of_slacks_is_400(its: Visited) -> None:
    bodies = [b"payload", b"payload=%FF", b"a=1&" * 5000, b"command=/dult", b"&&==", b"%"]

    assert {await its.knock(body, FORMS) for body in bodies} == {400}


async def test_what_is_neither_json_nor_a_form_is_415(its: Visited) -> None:
    kinds = ["", "text/plain", "multipart/form-data; boundary=x", "application/xml"]

    assert {await its.knock(b"{}", kind) for kind in kinds} == {415}


async def test_what_slack_holds_back_is_said_in_the_log(
    its: Visited, caplog: pytest.LogCaptureFixture
) -> None:
    status = await its.knock(
        b'{"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1518467820}'
    )

    assert status == 200
    assert "Slack holds events back" in caplog.text


async def test_half_an_emoji_and_nul_become_signs_that_can_be_kept(
    its: Visited, payloads: list[Payload]
) -> None:
    said = next(body for _, body in payloads if body.get("event", {}).get("type") == "message")
    odd = deepcopy(said) | {"event_id": "Ev0ODD"}
    odd["event"] |= {"text": "\ud83c a\0b \U0001f388", "subtype": None}

    status = await its.tell(("event", odd))
    await its.stage.settled()

    assert status == 200
    assert [one.text for one in its.stage.script.events if isinstance(one, Said)] == ["? a\ufffdb \U0001f388"]


async def test_a_wrong_type_in_any_field_is_no_error_of_dults(
    its: Visited, payloads: list[Payload], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never 5xx, and nothing falls over behind Slack's back; what passes is said to be known already."""

    async def known(_: object) -> bool:
        return False

    monkeypatch.setattr(its.stage.script, "receive", known)
    wrong = []
    for kind, body in payloads:
        for number, path in enumerate(list(paths_in(body))):
            for fault in (WRONG[number % len(WRONG)], MISSING):
                status = await its.tell((kind, with_a_fault(body, path, fault)))
                if status not in {200, 400, 404}:
                    wrong.append((body.get("type"), path, fault, status))
    await its.stage.settled()

    assert wrong == []
    assert its.unheard == []
    assert complaints(caplog) == []


_odd: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda its: st.lists(its, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "value"]), its),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
async def test_nothing_else_in_several_of_them_is_one_either(
    its: Visited, payloads: list[Payload], caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    kind, body = data.draw(st.sampled_from(payloads))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(list(paths_in(body))))
        body = with_a_fault(body, path, data.draw(_odd))

    status = await its.tell((kind, body))
    await its.stage.settled()

    assert status in {200, 400, 404}
    assert its.unheard == []
    assert complaints(caplog) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(body=st.binary(max_size=200), kind=st.sampled_from([JSON, FORMS]))
async def test_whatever_comes_is_refused_and_nothing_breaks(its: Visited, body: bytes, kind: str) -> None:
    signed = await its.knock(body, kind)
    unsigned = await its.knock(body, kind, secret="")

    assert signed in {400, 401}  # Slack signs text
    assert unsigned == 401


@given(told=_odd)
def test_an_envelope_over_the_line_is_looked_at_like_a_body(told: Any) -> None:
    try:
        taken = shaped(told)
    except Misshapen:
        return

    assert isinstance(taken, dict)


async def test_a_misshapen_envelope_is_not_acknowledged_and_the_line_lives_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with staged(socket_mode=True) as stage:
        courier, app = stage.slack.courier, stage.slack.app
        odd: list[dict[str, Any]] = [
            {},
            {"type": "event_callback", "event": [SECRETLY]},
            {"type": "block_actions", "actions": 7},
        ]
        bringing = [asyncio.create_task(courier.bring(app, one)) for one in odd]
        await until(lambda: stage.slack.sockets.open[0].sent == len(odd))

        heard = await stage.slack.say(SIRI, SIRI, "hello")
        courier.time_is_up()
        refused = await asyncio.gather(*bringing)
        await stage.settled()

    assert [one.ok for one in refused] == [False] * 3
    assert heard is not None
    assert heard.ok
    assert complaints(caplog) == []


def test_the_sdk_still_hands_an_envelopes_payload_over_by_this_name() -> None:
    assert SocketModeRequest("events_api", "E1", {"a": 1}).payload == {"a": 1}
