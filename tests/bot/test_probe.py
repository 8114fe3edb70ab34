"""Whatever becomes of a doctor's call, an answer says it."""

import asyncio
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import probe
from bot.probe import LARGEST, Barrier, ask, stopped_by
from tests.patience import HANGS_S
from tests.serving import serving


@pytest.fixture
async def http(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[aiohttp.ClientSession]:
    monkeypatch.setattr(probe, "PATIENCE", HANGS_S)
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def server() -> AsyncIterator[str]:
    at_the_end = asyncio.Event()

    async def good(_: Request) -> Response:
        return JSONResponse(
            {"well": True}, headers={"X-Said": "yes", "Date": "Mon, 23 Nov 2026 09:00:00 GMT"}
        )

    async def elsewhere(_: Request) -> Response:
        return RedirectResponse("/good")

    async def endless(_: Request) -> Response:
        return Response(b"[" * (2 * LARGEST))

    async def silent(_: Request) -> Response:
        await at_the_end.wait()
        return Response()

    routes = [Route(f"/{its.__name__}", its) for its in (good, elsewhere, endless, silent)]
    async with serving(routes) as address:
        yield address
        at_the_end.set()


async def test_an_answer_has_what_was_said_when_and_after_how_long(
    http: aiohttp.ClientSession, server: str
) -> None:
    began = time.monotonic()
    its = await ask(http, "GET", f"{server}/good")
    ended = time.monotonic()

    assert (its.barrier, its.status, its.data, its.headers["x-said"]) == (None, 200, {"well": True}, "yes")
    assert its.at is not None
    assert its.at.isoformat() == "2026-11-23T09:00:00+00:00"
    assert 0 < its.seconds <= ended - began


async def test_who_sends_elsewhere_is_not_followed(http: aiohttp.ClientSession, server: str) -> None:
    its = await ask(http, "GET", f"{server}/elsewhere")

    assert (its.barrier, its.status, its.data) == (Barrier.PAGE, 307, {})


async def test_of_an_endless_answer_the_beginning_is_read(http: aiohttp.ClientSession, server: str) -> None:
    its = await ask(http, "GET", f"{server}/endless")

    assert (its.barrier, its.status) == (Barrier.PAGE, 200)


async def test_silence_ends_the_patience(
    http: aiohttp.ClientSession, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "PATIENCE", 0.05)

    its = await ask(http, "GET", f"{server}/silent")

    assert (its.barrier, its.status) == (Barrier.SILENCE, 0)


def test_what_has_no_name_of_its_own_is_a_refusal() -> None:
    assert stopped_by(None).barrier is Barrier.REFUSED
    assert stopped_by(aiohttp.ServerDisconnectedError()).barrier is Barrier.REFUSED
