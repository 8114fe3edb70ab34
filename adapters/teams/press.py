"""What a button carries and what comes back from it: our own ids, sealed, never a word anybody wrote.

A button is an ``Action.Execute``, answered in its card's place, with an ``Action.Submit`` as its fallback for
clients that do not know the former (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/
universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards, *Backward
compatibility*). One that opens a dialog is an ``Action.Submit``: only that can ask for ``task/fetch``
(…/cards/cards-actions, *Adaptive Cards with invoke action*).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from adapters.teams.kit import Kit, Mark
from adapters.teams.limits import ACTION_TITLE
from adapters.teams.marked import inert
from adapters.teams.trust.seal import Seal
from bot.cut import one_line
from bot.message import Button
from nudges.language import Language

VERB: Final = "dult"
PRESS: Final = "dult"
"""The name under which ``data`` carries a button; Teams puts what was filled in beside it."""
_FORM: Final = "form"
_HOME: Final = "home"
_VALUE: Final = re.compile(
    rf"({'|'.join(Language)})\|({_FORM}|)\|({_HOME}|)\|([^|]*)\|([^|]*)\|(.+)", re.DOTALL
)

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a pressed button means, and the language to answer in before anything is looked up."""

    action: str
    opens_form: bool
    language: Language
    mark: Mark = Mark()  # noqa: RUF009 - it cannot be changed


def action_of(button: Button, language: Language, kit: Kit) -> dict[str, Any]:
    """Return a button as an action of a card."""
    mark = kit.mark
    form, home = _FORM if button.opens_form else "", _HOME if mark.is_home else ""
    value = f"{language}|{form}|{home}|{mark.showing}|{mark.room}|{button.action}"
    data = {PRESS: kit.seal.close(value)}
    if button.opens_form and kit.dialogs:
        return submits(button.label, data | {"msteams": {"type": "task/fetch"}}) | _style(button)
    return executes(button.label, data) | _style(button)


def executes(label: str, data: Data) -> dict[str, Any]:
    """Return an action that is answered in its card's place, or by a message where a client is too old."""
    shown = {"title": title(label), "data": dict(data)}
    return {
        "type": "Action.Execute",
        "verb": VERB,
        **shown,
        "fallback": {"type": "Action.Submit", **shown},
    }


def submits(label: str, data: Data) -> dict[str, Any]:
    """Return an action that opens a dialog, or sends what was filled in there."""
    return {"type": "Action.Submit", "title": title(label), "data": dict(data)}


def title(label: str) -> str:
    """Return what stands on a button."""
    return inert(one_line(label, ACTION_TITLE)) or "…"


def data_in(value: Data) -> Data:
    """Return what the pressed action carried and what was filled in beside it.

    ``value`` is the activity's: the data itself in a message, ``{"data": …}`` in ``task/fetch`` and
    ``task/submit``, ``{"action": {"data": …}}`` in ``adaptiveCard/action``. It is empty for anything else.
    """
    match value:
        case {"action": {"data": Mapping() as data}}:
            return data
        case {"action": _}:
            return {}
        case {"data": Mapping() as data}:
            return data
        case Mapping():
            return value
        case _:
            return {}


def pressed(data: Data, seal: Seal) -> Press | None:
    """Read what a button carried.

    What nobody sealed is an action that the core answers kindly; ``None`` where no button was pressed, but a
    form was sent.
    """
    if PRESS not in data:
        return None
    found = _VALUE.fullmatch(seal.open(data[PRESS]) or "")
    if found is None:
        return Press(action="", opens_form=False, language=Language.EN)
    mark = Mark(is_home=bool(found[3]), showing=found[4], room=found[5])
    return Press(action=found[6], opens_form=bool(found[2]), language=Language(found[1]), mark=mark)


def _style(button: Button) -> dict[str, Any]:
    return {"style": "positive"} if button.main else {}
