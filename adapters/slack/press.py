"""What a button carries and what comes back from it: our own ids, never a word anybody wrote."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from adapters.slack.limits import OPTION_VALUE
from bot.message import Button
from nudges.language import Language

_FORM: Final = "form"
_VALUE: Final = re.compile(rf"({'|'.join(Language)})\|({_FORM}|)\|(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a pressed button means, and how to word a waiting view before anything is looked up."""

    action: str
    opens_form: bool
    language: Language


def value_of(button: Button, language: Language) -> str:
    """Return what a button carries; it fits an overflow's option too, the narrowest place there is.

    Raises:
        ValueError: the action's name is too long.
    """
    value = f"{language}|{_FORM if button.opens_form else ''}|{button.action}"
    if len(value) > OPTION_VALUE:
        raise ValueError(f"The action {button.action} is too long for Slack: give it a shorter name.")
    return value


def value_in(action: Mapping[str, Any]) -> str:
    """Return the value of what was pressed, from an element of ``actions`` in Slack's payload."""
    return str((action.get("selected_option") or action).get("value") or "")


def pressed(value: str) -> Press:
    """Read what a button carried; a value that is none of ours is an action that the core answers kindly."""
    if found := _VALUE.fullmatch(value):
        return Press(action=found[3], opens_form=bool(found[2]), language=Language(found[1]))
    return Press(action=value, opens_form=False, language=Language.EN)
