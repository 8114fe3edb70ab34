"""Slack keeps what every channel keeps: over HTTP and over Socket Mode."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.events import Event
from bot.message import Attachment, Reply
from bot.ports import Channel
from nudges.delivery import Address, Receipt
from tests.adapters.channel_contract import ChannelContract
from tests.adapters.slack.stage import Stage, pretty, shown, staged, words_in


class SlackBench:
    """The contract's view of a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.since = datetime.now(UTC) - timedelta(minutes=1)

    @property
    def channel(self) -> Channel:
        return self.stage.channel

    @property
    def person(self) -> Address:
        return self.stage.person

    @property
    def colleague(self) -> Address:
        return self.stage.colleague

    @property
    def room(self) -> Address:
        return self.stage.room

    @property
    def nobody(self) -> Address:
        return self.stage.nobody

    @property
    def events(self) -> Sequence[Event]:
        return self.stage.script.events

    def answer_with(self, *replies: Reply) -> None:
        self.stage.script.replies.extend(replies)

    async def lose(self, receipt: Receipt) -> None:
        for one in self.stage.slack.messages(receipt.address.route):
            one.deleted = one.deleted or receipt.message_id.endswith(f":{one.ts}")

    async def reads(self, who: Address, where: Address) -> str:
        return shown(self.stage.slack, who.route, where.route)

    async def press(self, who: Address, where: Address, label: str) -> None:
        await self.stage.slack.press(who.route, where.route, label)
        await self.stage.settled()

    async def say(self, who: Address, where: Address, words: str) -> None:
        await self.stage.slack.say(who.route, where.route, words)
        await self.stage.settled()

    async def saves(self, who: Address, where: Address) -> Sequence[Attachment]:
        """In a room Slack shows a file to all or to none: what is for one goes to their own conversation."""
        files = [*self.stage.slack.files(where.route)]
        if where != who:
            files += self.stage.slack.files(who.route)
        kinds = {"json": "application/json", "md": "text/markdown"}
        return [
            Attachment(
                name=one.name,
                media_type=kinds[one.name.rpartition(".")[2]],
                content=(one.content or b"").decode(),
            )
            for one in files
        ]

    async def open_form(self, who: Address) -> str | None:
        view = self.stage.slack.open_view(who.route)
        if view is None:
            return None
        return f"{words_in(view.content)}\n{pretty(list(view.errors.values()))}\n{_typed(view.typed)}"

    async def submit(self, who: Address, values: dict[str, str]) -> None:
        await self.stage.slack.submit(who.route, values, checked=False)
        await self.stage.settled()


def _typed(typed: object) -> str:
    return pretty(repr(typed))


@pytest.fixture(params=["http", "socket"])
async def bench(request: pytest.FixtureRequest) -> AsyncIterator[SlackBench]:
    async with staged(socket_mode=request.param == "socket") as stage:
        yield SlackBench(stage)


class TestSlackChannel(ChannelContract):
    """Over both ways by which Slack brings events: slack.md §3.37."""
