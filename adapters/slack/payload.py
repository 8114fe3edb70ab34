"""What Slack posts to us, read: where it happened, and what it tells the core."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypedDict

from adapters.slack import modal, mrkdwn
from adapters.slack.naming import NAME, digested, name_of, name_of_click
from adapters.slack.press import Press, pressed, value_in
from bot.events import Event, EventId, Joined, Left, Opened, Pressed, Said, Submitted
from bot.message import Action
from nudges.delivery import Address, DeliveryKey, Obstacle, Receipt, WorkspaceId
from nudges.language import Language

DIRECT: Final = "D"
"""The first letter of a direct conversation's id."""
_MENTION: Final = re.compile(r"^\s*<@[UW][A-Z0-9]+(\|[^>]*)?>")

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something happened, and every way there is to answer it."""

    workspace: WorkspaceId
    user: str
    myself: str | None = None
    """The user that Dult itself is in this workspace."""
    conversation: str | None = None
    """``None`` in the App Home and in modals that were opened from there."""
    message: str | None = None
    """The ``ts`` of the message that was pressed; ``None`` when there is none that could be changed."""
    key: DeliveryKey | None = None
    """What the pressed message was sent with."""
    thread: str | None = None
    response_url: str | None = None
    """Answers by it are possible five times, for half an hour: docs.slack.dev/interactivity."""
    is_ephemeral: bool = False
    """Whether what was pressed is shown to one person only: ``response_url`` alone can change it."""
    trigger: str | None = None
    """Opens one modal within three seconds."""
    is_home: bool = False

    @property
    def by(self) -> Address:
        """The person's own conversation with Dult."""
        return Address(channel=NAME, workspace=self.workspace, route=self.user)

    @property
    def room(self) -> Address | None:
        """The room it happened in."""
        if self.conversation is None or self.conversation.startswith(DIRECT):
            return None
        return Address(channel=NAME, workspace=self.workspace, route=self.conversation)

    @property
    def receipt(self) -> Receipt | None:
        """The message that was pressed."""
        if self.conversation is None or self.message is None:
            return None
        return Receipt(address=self.room or self.by, message_id=f"{self.conversation}:{self.message}")


def workspace_of(context: Mapping[str, Any]) -> WorkspaceId:
    """Return whose installation a request came through: the organisation's, if the app is in all of it."""
    is_org_wide = context.get("is_enterprise_install")
    its = context.get("enterprise_id") if is_org_wide else context.get("team_id")
    return WorkspaceId(f"{NAME}:{its}")


def origin_of(body: Body, workspace: WorkspaceId, myself: str | None = None) -> Origin:
    """Tell where something happened; ``myself`` is the user that Dult is there."""
    match body:
        case {"type": "event_callback", "event": event}:
            return _of_event(event, workspace, myself)
        case {"type": "view_submission", "view": view}:
            return _of_submission(body, view, workspace)
        case {"command": _}:
            return _of_command(body, workspace)
        case _:
            return _of_press(body, workspace)


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


def _of_event(event: Body, workspace: WorkspaceId, myself: str | None) -> Origin:
    said = event.get("message") or event
    user = said.get("user") or event.get("user") or ""
    return Origin(
        workspace=workspace,
        user=str(user.get("id", "") if isinstance(user, dict) else user),
        myself=myself,
        conversation=event.get("channel") if isinstance(event.get("channel"), str) else None,
        thread=said.get("thread_ts"),
        is_home=event.get("type") == "app_home_opened" and event.get("tab", "home") == "home",
    )


def _of_submission(body: Body, view: Body, workspace: WorkspaceId) -> Origin:
    carried = modal.carried(view)
    conversation, _, message = (carried.message_id or "").partition(":")
    return Origin(
        workspace=workspace,
        user=body["user"]["id"],
        conversation=conversation or carried.room,
        message=message or None,
        trigger=None,  # a form that follows stands in this one's place, not above it
        is_home=carried.home,
    )


def _of_command(body: Body, workspace: WorkspaceId) -> Origin:
    return Origin(
        workspace=workspace,
        user=body["user_id"],
        conversation=body.get("channel_id"),
        response_url=body.get("response_url"),
        trigger=body.get("trigger_id"),
        is_ephemeral=True,  # what is answered is shown to whoever asked
    )


def _of_press(body: Body, workspace: WorkspaceId) -> Origin:
    container: Body = body.get("container") or {}
    message: Body = body.get("message") or {}
    return Origin(
        workspace=workspace,
        user=body["user"]["id"],
        conversation=container.get("channel_id") or (body.get("channel") or {}).get("id"),
        message=container.get("message_ts") or _pressed_in(body),
        key=_key_in(message),
        thread=container.get("thread_ts"),
        response_url=body.get("response_url"),
        # what is chosen in a message's menu is answered to whoever chose it, and leaves the message alone
        is_ephemeral=bool(container.get("is_ephemeral")) or body.get("type") == "message_action",
        trigger=body.get("trigger_id"),
        is_home=container.get("type") == "view",
    )


def _pressed_in(body: Body) -> str | None:
    """Return which message a button stands in where no container says it."""
    message: Body = body.get("message") or {}
    return message.get("ts") if body.get("type") == "block_actions" else None


def _key_in(message: Body) -> DeliveryKey | None:
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    blocks = message.get("blocks") or [{}]
    key = payload.get("key") or blocks[0].get("block_id")
    return DeliveryKey(key) if key else None


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
