"""What Dult sends to Slack arrives once, or says what became of it; numbers are those of slack.md §3."""

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import translated
from bot.errors import (
    CannotTell,
    ChannelError,
    Disconnected,
    Rejected,
    TryLater,
    Uncertain,
    Unreachable,
)
from nudges.delivery import DeliveryKey, Receipt
from tests.adapters.channel_contract import FILES, FULL, KEY, short
from tests.adapters.slack.fake.faults import Dropped, Error, Lost, RateLimited, ServerError
from tests.adapters.slack.stage import SIRI, Stage, staged


@pytest.fixture
async def its() -> AsyncIterator[Stage]:
    async with staged() as stage:
        yield stage


def a_minute_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


def posted(its: Stage) -> int:
    return len(its.slack.messages(SIRI))


async def test_an_answer_that_is_lost_leaves_one_message_and_is_uncertain(its: Stage) -> None:  # 1
    its.slack.faults.next("chat.postMessage", Lost())

    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)

    assert posted(its) == 1


@pytest.mark.parametrize(
    "fault",
    [Lost(), ServerError(500, after=True), ServerError(503, after=True), Error("internal_error", after=True)],
    ids=str,
)
async def test_what_is_in_doubt_and_arrived_is_found_by_its_key(its: Stage, fault: Lost) -> None:  # 3
    its.slack.faults.next("chat.postMessage", fault)
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)

    found = await its.channel.find(its.person, KEY, a_minute_ago())

    assert found is not None
    assert found.message_id.endswith(its.slack.messages(SIRI)[0].ts)


@pytest.mark.parametrize("fault", [Dropped(), ServerError(503), Error("fatal_error")], ids=str)
async def test_what_is_in_doubt_and_did_not_arrive_is_not_found(its: Stage, fault: Dropped) -> None:  # 3
    its.slack.faults.next("chat.postMessage", fault)
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Never"), KEY)

    assert await its.channel.find(its.person, KEY, a_minute_ago()) is None


async def test_what_slack_shows_late_is_found_by_the_second_look(its: Stage) -> None:  # 3
    its.slack.habits.history_delay = 0.03
    its.slack.faults.next("chat.postMessage", Lost())
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)

    assert await its.channel.find(its.person, KEY, a_minute_ago()) is not None


async def test_where_dult_may_not_read_it_says_that_it_cannot_tell(its: Stage) -> None:  # 3
    await its.channel.send(its.person, short("Once"), KEY)
    its.slack.faults.next("conversations.history", Error("missing_scope"))

    with pytest.raises(CannotTell):
        await its.channel.find(its.person, KEY, a_minute_ago())


async def test_the_key_is_found_behind_many_other_messages(its: Stage) -> None:  # 3
    its.slack.habits.update_keeps_metadata = True
    await its.channel.send(its.person, short("The one"), KEY)
    for number in range(230):
        await its.slack.say(SIRI, SIRI, f"Line {number}")

    assert await its.channel.find(its.person, KEY, a_minute_ago()) is not None


async def test_a_key_survives_a_change_of_its_message(its: Stage) -> None:  # 3, 25
    receipt = await its.channel.send(its.person, short("Before"), KEY)

    await its.channel.update(receipt, short("After"), KEY)

    assert await its.channel.find(its.person, KEY, a_minute_ago()) == receipt


async def test_no_words_of_people_are_in_metadata_and_button_values(its: Stage) -> None:  # 2
    await its.channel.send(its.person, FULL, DeliveryKey("d7"))

    (message,) = its.slack.messages(SIRI)
    assert message.metadata == {"event_type": "dult_delivery", "event_payload": {"key": "d7"}}
    values = [one["value"] for block in message.blocks for one in block.get("elements", ()) if "value" in one]
    assert values == ["en||task-do:1", "en|form|task-later:1", "en||task-decline:1"]


async def test_slack_asking_to_wait_is_told_with_its_seconds(its: Stage) -> None:  # 4
    its.slack.faults.next("chat.postMessage", RateLimited(7))

    with pytest.raises(TryLater) as told:
        await its.channel.send(its.person, short("Later"), KEY)

    assert told.value.after == 7
    assert posted(its) == 0


async def test_a_method_is_let_be_for_as_long_as_slack_asked(its: Stage) -> None:  # 4
    its.slack.faults.next("chat.postMessage", RateLimited(7))
    with pytest.raises(TryLater):
        await its.channel.send(its.person, short("Later"), KEY)

    with pytest.raises(TryLater):
        await its.channel.send(its.colleague, short("Later too"), DeliveryKey("d43"))

    assert len(its.slack.calls("chat.postMessage")) == 1


async def test_another_method_goes_on_while_one_is_held(its: Stage) -> None:  # 4
    receipt = await its.channel.send(its.person, short("Before"), KEY)
    its.slack.faults.next("chat.postMessage", RateLimited(7))
    with pytest.raises(TryLater):
        await its.channel.send(its.colleague, short("Later"), DeliveryKey("d43"))

    await its.channel.update(receipt, short("After"))

    assert its.slack.messages(SIRI)[0].text.startswith("After")


