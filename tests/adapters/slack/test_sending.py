"""What Dult sends to Slack arrives once, or says what became of it."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiohttp import ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack import client, pace
from adapters.slack.channel import SETTLING
from adapters.slack.client import TIMEOUT
from adapters.slack.errors import translated
from adapters.slack.pace import Pace
from adapters.slack.web_api import WebApi
from bot.delivery import LEASE
from bot.errors import (
    CannotTell,
    ChannelError,
    Disconnected,
    Rejected,
    TryLater,
    Uncertain,
    Unreachable,
)
from nudges.delivery import DeliveryKey, Receipt, WorkspaceId
from tests.adapters.channel_contract import FILES, FULL, KEY, short
from tests.adapters.slack.fake.faults import Dropped, Error, Held, Lost, RateLimited, ServerError
from tests.adapters.slack.fake.slack import fake_slack
from tests.adapters.slack.stage import SIRI, Stage, address, staged, until

SLACK = Path(__file__).parents[3] / "adapters" / "slack"


@pytest.fixture
async def its() -> AsyncIterator[Stage]:
    async with staged() as stage:
        yield stage


def a_minute_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


def posted(its: Stage) -> int:
    return len(its.slack.messages(SIRI))


async def test_an_answer_that_is_lost_leaves_one_message_and_is_uncertain(its: Stage) -> None:
    """slack.md §3.1."""
    its.slack.faults.next("chat.postMessage", Lost())

    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)

    assert posted(its) == 1


@pytest.mark.parametrize(
    "fault",
    [Lost(), ServerError(500, after=True), ServerError(503, after=True), Error("internal_error", after=True)],
    ids=str,
)
async def test_what_is_in_doubt_and_arrived_is_found_by_its_key(its: Stage, fault: Lost) -> None:
    """slack.md §3.3."""
    its.slack.faults.next("chat.postMessage", fault)
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)

    found = await its.channel.find(its.person, KEY, a_minute_ago())

    assert found is not None
    assert found.message_id.endswith(its.slack.messages(SIRI)[0].ts)


@pytest.mark.parametrize("fault", [Dropped(), ServerError(503), Error("fatal_error")], ids=str)
async def test_what_is_in_doubt_and_did_not_arrive_is_not_found(its: Stage, fault: Dropped) -> None:
    """slack.md §3.3."""
    its.slack.faults.next("chat.postMessage", fault)
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Never"), KEY)

    assert await its.channel.find(its.person, KEY, a_minute_ago()) is None


async def test_what_slack_shows_late_is_found_by_the_second_look(its: Stage) -> None:
    """slack.md §3.3."""
    its.slack.habits.empty_looks = 1
    its.slack.faults.next("chat.postMessage", Lost())
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)

    assert await its.channel.find(its.person, KEY, a_minute_ago()) is not None
    assert len(its.slack.calls("conversations.history")) == 2


async def test_where_dult_may_not_read_it_says_that_it_cannot_tell(its: Stage) -> None:
    """slack.md §3.3."""
    await its.channel.send(its.person, short("Once"), KEY)
    its.slack.faults.next("conversations.history", Error("missing_scope"))

    with pytest.raises(CannotTell):
        await its.channel.find(its.person, KEY, a_minute_ago())


async def test_where_slack_lets_nobody_look_often_nothing_is_sent_blindly(its: Stage) -> None:
    """slack.md §3.3: one look a minute for an app outside of the Marketplace (§1.1)."""
    its.slack.habits.unlisted = True
    its.slack.limits.rates = True
    its.slack.faults.next("chat.postMessage", Dropped())
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Never"), KEY)

    with pytest.raises(TryLater) as told:
        await its.channel.find(its.person, KEY, a_minute_ago())

    assert told.value.after > 1
    assert len(its.slack.calls("chat.postMessage")) == 1


async def test_an_answer_that_takes_too_long_is_in_doubt_before_the_lease_ends(its: Stage) -> None:
    """slack.md §3.39, §3.3: every call has its time."""
    assert TIMEOUT.total is not None
    assert TIMEOUT.total + SETTLING < LEASE.total_seconds() - 3
    await its.channel.conversation(its.person)
    its.slack.faults.next("chat.postMessage", Held())  # for ever

    usual, its.parts.http._timeout = its.parts.http.timeout, ClientTimeout(total=0.3)
    with pytest.raises(Uncertain):
        await its.channel.send(its.person, short("Once"), KEY)
    its.parts.http._timeout = usual

    await until(lambda: posted(its) == 1)
    assert await its.channel.find(its.person, KEY, a_minute_ago()) is not None


async def test_every_call_has_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack.md §3.39."""
    monkeypatch.setattr(client, "TIMEOUT", its := ClientTimeout(total=7))

    async with client.session() as http:
        assert http.timeout is its


