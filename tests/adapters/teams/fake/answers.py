"""What a person's Teams does with an answer: to a press, a dialog, a command of a message's menu."""

from typing import Any

from tests.adapters.teams.fake.cards import CARD
from tests.adapters.teams.fake.courier import Reply
from tests.adapters.teams.fake.records import Json, Posted
from tests.adapters.teams.fake.screen import Dialog, Screen

MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
WENT_WRONG = "Something went wrong. Please try again."
UNREACHABLE = "Unable to reach app. Please try again."


def to_execute(screen: Screen, posted: Posted, reply: Reply) -> None:
    """Show the answer to an ``Action.Execute``: for this person alone, the message itself does not change.

    Its form: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, "Response format".
    """
    match reply.body if reply.ok and reply.status == 200 else None:
        case {"statusCode": 200, "type": str(kind), "value": dict(card)} if kind == CARD and _is_card(card):
            screen.replace(posted, card)
        case {"statusCode": 200, "type": str(kind), "value": str(words)} if kind == MESSAGE and words:
            screen.notices.append(words)
        case {"type": str(kind), "value": {"message": str(words)}} if kind == ERROR:
            screen.troubles.append(words)
        case _:
            screen.troubles.append(_why(reply, WENT_WRONG))


def to_message(screen: Screen, reply: Reply) -> None:
    """Look whether an ``Action.Submit`` was taken; what comes of it is a message, or an edited one."""
    if not reply.ok:
        screen.troubles.append(_why(reply, WENT_WRONG))


def to_dialog(screen: Screen, reply: Reply) -> None:
    """Do what is answered to a dialog that is opened, or sent.

    …/task-modules-and-cards/task-modules/task-modules-bots, *Handle dialog submit events*, and
    …/messaging-extensions/how-to/action-commands/respond-to-task-module-submit.
    """
    is_opening = str(reply.activity["name"]).endswith(("fetch", "fetchTask"))
    answer = (reply.body or {}) if reply.ok and reply.status == 200 else None
    if answer == {} and not is_opening:
        screen.dialog = None
        return
    match answer:
        case {"task": {"type": "continue", "value": dict(value)}} if _card_in(value) is not None:
            title = str(value.get("title") or "")
            screen.dialog = Dialog(title=title, card=_card_in(value), activity=reply.activity)
        case {"task": {"type": "message", "value": str(words)}} if words:
            _close(screen, words)
        case {"composeExtension": {"type": "message", "text": str(words)}}:
            _close(screen, words)
        case {"composeExtension": {"type": "result", "attachments": list(attachments)}}:
            screen.dialog = None
            screen.composed += attachments
        case _:
            screen.troubles.append(_why(reply, UNREACHABLE))


def _close(screen: Screen, words: str) -> None:
    screen.dialog = None
    screen.notices.append(words)


def _why(reply: Reply, words: str) -> str:
    told = reply.reason or f"{reply.status} {reply.body!r:.200}"
    return f"{words} ({told})"


def _card_in(value: Json) -> Any:
    match value.get("card"):
        case {"contentType": str(kind), "content": content} if kind == CARD and _is_card(content):
            return content
        case _:
            return None


def _is_card(card: Any) -> bool:
    return (
        isinstance(card, dict) and card.get("type") == "AdaptiveCard" and isinstance(card.get("body"), list)
    )
