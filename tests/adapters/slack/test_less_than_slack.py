"""Servers in Slack's place tell less than Slack does; what they leave out is made good where it can be."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.events import Pressed, Said
from bot.message import Ask, Replace, Say
from tests.adapters.channel_contract import FORM, FULL, KEY, short
from tests.adapters.slack.stage import NORTH, SIRI, Stage, shown, staged

Json = dict[str, Any]


@pytest.fixture
async def its() -> AsyncIterator[Stage]:
    async with staged() as stage:
        yield stage


async def hears(its: Stage, event: Json, **envelope: Any) -> None:
    reply = await its.slack.courier.bring(
        its.slack.app, {"type": "event_callback", "event": event} | envelope
    )
    await its.settled()
    assert reply.ok


async def is_pressed(its: Stage, value: str, **more: Any) -> None:
    action = {"type": "button", "action_id": "press:0", "value": value}
    bare: Json = {"type": "block_actions", "user": {"id": SIRI}, "actions": [action]}
    reply = await its.slack.courier.interaction(its.slack.app, bare | more)
    await its.settled()
    assert reply.ok


async def direct(its: Stage) -> str:
    return await its.channel.conversation(its.person)


async def test_an_event_without_a_name_a_team_and_a_kind_of_conversation_is_heard_once(its: Stage) -> None:
    said = {"type": "message", "channel": await direct(its), "user": SIRI, "text": "help", "ts": "1.000001"}

    await hears(its, said)
    await hears(its, said)

    assert [one.text for one in its.script.events if isinstance(one, Said)] == ["help"]
    assert its.script.events[0].by == its.person


async def test_what_people_say_to_each_other_in_a_room_is_not_heard_for_want_of_its_kind(its: Stage) -> None:
    await hears(its, {"type": "message", "channel": NORTH, "user": SIRI, "text": "help", "ts": "1.000001"})

    assert its.script.events == []


async def test_dults_own_words_are_not_heard_for_want_of_a_bots_mark(its: Stage) -> None:
    own = {"type": "message", "channel": await direct(its), "user": "U0BOTT1", "text": "help", "ts": "1.1"}
    changed = {key: own[key] for key in ("type", "channel")} | {"subtype": "message_changed"}

    await hears(its, own, team_id="T1")
    await hears(its, changed | {"message": own | {"edited": {"user": "U0BOTT1"}}}, team_id="T1")

    assert its.script.events == []


async def test_two_presses_with_one_trigger_are_two_and_one_press_twice_is_one(its: Stage) -> None:
    for value in ("nb||task-do:1", "nb||task-done:1", "nb||task-done:1"):
        await is_pressed(its, value, trigger_id="1.1.the-same", team={"id": "T1"})

    pressed = [one.action for one in its.script.events if isinstance(one, Pressed)]
    assert pressed == ["task-do:1", "task-done:1"]


async def test_a_press_without_a_container_changes_the_message_it_was_on(its: Stage) -> None:
    receipt = await its.channel.send(its.person, FULL, KEY)
    conversation, _, ts = receipt.message_id.partition(":")

    await is_pressed(its, "nb||task-do:1", channel={"id": conversation}, message={"ts": ts})

    [pressed] = its.script.events
    assert isinstance(pressed, Pressed)
    assert pressed.receipt == receipt


async def test_a_message_whose_key_is_left_out_gets_no_other_one_when_it_changes(its: Stage) -> None:
    its.slack.habits.update_keeps_metadata = True
    receipt = await its.channel.send(its.person, FULL, KEY)
    conversation, _, ts = receipt.message_id.partition(":")
    without = {"ts": ts, "blocks": [{"type": "divider", "block_id": "b1Xy"}]}
    its.script.replies.append(Replace(message=short("After")))

    await is_pressed(its, "nb||task-do:1", channel={"id": conversation}, message=without)

    [message] = its.slack.messages(SIRI)
    assert "After" in message.text
    assert message.metadata == {"event_type": "dult_delivery", "event_payload": {"key": KEY}}


async def test_a_form_that_is_asked_for_without_a_trigger_is_offered(its: Stage) -> None:
    its.script.replies.append(Ask(form=FORM))

    await is_pressed(its, "nb|form|task-later:1", channel={"id": await direct(its)})

    assert "Nothing is lost." in shown(its.slack, SIRI, SIRI)
    assert len(its.slack.messages(SIRI)) == 1


async def test_an_answer_that_its_address_does_not_take_is_given_in_the_room_or_alone(its: Stage) -> None:
    for room in (NORTH, "C0ELSEWHERE"):
        its.script.replies.append(Say(message=short(f"For {room}"), private=True))
        given = {"command": "/dult", "text": "help", "user_id": SIRI, "team_id": "T1", "channel_id": room}
        nowhere = f"{its.slack.api_url.removesuffix('api/')}response/nobody"
        await its.slack.courier.command(its.slack.app, given | {"response_url": nowhere})
        await its.settled()

    assert f"For {NORTH}" in shown(its.slack, SIRI, NORTH)
    assert "For C0ELSEWHERE" in shown(its.slack, SIRI, SIRI)


async def test_a_form_that_was_closed_is_acknowledged(its: Stage) -> None:
    view = {"id": "V1", "type": "modal", "callback_id": "dult-form", "blocks": []}
    closed = {"type": "view_closed", "user": {"id": SIRI}, "team": {"id": "T1"}, "view": view}

    reply = await its.slack.courier.interaction(its.slack.app, closed)

    assert reply.ok


async def test_a_home_tab_without_a_tabs_name_is_shown(its: Stage) -> None:
    its.home.append(short("What waits"))

    await hears(its, {"type": "app_home_opened", "user": SIRI, "channel": await direct(its)})

    assert its.slack.home(SIRI) is not None


async def test_a_removal_without_a_moment_is_one_now(its: Stage) -> None:
    await hears(its, {"type": "app_uninstalled"}, team_id="T1")

    assert its.gone == ["slack:T1"]
