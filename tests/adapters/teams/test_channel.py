"""Teams keeps what every channel keeps: with dialogs, and without them."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.teams.channel import TeamsChannel
from adapters.teams.naming import conversation_of, is_room
from bot.events import Event
from bot.message import Attachment, Reply
from nudges.delivery import Address, Receipt
from tests.adapters.channel_contract import ChannelContract
from tests.adapters.teams.fake.cards import inputs_in
from tests.adapters.teams.fake.screen import Shown
from tests.adapters.teams.stage import Stage, staged

KINDS = {"json": "application/json", "md": "text/markdown"}
READ = frozenset({"text", "title", "value", "label", "placeholder", "altText", "url", "errorMessage"})
"""Where the words stand that somebody reads in a card."""


class TeamsBench:
    """The contract's view of a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.since = datetime.now(UTC) - timedelta(minutes=1)

    @property
    def channel(self) -> TeamsChannel:
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
        self.stage.teams.take_away(*receipt.message_id.split("|"))

    async def reads(self, who: Address, where: Address) -> str:
        """Return every word that is there; what is for one alone stands in their own conversation."""
        there = [*self._seen(who, where), *(self._seen(who, who) if where != who else ())]
        return plain("\n".join(words_in(one.card) for one in there if one.card))

    def _seen(self, who: Address, where: Address) -> list[Shown]:
        return self.stage.people.messages(who.route, conversation_of(where) if is_room(where) else None)

    async def press(self, who: Address, where: Address, label: str) -> None:
        there = conversation_of(where) if is_room(where) else None
        await self.stage.people.press(who.route, "", label, where=there)
        await self.stage.settled()

    async def say(self, who: Address, where: Address, words: str) -> None:
        await self.stage.people.say(who.route, words, room=conversation_of(where) if is_room(where) else None)
        await self.stage.settled()

    async def saves(self, who: Address, where: Address) -> Sequence[Attachment]:
        """Let the person allow every file that they are asked about, in their own conversation."""
        asked = [
            card["name"]
            for one in self.stage.teams.messages(who.route)
            for card in one.activity.get("attachments", ())
            if "name" in card
        ]
        for name in asked:
            await self.stage.people.accept_file(who.route, name)
        await self.stage.settled()
        return [
            Attachment(
                name=one.name, media_type=KINDS[one.name.rpartition(".")[2]], content=one.content.decode()
            )
            for one in self.stage.teams.files(who.route)
        ]

    async def open_form(self, who: Address) -> str | None:
        if dialog := self.stage.people.dialog(who.route):
            return plain(words_in([dialog.title, dialog.card]))
        forms = [one.card for one in self._seen(who, who) if one.card and inputs_in(one.card)]
        return plain(words_in(forms[-1])) if forms else None

    async def submit(self, who: Address, values: dict[str, str]) -> None:
        await self.stage.people.submit(who.route, values, checked=False)
        await self.stage.settled()


def words_in(content: Any) -> str:
    """Return every text that somebody reads in a card, addresses of links included."""
    return "\n".join(_texts(content))


def _texts(content: Any) -> list[str]:
    match content:
        case dict():
            own = [its for name, its in content.items() if name in READ and isinstance(its, str)]
            return [*own, *(text for its in content.values() for text in _texts(its))]
        case list():
            return [text for its in content for text in (_texts(its) if not isinstance(its, str) else [its])]
        case _:
            return []


def plain(text: str) -> str:
    """Undo the marks of Markdown, as the reader's eye does."""
    return text.replace("\\", "").replace("**", "").replace("&lt;", "<").replace("&gt;", ">")


@pytest.fixture(params=["dialogs", "cards", "without-botbuilder"])
async def bench(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[TeamsBench]:
    sdk = "none" if request.param == "without-botbuilder" else "botbuilder"
    async with staged(tmp_path, dialogs=request.param != "cards", sdk=sdk) as stage:
        yield TeamsBench(stage)


class TestTeamsChannel(ChannelContract):
    """With forms in dialogs, as cards (teams.md §4.30), and on a host without botbuilder (teams.md §4.38)."""
