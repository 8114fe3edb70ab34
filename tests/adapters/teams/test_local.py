"""Without authentication Dult believes this machine, writes to this machine, and says so (teams.md §4.3)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from adapters.teams.trust.local import EVERY, warn
from adapters.teams.trust.refusal import Why
from tests.adapters.teams.fake.openid import activity
from tests.adapters.teams.trusted import Trusted, trusted


@pytest.fixture
async def local(tmp_path: Path) -> AsyncIterator[Trusted]:
    async with trusted(tmp_path, DULT_TEAMS_LOCAL="1") as open_door:
        yield open_door


async def test_on_this_machine_a_call_needs_no_token_where_that_was_said(local: Trusted) -> None:
    told = activity(serviceUrl="http://localhost:56150/_connector", channelId="msteams")

    response = await local.call(told, authorization=None)

    assert response.status_code == 200
    assert local.heard == [told]
    assert not local.microsoft.calls


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"host": "dult.example.org"}, Why.OUTSIDE),
        ({"host": "127.0.0.1.evil.example:8000"}, Why.OUTSIDE),
        ({"host": ""}, Why.OUTSIDE),
        ({"x-forwarded-for": "10.0.0.1"}, Why.OUTSIDE),
        ({"forwarded": "for=10.0.0.1"}, Why.OUTSIDE),
        ({"origin": "https://evil.example"}, Why.OUTSIDE),
    ],
)
async def test_what_came_through_a_tunnel_or_from_a_web_page_is_not_from_this_machine(
    local: Trusted, headers: dict[str, str], why: Why
) -> None:
    told = activity(serviceUrl="http://localhost:56150/")

    response = await local.call(told, authorization=None, **headers)

    assert response.status_code == 403
    assert local.door.refused == {why: 1}


@pytest.mark.parametrize("host", ["localhost:8000", "[::1]:8000", "[::1]", "127.0.0.1"])
async def test_this_machine_has_several_names(local: Trusted, host: str) -> None:
    told = activity(serviceUrl="http://localhost:56150/")

    assert (await local.call(told, authorization=None, host=host)).status_code == 200


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (activity(), Why.SERVICE_HOST),
        (activity(serviceUrl="http://evil.example/"), Why.SERVICE_HOST),
        (activity(serviceUrl=None), Why.SERVICE_URL),
        (activity(serviceUrl="http://localhost:1/", channelId=None), Why.CHANNEL),
        (activity(serviceUrl="http://localhost:1/", channelData={"tenant": {"id": "another"}}), Why.TENANT),
    ],
)
async def test_without_authentication_answers_stay_on_this_machine(
    local: Trusted, told: dict[str, Any], why: Why
) -> None:
    response = await local.call(told, authorization=None)

    assert response.status_code == 403
    assert local.door.refused == {why: 1}


async def test_without_authentication_no_token_is_got_even_where_there_is_a_secret(local: Trusted) -> None:
    assert await local.trust.tokens.token() == ""
    assert not local.microsoft.calls


async def test_without_authentication_dult_warns_every_minute(caplog: pytest.LogCaptureFixture) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError

    with caplog.at_level(logging.WARNING), pytest.raises(asyncio.CancelledError):
        await warn(sleep)

    assert slept == [EVERY] * 3
    assert caplog.text.count("DULT_TEAMS_LOCAL=1: Dult believes whatever") == 3


async def test_the_warning_begins_and_ends_with_the_door(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with trusted(tmp_path, DULT_TEAMS_LOCAL="1"):
        await asyncio.sleep(0)

    assert caplog.text.count("DULT_TEAMS_LOCAL=1") == 1