async def test_calls_share_their_connections(its: Stage) -> None:
    """slack.md §3.39: a client of the SDK's own makes a new one for each call."""
    for number in range(5):
        room = its.slack.add_room(its.slack.world.teams["T1"], f"C0ROOM{number}", members=[])
        await its.channel.send(address(room.id), short("Hello"), DeliveryKey(f"d{number}"))

    calls = its.slack.calls("chat.postMessage")
    assert len(calls) == 5
    assert len({one.connection for one in calls}) == 1


async def test_the_key_is_found_behind_many_other_messages(its: Stage) -> None:
    """slack.md §3.3."""
    its.slack.habits.update_keeps_metadata = True
    await its.channel.send(its.person, short("The one"), KEY)
    for number in range(230):
        await its.slack.say(SIRI, SIRI, f"Line {number}")

    assert await its.channel.find(its.person, KEY, a_minute_ago()) is not None


async def test_a_key_survives_a_change_of_its_message(its: Stage) -> None:
    """slack.md §3.3, §3.25."""
    receipt = await its.channel.send(its.person, short("Before"), KEY)

    await its.channel.update(receipt, short("After"), KEY)

    assert await its.channel.find(its.person, KEY, a_minute_ago()) == receipt


async def test_no_words_of_people_are_in_metadata_and_button_values(its: Stage) -> None:
    """slack.md §3.2."""
    await its.channel.send(its.person, FULL, DeliveryKey("d7"))

    (message,) = its.slack.messages(SIRI)
    assert message.metadata == {"event_type": "dult_delivery", "event_payload": {"key": "d7"}}
    values = [one["value"] for block in message.blocks for one in block.get("elements", ()) if "value" in one]
    assert values == ["en||task-do:1", "en|form|task-later:1", "en||task-decline:1"]


async def test_slack_asking_to_wait_is_told_with_its_seconds(its: Stage) -> None:
    """slack.md §3.4."""
    its.slack.faults.next("chat.postMessage", RateLimited(7))

    with pytest.raises(TryLater) as told:
        await its.channel.send(its.person, short("Later"), KEY)

    assert told.value.after == 7
    assert posted(its) == 0


async def test_a_method_is_let_be_for_as_long_as_slack_asked(its: Stage) -> None:
    """slack.md §3.4."""
    its.slack.faults.next("chat.postMessage", RateLimited(7))
    with pytest.raises(TryLater):
        await its.channel.send(its.person, short("Later"), KEY)

    with pytest.raises(TryLater):
        await its.channel.send(its.colleague, short("Later too"), DeliveryKey("d43"))

    assert len(its.slack.calls("chat.postMessage")) == 1


async def test_another_workspace_goes_on_while_one_is_held() -> None:
    """slack.md §3.4."""
    async with fake_slack() as slack, client.session() as http:
        for number in "12":
            slack.add_user(slack.add_team(f"T{number}", bot_token=f"xoxb-{number}"), f"U{number}")
        api = WebApi(TwoTokens(), http, url=slack.api_url)
        slack.faults.next("users.info", RateLimited(7))
        with pytest.raises(TryLater):
            await api.call(WorkspaceId("slack:T1"), AsyncWebClient.users_info, user="U1")

        answer = await api.call(WorkspaceId("slack:T2"), AsyncWebClient.users_info, user="U2")

    assert answer["user"]["id"] == "U2"


class TwoTokens:
    """Gives out the tokens of two workspaces."""

    async def token_of(self, workspace: WorkspaceId) -> str:
        return f"xoxb-{workspace[-1]}"

    async def renew(self, workspace: WorkspaceId, expired: str) -> None:
        raise AssertionError("No token expired.")


async def test_that_slack_asks_to_wait_is_counted(its: Stage) -> None:
    """slack.md §3.40."""
    its.slack.faults.next("chat.postMessage", RateLimited(7))
    with pytest.raises(TryLater):
        await its.channel.send(its.person, short("Later"), KEY)

    assert its.traffic.throttled == {"chat_postMessage": 1}
    assert its.traffic.waits_s == {"chat_postMessage": 7}


