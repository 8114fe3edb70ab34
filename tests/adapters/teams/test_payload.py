"""What people did is read from what Teams posts: golden activities in, what the core is told out."""

from typing import Any

import pytest

from adapters.teams.form import Asked
from adapters.teams.kit import Mark
from adapters.teams.origin import origin_of
from adapters.teams.payload import Surface, corrected, name_of
from bot.events import Pressed, Said, Submitted
from nudges.delivery import Receipt
from tests.adapters.teams.golden import NAMES, golden
from tests.adapters.teams.reading import (
    ASK,
    CHANNEL,
    NOW,
    ODD,
    OWN,
    PRESSED,
    ROOMS,
    button,
    heard,
    person,
    room,
    sent,
    with_data,
)

ACTS = {
    *("message-personal", "message-chat-mention", "message-channel-mention-new"),
    *("message-channel-mention-in-thread", "card-execute", "card-execute-in-channel", "card-submit"),
    *("dialog-fetch", "dialog-submit", "menu-fetch", "menu-submit"),
}
"""What a person does that Dult answers."""


def said(activity: dict[str, Any]) -> Said:
    its = heard(activity)
    assert its is not None
    assert isinstance(its.event, Said)
    return its.event


def submitted(activity: dict[str, Any]) -> Submitted:
    its = heard(activity)
    assert its is not None
    assert isinstance(its.event, Submitted)
    return its.event


def pressed(activity: dict[str, Any]) -> Pressed:
    its = heard(activity)
    assert its is not None
    assert isinstance(its.event, Pressed)
    return its.event


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("message-personal", "Jeg trenger hjelp, takk"),
        ("message-chat-mention", "hjelp"),
        ("message-channel-mention-new", "hjelp"),
        ("message-channel-mention-in-thread", "hva & når?"),
    ],
)
def test_words_arrive_as_they_were_written_without_dults_name(name: str, words: str) -> None:
    """teams.md §4.11, §4.31."""
    event = said(golden(name))

    assert (event.text, event.by, event.room) == (
        words,
        person(),
        room(ROOMS[name]) if name in ROOMS else None,
    )
    assert event.to_dult


def test_words_in_a_room_that_do_not_mention_dult_are_none_of_its_business() -> None:
    """teams.md §4.32."""
    assert heard(golden("message-guest")) is None


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("card-execute", Surface.CARD),
        ("card-execute-in-channel", Surface.CARD),
        ("card-submit", Surface.CHAT),
        ("dialog-fetch", Surface.DIALOG),
    ],
)
def test_a_press_is_what_dult_sealed_by_whoever_pressed(name: str, surface: Surface) -> None:
    """teams.md §4.11, §4.28: Execute, Submit and what opens a dialog."""
    its = heard(with_data(name, dult=button()))

    where = room(CHANNEL) if name in ROOMS else None
    stands = f"{CHANNEL if where else OWN}|{PRESSED}"
    assert its is not None
    assert its.surface is surface
    assert its.event == Pressed(
        id=its.event.id,
        at=NOW,
        by=person(),
        room=where,
        action="task-do:17",
        receipt=Receipt(address=where or person(), message_id=stands),
    )


@pytest.mark.parametrize("name", ["card-execute", "card-submit", "dialog-fetch"])
def test_a_button_of_a_private_answer_still_means_the_room(name: str) -> None:
    its = heard(with_data(name, dult=button(Mark(room=CHANNEL))))

    assert its is not None
    assert its.event.room == room(CHANNEL)
    assert its.receipt == Receipt(address=person(), message_id=f"{OWN}|{PRESSED}")


@pytest.mark.parametrize("name", ["card-execute", "card-submit", "dialog-fetch", "dialog-submit"])
def test_what_no_dult_sealed_is_a_press_that_nobody_knows(name: str) -> None:
    """teams.md §4.28."""
    its = heard(golden(name))

    assert its is not None
    assert isinstance(its.event, Pressed)
    assert its.event.action == ""


@pytest.mark.parametrize("name", ["dialog-submit", "menu-submit", "card-execute", "card-submit"])
def test_a_form_brings_its_own_fields_and_no_others(name: str) -> None:
    """teams.md §4.11, §4.28: also what a client adds of its own is not read."""
    asked = Asked(form=ASK, message_id=f"{OWN}|1", showing="abc")

    its = heard(with_data(name, form=sent(asked), words="Vi lytter mer", role="admin"))

    assert its is not None
    assert isinstance(its.event, Submitted)
    assert (its.event.action, its.event.values) == ("help-send:9", {"words": "Vi lytter mer"})
    assert its.event.by == person()


