"""What the core calls what happens in Slack: the same event is never two, and two are never the same."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from adapters.slack.press import value_in
from bot.events import EventId

NAME: Final = "slack"
"""What the core calls this channel."""
_TELLING: Final = ("trigger_id", "response_url", "user_id", "channel_id", "command", "text", "callback_id")
"""What tells one click or command from another."""


def name_of(body: Mapping[str, Any]) -> EventId:
    """Name an event as Slack does, or by what it is where it has no name."""
    if name := body.get("event_id"):
        return EventId(f"{NAME}:{name}")
    return digested("event", repr(body["event"]))


def name_of_click(body: Mapping[str, Any]) -> EventId:
    """Name a click or a command: Slack gives each a trigger of its own, and repeats it with a repetition.

    What was pressed or written counts too: a server in Slack's place may be sparing with its triggers.
    """
    user, message = body.get("user") or {}, body.get("message") or {}
    said = [body.get(name) for name in _TELLING]
    did = [(one.get("action_id"), one.get("action_ts"), value_in(one)) for one in body.get("actions") or ()]
    return digested("trigger", repr((said, user.get("id"), message.get("ts"), did)))


def digested(*parts: str) -> EventId:
    """Name an event by what it is: the same parts are the same event."""
    return EventId(f"{NAME}:{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}")
