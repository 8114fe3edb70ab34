"""What Dult answers is seen once, although Slack asks to wait, loses an answer, or fails."""

from collections.abc import AsyncIterator

import pytest

from bot.message import Replace, Say
from tests.adapters.channel_contract import FULL, KEY, short
from tests.adapters.slack.fake import Dropped, Error, Fault, Lost, RateLimited, ServerError
from tests.adapters.slack.fake.conversation import Posted
from tests.adapters.slack.stage import SIRI, Stage, shown, staged


@pytest.fixture
async def its() -> AsyncIterator[Stage]:
    async with staged() as stage:
        yield stage


def answers(its: Stage) -> list[Posted]:
    return [one for one in its.slack.messages(SIRI) if one.text.startswith("Well noted")]


async def writes(its: Stage, *, thread: str | None = None) -> None:
    """Write something that is answered."""
    its.script.replies.append(Say(message=short("Well noted")))
    await its.slack.say(SIRI, SIRI, "help", thread_ts=thread)
    await its.settled()


@pytest.mark.parametrize(
    "fault", [RateLimited(1), ServerError(503), Lost(), Error("internal_error")], ids=str
)
async def test_a_card_is_brought_up_to_date_later_when_slack_does_not_take_it_now(
    its: Stage, fault: Fault
) -> None:
    """slack.md §3.3, §3.4: nothing is lost."""
    await its.channel.send(its.person, FULL, KEY)
    its.slack.faults.next("chat.update", fault)
    its.script.replies.append(Replace(message=short("Well noted")))

    await its.slack.press(SIRI, SIRI, "Do it")
    await its.settled()

    assert "Well noted" in shown(its.slack, SIRI, SIRI)
    assert len(its.slack.messages(SIRI)) == 1


async def test_an_answer_waits_as_long_as_slack_asks(its: Stage) -> None:
    """slack.md §3.4."""
    its.slack.faults.next("chat.postMessage", RateLimited(1))

    await writes(its)

    refused, taken = its.slack.calls("chat.postMessage")
    assert len(answers(its)) == 1
    assert taken.at - refused.at >= 1


@pytest.mark.parametrize(
    "fault",
    [Lost(), Dropped(), ServerError(503, after=True), ServerError(500), Error("fatal_error")],
    ids=str,
)
@pytest.mark.parametrize("threaded", [False, True], ids=["flat", "in a thread"])
async def test_an_answer_in_doubt_is_looked_for_and_is_there_once(
    its: Stage, fault: Fault, *, threaded: bool
) -> None:
    """slack.md §3.3: what stands in a thread is looked for there."""
    root = (await its.channel.send(its.person, short("Hello"), KEY)).message_id.partition(":")[2]
    its.slack.faults.next("chat.postMessage", fault)

    await writes(its, thread=root if threaded else None)

    looked = "conversations.replies" if threaded else "conversations.history"
    assert [one.thread_ts for one in answers(its)] == [root if threaded else None]
    assert its.slack.calls(looked)
    assert all(call.args["include_all_metadata"] for call in its.slack.calls(looked))


@pytest.mark.parametrize("fault", [Error("missing_scope"), RateLimited(1), ServerError(503)], ids=str)
async def test_an_answer_in_doubt_that_cannot_be_looked_for_is_not_sent_again(
    its: Stage, fault: Fault
) -> None:
    """slack.md §3.3: never a blind resend."""
    its.slack.faults.next("chat.postMessage", Lost())
    its.slack.faults.next("conversations.history", fault)

    await writes(its)

    assert len(answers(its)) == 1