async def test_another_method_goes_on_while_one_is_held(its: Stage) -> None:
    """slack.md §3.4."""
    receipt = await its.channel.send(its.person, short("Before"), KEY)
    its.slack.faults.next("chat.postMessage", RateLimited(7))
    with pytest.raises(TryLater):
        await its.channel.send(its.colleague, short("Later"), DeliveryKey("d43"))

    await its.channel.update(receipt, short("After"))

    assert its.slack.messages(SIRI)[0].text.startswith("After")


async def test_two_messages_in_one_conversation_are_a_second_apart(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """slack.md §3.5."""
    waited: list[tuple[float, int]] = []

    async def wait(seconds: float) -> None:
        waited.append((seconds, len(its.slack.calls("chat.postMessage"))))

    monkeypatch.setattr(pace, "asyncio", SimpleNamespace(sleep=wait))
    its.channel._pace = Pace(lambda: 100.0)  # no time passes but what it waits for

    for number in range(2):
        await its.channel.send(its.room, short("A line"), DeliveryKey(f"d{number}"))

    assert waited == [(0.0, 0), (1.0, 1)]
    assert len(its.slack.calls("chat.postMessage")) == 2


async def test_a_direct_conversation_is_opened_once(its: Stage) -> None:
    """slack.md §3.6."""
    await its.channel.send(its.person, short("One"), KEY)
    await its.channel.find(its.person, KEY, a_minute_ago())
    await its.channel.conversation(its.person)

    assert len(its.slack.calls("conversations.open")) == 1


async def test_two_messages_at_once_open_a_direct_conversation_once(its: Stage) -> None:
    """slack.md §3.6."""
    both_sent = asyncio.Event()
    its.slack.faults.always("conversations.open", Held(until=both_sent))
    sending = [
        asyncio.create_task(its.channel.send(its.person, short(words), DeliveryKey(words)))
        for words in ("One", "Two")
    ]
    await until(lambda: len(its.slack.calls("conversations.open")) > 0)
    both_sent.set()
    await asyncio.gather(*sending)

    assert len(its.slack.calls("conversations.open")) == 1


async def test_slacks_own_scheduling_is_never_used() -> None:
    """slack.md §3.8: with metadata it never posts (§0.3)."""
    code = [path.read_text(encoding="utf-8") for path in SLACK.rglob("*.py")]

    assert code
    assert not [text for text in code if re.search("schedule_?message", text, re.IGNORECASE)]


async def test_somebody_of_an_enterprise_is_written_to_alone(its: Stage) -> None:
    """slack.md §3.36: ids that begin with W."""
    its.slack.add_user(its.slack.world.teams["T1"], "W0ENTERPRISE")

    receipt = await its.channel.send(address("W0ENTERPRISE"), short("Hello"), KEY)

    assert receipt.message_id.startswith("D")
    assert len(its.slack.messages("W0ENTERPRISE")) == 1


async def test_a_person_who_left_is_unreachable(its: Stage) -> None:
    """slack.md §3.9."""
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
def test_every_code_of_slack_comes_to_one_thing(code: str, meant: type[ChannelError]) -> None:
    """slack.md §3.10, §3.12."""
    assert type(translated(answered(200, {"ok": False, "error": code}))) is meant


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_page_instead_of_an_answer_leaves_it_in_doubt(status: int) -> None:
    """slack.md §3.3."""
    assert type(translated(answered(status, {}))) is Uncertain


def test_a_missing_scope_is_named() -> None:
    """slack.md §3.12, §3.38."""
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


async def test_a_code_nobody_knows_is_our_bug(its: Stage) -> None:
    """slack.md §3.10."""
    receipt = await _receipt(its)
    its.slack.faults.next("chat.update", Error("a_code_of_next_year"))

    with pytest.raises(Rejected) as told:
        await its.channel.update(receipt, short("Changed"))

    assert told.value.reason == "a_code_of_next_year"


async def test_a_revoked_token_disconnects_the_workspace(its: Stage) -> None:
    """slack.md §3.11."""
    its.slack.revoke("xoxb-1-test")

    with pytest.raises(Disconnected):
        await its.channel.send(its.person, short("Hello"), KEY)


async def test_every_message_has_a_whole_text(its: Stage) -> None:
    """slack.md §3.13."""
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


async def test_a_message_stands_although_its_file_cannot_be_handed_over(its: Stage) -> None:
    """slack.md §3.38."""
    its.slack.faults.next("files.getUploadURLExternal", Error("missing_scope"))

    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)

    assert posted(its) == 1
    assert its.slack.files(SIRI) == []
