"""The line to Slack: what dies without a word is replaced, and several lines hear each event once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from adapters.slack.client import QuietClient
from adapters.slack.socket_mode import Line
from bot.events import Said
from tests.adapters.slack.fake import Error, FakeSlack, fake_slack
from tests.adapters.slack.stage import APP_TOKEN, BOT_TOKEN, SIRI, staged, until
from tests.patience import HANGS_S

QUICK = 0.05
"""Seconds between two signs of life, and between two looks; the real ones are a hundred times longer."""
MISSED, ENDLESS = 2, 100_000
"""Looks without a line until all is made anew: soon, and never."""


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        team = slack.add_team("T1", bot_token=BOT_TOKEN, app_token=APP_TOKEN)
        slack.add_user(team, SIRI)
        yield slack


@asynccontextmanager
async def listening(slack: FakeSlack, heard: list[str], *, ping: float = HANGS_S) -> AsyncIterator[Line]:
    """Keep a line as long as the block lasts, and note what is said.

    To a quick ``ping`` a machine that stands still looks like a dead line, too, which is renewed once more.
    """
    async with aiohttp.ClientSession() as http:
        app = AsyncApp(token=BOT_TOKEN, client=QuietClient(slack.api_url, http, BOT_TOKEN))

        async def said(event: dict[str, str]) -> None:
            heard.append(event["text"])

        app.event("message")(said)
        line = Line(
            app,
            APP_TOKEN,
            lambda: QuietClient(slack.api_url, http, APP_TOKEN),
            ping=ping,
            look=QUICK,
            patience=ENDLESS,
        )
        task = asyncio.create_task(line.watch())
        try:
            await until(lambda: slack.sockets.opened > 0)
            yield line
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def says(slack: FakeSlack, words: str) -> None:
    """Let somebody write, and Slack repeat it soon, as often as it takes, where it was not heard."""
    slack.limits.ack_seconds, slack.limits.retry_after = 0.5, (QUICK,) * 10_000
    await slack.say(SIRI, SIRI, words)


async def until_alive(line: Line) -> None:
    async with asyncio.timeout(HANGS_S):
        while not await line.is_alive():  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(QUICK)


async def test_a_line_that_dies_without_a_word_is_replaced(slack: FakeSlack) -> None:
    """slack.md §3.37."""
    heard: list[str] = []

    async with listening(slack, heard, ping=QUICK) as line:
        opened = slack.sockets.opened
        slack.sockets.go_silent()
        await until(lambda: slack.sockets.opened > opened)
        await says(slack, "hello")
        await until(lambda: set(heard) == {"hello"})

        await until_alive(line)


async def test_a_line_is_replaced_although_the_sdks_own_watch_has_died(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """slack.md §3.37: §2 names the reports of it."""
    heard: list[str] = []

    async with listening(slack, heard, ping=QUICK) as line:
        await until(lambda: line._handler is not None and line._handler.client.message_receiver is not None)
        assert line._handler is not None
        its = line._handler.client
        for watch in (its.current_session_monitor, its.message_receiver):
            assert watch is not None
            watch.cancel()
        slack.sockets.go_silent()
        line._patience = MISSED
        await until(lambda: "The line to Slack is dead" in caplog.text)
        line._patience = ENDLESS  # a slow machine comes to no new line within these few looks
        await says(slack, "hello")
        await until(lambda: set(heard) == {"hello"})

    assert "The line to Slack is dead" in caplog.text


async def test_a_line_that_slack_does_not_give_at_once_is_asked_for_again(slack: FakeSlack) -> None:
    """slack.md §3.37."""
    slack.faults.next("apps.connections.open", Error("internal_error"), times=3)

    async with listening(slack, [], ping=QUICK) as line:  # the SDK tries again as often as it pings
        await until(slack.sockets.connected.is_set)

        await until_alive(line)


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_a_line_that_slack_renews_loses_nothing(slack: FakeSlack, reason: str) -> None:
    """slack.md §3.37: lines are renewed regularly (§1.4)."""
    heard: list[str] = []

    async with listening(slack, heard):
        await slack.sockets.refresh(reason=reason)
        for number in range(5):
            await says(slack, f"line {number}")
        await until(lambda: len(set(heard)) == 5)


async def test_two_lines_hear_each_event_once_between_them(slack: FakeSlack) -> None:
    """slack.md §3.37."""
    one: list[str] = []
    other: list[str] = []

    async with AsyncExitStack() as stack:
        for heard in (one, other):
            await stack.enter_async_context(listening(slack, heard))
        await until(lambda: len(slack.sockets.open) == 2)
        slack.be_patient()
        for number in range(20):
            await slack.say(SIRI, SIRI, f"line {number}")
        await until(lambda: len(one) + len(other) == 20)

    assert one
    assert other
    assert not set(one) & set(other)


async def test_what_slack_repeats_over_a_line_is_worked_once() -> None:
    """slack.md §3.17: ``retry_attempt``."""
    async with staged(socket_mode=True) as its:
        first = await its.slack.say(SIRI, SIRI, "help")
        assert first is not None

        await its.slack.courier.redeliver(first)
        await its.settled()

        assert [one.text for one in its.script.events if isinstance(one, Said)] == ["help"]
