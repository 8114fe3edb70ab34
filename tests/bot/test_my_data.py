"""What a person reads in their own data: words, in the order of time."""

from datetime import timedelta

import pytest

from nudges.person import Role
from tests.bot.broadcasts import send
from tests.house import MONDAY, house, message_of, some_people

pytestmark = pytest.mark.on_both


async def test_messages_are_named_in_the_readers_words_and_stand_in_the_order_they_came() -> None:
    async with house(people=some_people(21)) as its:
        reader = await its.one_with(Role.LEADER)
        await send(its)
        await its.run_until(MONDAY + timedelta(hours=2))
        await send(its)
        await its.run_until(MONDAY + timedelta(days=9))

        readable, _ = message_of(await reader.says("mine data")).attachments

        received = [line for line in readable.content.splitlines() if "utsending" in line]
        assert [line.rsplit(" · ", 1)[1] for line in received] == ["sendt", "ikke sendt"]
        assert "broadcast:" not in readable.content
