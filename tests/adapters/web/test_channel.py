"""The try-out page keeps what every channel keeps."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest_asyncio

from adapters.web.channel import WebChannel
from adapters.web.route import Place
from bot.events import Event
from bot.message import Attachment, Reply
from nudges.delivery import Address, Receipt
from tests.adapters.channel_contract import ChannelBench, ChannelContract
from tests.adapters.web.reader import Reader
from tests.adapters.web.stage import MONDAY, Stage, serving, staged
from tests.patience import HANGS_S


class WebBench:
    """Acts through the served page, without a script."""

    def __init__(self, stage: Stage, client: httpx.AsyncClient) -> None:
        self._stage = stage
        self._client = client
        self._readers: dict[tuple[str, str], Reader] = {}
        self._last: dict[str, Reader] = {}
        self.person = stage.address("person:siri")
        self.colleague = stage.address("person:odd")
        self.room = stage.address("team:north")
        self.nobody = stage.address("nowhere")
        self.since = MONDAY

    @property
    def channel(self) -> WebChannel:
        return self._stage.channel

    def answer_with(self, *replies: Reply) -> None:
        self._stage.script.replies.extend(replies)

    @property
    def events(self) -> Sequence[Event]:
        return self._stage.script.events

    async def lose(self, receipt: Receipt) -> None:
        await self._stage.erase(receipt)

    async def reads(self, who: Address, where: Address) -> str:
        return (await self._reader(who, where).look()).everything()

    async def press(self, who: Address, where: Address, label: str) -> None:
        self._last[who.route] = reader = self._reader(who, where)
        await reader.look()
        await reader.press(label)

    async def say(self, who: Address, where: Address, words: str) -> None:
        reader = self._reader(who, where)
        await reader.look()
        await reader.say(words)

    async def saves(self, who: Address, where: Address) -> Sequence[Attachment]:
        page = await self._reader(who, where).look()
        links = [node for node in page.all("a") if node["download"]]
        return [_attachment(node["download"], await self._client.get(node["href"])) for node in links]

    async def open_form(self, who: Address) -> str | None:
        reader = self._last[who.route]
        return reader.dialog.everything() if reader.page.has("dialog") else None

    async def submit(self, who: Address, values: dict[str, str]) -> None:
        await self._last[who.route].submit({name: value.split(",") for name, value in values.items()})

    def _reader(self, who: Address, where: Address) -> Reader:
        place = Place.parse(who.route)
        assert place is not None
        team = where.route.removeprefix("team:") if where.route.startswith("team:") else ""
        return self._readers.setdefault(
            (who.route, where.route), Reader(self._client, person=place.person, team=team)
        )


def _attachment(name: str, answer: httpx.Response) -> Attachment:
    named = answer.headers["content-disposition"].removeprefix("attachment; filename*=UTF-8''")
    assert unquote(named) == name
    media_type = answer.headers["content-type"].partition(";")[0]
    return Attachment(name=name, media_type=media_type, content=answer.content.decode())


class TestWebChannel(ChannelContract):
    @pytest_asyncio.fixture
    async def bench(self, tmp_path: Path) -> AsyncIterator[ChannelBench]:
        async with (
            staged(tmp_path) as stage,
            serving(stage.parts) as url,
            httpx.AsyncClient(base_url=url, timeout=HANGS_S) as client,
        ):
            yield WebBench(stage, client)
