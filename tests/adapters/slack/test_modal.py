import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from adapters.slack.modal import Carried, again, carried, errors, modal, told, values, waiting
from bot.message import (
    Action,
    ChoiceField,
    DateField,
    Field,
    Form,
    Invalid,
    Message,
    Option,
    TextField,
)
from nudges.language import Language
from tests.adapters.anything import forms, languages, messages, words
from tests.adapters.channel_contract import FORM, FULL, WORDS_OF_FORM
from tests.adapters.slack.anything import shown_in, view_faults
from tests.house import phrases

CARRIED = Carried(action="help-send:9", message_id="D1:1355517523.000005", room=None)
UNTIL = DateField(name="until", label="Until when?")


def view_of(form: Form, **filled: str) -> dict[str, Any]:
    return modal(form, CARRIED, phrases(), values=filled)


def asking(*fields: Field) -> Form:
    return replace(FORM, fields=fields)


def choice(count: int, **others: Any) -> ChoiceField:
    options = tuple(Option(value=f"v{number}", label=f"Option {number}") for number in range(count))
    return ChoiceField(name="which", label="Which?", options=options, **others)


def element(form: Form, name: str = "which", **filled: str) -> dict[str, Any]:
    found = [block for block in view_of(form, **filled)["blocks"] if block.get("block_id") == name]
    return dict(found[0]["element"])


def filled_in(view: dict[str, Any], **states: dict[str, Any]) -> dict[str, Any]:
    """Return the view as Slack sends it with a submission."""
    return {**view, "id": "V1", "state": {"values": {name: {"value": its} for name, its in states.items()}}}


