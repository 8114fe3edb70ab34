"""Slack's client before servers in Slack's place that know less than Slack does."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError

from adapters.slack.client import QuietClient, session

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def client_of(answer: Answer, *, verb: str) -> AsyncIterator[QuietClient]:
    """Open a client of a server that takes one verb only."""
    app = web.Application()
    app.router.add_route(verb, "/api/{method}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with session() as http:
        yield QuietClient(f"http://{host}:{port}/api/", http, "xoxb-1")
    await runner.cleanup()


async def echo(request: web.Request) -> web.StreamResponse:
    """Tell what came, and how."""
    told = {"form": dict(await request.post()), "query": dict(request.query), "method": request.method}
    return web.json_response({"ok": True, "token": request.headers["Authorization"], **told})


async def test_what_is_unknown_by_get_is_asked_by_post() -> None:
    async with client_of(echo, verb="POST") as client:
        answer = await client.users_list(limit=200, include_locale=True)

    assert answer["form"] == {"limit": "200", "include_locale": "1"}


async def test_what_is_known_by_get_is_asked_so() -> None:
    async with client_of(echo, verb="GET") as client:
        answer = await client.users_list(limit=200, include_locale=True)

    assert answer["method"] == "GET"
    assert answer["query"] == {"limit": "200", "include_locale": "1"}


async def test_an_unknown_method_is_asked_by_post_too_where_it_is_said_in_slacks_words() -> None:
    async def say(request: web.Request) -> web.StreamResponse:
        known = request.method == "POST"
        return web.json_response({"ok": known} | ({} if known else {"error": "unknown_method"}))

    async with client_of(say, verb="*") as client:
        answer = await client.conversations_history(channel="D1")

    assert answer["ok"]


async def test_what_is_posted_goes_in_the_body_and_its_token_in_a_header() -> None:
    async with client_of(echo, verb="POST") as client:
        opened = await client.conversations_open(users="U1")
        tested = await client.auth_test(token="xoxb-2")  # noqa: S106 - nobody's

    assert (opened["form"], opened["query"]) == ({"users": "U1"}, {})
    assert (tested["token"], tested["form"]) == ("Bearer xoxb-2", {})


async def test_a_refusal_is_not_asked_a_second_time() -> None:
    asked: list[str] = []

    async def refuse(request: web.Request) -> web.StreamResponse:
        asked.append(request.method)
        return web.json_response({"ok": False, "error": "missing_scope"})

    async with client_of(refuse, verb="*") as client:
        with pytest.raises(SlackApiError, match="missing_scope"):
            await client.users_list()

    assert asked == ["GET"]


async def test_a_call_whose_answer_is_lost_is_not_made_a_second_time() -> None:
    """The SDK's own client would: its usual handler repeats what ended without an answer."""
    came: list[str] = []

    async def lose_the_answer(request: web.Request) -> web.StreamResponse:
        came.append(request.match_info["method"])
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async with client_of(lose_the_answer, verb="POST") as client:
        with pytest.raises(aiohttp.ClientError):
            await client.chat_update(channel="C1", ts="1.0", text="Hello")

    assert came == ["chat.update"]