async def test_two_messages_in_one_conversation_are_a_second_apart(its: Stage) -> None:  # 5
    began = time.monotonic()

    for number in range(2):
        await its.channel.send(its.room, short("A line"), DeliveryKey(f"d{number}"))

    first, second = its.slack.calls("chat.postMessage")
    assert second.at - first.at >= 0.95
    assert time.monotonic() - began < 5


async def test_a_direct_conversation_is_opened_once(its: Stage) -> None:  # 6
    await its.channel.send(its.person, short("One"), KEY)
    await its.channel.find(its.person, KEY, a_minute_ago())
    await its.channel.conversation(its.person)

    assert len(its.slack.calls("conversations.open")) == 1


async def test_a_person_who_left_is_unreachable(its: Stage) -> None:  # 9
    its.slack.habits.deactivated_swallows = False
    await its.slack.change_user(SIRI, deleted=True)

    with pytest.raises(Unreachable) as told:
        await its.channel.send(its.person, short("Anybody there?"), KEY)

    assert told.value.reason == "user-disabled"


# slack.md §1.3, in its order
CODES: dict[type[ChannelError], str] = {
    Unreachable: "channel_not_found not_in_channel is_archived restricted_action"
    " restricted_action_read_only_channel restricted_action_thread_only_channel"
    " restricted_action_non_threadable_channel restricted_action_thread_locked ekm_access_denied"
    " messages_tab_disabled team_not_found user_disabled user_not_found user_not_visible"
    " invalid_user_combination message_not_found cant_update_message edit_window_closed is_inactive",
    Disconnected: "app_access_restricted account_inactive token_revoked token_expired invalid_auth not_authed"
    " missing_scope org_login_required access_denied",
    TryLater: "ratelimited rate_limited message_limit_exceeded team_added_to_org service_unavailable"
    " request_timeout",
    Uncertain: "fatal_error internal_error",
    Rejected: "msg_too_long msg_blocks_too_long invalid_blocks block_mismatch metadata_too_large"
    " invalid_metadata_schema no_text view_too_large hash_conflict a_code_of_next_year",
}


@pytest.mark.parametrize(
    ("code", "meant"), [(code, meant) for meant, codes in CODES.items() for code in codes.split()]
)
def test_every_code_of_slack_comes_to_one_thing(code: str, meant: type[ChannelError]) -> None:  # 10, 12
    assert type(translated(answered(200, {"ok": False, "error": code}))) is meant


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_page_instead_of_an_answer_leaves_it_in_doubt(status: int) -> None:  # 3
    assert type(translated(answered(status, {}))) is Uncertain


def test_a_missing_scope_is_named() -> None:  # 12, 38
    missing = answered(200, {"ok": False, "error": "missing_scope", "needed": "files:write"})

    assert str(translated(missing)).startswith("The workspace is disconnected: missing_scope: files:write.")


def answered(status: int, data: dict[str, object]) -> SlackApiError:
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers={},
        status_code=status,
    )
    return SlackApiError("refused", response)  # type: ignore[no-untyped-call] # slack_sdk's


async def test_a_code_nobody_knows_is_our_bug(its: Stage) -> None:  # 10
    receipt = await _receipt(its)
    its.slack.faults.next("chat.update", Error("a_code_of_next_year"))

    with pytest.raises(Rejected) as told:
        await its.channel.update(receipt, short("Changed"))

    assert told.value.reason == "a_code_of_next_year"


async def test_a_revoked_token_disconnects_the_workspace(its: Stage) -> None:  # 11
    its.slack.revoke("xoxb-1-test")

    with pytest.raises(Disconnected):
        await its.channel.send(its.person, short("Hello"), KEY)


async def test_every_message_has_a_whole_text(its: Stage) -> None:  # 13
    await its.channel.send(its.person, FULL, KEY)

    (message,) = its.slack.messages(SIRI)
    assert "Ask a colleague" in message.text
    assert "Coordinators see your answer for 12 months." in message.text


async def test_nothing_goes_out_when_slack_cannot_be_reached_and_it_may_be_tried_again(its: Stage) -> None:
    await its.channel.conversation(its.person)
    await its.slack.stop()

    with pytest.raises(TryLater):
        await its.channel.send(its.person, short("Hello"), KEY)


async def _receipt(its: Stage) -> Receipt:
    """Return the receipt of a message that is there."""
    if not (there := its.slack.messages(SIRI)):
        return await its.channel.send(its.person, short("Before"), KEY)
    return Receipt(address=its.person, message_id=f"{there[0].channel}:{there[0].ts}")


async def test_a_message_stands_although_its_file_cannot_be_handed_over(its: Stage) -> None:  # 38
    its.slack.faults.next("files.getUploadURLExternal", Error("missing_scope"))

    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)

    assert posted(its) == 1
    assert its.slack.files(SIRI) == []
