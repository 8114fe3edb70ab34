from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.kit import Kit, Mark
from adapters.teams.press import Press, action_of, data_in, pressed
from adapters.teams.trust.seal import Seal
from bot.message import Action, Button
from bot.talk import VERBS
from nudges.language import Language
from tests.adapters.anything import buttons, languages, words
from tests.adapters.teams.gallery import kit
from tests.house import phrases

BUTTON = Button(label="Do it", action=Action(name="task-do", ref=7))
OPENS = Button(label="Another day", action=Action(name="task-later", ref=7), opens_form=True)


def without_dialogs() -> Kit:
    return Kit(phrases=phrases(), seal=kit().seal, dialogs=False)


@given(buttons, languages)
def test_what_a_button_carries_comes_back_from_a_press(button: Button, language: Language) -> None:
    """teams.md §4.28."""
    data = action_of(button, language, kit())["data"]

    assert pressed(data, kit().seal) == Press(
        action=str(button.action), opens_form=button.opens_form, language=language
    )


@given(words | st.sampled_from(["nb||task-do:1", "x.nb||task-do:1", ".", "", 5, None, ["nb||task-do:1"]]))
def test_what_no_dult_sealed_is_an_action_that_nobody_knows(carried: Any) -> None:
    """teams.md §4.28."""
    found = pressed({"dult": carried}, kit().seal)

    assert found == Press(action="", opens_form=False, language=Language.EN)


def test_what_another_dult_sealed_is_not_believed() -> None:
    """teams.md §4.28."""
    data = action_of(BUTTON, Language.NB, Kit(phrases=phrases(), seal=Seal("another secret")))["data"]

    assert pressed(data, kit().seal) == Press(action="", opens_form=False, language=Language.EN)


@given(st.integers(0, 60), st.characters(categories=["Ll", "Nd"]))
def test_a_button_that_somebody_changed_is_not_believed(place: int, other: str) -> None:
    """teams.md §4.28."""
    carried = action_of(BUTTON, Language.NB, kit())["data"]["dult"]
    place %= len(carried)
    changed = f"{carried[:place]}{other}{carried[place + 1 :]}"

    found = pressed({"dult": changed}, kit().seal)

    assert found is not None
    assert (found.action == "task-do:7") == (changed == carried)


def test_a_button_is_answered_in_place_and_by_a_message_in_old_clients() -> None:
    """teams.md §4.28."""
    action = action_of(BUTTON, Language.NB, kit())

    assert (action["type"], action["verb"]) == ("Action.Execute", "dult")
    assert action["fallback"]["type"] == "Action.Submit"
    assert action["fallback"]["data"] == action["data"]


def test_a_button_with_a_form_opens_a_dialog() -> None:
    """teams.md §4.30."""
    action = action_of(OPENS, Language.NB, kit())

    assert action["type"] == "Action.Submit"
    assert action["data"]["msteams"] == {"type": "task/fetch"}


def test_where_there_are_no_dialogs_a_form_is_asked_for_as_anything_else() -> None:
    """teams.md §4.30."""
    action = action_of(OPENS, Language.NB, without_dialogs())

    assert action["type"] == "Action.Execute"
    assert pressed(action["data"], kit().seal) == Press(
        action="task-later:7", opens_form=True, language=Language.NB
    )


@pytest.mark.parametrize(
    "wrap", [lambda its: its, lambda its: {"data": its}, lambda its: {"action": {"data": its}}]
)
def test_a_press_is_read_wherever_teams_puts_it(wrap: Any) -> None:
    data = action_of(BUTTON, Language.NB, kit())["data"]

    assert data_in(wrap({**data, "words": "typed"})) == {**data, "words": "typed"}


@pytest.mark.parametrize("value", [None, "text", 5, [], {"action": None}, {"action": {"data": "x"}}])
def test_a_value_that_is_none_of_ours_carries_nothing(value: Any) -> None:
    assert pressed(data_in(value), kit().seal) is None


def test_who_pressed_is_never_read_from_a_card() -> None:
    """teams.md §4.28."""
    assert Press.__slots__ == ("action", "opens_form", "language", "mark")
    assert Mark.__slots__ == ("showing", "room", "is_home")


def test_a_button_of_every_verb_is_short() -> None:
    for name in VERBS:
        button = Button(label="x", action=Action(name=name, ref=10**18 - 1), opens_form=True)

        assert len(action_of(button, Language.NB, kit())["data"]["dult"]) <= 100
