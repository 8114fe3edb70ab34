"""What Teams posts to Dult, as what the core is told; pure.

The names of invokes: learn.microsoft.com/microsoftteams/platform/bots/bot-basics, *Invoke activities*, and
``botbuilder.core.teams.TeamsActivityHandler.on_invoke_activity``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from adapters.teams import form, heard, press
from adapters.teams.form import ASKED, Asked
from adapters.teams.install.menu import MESSAGE_ACTIONS
from adapters.teams.naming import digested, person_at, room_at
from adapters.teams.origin import MENU, Activity, Origin, channel_data
from adapters.teams.press import PRESS, Data, Press
from adapters.teams.trust.seal import Seal
from bot.events import EventId, Pressed, Said, Submitted
from bot.message import Action
from nudges.delivery import Address, Receipt
from nudges.language import Language

EXECUTE: Final = "adaptiveCard/action"
FETCH: Final = "task/fetch"
SUBMIT: Final = "task/submit"
CHOOSE: Final = f"{MENU}fetchTask"
CHOSEN: Final = f"{MENU}submitAction"
EDITED: Final = "editMessage"
"""``channelData.eventType`` of a ``messageUpdate``: …/bots/how-to/conversations/conversation-messages."""


class Surface(StrEnum):
    """Where a person waits for an answer."""

    CARD = "card"
    """In the pressed card: what the invoke is answered stands in its place."""
    DIALOG = "dialog"
    CHAT = "chat"
    """In the conversation: nothing but a message can come there."""


_SURFACES: Final[Mapping[str, Surface]] = {
    EXECUTE: Surface.CARD,
    FETCH: Surface.DIALOG,
    SUBMIT: Surface.DIALOG,
    CHOOSE: Surface.DIALOG,
    CHOSEN: Surface.DIALOG,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Something that a person did."""

    origin: Origin
    event: Said | Pressed | Submitted
    surface: Surface
    press: Press | None = None
    """What the pressed button carried."""
    asked: Asked | None = None
    """The form that was sent."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What was filled in there."""

    @property
    def language(self) -> Language | None:
        """The language of what was pressed or filled in, where that can be told."""
        if self.asked is not None:
            return self.asked.form.language
        return self.press.language if self.press and self.press.action else None

    @property
    def is_home(self) -> bool:
        """Whether it was done on the person's own page."""
        return self.asked.is_home if self.asked else bool(self.press and self.press.mark.is_home)

    @property
    def form_stands_in(self) -> Receipt | None:
        """The message that the sent form stood in, where it was no dialog."""
        return self.origin.receipt if self.asked and self.surface is not Surface.DIALOG else None

    @property
    def receipt(self) -> Receipt | None:
        """The message that it is about."""
        return None if isinstance(self.event, Said) else self.event.receipt


def read(activity: Activity, origin: Origin, seal: Seal, at: datetime) -> Heard | None:
    """Return what a person did; ``None`` for what is no doing of a person's, or does not concern Dult."""
    if not origin.is_told:
        return None
    match activity:
        case {"type": "message", "value": dict() as value} if _is_ours(value) or not activity.get("text"):
            return _acted(activity, value, origin, seal, at)
        case {"type": "message"} if _is_for_dult(activity, origin):
            return Heard(origin=origin, event=_said(activity, origin, at), surface=Surface.CHAT)
        case {"type": "invoke", "name": str(name), "value": dict() as value} if name in _SURFACES:
            if name == CHOOSE:
                return _chosen(activity, value, origin, at)
            return _acted(activity, value, origin, seal, at)
        case _:
            return None


def is_edit(activity: Activity) -> bool:
    """Tell whether a person changed what they had written to Dult."""
    is_change = activity.get("type") == "messageUpdate"
    return is_change and channel_data(activity).get("eventType") == EDITED


def corrected(activity: Activity, origin: Origin, before: str, at: datetime) -> Heard:
    """Return what somebody wrote in the place of what they had written before."""
    event_id = digested("edit", origin.conversation, str(activity.get("id")), before, heard.said(activity))
    event = _said(activity, origin, at, event_id=event_id, corrects=before)
    return Heard(origin=origin, event=event, surface=Surface.CHAT)


def name_of(activity: Activity) -> EventId:
    """Name what happened as Teams does, or by what it is where it has no name."""
    named, conversation = activity.get("id"), (activity.get("conversation") or {}).get("id")
    if named:
        return digested("activity", str(conversation), str(named))
    return digested("activity", json.dumps(activity, sort_keys=True))


