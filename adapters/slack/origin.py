"""Where something happened in Slack, and every way there is to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from adapters.slack import modal
from adapters.slack.naming import NAME
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId

DIRECT: Final = "D"
"""The first letter of a direct conversation's id."""

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
    """Return a message's own key; one that a server leaves out is none, and nothing else is taken for it."""
    key = ((message.get("metadata") or {}).get("event_payload") or {}).get("key")
    return DeliveryKey(key) if isinstance(key, str) and key else None
