"""Teams keeps what every channel keeps, of what Dult sends there."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.teams.channel import TeamsChannel
from bot.message import Attachment
from nudges.delivery import Address, Receipt
from tests.adapters.channel_contract import ChannelContract
from tests.adapters.teams.stage_outbound import Outbound, outbound

KINDS = {"json": "application/json", "md": "text/markdown"}
READ = frozenset({"text", "title", "value", "label", "placeholder", "altText", "url", "errorMessage"})
"""Where the words stand that somebody reads in a card."""


class SendingBench:
    """What the contract's tests need that only send."""

    def __init__(self, stage: Outbound) -> None:
        self._stage = stage
        self.since = datetime.now(UTC) - timedelta(minutes=1)

    @property
    def channel(self) -> TeamsChannel:
        return self._stage.channel

    @property
    def person(self) -> Address:
        return self._stage.person

    @property
    def colleague(self) -> Address:
        return self._stage.colleague

    @property
    def room(self) -> Address:
        return self._stage.room

    @property
    def nobody(self) -> Address:
        return self._stage.nobody

    async def lose(self, receipt: Receipt) -> None:
        self._stage.teams.take_away(*receipt.message_id.split("|"))

    async def reads(self, who: Address, where: Address) -> str:
        """Return every word in the cards that are there."""
        there = [one for one in self._stage.teams.messages(where.route) if not one.deleted]
        return plain("\n".join(words_in(card) for one in there for card in one.cards))

    async def saves(self, who: Address, where: Address) -> Sequence[Attachment]:
        """Let the person allow every file that they are asked about."""
        asked = [
            card["name"]
            for one in self._stage.teams.messages(where.route)
            for card in one.activity["attachments"]
            if "name" in card
        ]
        for name in asked:
            await self._stage.files.accepted(self._stage.teams.accept_file(who.route, name))
        return [
            Attachment(
                name=one.name, media_type=KINDS[one.name.rpartition(".")[2]], content=one.content.decode()
            )
            for one in self._stage.teams.files(who.route)
        ]


def words_in(content: Any) -> str:
    """Return every text that somebody reads in a card, addresses of links included."""
    return "\n".join(_texts(content))


def _texts(content: Any) -> list[str]:
    match content:
        case dict():
            own = [its for name, its in content.items() if name in READ and isinstance(its, str)]
            return [*own, *(text for its in content.values() for text in _texts(its))]
        case list():
            return [text for its in content for text in _texts(its)]
        case _:
            return []


def plain(text: str) -> str:
    """Undo the marks of Markdown, as the reader's eye does."""
    return text.replace("\\", "").replace("**", "").replace("\u200b", "")


@pytest.fixture
async def bench() -> AsyncIterator[SendingBench]:
    async with outbound() as stage:
        yield SendingBench(stage)


class TestTeamsChannel:
    """The part of the contract that nobody has to press or write for."""

    test_read = ChannelContract.test_what_is_sent_is_read_by_the_recipient
    test_private = ChannelContract.test_nobody_else_reads_what_is_sent_to_a_person
    test_room = ChannelContract.test_what_is_sent_to_a_room_is_read_by_everybody_in_it
    test_whole = ChannelContract.test_every_part_of_a_message_reaches_the_reader
    test_files = ChannelContract.test_every_attachment_reaches_the_reader_whole
    test_found = ChannelContract.test_a_sent_message_is_found_by_its_key
    test_not_found = ChannelContract.test_a_message_that_was_not_sent_is_not_found
    test_update = ChannelContract.test_an_update_stands_in_the_old_ones_place
    test_gone = ChannelContract.test_updating_what_is_gone_says_so
    test_nowhere = ChannelContract.test_an_address_that_leads_nowhere_is_unreachable
