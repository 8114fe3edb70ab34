import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings

from adapters.teams.form import Asked, asked_in, dialog, inline, told, values_in
from adapters.teams.kit import Kit
from adapters.teams.press import data_in
from adapters.teams.trust.seal import Seal
from bot.message import ChoiceField, DateField, Field, Form, Invalid, Message, Option, TextField
from nudges.language import Language
from tests.adapters.anything import forms, messages, words
from tests.adapters.channel_contract import FORM, FULL, WORDS_OF_FORM
from tests.adapters.teams.gallery import kit
from tests.adapters.teams.judge import CARD, MESSAGE, card_faults, each, shown_in, size
from tests.house import phrases

MESSAGE_ID = "a:1pers|1671234567890"
UNTIL = DateField(name="until", label="Until when?")


def asked(form: Form = FORM) -> Asked:
    return Asked(form=form, message_id=MESSAGE_ID)


def card_of(form: Form, values: dict[str, str] | None = None, **errors: str) -> dict[str, Any]:
    its = dialog(asked(form), kit(), values=values or {}, invalid=Invalid(errors=errors))
    return dict(its["task"]["value"]["card"]["content"])


def asking(*fields: Field) -> Form:
    return replace(FORM, fields=fields)


def choice(count: int, **others: Any) -> ChoiceField:
    options = tuple(Option(value=f"v{number}", label=f"Option {number}") for number in range(count))
    return ChoiceField(name="which", label="Which?", options=options, **others)


def inputs(card: dict[str, Any]) -> dict[str, dict[str, Any]]:
    kinds = ("Input.Text", "Input.ChoiceSet", "Input.Date")
    return {one["id"]: one for kind in kinds for one in each(card, kind)}


def sent(card: dict[str, Any], **filled: str) -> dict[str, Any]:
    """Return what Teams sends: the data of the pressed action, and beside it what stands in the inputs."""
    untouched = {name: one["value"] for name, one in inputs(card).items() if "value" in one}
    return dict(data_in({"data": {**card["actions"][0]["data"], **untouched, **filled}}))


def back(card: dict[str, Any], **filled: str) -> dict[str, str]:
    data = sent(card, **filled)
    found = asked_in(data, kit().seal)
    assert found is not None
    return values_in(data, found)


def emptied(form: Form) -> Form:
    return replace(form, fields=tuple(replace(field, value="") for field in form.fields))


def is_small(form: Form) -> bool:
    """Tell whether options and filled-in words leave a form within the size of other cards."""
    options = sum(len(field.options) for field in form.fields if isinstance(field, ChoiceField))
    typed = sum(len(field.value) for field in form.fields)
    return options <= 12 and typed <= 500


@settings(max_examples=50)
@given(forms)
def test_whatever_a_form_holds_teams_takes_it_and_reads_nothing_into_it(form: Form) -> None:
    """teams.md §4.26, §4.31."""
    if sum(len(field.options) for field in form.fields if isinstance(field, ChoiceField)) > 300:
        return  # the next tests are about those
    most = CARD if is_small(form) else MESSAGE

    for card in (card_of(form), inline(asked(form), kit())):
        assert card_faults(card, most) == []


@given(forms)
def test_a_form_comes_back_with_its_card(form: Form) -> None:
    """teams.md §4.28."""
    form = asking(*form.fields[:1])

    assert asked_in(sent(card_of(form)), kit().seal) == replace(asked(), form=emptied(form))


@given(forms)
def test_what_was_not_touched_comes_back_as_it_was(form: Form) -> None:
    """teams.md §4.28."""
    form = asking(*form.fields[:1])

    for field, value in zip(form.fields, back(card_of(form)).values(), strict=True):
        match field:
            case TextField():
                assert value == field.value[: len(value)].replace("\r\n", "\n")
            case DateField():
                assert value in {field.value, ""}
            case ChoiceField():
                assert set(value.split(",")) <= {*(one.value for one in field.options), ""}


@settings(max_examples=30)
@given(words, words)
@example(typed="{{DATE(2026-11-23T08:00:00Z)}}", fault="{{")
def test_a_form_to_be_mended_says_what_and_keeps_what_was_typed(typed: str, fault: str) -> None:
    card = card_of(FORM, {"words": typed}, words=fault, elsewhere=fault)

    kept = inputs(card)["words"].get("value", "")
    assert card_faults(card, MESSAGE) == []
    assert typed.startswith(kept)
    assert len(kept) == len(typed) or len(kept) > 3_900


@settings(max_examples=50)
@given(messages)
def test_whatever_a_message_holds_it_can_be_told_in_a_dialog(message: Message) -> None:
    card = told(message, kit())["task"]["value"]["card"]["content"]

    assert card_faults(card) == []
    assert "actions" not in card


