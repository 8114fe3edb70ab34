"""Slack's check of what can be pressed, chosen and filled in.

Limits as in ``judge.py``; which element may stand where:
docs.slack.dev/reference/block-kit/block-elements.
"""

from collections.abc import Callable
from typing import Any, Final

from slackblocks import _limits as limits

from tests.adapters.slack.fake.notes import Notes
from tests.adapters.slack.fake.records import Json

SELECTS = frozenset(
    [
        "channels_select",
        "conversations_select",
        "external_select",
        "multi_channels_select",
        "multi_conversations_select",
        "multi_external_select",
        "multi_static_select",
        "multi_users_select",
        "static_select",
        "users_select",
    ]
)
CHOICES = frozenset({"checkboxes", "radio_buttons"})
PICKERS = frozenset({"datepicker", "datetimepicker", "timepicker"})
WRITTEN = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})

ACTIONS = SELECTS | CHOICES | PICKERS | {"button", "overflow"}
ACCESSORIES = ACTIONS | {"image"}
INPUTS = SELECTS | CHOICES | PICKERS | WRITTEN

_OWN: Final[dict[str, str]] = {
    "button": "text value url style confirm accessibility_label",
    "overflow": "options confirm",
    "image": "image_url slack_file alt_text",
    "checkboxes": "options initial_options confirm focus_on_load",
    "radio_buttons": "options initial_option confirm focus_on_load",
    "datepicker": "initial_date confirm focus_on_load placeholder",
    "timepicker": "initial_time confirm focus_on_load placeholder timezone",
    "datetimepicker": "initial_date_time confirm focus_on_load",
    "plain_text_input": (
        "initial_value multiline min_length max_length dispatch_action_config focus_on_load placeholder"
    ),
    "email_text_input": "initial_value dispatch_action_config focus_on_load placeholder",
    "url_text_input": "initial_value dispatch_action_config focus_on_load placeholder",
    "number_input": (
        "is_decimal_allowed initial_value min_value max_value dispatch_action_config focus_on_load "
        "placeholder"
    ),
}
_OF_A_SELECT = (
    "options option_groups initial_option initial_options placeholder confirm focus_on_load "
    "max_selected_items min_query_length initial_user initial_users initial_channel initial_channels "
    "initial_conversation initial_conversations default_to_current_conversation response_url_enabled filter"
)


def judge_element(notes: Notes, path: str, element: Any, allowed: frozenset[str]) -> None:
    """Note what is wrong with one element."""
    if not isinstance(element, dict):
        notes.add(path, "missing required field: element")
        return
    kind = element.get("type")
    if kind not in allowed:
        notes.add(f"{path}/type", f"unsupported type: {kind}")
        return
    own = _OF_A_SELECT if kind in SELECTS else _OWN[kind]
    notes.keys(path, element, {"type", *own.split()} | ({"action_id"} if kind != "image" else set()))
    notes.text(f"{path}/action_id", element.get("action_id"), limits.ACTION_ID_MAX_LENGTH, required=False)
    notes.composed(
        f"{path}/placeholder",
        element.get("placeholder"),
        limits.SELECT_PLACEHOLDER_MAX_LENGTH,
        plain=True,
        required=False,
    )
    if "confirm" in element:
        _confirm(notes, f"{path}/confirm", element["confirm"])
    JUDGES.get(kind, _select if kind in SELECTS else _nothing_more)(notes, path, element)


def _confirm(notes: Notes, path: str, confirm: Any) -> None:
    if not isinstance(confirm, dict):
        notes.add(path, "must provide an object")
        return
    notes.keys(path, confirm, {"title", "text", "confirm", "deny", "style"})
    for name, most in (
        ("title", limits.CONFIRMATION_TITLE_MAX_LENGTH),
        ("confirm", limits.CONFIRMATION_CONFIRM_MAX_LENGTH),
        ("deny", limits.CONFIRMATION_DENY_MAX_LENGTH),
    ):
        notes.composed(f"{path}/{name}", confirm.get(name), most, plain=True, required=False)
    notes.composed(f"{path}/text", confirm.get("text"), limits.CONFIRMATION_TEXT_MAX_LENGTH)


def _nothing_more(notes: Notes, path: str, element: Json) -> None:
    """The keys of these were looked at already."""


