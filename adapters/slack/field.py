"""A form's field as an input of a modal, and what was filled in as the value that the core knows; pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    OptionGroup,
    PlainTextInputElement,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
)

from adapters.slack.layout import marked_up, plain_text
from adapters.slack.limits import (
    FEW_OPTIONS,
    INPUT_LENGTH,
    OPTION_DESCRIPTION,
    OPTION_LABEL,
    OPTION_VALUE,
    PLACEHOLDER,
    SELECT_GROUPS,
    SELECT_OPTIONS,
)
from adapters.slack.mrkdwn import literal
from bot import message
from bot.cut import cut, head, one_line
from bot.form import hint as form_hint
from bot.message import ChoiceField, DateField, Field, TextField
from bot.phrases import Phrases
from nudges.language import Language

RADIO_BUTTONS: Final = 6
"""Up to so many options to choose one of are seen at once; more are a list to open."""
LABEL: Final = 300
HINT: Final = 500
"""Characters of a label and of a hint: less than Slack takes, so that a whole form stays within 250 kB."""
_INITIAL: Final = {
    "value": "value",
    "selected_date": "date",
    "selected_option": "option",
    "selected_options": "options",
}
"""What an input holds, as its state names it, and what that is called when it is shown again."""
_EMPTY: Final = "empty:"
"""Begins the block id of a field without options: Slack has no such input."""


def block(field: Field, value: str, phrases: Phrases, language: Language, *, form: str) -> Block:
    """Return the block that asks for a field and is filled in with ``value``.

    Slack keeps what was typed where an update brings the same block id and action id: the same field of the
    same ``form``.
    """
    label = one_line(field.label, LABEL) or field.name
    element = _element(field, value, phrases.say(language, "slack-choose"))
    if element is None:
        nothing = phrases.say(language, "slack-nothing-to-choose")
        shown = literal(f"{label}\n{nothing}", LABEL + len(nothing))
        return SectionBlock(text=marked_up(shown), block_id=f"{_EMPTY}{field.name}")
    element.action_id = form
    hint = one_line(form_hint(field, phrases, language), HINT)
    return InputBlock(
        label=plain_text(label),
        element=element,
        hint=plain_text(hint) if hint else None,
        optional=not field.required,
        block_id=field.name,
    )


def name_in(shown: Mapping[str, Any]) -> str | None:
    """Return the name of the field that a block of a view asks for; ``None`` for all other blocks."""
    block_id = str(shown.get("block_id", ""))
    if shown.get("type") == "input":
        return block_id
    return block_id.removeprefix(_EMPTY) if block_id.startswith(_EMPTY) else None


def state_of(view: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return what Slack says of a field of a view that was sent."""
    states = (view.get("state") or {}).get("values") or {}
    return next(iter((states.get(name) or {}).values()), {})


def value_in(state: Mapping[str, Any]) -> str:
    """Return what was filled in, as the core knows it; ``state`` is that of one input."""
    if (chosen := state.get("selected_options")) is not None:
        return ",".join(str(one["value"]) for one in chosen)
    if option := state.get("selected_option"):
        return str(option["value"])
    return str(state.get("value") or state.get("selected_date") or "")


def untouched(shown: Mapping[str, Any]) -> str:
    """Return what a needed input of a view holds as long as nobody touches it."""
    its = shown.get("element") or {}
    if shown.get("type") != "input" or shown.get("optional"):
        return ""
    return value_in({state: its.get(f"initial_{name}") for state, name in _INITIAL.items()})


def filled(shown: Mapping[str, Any], state: Mapping[str, Any]) -> dict[str, Any]:
    """Return an input block of a view as it stands now, with what was filled in since it was shown."""
    bare = {name: its for name, its in shown["element"].items() if not name.startswith("initial_")}
    now = {f"initial_{_INITIAL[name]}": its for name, its in state.items() if its and name in _INITIAL}
    return {**shown, "element": bare | now}


def _element(field: Field, value: str, choose: str) -> InputInteractiveElement | None:
    match field:
        case TextField():
            return _text(field, value)
        case DateField():
            return DatePickerElement(initial_date=_date(value))
        case ChoiceField():
            return _choice(field, value, cut(choose, PLACEHOLDER)) if field.options else None


def _text(field: TextField, value: str) -> PlainTextInputElement:
    longest = min(max(field.max_length, 1), INPUT_LENGTH)
    return PlainTextInputElement(
        multiline=field.lines > 1,
        max_length=longest,
        initial_value=head(value, longest) or None,
    )


def _choice(field: ChoiceField, value: str, choose: str) -> InputInteractiveElement:
    options = [_option(one) for one in field.options]
    wanted = frozenset(value.split(",") if field.many else [value])
    chosen = [one for one in options if one.value in wanted]
    if field.many or (len(options) == 1 and not field.required):
        return _several(options, chosen, choose)
    return _one(options, chosen[0] if chosen else None, choose)


def _several(options: Sequence[Option], chosen: Sequence[Option], choose: str) -> InputInteractiveElement:
    if len(options) <= FEW_OPTIONS:
        return CheckboxesElement(options=options, initial_options=chosen or None)
    return StaticMultiSelectElement(placeholder=choose, initial_options=chosen or None, **_list(options))


def _one(options: Sequence[Option], chosen: Option | None, choose: str) -> InputInteractiveElement:
    if len(options) <= RADIO_BUTTONS:
        return RadioButtonsElement(options=options, initial_option=chosen)
    return StaticSelectElement(placeholder=choose, initial_option=chosen, **_list(options))


def _list(options: Sequence[Option]) -> dict[str, Any]:
    if len(options) <= SELECT_OPTIONS:
        return {"options": options}
    starts = range(0, min(len(options), SELECT_OPTIONS * SELECT_GROUPS), SELECT_OPTIONS)
    return {"option_groups": [_group(options, start) for start in starts]}


def _group(options: Sequence[Option], start: int) -> OptionGroup:
    its = options[start : start + SELECT_OPTIONS]
    return OptionGroup(label=plain_text(f"{start + 1}–{start + len(its)}"), options=its)


def _option(its: message.Option) -> Option:
    """Return an option; what does not fit into its label goes on below."""
    if not 0 < len(its.value) <= OPTION_VALUE:
        raise ValueError(
            f"An option's value has 1 to {OPTION_VALUE} characters in Slack: change {its.value!r}."
        )
    words = one_line(its.label, OPTION_LABEL + OPTION_DESCRIPTION)
    label = words if len(words) <= OPTION_LABEL else _first_words(words)
    rest = words[len(label) :].strip()
    return Option(
        text=plain_text(label.rstrip()),
        value=its.value,
        description=plain_text(cut(rest, OPTION_DESCRIPTION)) if rest else None,
    )


def _first_words(words: str) -> str:
    label = head(words, OPTION_LABEL)
    return label[: label.rfind(" ") + 1] if " " in label[OPTION_LABEL // 2 :] else label


def _date(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None