def untouched(view: dict[str, Any]) -> dict[str, Any]:
    """Return the view as Slack sends it when nobody changed what it was filled in with."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    return filled_in(view, **{block["block_id"]: _state(block["element"]) for block in inputs})


def _state(element: dict[str, Any]) -> dict[str, Any]:
    match element["type"]:
        case "plain_text_input":
            return {"type": "plain_text_input", "value": element.get("initial_value")}
        case "datepicker":
            return {"type": "datepicker", "selected_date": element.get("initial_date")}
        case "checkboxes" | "multi_static_select" as kind:
            return {"type": kind, "selected_options": element.get("initial_options", [])}
        case kind:
            return {"type": kind, "selected_option": element.get("initial_option")}


@given(forms)
def test_whatever_a_form_holds_slack_takes_it_and_reads_nothing_into_it(form: Form) -> None:
    """slack.md §3.15."""
    assert view_faults(view_of(form)) == []


@given(messages)
def test_whatever_a_message_holds_it_can_be_told_in_a_view(message: Message) -> None:
    view = told(message, phrases())

    assert view_faults(view) == []
    assert "submit" not in view


@given(languages)
def test_a_waiting_view_can_be_opened_in_every_language(language: Language) -> None:
    assert view_faults(waiting(language, phrases())) == []


@given(forms)
def test_a_form_brings_a_value_for_every_field(form: Form) -> None:
    brought = values(untouched(view_of(form)))

    assert list(brought) == [field.name for field in form.fields]


@given(forms)
def test_a_needed_field_that_no_state_tells_of_holds_what_it_was_shown_with(form: Form) -> None:
    brought, told = values(untouched(view_of(form))), values(view_of(form))

    for field in form.fields:
        assert told[field.name] == (brought[field.name] if field.required else "")


@given(forms)
def test_what_was_not_touched_comes_back_as_it_was(form: Form) -> None:
    brought = values(untouched(view_of(form)))

    for field in form.fields:
        match field:
            case TextField():
                assert field.value.startswith(brought[field.name])
            case DateField():
                assert brought[field.name] in {field.value, ""}
            case ChoiceField():
                assert set(brought[field.name].split(",")) <= {*(one.value for one in field.options), ""}


@given(forms, words)
def test_a_form_that_is_to_be_mended_can_be_shown_again(form: Form, sentence: str) -> None:
    """slack.md §3.22."""
    sent = untouched(view_of(form))
    names = [field.name for field in form.fields]

    shown = again(sent, Invalid(errors=dict.fromkeys([*names, "elsewhere"], sentence)))

    assert view_faults(shown) == []
    assert values(untouched(shown)) == values(sent)
    assert again(untouched(shown), Invalid(errors={})) == view_of(form)


def test_a_form_shows_all_it_asks_and_who_sees_it_first() -> None:
    view = view_of(FORM)

    assert [its for its in WORDS_OF_FORM if its not in json.dumps(view)] == []
    assert [block["type"] for block in view["blocks"]] == ["section", "context", *["input"] * 4]


def test_a_form_carries_our_ids_and_its_language_and_nothing_anybody_wrote() -> None:
    """slack.md §3.2."""
    form = replace(asking(TextField(name="words", label="x", value="secret")), language=Language.FI)

    metadata = view_of(form)["private_metadata"]

    assert carried({"private_metadata": metadata}) == replace(CARRIED, language=Language.FI)
    assert "secret" not in metadata


@pytest.mark.parametrize("metadata", ["", "{}", "[]", "null", "no json", '{"action": 1}'])
def test_a_view_that_is_none_of_ours_carries_an_action_nobody_knows(metadata: str) -> None:
    """slack.md §3.20."""
    assert carried({"private_metadata": metadata}).action == ""


def test_a_title_that_does_not_fit_is_a_heading_in_the_form() -> None:
    view = view_of(replace(FORM, title="What would you like to know from us?"))

    assert view["title"]["text"] == "Dult"
    assert view["blocks"][0]["type"] == "header"
    assert view["blocks"][0]["text"]["text"] == "What would you like to know from us?"


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (choice(2), "radio_buttons"),
        (choice(6), "radio_buttons"),
        (choice(7), "static_select"),
        (choice(10, many=True), "checkboxes"),
        (choice(11, many=True), "multi_static_select"),
        (choice(1, required=False), "checkboxes"),
        (replace(UNTIL, name="which"), "datepicker"),
        (TextField(name="which", label="x"), "plain_text_input"),
    ],
)
def test_few_options_are_seen_at_once_and_many_are_a_list(field: Field, kind: str) -> None:
    assert element(asking(field))["type"] == kind


def test_more_than_a_hundred_options_stand_in_groups() -> None:
    groups = element(asking(choice(250)))["option_groups"]

    assert [group["label"]["text"] for group in groups] == ["1–100", "101–200", "201–250"]
    assert sum(len(group["options"]) for group in groups) == 250


def test_an_option_that_is_too_long_goes_on_below_its_label() -> None:
    label = "We tell each other what went well before we say what we would do differently next time"
    field = ChoiceField(name="which", label="Which?", options=(Option(value="1", label=label),))

    (option,) = element(asking(field))["options"]

    assert option["text"]["text"] + " " + option["description"]["text"] == label


def test_a_field_without_options_says_so_and_is_sent_empty() -> None:
    view = view_of(asking(choice(0), UNTIL))

    assert "There is nothing to choose from yet." in shown_in(view)
    assert values(view) == {"which": "", "until": ""}


def test_an_option_without_a_value_names_itself() -> None:
    field = ChoiceField(name="which", label="Which?", options=(Option(value="", label="x"),))

    with pytest.raises(ValueError, match="1 to 150"):
        view_of(asking(field))


def test_a_day_is_filled_in_and_its_hint_tells_which_days_there_are() -> None:
    field = replace(UNTIL, value="2026-12-01", hint="Any day.", earliest=date(2026, 11, 24))

    (block,) = [block for block in view_of(asking(field))["blocks"] if block["type"] == "input"]

    assert block["element"]["initial_date"] == "2026-12-01"
    assert block["hint"]["text"] == "Any day. 24 November 2026 or later."


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

    assert hint in shown_in(view_of(form))


def test_a_value_that_is_given_stands_in_the_place_of_the_fields_own() -> None:
    form = asking(TextField(name="words", label="x", value="before"), choice(3, value="v1"))

    assert element(form, "words", words="after")["initial_value"] == "after"
    assert element(form)["initial_option"]["value"] == "v1"
    assert element(form, which="v2")["initial_option"]["value"] == "v2"


def test_a_form_shown_again_keeps_its_blocks_so_that_what_was_typed_survives() -> None:
    """slack.md §3.22."""
    before, after = view_of(FORM), view_of(replace(FORM, intro="Look again."), words="two")

    assert inputs(before) == inputs(after)


def test_a_form_in_the_place_of_another_one_shows_its_own_words_under_an_equal_name() -> None:
    other = replace(FORM, action=Action(name="something-else", ref=2))

    assert not set(inputs(view_of(FORM))) & set(inputs(view_of(other)))


def inputs(view: dict[str, Any]) -> list[tuple[str, str]]:
    """Name the inputs by what Slack keeps typed words by."""
    return [(b["block_id"], b["element"]["action_id"]) for b in view["blocks"] if b["type"] == "input"]


def test_what_people_filled_in_is_read_as_the_core_knows_it() -> None:
    view = filled_in(
        view_of(FORM),
        words={"type": "plain_text_input", "value": "Two\nlines & <b>"},
        about={"type": "radio_buttons", "selected_option": {"value": "time"}},
        days={"type": "checkboxes", "selected_options": [{"value": "mon"}, {"value": "tue"}]},
        until={"type": "datepicker", "selected_date": "2026-12-01"},
    )

    assert values(view) == {
        "words": "Two\nlines & <b>",
        "about": "time",
        "days": "mon,tue",
        "until": "2026-12-01",
    }


def test_what_was_left_empty_is_read_as_empty() -> None:
    view = filled_in(
        view_of(FORM),
        words={"type": "plain_text_input", "value": None},
        about={"type": "radio_buttons", "selected_option": None},
        days={"type": "checkboxes", "selected_options": []},
    )

    assert values(view) == dict.fromkeys(["words", "about", "days", "until"], "")


def test_errors_stand_at_their_fields_and_those_of_none_at_the_first() -> None:
    invalid = Invalid(errors={"about": "Choose one.", "elsewhere": "Not saved.", "words": "Too long."})

    assert errors(view_of(FORM), invalid) == {"about": "Choose one.", "words": "Not saved. Too long."}


def test_a_form_that_asks_nothing_has_no_place_for_errors_but_can_be_shown_again() -> None:
    view, invalid = view_of(asking()), Invalid(errors={"": "Not saved yet."})

    assert errors(view, invalid) == {}
    assert "Not saved yet." in shown_in(again(view, invalid))


def test_a_form_shown_again_says_above_a_field_what_is_to_be_mended() -> None:
    sent = filled_in(view_of(FORM), words={"type": "plain_text_input", "value": "It is long"})

    shown = again(sent, Invalid(errors={"about": "Choose one."}))

    ids = [block.get("block_id") for block in shown["blocks"]]
    assert ids[ids.index("about") - 1] == "mend:about"
    assert "*Choose one.*" in shown_in(shown)
    assert "It is long" in json.dumps(shown)


def test_what_is_told_needs_no_button_but_one_to_close_it() -> None:
    view = told(FULL, phrases())

    assert view["close"]["text"] == "Close"
    assert [block["type"] for block in view["blocks"]] == ["section", "section", "section", "context"]
