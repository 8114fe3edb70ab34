"""What goes wrong with the fake Slack, as it does with Slack: slack.md §0 and §1.1."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, ServerDisconnectedError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.fake import (
    INTERNAL_ERROR_AFTER,
    Dropped,
    Error,
    FakeSlack,
    Fault,
    Lost,
    RateLimited,
    ServerError,
    Slow,
    fake_slack,
)
from tests.patience import HANGS_S

BOT = "xoxb-1"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        team = slack.add_team("T1", bot_token=BOT)
        for number in range(1, 10):
            slack.add_user(team, f"U{number}")
        yield slack


@pytest.fixture
async def client(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    async with ClientSession() as session:
        yield AsyncWebClient("xoxb-1", base_url=slack.api_url, session=session, retry_handlers=[])


async def test_the_default_client_sends_twice_when_the_answer_is_lost(slack: FakeSlack) -> None:
    slack.faults.next("chat.postMessage", Lost())

    await AsyncWebClient("xoxb-1", base_url=slack.api_url).chat_postMessage(channel="U1", text="Hi")

    assert len(slack.messages("U1")) == 2  # slack.md §0.1


async def test_a_client_without_retries_sends_once_and_does_not_know(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.next("chat.postMessage", Lost())

    with pytest.raises(ServerDisconnectedError):
        await client.chat_postMessage(channel="U1", text="Hi")

    assert len(slack.messages("U1")) == 1
    assert [call.status for call in slack.calls("chat.postMessage")] == [0]


async def test_a_dropped_call_did_nothing_and_looks_the_same(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.next("chat.postMessage", Dropped())

    with pytest.raises(ServerDisconnectedError):
        await client.chat_postMessage(channel="U1", text="Hi")

    assert slack.messages("U1") == []


async def test_a_limited_call_says_how_long_to_wait(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.faults.next("chat.postMessage", RateLimited(7))

    with pytest.raises(SlackApiError) as error:
        await client.chat_postMessage(channel="U1", text="Hi")

    assert error.value.response.status_code == 429
    assert error.value.response.headers["Retry-After"] == "7"
    assert slack.messages("U1") == []


@pytest.mark.parametrize(
    ("fault", "arrived"),
    [
        (ServerError(503), 0),
        (ServerError(500, after=True), 1),
        (Error("fatal_error"), 0),
        (INTERNAL_ERROR_AFTER, 1),
    ],
)
async def test_a_server_error_may_have_done_it_or_not(
    slack: FakeSlack, client: AsyncWebClient, fault: Fault, arrived: int
) -> None:
    slack.faults.next("chat.postMessage", fault)

    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="U1", text="Hi")

    assert len(slack.messages("U1")) == arrived


async def test_a_slow_call_is_done_although_nobody_waits_for_it(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.next("chat.postMessage", Slow(HANGS_S))
    posting = asyncio.create_task(client.chat_postMessage(channel="U1", text="Hi"))

    async with asyncio.timeout(HANGS_S):
        while not slack.messages("U1"):  # noqa: ASYNC110 - it happens at the other end
            await asyncio.sleep(0.01)
    was_answered = posting.done()
    posting.cancel()
    await asyncio.wait([posting])

    assert not was_answered
    assert len(slack.messages("U1")) == 1


async def test_a_fault_of_one_conversation_leaves_the_others_alone(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.next("chat.postMessage", Error("internal_error"), where="U2")

    await client.chat_postMessage(channel="U1", text="Hi")
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="U2", text="Hi")

    assert [call.fault for call in slack.calls()] == ["", "Error"]


async def test_a_share_of_faults_is_the_same_with_the_same_seed(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    async def struck() -> list[bool]:
        slack.faults.clear()
        slack.faults.share("api.test", 0.3, Error("internal_error"), seed=5)
        seen = len(slack.calls())
        for _ in range(20):
            try:
                await client.api_test()
            except SlackApiError:
                continue
        return [bool(call.fault) for call in slack.calls()[seen:]]

    first = await struck()

    assert await struck() == first
    assert 0 < sum(first) < 20


async def test_a_conversation_takes_a_short_burst_and_then_one_a_second(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.clock.stop()
    slack.limits.rates = True
    for _ in range(slack.limits.burst):
        await client.chat_postMessage(channel="U1", text="Hi")

    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.chat_postMessage(channel="U1", text="Hi")
    await client.chat_postMessage(channel="U2", text="Hi")
    slack.clock.move(1)
    await client.chat_postMessage(channel="U1", text="Hi")

    assert len(slack.messages("U1")) == slack.limits.burst + 1


async def test_a_workspace_takes_so_many_posts_a_second(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.clock.stop()
    slack.limits.rates, slack.limits.per_workspace = True, 2
    await client.chat_postMessage(channel="U1", text="Hi")
    await client.chat_postMessage(channel="U2", text="Hi")

    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.chat_postMessage(channel="U3", text="Hi")


async def test_a_method_takes_as_many_calls_a_minute_as_its_tier_says(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.clock.stop()
    slack.limits.rates, slack.limits.tiers[3] = True, 2
    await client.conversations_open(users="U1")
    await client.conversations_open(users="U2")

    with pytest.raises(SlackApiError) as error:
        await client.conversations_open(users="U3")

    assert error.value.response.headers["Retry-After"] == "60"
    await client.users_info(user="U1")


async def test_an_unlisted_app_reads_once_a_minute(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.clock.stop()
    slack.habits.unlisted = True
    channel = (await client.chat_postMessage(channel="U1", text="Hi"))["channel"]
    await client.conversations_history(channel=channel)

    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.conversations_history(channel=channel)
