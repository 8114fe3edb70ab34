"""What Slack posts to us, read: what it tells the core."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, TypedDict

from adapters.slack import modal, mrkdwn
from adapters.slack.naming import digested, name_of, name_of_click
from adapters.slack.origin import DIRECT, Body, Origin
from adapters.slack.press import Press, pressed, value_in
from bot.events import Event, EventId, Joined, Left, Opened, Pressed, Said, Submitted
from bot.message import Action
from nudges.delivery import Address, Obstacle
from nudges.language import Language

_MENTION: Final = re.compile(r"^\s*<@[UW][A-Z0-9]+(\|[^>]*)?>")


def event_of(body: Body, origin: Origin, at: datetime) -> Event | None:
    """Return what the core is told; ``None`` for what does not concern it."""
    match body:
        case {"type": "event_callback", "event": event}:
            return _happened(event, origin, name_of(body), at)
        case {"type": "view_submission", "view": view}:
            return _submitted(view, origin, at)
        case {"type": "block_actions"} if its := _press_of(body):
            return Pressed(
                id=name_of_click(body),
                at=at,
                by=origin.by,
                room=origin.room,
                action=its.action,
                receipt=None if origin.is_ephemeral else origin.receipt,
            )
        case {"type": "message_action", "callback_id": name, "message": message}:
            author = message.get("user")  # a message of an app may have none
            return Pressed(
                id=name_of_click(body),
                at=at,
                by=origin.by,
                room=origin.room,
                action=str(Action(name=name)),
                quoted=mrkdwn.plain(str(message.get("text", ""))),
                quoted_by=replace(origin.by, route=str(author)) if author else None,
            )
        case {"command": _}:
            words, name = mrkdwn.plain(str(body.get("text", ""))), str(body.get("user_name", ""))
            return Said(
                id=name_of_click(body),
                at=at,
                by=origin.by,
                room=origin.room,
                text=words,
                name=name,
                to_dult=True,
            )
        case _:
            return None


def opens_form(body: Body) -> bool:
    """Tell whether a form is expected; what stands in a message's menu always opens one."""
    press = _press_of(body)
    return press.opens_form if press else body.get("type") == "message_action"


def language_of(body: Body) -> Language | None:
    """Return the language of what was pressed or filled in, where that can be told."""
    if body.get("type") == "view_submission":
        return modal.carried(body["view"]).language
    press = _press_of(body)
    return press.language if press else None


def _press_of(body: Body) -> Press | None:
    """Return what the pressed button carries; ``None`` for one that only leads to another page."""
    values = map(value_in, _actions(body))
    return next((pressed(value) for value in values if value), None)


def _actions(body: Body) -> Sequence[Body]:
    return body.get("actions") or ()


def _happened(event: Body, origin: Origin, event_id: EventId, at: datetime) -> Event | None:
    is_own = origin.user == origin.myself  # whether it is marked as a bot's or not
    if not is_own and (words := _words_in(event)):
        return _said(words, event.get("previous_message") or {}, origin, event_id, at)
    return _came_or_went(event, origin, event_id, at)


def _words_in(event: Body) -> Body | None:
    """Return what a person said to Dult; neither bots nor Slack itself are persons."""
    match event:
        case {"bot_id": _}:
            return None
        case {"type": "message", "subtype": "message_changed", "message": message} if _is_direct(event):
            # Slack tells of its own changes too, such as a link's preview; people's are marked as edited
            return message if "edited" in message and "bot_id" not in message else None
        case {"type": "message"} if _is_direct(event) and event.get("subtype") in {None, "file_share"}:
            return event
        case {"type": "app_mention"}:
            return event
        case _:
            return None


def _is_direct(event: Body) -> bool:
    """Tell whether something was said to Dult alone."""
    its = event.get("channel_type")
    return bool(its == "im" if its else str(event.get("channel", "")).startswith(DIRECT))


def _came_or_went(event: Body, origin: Origin, event_id: EventId, at: datetime) -> Event | None:
    happened: _Happened = {"id": event_id, "at": at, "by": origin.by, "room": origin.room}
    match event:
        case {"type": "app_home_opened", "tab": "messages"}:
            return Opened(**happened)
        case {"type": "member_joined_channel"} if origin.user == origin.myself:
            return Joined(**happened)
        case {"type": "channel_unarchive" | "group_unarchive"}:
            return Joined(**happened)
        case {"type": "channel_left" | "group_left"}:
            return Left(**happened, reason=Obstacle.NOT_A_MEMBER)
        case {"type": "channel_archive" | "group_archive" | "channel_deleted" | "group_deleted"}:
            return Left(**happened, reason=Obstacle.ARCHIVED)
        case _:
            return None


class _Happened(TypedDict):
    id: EventId
    at: datetime
    by: Address
    room: Address | None


def _said(message: Body, before: Body, origin: Origin, event_id: EventId, at: datetime) -> Said:
    return Said(
        id=event_id,
        at=at,
        by=origin.by,
        room=origin.room,
        text=_words_of(message),
        to_dult=True,
        corrects=_words_of(before),
    )


def _words_of(message: Body) -> str:
    return mrkdwn.plain(_MENTION.sub("", str(message.get("text", "")))).strip()


def _submitted(view: Body, origin: Origin, at: datetime) -> Submitted:
    values = modal.values(view)
    what = repr(sorted(values.items()))
    return Submitted(
        # the same form with the same words is one submission, however often it is sent
        id=digested("view", view["id"], what),
        at=at,
        by=origin.by,
        room=origin.room,
        action=modal.carried(view).action,
        values=values,
        receipt=origin.receipt,
    )
