"""What Dult answers is seen once, by whom it is for, although Teams asks to wait, loses it, or fails."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.message import Ask, Invalid, Replace, Say
from tests.adapters.channel_contract import FORM, FULL, KEY, short
from tests.adapters.teams.fake.faults import Dropped, Fault, Lost, Says, Throttled
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import NORTH, ODD, SIRI
from tests.adapters.teams.test_channel import plain, words_in

FILLED = {"words": "It is long", "about": "task"}
ADD_ME = "Add the app Dult to your Teams"
PRIVATELY = "Dult has answered you in your own chat."


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


@pytest.fixture
async def on_cards(tmp_path: Path) -> AsyncIterator[Stage]:
    """Where no dialog opens."""
    async with staged(tmp_path, dialogs=False) as stage:
        yield stage


def reads(its: Stage, where: str | None = None, who: str = SIRI) -> list[str]:
    return [plain(words_in(one.card)) for one in its.people.messages(who, where) if one.card]


def says(its: Stage, words: str, where: str | None = None, who: str = SIRI) -> int:
    return len([one for one in reads(its, where, who) if words in one])


# --- when Teams does not take it ---


@pytest.mark.parametrize("fault", [Throttled(1), Says("PreconditionFailed"), Lost(), Says("503")], ids=str)
async def test_a_card_is_brought_up_to_date_later_when_teams_does_not_take_it_now(
    its: Stage, fault: Fault
) -> None:
    """teams.md §4.15, §4.16, §4.24: an update twice is as once, also where it is in doubt."""
    await its.channel.send(its.person, FULL, KEY)
    its.teams.faults.next("put", fault)
    its.script.replies.append(Replace(message=short("Well noted")))

    await its.people.press(SIRI, "", "Do it")
    await its.settled()
    its.people.reload(SIRI)

    assert reads(its) == ["Well noted\nA few words."]


@pytest.mark.parametrize("fault", [Throttled(1), Throttled(1, as_date=True), Dropped()], ids=str)
async def test_an_answer_waits_as_long_as_teams_asks_and_comes_once(its: Stage, fault: Fault) -> None:
    """teams.md §4.15."""
    its.script.replies.append(Say(message=short("Well noted")))
    its.teams.faults.next("post", fault)

    await its.people.say(SIRI, "help")
    await its.settled()

    assert says(its, "Well noted") == (0 if isinstance(fault, Dropped) else 1)  # one dropped is in doubt


@pytest.mark.parametrize(
    "fault", [Lost(), Says("503", after=True), Says("ServiceError"), Says("408", "html")], ids=str
)
async def test_an_answer_in_doubt_is_not_posted_again(its: Stage, fault: Fault) -> None:
    """teams.md §4.16: it may be there, and Teams lets nobody look."""
    its.script.replies.append(Say(message=short("Well noted")))
    its.teams.faults.next("post", fault)

    await its.people.say(SIRI, "help")
    await its.settled()

    assert len(its.teams.calls("post")) == 1


async def test_an_answer_is_not_said_twice_because_its_pointer_has_to_wait(its: Stage) -> None:
    """teams.md §4.15: one message for the person, whatever becomes of the line in the room."""
    its.script.replies.append(Say(message=short("Well noted")))
    its.teams.faults.next("post", Throttled(1), where=NORTH)

    await its.people.say(SIRI, "help", room=NORTH)
    await its.settled()

    assert says(its, "Well noted") == 1


@pytest.mark.parametrize("fault", [Throttled(1), Lost(), Says("ActivityNotFoundInConversation")], ids=str)
async def test_an_answer_comes_although_the_form_it_is_to_cannot_be_put_away(
    on_cards: Stage, fault: Fault
) -> None:
    """teams.md §4.24: tolerates that a message is gone."""
    its = on_cards
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Ask(form=FORM), Say(message=short("Well noted"))]
    await its.people.press(SIRI, "", "Another day")
    await its.settled()
    its.teams.faults.next("put", fault)

    await its.people.press(SIRI, "", "Send", FILLED)
    await its.settled()

    assert says(its, "Well noted") == 1


# --- cards that are gone ---


async def test_what_cannot_be_shown_in_a_deleted_cards_place_comes_as_a_message(its: Stage) -> None:
    """teams.md §4.24."""
    await its.channel.send(its.person, FULL, KEY)
    its.teams.faults.next("put", Says("ActivityNotFoundInConversation"))
    its.script.replies.append(Replace(message=short("Well noted")))

    await its.people.press(SIRI, "", "Do it")
    await its.settled()
    its.people.reload(SIRI)

    assert says(its, "Well noted") == 1


async def test_a_form_that_is_to_be_mended_comes_anew_where_it_is_gone(on_cards: Stage) -> None:
    """teams.md §4.24, §4.28: what was typed is not lost."""
    its = on_cards
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Ask(form=FORM), Invalid(errors={"words": "Say a little more."})]
    await its.people.press(SIRI, "", "Another day")
    await its.settled()
    its.teams.faults.next("put", Says("ActivityNotFoundInConversation"))

    await its.people.press(SIRI, "", "Send", FILLED, as_old_client=True)
    await its.settled()

    assert "Say a little more." in reads(its)[-1]
    assert "It is long" in reads(its)[-1]


async def test_a_card_is_closed_by_what_is_answered(its: Stage) -> None:
    """teams.md §4.24: nobody presses again what is done; others in the room see it, too."""
    await its.channel.send(its.room, FULL, KEY)
    its.script.replies.append(Replace(message=short("Done by Siri")))

    await its.people.press(SIRI, "", "Do it", where=NORTH)
    await its.settled()

    assert [one.buttons for one in its.people.messages(ODD, NORTH)] == [[]]
    assert says(its, "Done by Siri", NORTH, ODD) == 1


# --- for one person alone ---


async def test_a_private_answer_to_what_was_said_in_a_room_is_only_pointed_at_there(its: Stage) -> None:
    """teams.md §4.29."""
    its.script.replies.append(Say(message=short("For Siri alone")))

    await its.people.say(SIRI, "help", room=NORTH)
    await its.settled()

    assert says(its, "For Siri alone") == 1
    assert says(its, "For Siri alone", NORTH, ODD) == 0
    assert says(its, PRIVATELY, NORTH, ODD) == 1


async def test_a_private_answer_to_a_press_in_a_room_is_pointed_at_for_who_pressed_alone(its: Stage) -> None:
    """teams.md §4.29."""
    await its.channel.send(its.room, FULL, KEY)
    its.script.replies.append(Say(message=short("For Siri alone")))

    await its.people.press(SIRI, "", "Do it", where=NORTH)
    await its.settled()

    assert says(its, "For Siri alone") == 1
    assert len(reads(its, NORTH, ODD)) == 1
    assert its.people.notices(SIRI) == [PRIVATELY]


async def test_an_answer_for_everybody_stands_in_the_thread_it_was_asked_in(its: Stage) -> None:
    its.script.replies.append(Say(message=short("For all"), private=False))

    asked = await its.people.say(SIRI, "help", room=NORTH)
    await its.settled()

    assert asked is not None
    assert its.people.messages(ODD, NORTH)[-1].posted.thread == asked.activity["id"]
    assert says(its, "For all", NORTH, ODD) == 1


@pytest.mark.parametrize(
    "reply", [Say(message=short("For Siri alone")), Ask(form=FORM)], ids=["answer", "form"]
)
async def test_whom_dult_cannot_reach_alone_is_told_in_the_room_how_and_nothing_else(
    its: Stage, reply: Say | Ask
) -> None:
    """teams.md §4.19, §4.29: not the answer, and not that it is somewhere."""
    its.teams.uninstall(SIRI)
    its.script.replies.append(reply)

    await its.people.say(SIRI, "help", room=NORTH)
    await its.settled()

    (_, told) = its.people.messages(ODD, NORTH)
    assert ADD_ME in told.words
    assert "For Siri alone" not in "".join(reads(its, NORTH, ODD))
    assert "What do you need?" not in "".join(reads(its, NORTH, ODD))


async def test_buttons_of_a_private_answer_about_a_room_keep_the_room(its: Stage) -> None:
    its.script.replies += [Say(message=FULL), Replace(message=short("Well noted"))]
    await its.people.say(SIRI, "help", room=NORTH)
    await its.settled()

    await its.people.press(SIRI, "", "Do it")
    await its.settled()

    assert [one.room for one in its.script.events] == [its.room, its.room]
    assert says(its, "Well noted") == 1


async def test_a_form_about_a_room_keeps_the_room_and_is_answered_there(its: Stage) -> None:
    its.script.replies += [Say(message=FULL), Ask(form=FORM), Say(message=short("For all"), private=False)]
    await its.people.say(SIRI, "help", room=NORTH)
    await its.settled()

    await its.people.press(SIRI, "", "Another day")
    await its.people.submit(SIRI, FILLED)
    await its.settled()

    assert its.script.events[-1].room == its.room
    assert says(its, "For all", NORTH, ODD) == 1
