"""How an invoke is answered: the body that a client waits for; pure.

Cards: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, *Response format*; dialogs:
learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots, *Respond to
the submitted messages*.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from adapters.teams.door import Answered
from adapters.teams.render import CONTENT_TYPE

MESSAGE: Final = "application/vnd.microsoft.activity.message"

UNKNOWN: Final = Answered(status=HTTPStatus.NOT_IMPLEMENTED)
"""To an invoke that Dult does not know: ``InvokeResponse`` of botbuilder-core for *not implemented*."""
NOTHING: Final = Answered(status=HTTPStatus.OK)
"""To what needs no answer; a dialog closes at it."""


def shows(card: Mapping[str, Any]) -> Answered:
    """Show a card in the pressed one's place."""
    return _in_card(CONTENT_TYPE, card)


def says(words: str) -> Answered:
    """Leave the pressed card as it is, and say something to whoever pressed."""
    return _in_card(MESSAGE, words)


def opens(task: Mapping[str, Any]) -> Answered:
    """Open a dialog, or show something else in it: what ``form.dialog`` and ``form.told`` return."""
    return Answered(body=task)


def tells(words: str) -> Answered:
    """Close a dialog, or open none, and say something to whoever waits."""
    return Answered(body={"task": {"type": "message", "value": words}})


def _in_card(kind: str, value: Any) -> Answered:
    return Answered(body={"statusCode": int(HTTPStatus.OK), "type": kind, "value": value})
