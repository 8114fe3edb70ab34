import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.press import Press, pressed, value_in, value_of
from bot.message import Action, Button
from bot.talk import VERBS
from nudges.language import Language
from tests.adapters.anything import buttons, languages, words

LARGEST_REF = 10**18 - 1


@given(buttons, languages)
def test_what_a_button_carries_comes_back_from_a_press(button: Button, language: Language) -> None:
    value = value_of(button, language)

    assert pressed(value) == Press(action=str(button.action), opens_form=button.opens_form, language=language)


@given(words | st.sampled_from(["xx||task-do:1", "nb|maybe|x:1", "nb||", "|", "task-do:1"]))
def test_a_value_that_is_none_of_ours_is_handed_to_the_core_as_it_is(value: str) -> None:
    assert pressed(value) == Press(action=value, opens_form=False, language=Language.EN)


def test_every_verb_of_the_conversation_fits_into_an_option() -> None:
    for name in VERBS:
        button = Button(label="x", action=Action(name=name, ref=LARGEST_REF), opens_form=True)

        assert len(value_of(button, Language.NB)) <= 150


def test_an_action_that_is_too_long_names_itself() -> None:
    with pytest.raises(ValueError, match="shorter name"):
        value_of(Button(label="x", action=Action(name="y" * 200)), Language.NB)


def test_a_press_is_read_from_a_button_and_from_an_overflow() -> None:
    assert value_in({"type": "button", "value": "nb||task-do:1"}) == "nb||task-do:1"
    assert value_in({"type": "overflow", "selected_option": {"value": "nb||pause:0"}}) == "nb||pause:0"
    assert not value_in({"type": "users_select", "selected_user": "U1"})