def test_a_dialog_has_its_title_above_and_asks_all_there_is() -> None:
    """teams.md §4.30."""
    task = dialog(asked(), kit())["task"]

    assert (task["type"], task["value"]["title"]) == ("continue", "What do you need?")
    shown = shown_in(task)
    assert [its for its in WORDS_OF_FORM if its not in shown] == []


def test_without_dialogs_the_same_form_is_a_card_with_its_title_in_it() -> None:
    """teams.md §4.30."""
    card = inline(asked(), kit())

    assert [its for its in WORDS_OF_FORM if its not in shown_in(card)] == []
    assert card["body"][0]["style"] == "heading"
    assert card["actions"][0]["type"] == "Action.Execute"
    assert inputs(card) == inputs(card_of(FORM))


def test_a_title_that_does_not_fit_above_a_dialog_is_a_heading_in_it() -> None:
    long = "What would you like to know from us before the next meeting that we have?"

    task = dialog(asked(replace(FORM, title=long)), kit())["task"]["value"]

    assert task["title"] == "Dult"
    assert task["card"]["content"]["body"][0]["text"] == long


def test_who_sees_an_answer_stands_before_what_is_asked() -> None:
    body = card_of(FORM)["body"]

    first = next(place for place, one in enumerate(body) if one["type"].startswith("Input."))
    assert FORM.who_sees in shown_in(body[:first])


@pytest.mark.parametrize("language", Language)
def test_every_input_has_a_label_and_says_what_is_wrong_in_the_readers_language(language: Language) -> None:
    """teams.md §4.26."""
    its = inputs(card_of(replace(FORM, language=language)))

    assert {name: one["label"] for name, one in its.items()} == {f.name: f.label for f in FORM.fields}
    assert its["words"]["errorMessage"] == phrases().say(language, "form-missing")
    assert {name for name, one in its.items() if one["isRequired"]} == {"words", "about"}


def test_a_text_may_be_as_long_as_the_core_lets_it_be() -> None:
    its = inputs(card_of(asking(TextField(name="a", label="A", max_length=60, lines=1), UNTIL)))

    assert (its["a"]["maxLength"], its["a"]["isMultiline"]) == (60, False)


def test_what_was_typed_too_long_is_kept_to_be_mended() -> None:
    field = TextField(name="a", label="A", max_length=10)

    assert inputs(card_of(asking(field), {"a": "x" * 50}, a="Shorten it."))["a"]["value"] == "x" * 50


@pytest.mark.parametrize(
    ("field", "style", "several"),
    [
        (choice(2), "expanded", False),
        (choice(6), "expanded", False),
        (choice(7), "compact", False),
        (choice(10, many=True), "expanded", True),
        (choice(11, many=True), "compact", True),
        (choice(1, required=False), "expanded", True),
        (choice(1), "expanded", False),
    ],
)
def test_few_options_are_seen_at_once_and_many_are_a_list(
    field: ChoiceField, style: str, several: bool
) -> None:
    its = inputs(card_of(asking(field)))["which"]

    assert (its["style"], its["isMultiSelect"]) == (style, several)


def test_a_form_with_hundreds_of_options_is_as_large_as_it_has_to_be() -> None:
    card = card_of(asking(choice(300)))

    assert len(inputs(card)["which"]["choices"]) == 300
    assert CARD < size(card) < MESSAGE


def test_a_form_that_no_message_can_hold_names_itself() -> None:
    with pytest.raises(ValueError, match=r"help-send:9 has \d+ bytes"):
        card_of(asking(choice(2_000)))


def test_a_field_without_options_says_so_and_is_sent_empty() -> None:
    card = card_of(asking(choice(0), UNTIL))

    assert "Which? There is nothing to choose from yet." in shown_in(card)
    assert back(card) == {"which": "", "until": ""}


@pytest.mark.parametrize("value", ["", "a,b"])
def test_an_option_that_could_not_come_back_names_itself(value: str) -> None:
    field = ChoiceField(name="which", label="Which?", options=(Option(value=value, label="x"),))

    with pytest.raises(ValueError, match="no comma"):
        card_of(asking(field))


@pytest.mark.parametrize("name", ["dult", "form", "msteams", ""])
def test_a_field_that_would_be_taken_for_something_else_names_itself(name: str) -> None:
    with pytest.raises(ValueError, match="another name"):
        card_of(asking(TextField(name=name, label="x")))


