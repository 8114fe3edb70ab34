"""A person and Dult alone: their files, what they correct, their page, and messages that they choose."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.teams import files
from bot.events import Pressed, Said
from bot.message import Ask, Message, Replace, Say
from tests.adapters.channel_contract import FILES, FORM, FULL, KEY, short
from tests.adapters.teams.fake.courier import Misdelivery
from tests.adapters.teams.fake.faults import Throttled
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import NORTH, ODD, SIRI, TENANT
from tests.adapters.teams.test_channel import plain, words_in

FILLED = {"words": "It is long", "about": "task"}
OTHERS = "19:others@thread.v2"
"""A chat in which Dult is not."""


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


def reads(its: Stage, where: str | None = None) -> list[str]:
    return [plain(words_in(one.card)) for one in its.people.messages(SIRI, where) if one.card]


# --- files ---


async def offered(its: Stage) -> str:
    """Let Dult offer a file, and return its name."""
    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)
    return FILES[0].name


def card_about(its: Stage) -> str:
    """Return what stands where the person was asked about the file."""
    asked = its.teams.messages(SIRI)[1].activity["attachments"][0]
    return str(asked["contentType"]) + plain(words_in(asked.get("content", {})))


async def test_a_file_that_is_allowed_is_where_the_question_was(its: Stage) -> None:
    """learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4."""
    reply = await its.people.accept_file(SIRI, await offered(its))
    await its.settled()

    assert reply.status == 200
    assert [one.content for one in its.teams.files(SIRI)] == [FILES[0].content.encode()]
    assert card_about(its) == files.INFO


async def test_a_file_that_is_declined_is_forgotten_and_that_is_said(its: Stage) -> None:
    await its.people.decline_file(SIRI, await offered(its))
    await its.settled()

    assert "Dult har glemt den" in card_about(its)
    assert its.teams.files(SIRI) == []


async def test_a_file_that_waited_too_long_says_to_ask_again(its: Stage) -> None:
    name = await offered(its)
    its.parts.files._waiting.clear()

    await its.people.accept_file(SIRI, name)
    await its.settled()

    assert "Be Dult om den på nytt" in card_about(its)


async def test_a_file_that_cannot_be_uploaded_now_can_be_allowed_again(its: Stage) -> None:
    name = await offered(its)
    its.teams.habits.takes_files = False
    await its.people.accept_file(SIRI, name)
    await its.settled()
    told, asked = reads(its)[-1], card_about(its)
    its.teams.habits.takes_files = True

    await its.people.accept_file(SIRI, name)
    await its.settled()

    assert "Vent litt og trykk igjen" in told
    assert asked == files.CONSENT
    assert card_about(its) == files.INFO


async def test_what_became_of_a_file_is_said_later_where_teams_asks_to_wait(its: Stage) -> None:
    """teams.md §4.15."""
    name = await offered(its)
    its.teams.faults.next("put", Throttled(1))

    await its.people.accept_file(SIRI, name)
    await its.settled()

    assert card_about(its) == files.INFO


# --- what is corrected and taken back ---


def texts(its: Stage) -> list[tuple[str, str]]:
    return [(one.text, one.corrects) for one in its.script.events if isinstance(one, Said)]


async def test_what_a_person_corrects_is_told_with_what_stood_there_as_often_as_they_do(its: Stage) -> None:
    await its.people.say(SIRI, "one")
    for before, after in (("one", "two"), ("two", "three")):
        await its.people.edit(SIRI, before, after)
    await its.settled()

    assert texts(its) == [("one", ""), ("two", "one"), ("three", "two")]


async def test_a_correction_that_is_told_twice_is_one(its: Stage) -> None:
    """teams.md §4.9."""
    await its.people.say(SIRI, "one")
    its.people.courier.misdelivery = Misdelivery(same=2)

    await its.people.edit(SIRI, "one", "two")
    await its.settled()

    assert texts(its) == [("one", ""), ("two", "one")]


async def test_what_dult_never_heard_is_not_corrected(its: Stage) -> None:
    """teams.md §4.32: said in the room to others, and edited."""
    await its.people.say(SIRI, "one", room=NORTH, mention=False)

    reply = await its.people.edit(SIRI, "one", "two")
    await its.settled()

    assert reply.status == 200
    assert texts(its) == []


async def test_what_is_taken_back_is_nothing_that_was_said(its: Stage) -> None:
    await its.people.say(SIRI, "one")
    await its.people.delete(SIRI, "one")
    await its.settled()

    assert texts(its) == [("one", "")]


# --- the person's own page ---


async def at_home(its: Stage, *shown: Message) -> str:
    its.home = list(shown)
    await its.people.say(SIRI, "home")
    await its.settled()
    return its.people.messages(SIRI)[-1].id


async def test_a_page_is_asked_for_in_ones_own_chat_and_is_no_words_to_the_core(its: Stage) -> None:
    await at_home(its, FULL)

    assert "Ask a colleague" in reads(its)[-1]
    assert its.script.events == []


async def test_in_a_room_the_same_words_are_words(its: Stage) -> None:
    """teams.md §4.32: nobody's page stands in a room."""
    its.home = [FULL]

    await its.people.say(SIRI, "home", room=NORTH)
    await its.settled()

    assert texts(its) == [("home", "")]
    assert "Ask a colleague" not in "".join(reads(its, NORTH))


