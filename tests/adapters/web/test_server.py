"""The web server when what stands behind it is gone."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.web.live import Live
from adapters.web.server import Server
from tests.patience import HANGS_S


async def test_a_cancelled_server_answers_who_it_has_heard_and_hears_nobody_else() -> None:
    heard, may_answer = asyncio.Event(), asyncio.Event()

    async def answer(_: Request) -> Response:
        heard.set()
        await may_answer.wait()
        return PlainTextResponse("answered")

    server = Server(Starlette(routes=[Route("/", answer)]), Live())
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    url = server.url
    async with httpx.AsyncClient(timeout=HANGS_S) as one, httpx.AsyncClient(timeout=HANGS_S) as other:
        asked = asyncio.create_task(one.get(url))
        await heard.wait()
        serving.cancel()
        await asyncio.sleep(0)
        may_answer.set()
        answered = await asked
        with pytest.raises(asyncio.CancelledError):
            await serving
        with pytest.raises(httpx.ConnectError):
            await other.get(url)

    assert answered.text == "answered"
