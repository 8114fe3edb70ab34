"""The fake Teams in a process of its own, set up and looked at over HTTP."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, web
from aiohttp.test_utils import TestServer

from tests.patience import HANGS_S

ROOT = Path(__file__).parents[3]
FAULT = 'put:1:Throttled:{"retry_after":3}'
TENANT = "33333333-3333-4333-8333-333333333333"


class Process:
    """A running ``python -m tests.adapters.teams.fake``."""

    def __init__(self, told: dict[str, Any], http: ClientSession) -> None:
        self.told = told
        self.people: list[str] = told["people"]
        self._base = told["base"]
        self._url = told["service_url"]
        self._http = http

    async def get(self, what: str) -> Any:
        async with self._http.get(f"{self._base}control/{what}") as answer:
            return await answer.json()

    async def fetch(self, what: str) -> Any:
        async with self._http.get(self.told[what]) as answer:
            return await answer.json()

    async def do(self, what: str, **args: Any) -> Any:
        async with self._http.post(f"{self._base}control/{what}", json=args) as answer:
            return await answer.json()

    async def call(self, method: str, path: str, **body: Any) -> tuple[int, Any]:
        url, headers = f"{self._url}v3/conversations{path}", {"Authorization": "Bearer token-1"}
        async with self._http.request(method, url, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def open(self, person: str) -> str:
        body = {"members": [{"id": person}], "channelData": {"tenant": {"id": TENANT}}}
        return str((await self.call("POST", "", **body))[1]["id"])

    async def post(self, where: str, text: str) -> int:
        status, _ = await self.call("POST", f"/{where}/activities", type="message", text=text)
        return status


@pytest.fixture
async def process() -> AsyncIterator[Process]:
    options = ("--people", "3", "--fault", FAULT, "--tenant", TENANT, "--token", "token-1")
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.adapters.teams.fake", *options),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert started.stdout is not None
    told = json.loads(await started.stdout.readline())
    async with ClientSession() as http:
        its = Process(told, http)
        await its.do("patience", turn=HANGS_S)
        yield its
    started.terminate()
    assert await started.wait() == 0


async def test_it_counts_who_got_how_many_messages_and_what_became_of_calls(process: Process) -> None:
    await process.do("clock", stand=True)
    first = process.people[0]
    where = await process.open(first)
    await process.do("faults", operation="post", kind="Lost", times=1)
    for _ in range(2):
        try:
            await process.post(where, "Hi")
        except ClientError:
            continue
    await process.call("PUT", f"/{where}/activities/1", type="message", text="Hi")

    counts = await process.get("counts")

    assert counts["messages"][first] == 2
    assert counts["people_by_messages"] == {"2": 1, "0": 2}
    assert counts["calls"] == {
        "create": {"201": 1},
        "post": {"0": 1, "201": 1},
        "put": {"Throttled": 1},
    }
    assert counts["busiest_second"] == 4


async def test_everything_can_be_set_up_and_done_from_outside(process: Process) -> None:
    room = "19:north@thread.tacv2"
    await process.do("do/add_room", tenant=TENANT, room=room, members=process.people[:1])
    await process.post(room, "Hi")
    await process.do("do/take_out", room=room)
    await process.do("do/block", user=process.people[1])
    await process.do("habits", latency=0.01)
    refused = await process.do("do/explode")
    unknown = await process.do("do/block", user="nobody")

    assert [one["activity"]["text"] for one in await process.get(f"messages?where={room}")] == ["Hi"]
    assert await process.post(room, "Hi again") == 403
    assert await process.post(await process.open(process.people[1]), "Hi") == 403
    assert "no verb explode" in refused["error"]
    assert "KeyError" in unknown["error"]


async def test_its_clock_moves_and_its_tokens_change(process: Process) -> None:
    before = (await process.do("clock", move=0))["now"]

    moved = (await process.do("clock", move=3_600))["now"]
    await process.do("tokens", tokens=["token-2"])

    assert moved - before >= 3_600
    assert await process.post("19:any", "Hi") == 401


async def test_people_act_from_outside_and_what_they_see_is_told(process: Process) -> None:
    siri, room, heard = process.people[0], "19:north@thread.tacv2", []

    async def hear(request: web.Request) -> web.Response:
        heard.append(await request.json())
        return web.Response()

    app = web.Application()
    app.router.add_post("/api/messages", hear)
    async with TestServer(app) as dult:
        await process.do("endpoint", url=str(dult.make_url("/api/messages")))
        await process.do("misdelivery", same=1)
        await process.do("do/add_room", tenant=TENANT, room=room, members=[siri])
        reply = await process.do("act/say", user=siri, text="Hi", room=room)
        refused = await process.do("act/press", user=siri, message="", label="Do it")
        unknown = await process.do("act/explode")

    screen = await process.get(f"screen?user={siri}&where={room}")
    assert (reply["status"], len(heard)) == (200, 2)
    assert [one["words"] for one in screen["messages"]] == ["<at>Dult</at> Hi"]
    assert "sees no 'Do it'" in refused["error"]
    assert "no verb explode" in unknown["error"]
    assert len(await process.get("deliveries")) == 2


async def test_it_says_who_signs_and_who_grants_tokens(process: Process) -> None:
    assert (await process.fetch("openid_url"))["issuer"] == "https://api.botframework.com"
    assert process.told["token_url"].endswith("/oauth2/v2.0/token")