@pytest.mark.parametrize(
    "reply", [Replace(message=short("Well noted")), Say(message=short("Well noted")), None]
)
async def test_what_is_done_on_a_page_brings_it_up_to_date(its: Stage, reply: Replace | Say | None) -> None:
    """teams.md §4.24."""
    page = await at_home(its, FULL)
    its.script.replies.append(reply)
    its.home = [short("Your week")]

    await its.people.press(SIRI, page, "Do it")
    await its.settled()
    its.people.reload(SIRI)

    shown = next(one for one in its.people.messages(SIRI) if one.id == page)
    assert "Your week" in shown.words
    assert [one for one in reads(its) if "Well noted" in one] == (
        ["Well noted\nA few words."] if isinstance(reply, Say) else []
    )


async def test_a_page_is_shown_later_where_teams_asks_to_wait(its: Stage) -> None:
    """teams.md §4.15."""
    its.teams.faults.next("post", Throttled(1))

    await at_home(its, FULL)

    assert len(reads(its)) == 1


# --- messages that are chosen, wherever they are ---


async def chosen_elsewhere(its: Stage) -> None:
    """Choose a message in a chat in which Dult is not."""
    its.teams.add_room(TENANT, OTHERS, members=[SIRI, ODD], kind="groupChat", bot_in=False)
    await its.people.say(ODD, "It is down again.", room=OTHERS, mention=False)
    its.script.replies.append(Ask(form=FORM))
    await its.people.choose(SIRI, "It is down", "challenge-lift", where=OTHERS)
    await its.settled()


async def test_a_message_is_chosen_in_a_chat_in_which_dult_is_not(its: Stage) -> None:
    """teams.md §2.9; the people of the chat are not looked up: Dult may not."""
    await chosen_elsewhere(its)

    (event,) = its.script.events
    dialog = its.people.dialog(SIRI)
    assert isinstance(event, Pressed)
    assert (event.quoted, event.quoted_by) == ("It is down again.", its.colleague)
    assert dialog is not None
    assert dialog.title == "What do you need?"
    assert its.teams.calls("member") == []


@pytest.mark.parametrize(
    "reply", [Say(message=FULL), Say(message=short("All")), Say(message=FULL, private=False)]
)
async def test_nothing_is_written_where_dult_is_not(its: Stage, reply: Say) -> None:
    """teams.md §2.9: what can be pressed comes in one's own chat, and the dialog says what it says."""
    await chosen_elsewhere(its)
    its.script.replies.append(reply)

    await its.people.submit(SIRI, FILLED)
    await its.settled()

    dialog = its.people.dialog(SIRI)
    assert dialog is not None
    assert (dialog.title, dialog.buttons) == (reply.message.title, [])
    assert len(its.teams.messages(OTHERS)) == 1
    assert len(reads(its)) == (1 if reply.message is FULL and reply.private else 0)
    assert its.people.troubles(SIRI) == []
