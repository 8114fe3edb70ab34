"""Dult is asked to stop: what is under way comes to its end."""

import asyncio

import pytest

from bot.message import Say
from bot.under_way import UnderWay
from tests.adapters.channel_contract import short
from tests.adapters.slack.stage import SIRI, shown, staged


async def test_what_was_heard_is_answered_before_dult_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack.md §3.39: the core answers when Dult is stopping already."""
    close = UnderWay.close
    async with staged() as its:

        async def stop(self: UnderWay) -> None:
            its.script.may_answer.set()
            await close(self)

        monkeypatch.setattr(UnderWay, "close", stop)
        its.script.may_answer.clear()
        its.script.replies = [Say(message=short("Well noted"))]
        await its.slack.say(SIRI, SIRI, "help")
        slack = its.slack
        before = shown(slack, SIRI, SIRI)

    assert "Well noted" not in before
    assert "Well noted" in shown(slack, SIRI, SIRI)


async def test_nothing_goes_on_after_dult_has_stopped() -> None:
    """slack.md §3.39."""
    async with staged(socket_mode=True) as its:
        await its.slack.say(SIRI, SIRI, "help")

    await asyncio.sleep(0)
    names = {one.get_coro().__qualname__ for one in asyncio.all_tasks()}  # type: ignore[union-attr] # it has one
    assert not [name for name in names if "Line" in name or "socket" in name.lower() or "_read" in name]
