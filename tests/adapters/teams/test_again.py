"""What Teams tells several times, under one id or another, is done once and answered once."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.events import Event, Pressed, Said, Submitted
from bot.message import Ask, Invalid, Replace, Say
from tests.adapters.channel_contract import FILES, FORM, FULL, KEY, short
from tests.adapters.teams.fake.courier import Misdelivery, Reply
from tests.adapters.teams.order import until
from tests.adapters.teams.stage import Stage, staged
from tests.adapters.teams.stage_outbound import SIRI
from tests.adapters.teams.test_channel import plain, words_in

FILLED = {"words": "It is long", "about": "task"}
AGAIN = [
    Misdelivery(same=2),
    Misdelivery(same=1, renewed=1),
    Misdelivery(same=1, renewed=1, together=True),
]
"""Three times each: under one id, under two, and all at once."""
CLIENTS = ["dialog", "Execute", "old client"]


@pytest.fixture
async def its(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as stage:
        yield stage


@pytest.fixture(params=CLIENTS)
async def asked(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Stage, str]]:
    """Let somebody be asked by a form, in a dialog or in a card."""
    async with staged(tmp_path, dialogs=request.param == "dialog") as stage:
        await stage.channel.send(stage.person, FULL, KEY)
        stage.script.replies.append(Ask(form=FORM))
        await stage.people.press(SIRI, "", "Another day")
        await stage.settled()
        yield stage, request.param


async def sends(its: Stage, client: str, values: Mapping[str, str] = FILLED) -> Reply:
    """Send the form with a client."""
    if client == "dialog":
        reply = await its.people.submit(SIRI, values)
    else:
        reply = await its.people.press(SIRI, "", "Send", values, as_old_client=client == "old client")
    await its.settled()
    return reply


def said(its: Stage, words: str) -> int:
    """Count the messages that say something."""
    return len([one for one in its.people.messages(SIRI) if one.card and words in plain(words_in(one.card))])


def submitted(its: Stage) -> list[Event]:
    return [one for one in its.script.events if isinstance(one, Submitted)]


# --- forms ---


@pytest.mark.parametrize("misdelivery", AGAIN, ids=["one id", "two ids", "at once"])
async def test_a_form_sent_three_times_is_one_event_and_one_visible_reply(
    asked: tuple[Stage, str], misdelivery: Misdelivery
) -> None:
    """teams.md §4.9."""
    its, client = asked
    its.script.replies.append(Say(message=short("Well noted")))
    its.people.courier.misdelivery = misdelivery

    await sends(its, client)

    assert len(submitted(its)) == 1
    assert said(its, "Well noted") == 1
    assert said(its, "What do you need?") == (0 if client == "dialog" else 1)  # "Sent: What do you need?"
    assert its.people.troubles(SIRI) == []


async def test_a_form_sent_again_after_a_start_has_the_same_event_and_no_second_reply(
    asked: tuple[Stage, str],
) -> None:
    """teams.md §4.9: the core is asked once more what is told, by the id that it knows."""
    its, client = asked
    its.script.replies += [Say(message=short("Well noted"))] * 3
    reply = await sends(its, client)

    async with its.restarted():
        await its.people.again(reply)
        await its.people.again(reply, renewed=True)
        await its.settled()

    assert len({one.id for one in submitted(its)}) == 1
    assert said(its, "Well noted") == 1


async def test_a_form_that_was_to_be_mended_and_is_sent_as_it_was_is_looked_at_anew(
    asked: tuple[Stage, str],
) -> None:
    """teams.md §4.9: what was wrong may be right by now; only the same showing is the same submission."""
    its, client = asked
    its.script.replies += [
        Invalid(errors={"words": "Nobody is called so."}),
        Say(message=short("Well noted")),
    ]

    await sends(its, client)
    await sends(its, client)

    assert len({one.id for one in submitted(its)}) == 2
    assert said(its, "Well noted") == 1


# --- buttons and words ---


@pytest.mark.parametrize("misdelivery", AGAIN, ids=["one id", "two ids", "at once"])
async def test_a_press_in_an_old_client_three_times_is_one_event_and_one_visible_reply(
    its: Stage, misdelivery: Misdelivery
) -> None:
    """teams.md §4.9."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Say(message=short("Well noted"))] * 3
    its.people.courier.misdelivery = misdelivery

    await its.people.press(SIRI, "", "Do it", as_old_client=True)
    await its.settled()

    assert len(its.script.events) == 1
    assert said(its, "Well noted") == 1


