"""What stands in the inputs of a view: how it begins, how a person fills it in, how Slack reports it."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.adapters.slack.fake.conversation import View
from tests.adapters.slack.fake.records import Json

Filled = str | bool | Sequence[str] | None
"""What a test types or ticks: words, the value or the words of an option, several of them, or nothing."""


class ClientRefuses(AssertionError):
    """Slack's own window would not have sent this form; the app would never have seen it."""


def inputs_of(view: View) -> Iterator[tuple[Json, Json]]:
    """Yield each block with an element that keeps a value, and the element."""
    for block in view.blocks:
        if block["type"] == "input":
            yield block, block["element"]
        for element in (*block.get("elements", ()), block.get("accessory")):
            if isinstance(element, dict) and element.get("type") in _KEEPING:
                yield block, element


_KEEPING = {"checkboxes", "radio_buttons", "static_select", "multi_static_select", "datepicker", "timepicker"}

# Which key holds the value of which element: docs.slack.dev/reference/views, "View state"
_KEYS: dict[str, tuple[str, str]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "radio_buttons": ("selected_option", "initial_option"),
    "static_select": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}


def begin(element: Json) -> Json:
    """Return what the state says of an element that nobody has touched."""
    key, initial = _KEYS[element["type"]]
    empty: Any = [] if element["type"].startswith(("multi_", "checkboxes")) else None
    value: Json = {"type": element["type"], key: element.get(initial, empty)}
    if element["type"] == "timepicker":
        value["timezone"] = element.get("timezone")
    return value


def state_of(view: View) -> Json:
    """Return ``state.values``: by block_id and action_id."""
    values: Json = {}
    for block, element in inputs_of(view):
        place = (block["block_id"], element["action_id"])
        values.setdefault(place[0], {})[place[1]] = view.typed.get(place) or begin(element)
    return values


def keep_typed(old: View, new: View) -> None:
    """Carry over what was typed where block_id and action_id stayed the same (slack.md §3.22)."""
    there = {(block["block_id"], element["action_id"]): element["type"] for block, element in inputs_of(new)}
    new.typed = {place: value for place, value in old.typed.items() if there.get(place) == value["type"]}


def fill(view: View, field: str, filled: Filled) -> None:
    """Type, tick or choose; ``field`` is a block_id, an action_id or the words of the label."""
    block, element = _input(view, field)
    key, _ = _KEYS[element["type"]]
    view.typed[block["block_id"], element["action_id"]] = {
        "type": element["type"],
        key: _value(element, filled),
    }


def _input(view: View, field: str) -> tuple[Json, Json]:
    for block, element in inputs_of(view):
        label = block.get("label", {}).get("text")
        if field in {block["block_id"], label} or field == element["action_id"]:
            return block, element
    names = [block["block_id"] for block, _ in inputs_of(view)]
    raise AssertionError(f"The open view {view.title!r} has no field {field!r}; it has {names}.")


def _value(element: Json, filled: Filled) -> Any:
    match element["type"]:
        case "checkboxes" | "multi_static_select":
            return [_option(element, one) for one in _several(filled)]
        case "radio_buttons" | "static_select":
            return _option(element, str(filled)) if filled else None
        case kind if kind.startswith("multi_"):
            return _several(filled)
        case "datetimepicker":
            return int(str(filled)) if filled else None
        case _:
            return str(filled) if filled else None  # slack.md §1.2: an empty input is null


def _several(filled: Filled) -> list[str]:
    match filled:
        case None | False | "":
            return []
        case str():
            return [one.strip() for one in filled.split(",")]
        case True:
            raise AssertionError("Say which options to tick, not True.")
        case _:
            return [str(one) for one in filled]


def _option(element: Json, wanted: str) -> Json:
    grouped = [one for group in element.get("option_groups", []) for one in group["options"]]
    options: list[Json] = [*element.get("options", []), *grouped]
    for option in options:
        if wanted in {option["value"], option["text"]["text"]}:
            return option
    raise AssertionError(f"There is no option {wanted!r}; there are {[one['value'] for one in options]}.")


def refusals(view: View) -> dict[str, str]:
    """Return what Slack's own window would complain about before it sends the form, by block_id."""
    found: dict[str, str] = {}
    for block, element in inputs_of(view):
        if block["type"] != "input":
            continue
        value = view.typed.get((block["block_id"], element["action_id"])) or begin(element)
        complaint = _complaint(block, element, value[_KEYS[element["type"]][0]])
        if complaint:
            found[block["block_id"]] = complaint
    return found


def _complaint(block: Json, element: Json, value: Any) -> str:
    if value in (None, "", []):
        return "" if block.get("optional") else "Please complete this required field."
    if not isinstance(value, str) or element["type"] != "plain_text_input":
        return ""
    if len(value) > element.get("max_length", 3000):
        return f"Please shorten this to {element.get('max_length', 3000)} characters or less."
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    return ""
