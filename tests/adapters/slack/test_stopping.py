"""Dult is asked to stop: what is under way comes to its end."""

import asyncio

from bot.message import Say
from tests.adapters.channel_contract import short
from tests.adapters.slack.stage import SIRI, shown, staged


async def test_what_was_heard_is_answered_before_dult_stops() -> None:
    """slack.md §3.39."""
    async with staged() as its:
        its.script.delay, its.script.replies = 0.5, [Say(message=short("Well noted"))]
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
