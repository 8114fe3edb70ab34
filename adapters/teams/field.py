"""A form's field as the inputs of a card, and what was filled in as the value that the core knows; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from adapters.teams import layout
from adapters.teams.kit import Kit
from adapters.teams.layout import ALARM, SUBTLE, Element
from adapters.teams.limits import HINT, INPUT_LENGTH, LABEL, OPTION_LABEL
from adapters.teams.marked import inert, unmarked
from bot.cut import head, one_line
from bot.form import hint
from bot.message import ChoiceField, DateField, Field, Option, TextField
from nudges.language import Language

FEW_OPTIONS: Final = 6
MANY_OPTIONS: Final = 10
"""Up to so many options to choose one, or several, of are seen at once; more are a list to open."""
RESERVED: Final = frozenset({"dult", "form", "msteams"})
"""What a card's data has beside what was filled in."""


def elements(
    field: Field, value: str, kit: Kit, language: Language, *, mend: str = "", room: int = HINT
) -> list[Element]:
    """Return what asks for a field and is filled in with ``value``; above it stands what is to be mended.

    Raises:
        ValueError: the field or one of its options has a name that a card cannot carry.
    """
    if field.name in RESERVED or not field.name:
        raise ValueError(f"A field cannot be called {field.name!r} in Teams: give it another name.")
    most = max(min(HINT, room), 0)
    faults = layout.words(one_line(mend, HINT), 2 * HINT, **ALARM)
    asks, *rest = [*faults, _input(field, value, kit, language)]
    hints = layout.words(one_line(hint(field, kit.phrases, language), most), 2 * HINT, **SUBTLE)
    return [asks | {"spacing": "Medium"}, *layout.close(rest), *layout.tight(hints)]


def value_in(field: Field, data: Mapping[str, Any]) -> str:
    """Return what was filled in, as the core knows it; empty for what a client left out."""
    value = data.get(field.name)
    match value:
        case str():
            return value.replace("\r\n", "\n")
        case list():
            return ",".join(map(str, value))
        case _:
            return ""


def _input(field: Field, value: str, kit: Kit, language: Language) -> Element:
    label = inert(one_line(field.label, LABEL)) or field.name
    asks = {"id": field.name, "label": label, "isRequired": field.required}
    match field:
        case TextField():
            return _text(field, value) | asks | {"errorMessage": kit.say(language, "form-missing")}
        case DateField():
            return _date(field, value) | asks | {"errorMessage": kit.say(language, "form-no-date")}
        case ChoiceField(options=()):
            nothing = kit.say(language, "teams-nothing-to-choose")
            (shown,) = layout.words(f"{label} {nothing}", 2 * LABEL)
            return shown
        case ChoiceField():
            its = _choice(field, value, kit.say(language, "teams-choose"))
            return its | asks | {"errorMessage": kit.say(language, "form-not-on-offer")}


def _text(field: TextField, value: str) -> Element:
    longest = min(max(field.max_length, 1), INPUT_LENGTH)
    filled = {"value": head(value, INPUT_LENGTH)} if value else {}  # too long is for the person to mend
    return {"type": "Input.Text", "isMultiline": field.lines > 1, "maxLength": longest, **filled}


def _date(field: DateField, value: str) -> Element:
    first = {"min": field.earliest.isoformat()} if field.earliest else {}
    last = {"max": field.latest.isoformat()} if field.latest else {}
    filled = {"value": value} if _is_day(value) else {}
    return {"type": "Input.Date", **first, **last, **filled}


def _choice(field: ChoiceField, value: str, choose: str) -> Element:
    """Return options to choose of; a single one that nobody has to choose can be taken off again."""
    several = field.many or (len(field.options) == 1 and not field.required)
    few = MANY_OPTIONS if several else FEW_OPTIONS
    wanted = value.split(",") if field.many else [value]
    chosen = [one.value for one in field.options if one.value in wanted]
    seen = len(field.options) <= few
    return {
        "type": "Input.ChoiceSet",
        "choices": [_option(one) for one in field.options],
        "isMultiSelect": several,
        **({"style": "expanded"} if seen else {"style": "compact", "placeholder": choose}),
        "wrap": True,
        **({"value": ",".join(chosen)} if chosen else {}),
    }


def _option(its: Option) -> Element:
    if not its.value or "," in its.value:
        raise ValueError(f"An option's value is not empty and has no comma in Teams: change {its.value!r}.")
    return {"title": unmarked(one_line(its.label, OPTION_LABEL)) or its.value, "value": its.value}


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