def test_a_day_is_filled_in_and_its_hint_tells_which_days_there_are() -> None:
    field = replace(UNTIL, value="2026-12-01", hint="Any day.", earliest=date(2026, 11, 24))

    card = card_of(asking(field))

    assert (inputs(card)["until"]["value"], inputs(card)["until"]["min"]) == ("2026-12-01", "2026-11-24")
    assert "Any day. 24 November 2026 or later." in shown_in(card)


@pytest.mark.parametrize(
    ("first", "last", "hint"),
    [
        (date(2026, 11, 24), date(2026, 12, 24), "Fra 24.11.2026 til 24.12.2026."),
        (None, date(2026, 12, 24), "24.12.2026 eller tidligere."),
    ],
)
def test_the_days_there_are_stand_in_the_readers_language(
    first: date | None, last: date | None, hint: str
) -> None:
    form = replace(asking(replace(UNTIL, earliest=first, latest=last)), language=Language.NB)

    assert hint in shown_in(card_of(form))


def test_a_value_that_is_given_stands_in_the_place_of_the_fields_own() -> None:
    form = asking(TextField(name="words", label="x", value="before"), choice(3, value="v1", many=True))

    assert inputs(card_of(form))["words"]["value"] == "before"
    its = inputs(card_of(form, {"words": "after", "which": "v2,v0,gone"}))
    assert (its["words"]["value"], its["which"]["value"]) == ("after", "v0,v2")


def test_what_is_to_be_mended_stands_above_its_field_and_else_above_all() -> None:
    card = card_of(FORM, {"words": "It is long"}, about="Choose one.", elsewhere="Not saved.")

    texts = [shown_in(one) for one in card["body"]]
    assert "Not saved." in texts[0]
    place = next(n for n, one in enumerate(card["body"]) if one.get("id") == "about")
    assert texts[place - 1] == "Choose one."
    assert inputs(card)["words"]["value"] == "It is long"


def test_a_fault_and_a_hint_stand_closer_to_their_field_than_one_field_to_the_next() -> None:
    asked = asking(TextField(name="words", label="Words", hint="Some few."), choice(3))

    shown = card_of(asked, words="Write some.")["body"][-4:]

    assert [one.get("label", shown_in(one)) for one in shown] == [
        "Write some.",
        "Words",
        "Some few.",
        "Which?",
    ]
    assert [one["spacing"] for one in shown] == ["Medium", "Small", "None", "Medium"]


def test_what_people_filled_in_is_read_as_the_core_knows_it() -> None:
    filled = {"words": "Two\r\nlines & <b>", "about": "time", "days": "mon,tue", "until": "2026-12-01"}

    assert back(card_of(FORM), **filled) == filled | {"words": "Two\nlines & <b>"}


def test_what_was_left_empty_is_read_as_empty_and_nothing_else_is_read() -> None:
    """teams.md §4.28: the server validates all inputs again."""
    assert back(card_of(FORM), hidden="x", about="") == dict.fromkeys(["words", "about", "days", "until"], "")


@pytest.mark.parametrize("odd", [5, None, {"a": 1}, True])
def test_what_no_input_sends_is_read_as_empty(odd: Any) -> None:
    assert values_in({"words": odd}, asked())["words"] == ""


def test_a_form_tells_where_it_belongs() -> None:
    found = asked_in(sent(card_of(FORM)), kit().seal)

    assert found is not None
    assert (found.message_id, found.room, str(found.form.action)) == (MESSAGE_ID, None, "help-send:9")


def test_a_form_carries_nothing_that_was_filled_in() -> None:
    """teams.md §4.28."""
    form = asking(TextField(name="words", label="x", value="secret"))

    found = asked_in(sent(card_of(form, {"words": "secret"})), kit().seal)

    assert "secret" not in repr(found)


@pytest.mark.parametrize("carried", ["", "x", "x.y", 7, None])
def test_a_form_that_no_dult_sealed_is_none(carried: Any) -> None:
    """teams.md §4.28."""
    assert asked_in({"form": carried, "words": "x"}, kit().seal) is None


def test_a_form_that_another_dult_sealed_is_none() -> None:
    """teams.md §4.28."""
    other = Kit(phrases=phrases(), seal=Seal("another secret"))

    assert asked_in(sent(inline(asked(), other)), kit().seal) is None


@pytest.mark.parametrize("content", ["", "no base64 …", "bm8gemxpYg=="])
def test_a_form_of_another_version_is_none(content: str) -> None:
    assert asked_in({"form": kit().seal.close(content)}, kit().seal) is None


def test_what_is_told_in_a_dialog_asks_nothing() -> None:
    task = told(FULL, kit())["task"]["value"]

    assert task["title"] == "Ask a colleague"
    assert "Action." not in json.dumps(task)
