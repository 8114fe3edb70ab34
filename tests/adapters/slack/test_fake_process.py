"""The fake Slack in a process of its own, set up and looked at over HTTP."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

ROOT = Path(__file__).parents[3]
FAULT = 'users.info:1:RateLimited:{"retry_after":3}'


class Process:
    """A running ``python -m tests.adapters.slack.fake``."""

    def __init__(self, told: dict[str, str], session: ClientSession) -> None:
        self.base = told["base"]
        self.client = AsyncWebClient("xoxb-1", base_url=told["api_url"], retry_handlers=[], session=session)
        self._session = session

    async def get(self, what: str) -> Any:
        async with self._session.get(f"{self.base}control/{what}") as answer:
            return await answer.json()

    async def do(self, what: str, **args: Any) -> Any:
        async with self._session.post(f"{self.base}control/{what}", json=args) as answer:
            return await answer.json()


@pytest.fixture
async def process() -> AsyncIterator[Process]:
    options = ("--people", "3", "--fault", FAULT)
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.adapters.slack.fake", *options),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert started.stdout is not None
    told = json.loads(await started.stdout.readline())
    async with ClientSession() as session:
        yield Process(told, session)
    started.terminate()
    assert await started.wait() == 0


async def test_it_counts_who_got_how_many_messages_and_what_became_of_calls(process: Process) -> None:
    await process.do("faults", method="chat.postMessage", kind="Lost", times=1)
    for _ in range(2):
        try:
            await process.client.chat_postMessage(channel="U00001", text="Hi")
        except ClientError:
            continue
    with pytest.raises(SlackApiError, match="ratelimited"):
        await process.client.users_info(user="U00001")

    counts = await process.get("counts")

    assert counts["messages"]["U00001"] == 2
    assert counts["people_by_messages"] == {"2": 1, "0": 2}
    assert counts["calls"] == {"chat.postMessage": {"0": 1, "200": 1}, "users.info": {"ratelimited": 1}}


async def test_everything_can_be_set_up_and_done_from_outside(process: Process) -> None:
    await process.do("do/add_room", team="T1", room_id="C1", members=["U00001"])
    await process.client.chat_postMessage(channel="C1", text="Hi")
    await process.do("do/say", user="U00001", where="C1", text="Hello")
    await process.do("do/change_user", user_id="U00002", deleted=True)
    await process.do("habits", deactivated_swallows=False)
    refused = await process.do("do/press", user="U00001", where="C1", label="Nothing")

    messages = await process.get("messages?where=C1")
    assert [one["text"] for one in messages] == ["Hi", "Hello"]
    assert "sees nothing called 'Nothing'" in refused["error"]
    with pytest.raises(SlackApiError, match="user_disabled"):
        await process.client.chat_postMessage(channel="U00002", text="Hi")