def test_a_form_of_somebody_elses_card_shows_nothing_there() -> None:
    """teams.md §4.28: what one person got is sent again by another."""
    asked = Asked(form=ASK, message_id="a:somebody-elses|1", showing="abc")

    event = submitted(with_data("dialog-submit", form=sent(asked)))

    assert event.by == person()
    assert event.receipt is None


def test_a_form_that_belongs_to_a_card_in_the_room_shows_there_from_wherever_it_is_sent() -> None:
    asked = Asked(form=ASK, message_id=f"{CHANNEL}|1", room=CHANNEL, showing="abc")

    event = submitted(with_data("card-execute", form=sent(asked)))

    assert event.room == room(CHANNEL)
    assert event.receipt == Receipt(address=room(CHANNEL), message_id=f"{CHANNEL}|1")


def test_a_command_of_a_messages_menu_quotes_what_is_seen_and_whose_it_is() -> None:
    """teams.md §4.11, §2.9."""
    event = pressed(golden("menu-fetch"))

    assert event.action == "practice-share:0"
    assert event.quoted == "Vi begynner hvert møte med en runde.\nDet virker & tar to minutter."
    assert (event.by, event.quoted_by, event.room) == (person(), person(ODD), room(CHANNEL))
    assert event.receipt is None


@pytest.mark.parametrize("command", ["task-do:17", "pause-stop", "", None, 7])
def test_a_command_that_the_menu_does_not_have_is_one_that_nobody_knows(command: object) -> None:
    """teams.md §4.28: nobody sealed it."""
    activity = golden("menu-fetch")
    activity["value"]["commandId"] = command

    assert pressed(activity).action == ""


@pytest.mark.parametrize("name", sorted(set(NAMES) - ACTS))
def test_everything_else_is_no_doing_of_a_persons(name: str) -> None:
    """teams.md §4.10: receipts are never read (decisions.md)."""
    assert heard(golden(name)) is None


@pytest.mark.parametrize("name", sorted(ACTS))
@pytest.mark.parametrize("part", ["from", "conversation"])
def test_what_nobody_did_or_nowhere_is_no_doing_of_a_persons(name: str, part: str) -> None:
    """teams.md §4.10: there is nobody to answer."""
    assert heard(golden(name) | {part: {}}) is None


@pytest.mark.parametrize("part", ["conversation", "id"])
def test_the_same_activity_is_the_same_event_and_another_is_another(part: str) -> None:
    """teams.md §4.9."""
    other = golden("message-personal")
    other |= (
        {"conversation": other["conversation"] | {"id": "a:other"}} if part == "conversation" else {"id": "1"}
    )

    assert said(golden("message-personal")).id == said(golden("message-personal")).id
    assert said(other).id != said(golden("message-personal")).id


def test_a_form_is_one_submission_under_whatever_id_and_from_whatever_client_it_comes() -> None:
    """teams.md §4.9: the business key is the form's showing, who sent it, and what."""
    data = {"form": sent(Asked(form=ASK, showing="abc")), "words": "Vi lytter mer"}
    ids = {
        submitted(with_data(name, **data) | {"id": number}).id
        for name in ("dialog-submit", "card-execute", "card-submit")
        for number in ("1", "2")
    }

    assert len(ids) == 1


@pytest.mark.parametrize("change", ["words", "who", "showing"])
def test_another_submission_is_another_event(change: str) -> None:
    """teams.md §4.9."""
    asked, words = Asked(form=ASK, showing="def" if change == "showing" else "abc"), "Vi lytter mer"
    other = with_data("dialog-submit", form=sent(asked), words=f"{words}!" if change == "words" else words)
    if change == "who":
        other["from"]["aadObjectId"] = ODD
    first = with_data("dialog-submit", form=sent(Asked(form=ASK, showing="abc")), words=words)

    assert submitted(other).id != submitted(first).id


def test_a_correction_says_what_stood_there_and_is_an_event_of_its_own() -> None:
    activity = golden("message-edited")

    event = corrected(activity, origin_of(activity), "Jeg trenger hjelp", NOW).event

    assert isinstance(event, Said)
    assert (event.text, event.corrects) == ("Jeg trenger mer hjelp", "Jeg trenger hjelp")
    assert event.id != name_of(activity) == said(golden("message-personal")).id