def _surface(activity: Activity) -> Surface:
    return _SURFACES.get(str(activity.get("name")), Surface.CHAT)


def _is_ours(value: Data) -> bool:
    return PRESS in value or ASKED in value


def _is_for_dult(activity: Activity, origin: Origin) -> bool:
    """Tell whether Dult is spoken to: in a room it is by name only (teams.md §4.32)."""
    return origin.is_personal or origin.myself in _mentioned(activity)


def _mentioned(activity: Activity) -> Iterator[str]:
    for entity in activity.get("entities") or ():
        if isinstance(entity, dict) and entity.get("type") == "mention":
            yield str((entity.get("mentioned") or {}).get("id") or "")


def _said(
    activity: Activity, origin: Origin, at: datetime, *, event_id: EventId | None = None, corrects: str = ""
) -> Said:
    return Said(
        id=event_id or name_of(activity),
        at=at,
        by=origin.by,
        room=origin.room,
        text=heard.said(activity),
        name=origin.name,
        to_dult=True,
        corrects=corrects,
    )


def _acted(activity: Activity, value: Data, origin: Origin, seal: Seal, at: datetime) -> Heard:
    """Read a press or a form; a card that nobody sealed is a button that the core answers kindly."""
    data = press.data_in(value)
    if asked := form.asked_in(data, seal):
        return _submitted(data, asked, activity, origin, at)
    its = press.pressed(data, seal) or Press(action="", opens_form=False, language=Language.EN)
    event = Pressed(
        id=name_of(activity),
        at=at,
        by=origin.by,
        room=_room(its.mark.room, origin),
        action=its.action,
        receipt=origin.receipt,
    )
    return Heard(origin=origin, event=event, surface=_surface(activity), press=its)


def _submitted(data: Data, asked: Asked, activity: Activity, origin: Origin, at: datetime) -> Heard:
    values = form.values_in(data, asked)
    event = Submitted(
        id=_name_of_form(activity, asked, values, origin),
        at=at,
        by=origin.by,
        room=_room(asked.room or "", origin),
        action=str(asked.form.action),
        values=values,
        receipt=_receipt(asked, origin),
    )
    return Heard(origin=origin, event=event, surface=_surface(activity), asked=asked, values=values)


def _name_of_form(activity: Activity, asked: Asked, values: Mapping[str, str], origin: Origin) -> EventId:
    """Name a submission by what it is: what is sent twice from one form is one (teams.md §2.5, §4.9)."""
    if not asked.showing:
        return name_of(activity)
    who, what = origin.by, repr(sorted(values.items()))
    return digested("form", who.workspace, who.route, asked.showing, str(asked.form.action), what)


def _receipt(asked: Asked, origin: Origin) -> Receipt | None:
    """Return the message that a form belongs to, wherever the form itself stood; never another person's."""
    stands_in = (asked.message_id or "").partition("|")[0]
    if asked.message_id is None or stands_in not in {asked.room, origin.place.base}:
        return None
    where = room_at(origin.workspace, stands_in) if stands_in == asked.room else origin.by
    return Receipt(address=where, message_id=asked.message_id)


def _chosen(activity: Activity, value: Mapping[str, Any], origin: Origin, at: datetime) -> Heard | None:
    """Read what somebody chose in the menu of a message: …/messaging-extensions/how-to/action-commands."""
    message = value.get("messagePayload")
    if not isinstance(message, dict):
        return None
    body = message.get("body") or {}
    content = str(body.get("content") or "")
    quoted = content.strip() if body.get("contentType") == "text" else heard.seen(content)
    event = Pressed(
        id=name_of(activity),
        at=at,
        by=origin.by,
        room=origin.room,
        action=_command(value.get("commandId")),
        quoted=quoted,
        quoted_by=_author(message, origin),
    )
    return Heard(origin=origin, event=event, surface=Surface.DIALOG)


def _command(named: object) -> str:
    """Return the action that a menu's command means: nobody sealed it, so it is one that the menu has."""
    return next((str(Action(name=one.verb)) for one in MESSAGE_ACTIONS if one.verb == named), "")


def _author(message: Mapping[str, Any], origin: Origin) -> Address | None:
    author = ((message.get("from") or {}).get("user") or {}).get("id")
    if author == origin.member:
        return origin.by  # the Playground knows people here by another id than Teams does
    return person_at(origin.workspace, str(author)) if author else None


def _room(named: str, origin: Origin) -> Address | None:
    """Return the room that something is about: also of what is shown to one person alone."""
    return room_at(origin.workspace, named) if named else origin.room