def _button(notes: Notes, path: str, button: Json) -> None:
    notes.composed(f"{path}/text", button.get("text"), limits.BUTTON_TEXT_MAX_LENGTH, plain=True)
    notes.text(f"{path}/value", button.get("value"), limits.BUTTON_VALUE_MAX_LENGTH, required=False, least=0)
    notes.text(f"{path}/url", button.get("url"), limits.BUTTON_URL_MAX_LENGTH, required=False)
    notes.text(
        f"{path}/accessibility_label",
        button.get("accessibility_label"),
        limits.BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH,
        required=False,
    )
    if button.get("style") not in {None, "primary", "danger"}:
        notes.add(f"{path}/style", "must be one of ['danger', 'primary']")


def _image(notes: Notes, path: str, image: Json) -> None:
    most = limits.IMAGE_ELEMENT_IMAGE_URL_MAX_LENGTH
    notes.text(f"{path}/image_url", image.get("image_url"), most, required="slack_file" not in image)
    notes.text(f"{path}/alt_text", image.get("alt_text"), limits.IMAGE_ELEMENT_ALT_TEXT_MAX_LENGTH)


def _overflow(notes: Notes, path: str, element: Json) -> None:
    _options(notes, path, element, limits.OVERFLOW_OPTIONS_MAX_ITEMS, {"url"})


def _choices(notes: Notes, path: str, element: Json) -> None:
    _options(notes, path, element, limits.CHECKBOXES_OPTIONS_MAX_ITEMS)  # slack.md §1.2: 10


def _select(notes: Notes, path: str, element: Json) -> None:
    if "static" not in element["type"]:
        return
    if "option_groups" not in element:
        _options(notes, path, element, limits.SELECT_OPTIONS_MAX_ITEMS)
        return
    groups = notes.items(
        f"{path}/option_groups", element["option_groups"], 1, limits.SELECT_OPTION_GROUPS_MAX_ITEMS
    )
    for number, group in enumerate(groups):
        place = f"{path}/option_groups/{number}"
        most = limits.OPTION_GROUP_LABEL_MAX_LENGTH
        notes.composed(f"{place}/label", group.get("label"), most, plain=True)
        _options(notes, place, group, limits.OPTION_GROUP_OPTIONS_MAX_ITEMS)


def _options(
    notes: Notes, path: str, element: Json, most: int, more: set[str] | frozenset[str] = frozenset()
) -> None:
    options = notes.items(f"{path}/options", element.get("options"), 1, most)
    plain = element.get("type") not in CHOICES
    for number, option in enumerate(options):
        _option(notes, f"{path}/options/{number}", option, more, plain=plain)
    _initial(notes, path, element, options)


def _option(
    notes: Notes,
    path: str,
    option: Any,
    more: set[str] | frozenset[str],
    *,
    plain: bool,
) -> None:
    if not isinstance(option, dict):
        notes.add(path, "must provide an object")
        return
    notes.keys(path, option, {"text", "value", "description", *more})
    notes.composed(f"{path}/text", option.get("text"), limits.OPTION_TEXT_MAX_LENGTH, plain=plain)
    notes.text(f"{path}/value", option.get("value"), limits.OPTION_VALUE_MAX_LENGTH)
    most = limits.OPTION_DESCRIPTION_MAX_LENGTH
    notes.composed(f"{path}/description", option.get("description"), most, plain=plain, required=False)


def _initial(notes: Notes, path: str, element: Json, options: list[Any]) -> None:
    """What is chosen at first must be one of the options, spelled the same."""
    chosen = element.get("initial_options") or [element.get("initial_option")]
    if "initial_options" in element and not element["initial_options"]:
        notes.add(f"{path}/initial_options", "no fewer than 1 items allowed")
    if any(one is not None and one not in options for one in chosen):
        notes.add(path, "initial option must be one of the options")


def _written(notes: Notes, path: str, element: Json) -> None:
    longest = element.get("max_length", limits.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX)
    if not 1 <= longest <= limits.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX:
        notes.add(f"{path}/max_length", f"must be between 1 and {limits.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX}")
    if not 0 <= element.get("min_length", 0) <= longest:
        notes.add(f"{path}/min_length", "must not be more than max_length")
    notes.text(f"{path}/initial_value", element.get("initial_value"), longest, required=False, least=0)


def _number(notes: Notes, path: str, element: Json) -> None:
    if not isinstance(element.get("is_decimal_allowed"), bool):
        notes.add(f"{path}/is_decimal_allowed", "missing required field: is_decimal_allowed")
    for name in ("initial_value", "min_value", "max_value"):
        notes.text(f"{path}/{name}", element.get(name), 64, required=False)


JUDGES: Final[dict[str, Callable[[Notes, str, Json], None]]] = {
    "button": _button,
    "image": _image,
    "overflow": _overflow,
    "checkboxes": _choices,
    "radio_buttons": _choices,
    "plain_text_input": _written,
    "number_input": _number,
}
