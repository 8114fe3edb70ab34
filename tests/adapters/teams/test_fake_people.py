"""The fake Teams' people, before a bot that writes down what it hears."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.adapters.teams.fake.courier import Misdelivery, Patience
from tests.adapters.teams.fake.typed import ClientRefuses
from tests.adapters.teams.recorder import (
    Recorder,
    card,
    dialog,
    execute,
    recording,
    says,
    shows,
    submit,
)
from tests.adapters.teams.stage_outbound import NORTH, ODD, SIRI, TENANT

FETCH = {"msteams": {"type": "task/fetch"}}
WORDS = {"type": "Input.Text", "id": "words", "label": "Tell us", "isRequired": True, "maxLength": 10}
DAYS = {
    "type": "Input.ChoiceSet",
    "id": "days",
    "label": "Which days?",
    "isMultiSelect": True,
    "choices": [{"title": "Monday", "value": "mon"}, {"title": "Tuesday", "value": "tue"}],
}
FORM = card("Help", submit("Send", form="packed"), fields=(WORDS, DAYS))
CHAT = "19:chat@thread.v2"
OVER = 100.0
"""Seconds that are over only where a test lets them pass; no other limit is as near."""


@pytest.fixture
async def bot() -> AsyncIterator[Recorder]:
    async with recording() as recorder:
        yield recorder


async def test_every_call_is_signed_for_the_bot_and_for_where_answers_go(bot: Recorder) -> None:
    """teams.md §2.8."""
    await bot.people.say(SIRI, "Hi")

    assert bot.proof()["serviceurl"] == bot.last["serviceUrl"] == bot.teams.service_url(TENANT)
    assert bot.headers[-1]["x-ms-tenant-id"] == TENANT


async def test_another_may_sign_or_nobody(bot: Recorder) -> None:
    """teams.md §4.1."""
    bot.teams.listens_at(bot.people.courier.endpoint, lambda _: "")

    await bot.people.say(SIRI, "Hi")

    assert "Authorization" not in bot.headers[-1]


async def test_a_person_writes_in_their_own_conversation(bot: Recorder) -> None:
    """teams.md §2.7."""
    await bot.people.say(SIRI, "Hei på <deg> & meg", locale="nb-NO", zone="Europe/Oslo")

    said = bot.last
    assert said["conversation"]["conversationType"] == "personal"
    assert said["conversation"]["id"].startswith("a:")
    assert said["channelData"] == {"tenant": {"id": TENANT}}
    assert (said["text"], said["locale"], said["localTimezone"]) == (
        "Hei på  & meg",
        "nb-NO",
        "Europe/Oslo",
    )
    assert said["attachments"][0]["content"] == "<p>Hei på &lt;deg&gt; &amp; meg</p>"
    assert said["from"]["aadObjectId"] == SIRI


async def test_in_a_room_dult_hears_what_mentions_it_with_the_thread_it_stands_in(bot: Recorder) -> None:
    """teams.md §2.6, §4.32."""
    unheard = await bot.people.say(SIRI, "Just us", room=NORTH, mention=False)
    first = await bot.people.say(SIRI, "help", room=NORTH)
    assert first is not None
    root = first.activity["id"]
    await bot.people.say(ODD, "me too", room=NORTH, reply_to=root)

    assert unheard is None
    assert {one["conversation"]["id"] for one in bot.heard} == {f"{NORTH};messageid={root}"}
    assert bot.last["text"] == "<at>Dult</at> me too"
    assert bot.last["entities"][0]["mentioned"]["id"] == bot.last["recipient"]["id"]
    assert bot.last["channelData"]["team"] == {"id": NORTH}


async def test_with_a_permission_dult_hears_everything_in_a_room(bot: Recorder) -> None:
    bot.teams.habits.hears_all = True

    await bot.people.say(SIRI, "Just us", room=NORTH, mention=False)

    assert bot.last["text"] == "Just us"


async def test_what_was_written_is_edited_and_taken_back_under_its_id(bot: Recorder) -> None:
    await bot.people.say(SIRI, "helo")

    edited = await bot.people.edit(SIRI, "helo", "help")
    deleted = await bot.people.delete(SIRI, "help")

    assert [one["type"] for one in bot.heard] == ["message", "messageUpdate", "messageDelete"]
    assert len({one["id"] for one in bot.heard}) == 1
    assert edited.activity["channelData"]["eventType"] == "editMessage"
    assert "text" not in deleted.activity
    assert bot.people.messages(SIRI) == []


async def test_an_answer_to_a_press_is_shown_to_the_person_alone(bot: Recorder) -> None:
    message = await bot.posts(card("A task", execute("Do it")), NORTH)
    bot.answers["adaptiveCard/action"] = shows(card("Done"))

    await bot.people.press(SIRI, "A task", "Do it")

    assert bot.last["value"] == {
        "action": {
            "type": "Action.Execute",
            "title": "Do it",
            "verb": "dult",
            "data": {"dult": "sealed Do it"},
        },
        "trigger": "manual",
    }
    assert bot.last["replyToId"] == message
    assert bot.last["conversation"]["id"] == f"{NORTH};messageid={message}"
    assert bot.people.titles(SIRI, NORTH) == ["Done"]
    assert bot.people.titles(ODD, NORTH) == ["A task"]


async def test_an_edit_of_the_message_is_shown_to_everybody_and_a_reload_shows_the_message(
    bot: Recorder,
) -> None:
    first = await bot.posts(card("A task", execute("Do it")))
    second = await bot.posts(card("Another", execute("Do it")))
    bot.answers["adaptiveCard/action"] = shows(card("Done"))
    await bot.people.press(SIRI, first, "Do it")
    await bot.people.press(SIRI, second, "Do it")

    await bot.edits(first, card("Closed"))

    assert bot.people.titles(SIRI) == ["Closed", "Done"]
    bot.people.reload(SIRI)
    assert bot.people.titles(SIRI) == ["Closed", "Another"]


async def test_a_button_of_the_overflow_menu_and_an_old_card_can_be_pressed(bot: Recorder) -> None:
    menu = execute("Later", mode="secondary")
    message = await bot.posts(card("A task", menu, execute("Do it")))
    await bot.edits(message, card("Closed"))
    bot.answers["adaptiveCard/action"] = says("It is closed.")

    await bot.people.press(SIRI, message, "Later", as_it_was=True)

    assert bot.people.notices(SIRI) == ["It is closed."]
    assert bot.people.messages(SIRI)[0].buttons == []


async def test_an_old_client_presses_the_fallback_which_is_a_message(bot: Recorder) -> None:
    """teams.md §4.28."""
    message = await bot.posts(card("A task", execute("Do it")))

    await bot.people.press(SIRI, message, "Do it", as_old_client=True)

    assert (bot.last["type"], bot.last["replyToId"]) == ("message", message)
    assert bot.last["value"] == {"dult": "sealed Do it"}
    assert "text" not in bot.last


async def test_what_stands_in_a_cards_inputs_comes_beside_its_data(bot: Recorder) -> None:
    await bot.posts(card("Help", execute("Send"), fields=(WORDS, DAYS)))
    bot.answers["adaptiveCard/action"] = says("Thanks.")

    await bot.people.submit(SIRI, {"words": "I am", "days": ["Monday", "tue"]})

    assert bot.last["value"]["action"]["data"] == {
        "dult": "sealed Send",
        "words": "I am",
        "days": "mon,tue",
    }


async def test_teams_own_window_asks_for_what_is_missing_or_too_long(bot: Recorder) -> None:
    await bot.posts(card("Help", execute("Send"), fields=(WORDS, DAYS)))

    with pytest.raises(ClientRefuses, match="words"):
        await bot.people.submit(SIRI, {})
    with pytest.raises(ClientRefuses, match="words"):
        await bot.people.submit(SIRI, {"words": "far too long"})
    assert bot.heard == []

    await bot.people.submit(SIRI, {"words": "far too long"}, checked=False)

    assert bot.last["value"]["action"]["data"]["words"] == "far too long"


async def test_a_dialog_opens_goes_on_says_something_and_is_closed(bot: Recorder) -> None:
    """teams.md §2.9."""
    message = await bot.posts(card("A task", submit("Ask", **FETCH)))
    bot.answers["task/fetch"] = dialog("Help", FORM)
    await bot.people.press(SIRI, "A task", "Ask")
    opened = bot.people.dialog(SIRI)
    assert opened is not None
    assert (opened.title, opened.buttons, opened.words) == ("Help", ["Send"], "Help\nTell us\nWhich days?")
    assert bot.last["value"]["data"] == {"dult": "sealed Ask"} | FETCH

    bot.answers["task/submit"] = dialog("Sure?", FORM)
    await bot.people.submit(SIRI, {"words": "yes"})
    bot.answers["task/submit"] = {"task": {"type": "message", "value": "Sent."}}
    await bot.people.submit(SIRI, {"words": "yes"})

    assert bot.last["name"] == "task/submit"
    assert bot.last["value"]["data"] == {"dult": "sealed Send", "form": "packed", "words": "yes"}
    assert bot.last["replyToId"] == message
    assert bot.people.dialog(SIRI) is None
    assert bot.people.notices(SIRI) == ["Sent."]


@pytest.mark.parametrize("answer", [None, {}])
async def test_an_empty_answer_closes_a_dialog_but_opens_none(bot: Recorder, answer: Any) -> None:
    await bot.posts(card("A task", submit("Ask", **FETCH)))
    bot.answers["task/fetch"] = dialog("Help", FORM)
    await bot.people.press(SIRI, "", "Ask")
    bot.answers = {"task/submit": answer}

    await bot.people.submit(SIRI, {"words": "yes"})
    await bot.people.press(SIRI, "", "Ask")

    assert bot.people.dialog(SIRI) is None
    assert len(bot.people.troubles(SIRI)) == 1


async def test_a_command_in_a_messages_menu_tells_of_the_message_and_opens_a_dialog(bot: Recorder) -> None:
    bot.teams.add_room(TENANT, CHAT, members=[SIRI, ODD], kind="groupChat", bot_in=False)
    await bot.people.say(ODD, "We could share this", room=CHAT, mention=False)
    bot.answers["composeExtension/fetchTask"] = dialog("Share", FORM)

    await bot.people.choose(SIRI, "share this", "practice-share")

    value = bot.last["value"]
    assert (value["commandId"], value["commandContext"]) == ("practice-share", "message")
    assert value["messagePayload"]["from"]["user"] == {
        "userIdentityType": "aadUser",
        "id": ODD,
        "displayName": "Odd Vik",
    }
    assert value["messagePayload"]["body"] == {
        "contentType": "html",
        "content": "<p>We could share this</p>",
    }
    bot.answers["composeExtension/submitAction"] = {"task": {"type": "message", "value": "Shared."}}
    await bot.people.submit(SIRI, {"words": "yes"})
    assert bot.last["value"]["data"]["words"] == "yes"
    assert bot.last["value"]["commandId"] == "practice-share"
    assert bot.people.notices(SIRI) == ["Shared."]


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, None),
        (200, None),
        (200, {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": {}}),
        (200, {"statusCode": 500, "type": "application/vnd.microsoft.error", "value": {"message": "No"}}),
    ],
)
async def test_a_wrong_answer_to_a_press_is_a_trouble(bot: Recorder, status: int, answer: Any) -> None:
    await bot.posts(card("A task", execute("Do it")))
    bot.status, bot.answers["adaptiveCard/action"] = status, answer

    await bot.people.press(SIRI, "A task", "Do it")

    assert len(bot.people.troubles(SIRI)) == 1
    assert bot.people.titles(SIRI) == ["A task"]


async def test_without_an_answer_a_turn_comes_again_and_then_under_a_new_id(bot: Recorder) -> None:
    """teams.md §2.5."""
    bot.people.courier.patience = Patience(turn=OVER, again=0.01, extension=0)
    bot.keeps_waiting, bot.patience_over = 3, OVER

    reply = await bot.people.say(SIRI, "Hi")

    assert reply is not None
    assert reply.reason == "timeout"
    first, second, third = (one["id"] for one in bot.heard)
    assert first == second != third


async def test_a_message_extension_is_asked_twice_more_and_a_late_answer_is_not_shown(bot: Recorder) -> None:
    """teams.md §2.5."""
    bot.answers["composeExtension/fetchTask"] = dialog("Share", FORM)
    await bot.posts(card("A practice"))
    bot.people.courier.patience = Patience(turn=0, extension=OVER)
    bot.keeps_waiting, bot.patience_over = 3, OVER

    await bot.people.choose(SIRI, "A practice", "practice-share")

    assert len({one["id"] for one in bot.heard}) == 3
    assert bot.people.dialog(SIRI) is None
    assert "Unable to reach app" in bot.people.troubles(SIRI)[0]


@pytest.mark.parametrize("together", [True, False])
async def test_everything_may_come_thrice_under_two_ids(bot: Recorder, *, together: bool) -> None:
    """teams.md §4.9."""
    await bot.posts(card("A task", execute("Do it")))
    bot.people.courier.misdelivery = Misdelivery(same=1, renewed=1, together=together)

    await bot.people.press(SIRI, "A task", "Do it")

    assert len(bot.heard) == 3
    assert len({one["id"] for one in bot.heard}) == 2
    assert len({str(one["value"]) for one in bot.heard}) == 1


async def test_what_came_before_can_come_again(bot: Recorder) -> None:
    reply = await bot.people.say(SIRI, "Hi")
    assert reply is not None

    await asyncio.gather(bot.people.again(reply), bot.people.again(reply, renewed=True))

    assert len(bot.heard) == 3
    assert len({one["id"] for one in bot.heard}) == 2


async def test_who_got_the_app_and_who_lost_it_is_told(bot: Recorder) -> None:
    """teams.md §2.6, §2.7."""
    await bot.people.install(SIRI)
    await bot.people.uninstall(SIRI)

    assert [(one["type"], one.get("action")) for one in bot.heard] == [
        ("conversationUpdate", None),
        ("installationUpdate", "add"),
        ("installationUpdate", "remove"),
    ]
    assert "locale" not in bot.heard[0]
    assert bot.heard[1]["locale"] == "nb-NO"
    assert "localTimezone" not in bot.heard[1]
    with pytest.raises(AssertionError, match="cannot write"):
        await bot.people.say(SIRI, "Hi")


async def test_where_dult_was_put_in_and_taken_out_is_told(bot: Recorder) -> None:
    south = bot.teams.add_room(TENANT, "19:south@thread.tacv2", members=[SIRI], team=NORTH, bot_in=False)

    await bot.people.install_in(south.id)
    await bot.people.remove_from(south.id)

    added, installed, removed, uninstalled = bot.heard
    assert added["membersAdded"] == [{"id": added["recipient"]["id"]}]
    assert added["channelData"]["settings"] == {"selectedChannel": {"id": south.id}}
    assert installed["conversation"]["id"] == south.id
    assert installed["channelData"]["team"] == {"id": NORTH}
    assert removed["conversation"]["id"] == NORTH
    assert removed["channelData"]["eventType"] == "teamMemberRemoved"
    assert uninstalled["action"] == "remove"


async def test_changes_of_members_channels_and_teams_are_told(bot: Recorder) -> None:
    """teams.md §4.12."""
    await bot.people.leave(ODD, NORTH)
    await bot.people.join(ODD, NORTH, by=SIRI)
    await bot.people.channel(NORTH, "channelDeleted")
    await bot.people.team(NORTH, "teamRenamed", name="New name")

    assert [one["channelData"]["eventType"] for one in bot.heard] == [
        "teamMemberRemoved",
        "teamMemberAdded",
        "channelDeleted",
        "teamRenamed",
    ]
    assert bot.heard[1]["membersAdded"][0]["aadObjectId"] == ODD
    assert bot.last["channelData"]["team"] == {"id": NORTH, "name": "New name"}


async def test_reactions_readers_writers_and_the_unknown_are_told(bot: Recorder) -> None:
    """teams.md §4.10."""
    message = await bot.posts(card("A task"))

    await bot.people.react(SIRI, "A task")
    await bot.people.read(SIRI)
    await bot.people.types(SIRI)
    await bot.people.event(SIRI, "application/vnd.microsoft.meetingStart", {})
    await bot.people.invoke(SIRI, "nobody/knows", {"a": 1}, room=NORTH)

    reaction, receipt, typing, event, invoke = bot.heard
    assert (reaction["type"], reaction["replyToId"]) == ("messageReaction", message)
    assert receipt["value"] == {"lastReadMessageId": message}
    assert (typing["type"], event["type"], invoke["name"]) == ("typing", "event", "nobody/knows")


async def test_who_has_no_account_has_no_account_id(bot: Recorder) -> None:
    bot.teams.add_user(TENANT, "a-caller", name="A caller", role="anonymous")

    await bot.people.say("a-caller", "Hi")

    assert "aadObjectId" not in bot.last["from"]


async def test_a_file_is_allowed_or_declined(bot: Recorder) -> None:
    consent = {"contentType": "application/vnd.microsoft.teams.card.file.consent", "name": "a.csv"}
    content = {"acceptContext": {"dult": "x"}, "declineContext": {"dult": "x"}}
    there = bot.teams.world.conversation(SIRI)
    bot.teams.world.post(there, {"attachments": [consent | {"content": content}]})

    await bot.people.accept_file(SIRI, "a.csv")
    await bot.people.decline_file(SIRI, "a.csv")

    assert [one["value"]["action"] for one in bot.heard] == ["accept", "decline"]
    assert {one["name"] for one in bot.heard} == {"fileConsent/invoke"}


async def test_who_looks_for_what_is_not_there_is_told_what_is(bot: Recorder) -> None:
    await bot.posts(card("A task", execute("Do it")))

    with pytest.raises(AssertionError, match=r"there is {'A task': \['Do it'\]}"):
        await bot.people.press(SIRI, "A task", "Explode")
    with pytest.raises(AssertionError, match="sees no 'Nothing'"):
        await bot.people.react(SIRI, "Nothing")
