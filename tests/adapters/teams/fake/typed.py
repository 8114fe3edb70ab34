"""What a person fills in in a card, what their Teams complains of, and what is sent of it.

As Microsoft's renderer does: what is empty is left out, several choices are one text with commas, and what
was filled in covers ``data`` of the same name (github.com/microsoft/AdaptiveCards, source/nodejs/
adaptivecards/src/card-elements.ts, ``SubmitActionBase``; …/authoring-cards/input-validation).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.adapters.teams.fake.cards import inputs_in
from tests.adapters.teams.fake.records import Json

Filled = str | bool | Sequence[str] | None
"""What a test types or ticks: words, the value or the words of a choice, several of them, or nothing."""


class ClientRefuses(AssertionError):
    """Teams' own window would not have sent this; Dult would never have seen it."""


def data_of(card: Json, action: Json, values: Mapping[str, Filled], *, checked: bool = True) -> Json:
    """Return an action's data with what is filled in beside it.

    Raises:
        AssertionError: there is nothing of such a name to fill in, or no such choice.
        ClientRefuses: something is missing or not in order, unless ``checked`` is off.
    """
    asked = inputs_in(card)
    if unknown := set(values) - set(asked):
        raise AssertionError(f"There is nothing called {sorted(unknown)} to fill in; there is {list(asked)}.")
    data = dict(action.get("data") or {})
    if action.get("associatedInputs") == "none":
        return data
    filled = {
        name: _text(its, values[name]) if name in values else _begin(its) for name, its in asked.items()
    }
    complaints = dict(_complaints(asked, filled))
    if checked and complaints:
        raise ClientRefuses(f"Teams' window would not send this: {complaints}")
    return data | {name: text for name, text in filled.items() if text}


def _begin(its: Json) -> str:
    if its["type"] == "Input.Toggle":
        return str(its.get("value") or its.get("valueOff", "false"))
    return str(its.get("value") or "")


def _text(its: Json, filled: Filled) -> str:
    match its["type"], filled:
        case "Input.Toggle", _:
            return str(its.get("valueOn", "true") if filled else its.get("valueOff", "false"))
        case _, None | False:
            return ""
        case "Input.ChoiceSet", str(one):
            wanted = one.split(",") if its.get("isMultiSelect") and one else [one]
            return ",".join(_choice(its, choice) for choice in wanted if choice)
        case "Input.ChoiceSet", list() | tuple():
            return ",".join(_choice(its, choice) for choice in filled)
        case _, str(words):
            return words
        case kind, _:
            raise AssertionError(f"{filled!r} cannot be filled in in an {kind}.")


def _choice(its: Json, wanted: str) -> str:
    for one in its["choices"]:
        if wanted in {one["value"], one["title"]}:
            return str(one["value"])
    raise AssertionError(f"There is no choice {wanted!r}; there are {its['choices']}.")


def _complaints(asked: Mapping[str, Json], filled: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, its in asked.items():
        text = filled[name]
        wrong = (
            (its.get("isRequired") and not text)
            or len(text) > its.get("maxLength", len(text))
            or (text and its.get("regex") and not re.search(its["regex"], text))
            or (text and its["type"] == "Input.Date" and not _fits(its, text))
        )
        if wrong:
            yield name, str(its.get("errorMessage") or "This is not in order.")


def _fits(its: Json, day: str) -> bool:
    return bool(its.get("min", day) <= day <= its.get("max", day))