@pytest.mark.parametrize("together", [False, True], ids=["one by one", "at once"])
async def test_an_execute_three_times_under_its_id_is_one_event_and_one_visible_reply(
    its: Stage, *, together: bool
) -> None:
    """teams.md §4.9."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Say(message=short("Well noted"))] * 3
    its.people.courier.misdelivery = Misdelivery(same=2, together=together)

    await its.people.press(SIRI, "", "Do it")
    await its.settled()

    assert len(its.script.events) == 1
    assert said(its, "Well noted") == 1


async def test_an_execute_told_again_after_a_start_shows_nothing_twice(its: Stage) -> None:
    """teams.md §4.9."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Say(message=short("Well noted"))] * 2
    reply = await its.people.press(SIRI, "", "Do it")
    await its.settled()

    async with its.restarted():
        again = await its.people.again(reply)
        await its.settled()

    assert again.status == 200
    assert len(its.script.events) == 1
    assert said(its, "Well noted") == 1


async def test_the_same_button_on_another_showing_of_a_card_is_another_press(its: Stage) -> None:
    """teams.md §4.9: nobody is taken for a repetition who presses again on purpose."""
    await its.channel.send(its.person, FULL, KEY)
    its.script.replies += [Replace(message=FULL)] * 2

    for _ in range(2):
        await its.people.press(SIRI, "", "Do it", as_old_client=True)
        await its.settled()

    assert len({one.id for one in its.script.events if isinstance(one, Pressed)}) == 2


async def test_words_three_times_are_said_once(its: Stage) -> None:
    """teams.md §4.9."""
    its.script.replies += [Say(message=short("Well noted"))] * 3
    its.people.courier.misdelivery = Misdelivery(same=2)

    await its.people.say(SIRI, "help")
    await its.settled()

    assert [one.text for one in its.script.events if isinstance(one, Said)] == ["help"]
    assert said(its, "Well noted") == 1


async def test_who_asks_for_their_page_gets_one(its: Stage) -> None:
    """teams.md §4.9."""
    its.home, its.people.courier.misdelivery = [FULL], Misdelivery(same=2, together=True)

    await its.people.say(SIRI, "home")
    await its.settled()

    assert said(its, "Ask a colleague") == 1


async def test_a_file_that_is_allowed_three_times_is_handed_over_once_and_stays_there(its: Stage) -> None:
    """teams.md §4.9: the last of the three does not say that it is gone."""
    await its.channel.send(its.person, replace(short("Yours"), attachments=FILES[:1]), KEY)
    its.people.courier.misdelivery = Misdelivery(same=2)

    await its.people.accept_file(SIRI, FILES[0].name)
    await its.settled()

    (_, card) = its.teams.messages(SIRI)
    assert len(its.teams.files(SIRI)) == 1
    assert card.activity["attachments"][0]["contentType"].endswith("file.info")


async def test_the_second_may_be_told_before_the_first_is_known_to_be_kept(
    its: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """teams.md §4.9: whoever kept it works it, in whatever order they hear."""
    receive = its.script.receive

    async def behind_the_second(event: Event) -> bool:
        is_new = await receive(event)
        if is_new and isinstance(event, Said):
            await until(lambda: its.people.courier.log)  # which notes the second when it is answered
        return is_new

    monkeypatch.setattr(its.script, "receive", behind_the_second)
    its.script.replies.append(Say(message=short("Well noted")))
    its.people.courier.misdelivery = Misdelivery(same=1, together=True)

    await its.people.say(SIRI, "help")
    await its.settled()

    assert len(its.script.events) == 1
    assert said(its, "Well noted") == 1
