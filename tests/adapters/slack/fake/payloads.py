"""What the app gets: the bodies of events, clicks, forms, shortcuts and commands.

Shapes: docs.slack.dev/apis/events-api and docs.slack.dev/reference/interaction-payloads.
"""

from typing import Any

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.conversation import Ephemeral, Posted, Room, View
from tests.adapters.slack.fake.records import Json, Team
from tests.adapters.slack.fake.world import World

VERIFICATION = "verification-token"
"""The deprecated token in every payload; nobody should look at it."""

_OF_MESSAGES = {
    "im": "message.im",
    "mpim": "message.mpim",
    "group": "message.groups",
    "channel": "message.channels",
}


def subscription_of(event: Json) -> str:
    """Return the subscription that an event comes by: ``message.im`` and the like for messages."""
    return _OF_MESSAGES[event["channel_type"]] if event["type"] == "message" else str(event["type"])


def envelope(team: Team, event: Json, event_id: str, now: float) -> Json:
    """Wrap an event as the Events API does."""
    return {
        "token": VERIFICATION,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": team.enterprise_id,
        **({"enterprise_id": team.enterprise_id} if team.enterprise_id else {}),
        "api_app_id": team.app.id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(now),
        "authorizations": [_authorization(team)],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id}",
    }


def _authorization(team: Team) -> Json:
    return {
        "enterprise_id": team.enterprise_id,
        "team_id": None if team.org_wide else team.id,
        "user_id": team.bot_user,
        "is_bot": True,
        "is_enterprise_install": team.org_wide,
    }


def interaction(world: World, kind: str, user_id: str) -> Json:
    """Begin an interaction; ``team`` is null where the app is installed org-wide (slack.md §1.4)."""
    team, user = world.team_of(user_id), world.users[user_id]
    name = user.name.lower().replace(" ", ".")
    enterprise = team.enterprise_id
    return {
        "type": kind,
        "user": {"id": user_id, "username": name, "name": name, "team_id": team.id},
        "api_app_id": team.app.id,
        "token": VERIFICATION,
        "trigger_id": world.new_trigger(user_id),
        "team": None if team.org_wide else _team(world, team),
        "enterprise": {"id": enterprise, "name": world.enterprises[enterprise]} if enterprise else None,
        "is_enterprise_install": team.org_wide,
    }


def _team(world: World, team: Team) -> Json:
    shown_team: Json = {"id": team.id, "domain": team.domain}
    if team.enterprise_id:
        shown_team |= {
            "enterprise_id": team.enterprise_id,
            "enterprise_name": world.enterprises[team.enterprise_id],
        }
    return shown_team


def channel(room: Room) -> Json:
    """Name a conversation as interactions do."""
    return {"id": room.id, "name": "privategroup" if room.kind == "group" else room.name}


def on_message(world: World, user: str, room: Room, there: Posted | Ephemeral, action: Json) -> Json:
    """Build the click on something in a message; of one that only one person sees the text is not sent."""
    ephemeral = isinstance(there, Ephemeral)
    container: Json = {
        "type": "message",
        "message_ts": there.ts,
        "channel_id": room.id,
        "is_ephemeral": ephemeral,
    }
    if there.thread_ts:
        container["thread_ts"] = there.thread_ts
    payload = interaction(world, "block_actions", user) | {
        "container": container,
        "channel": channel(room),
        "state": {"values": {}},
        "response_url": world.new_hook(user, room, ts=there.ts, ephemeral=ephemeral),
        "actions": [action],
    }
    return payload if isinstance(there, Ephemeral) else payload | {"message": shown.message(there)}


def on_view(world: World, user: str, view: View, action: Json) -> Json:
    """Build the click on something in a modal or in the Home tab."""
    return interaction(world, "block_actions", user) | {
        "container": {"type": "view", "view_id": view.id},
        "view": shown.view(view, world.team_of(user)),
        "actions": [action],
    }


def submission(world: World, user: str, view: View) -> Json:
    """Build the sending of a form."""
    return interaction(world, "view_submission", user) | {
        "view": shown.view(view, world.team_of(user)),
        "response_urls": [],
    }


def closing(world: World, user: str, view: View, *, cleared: bool) -> Json:
    """Build the closing of a modal; it has no trigger_id."""
    payload = interaction(world, "view_closed", user)
    del payload["trigger_id"]
    return payload | {"view": shown.view(view, world.team_of(user)), "is_cleared": cleared}


def message_shortcut(world: World, user: str, room: Room, there: Posted, callback_id: str) -> Json:
    """Build the choice of an action in a message's menu."""
    return interaction(world, "message_action", user) | {
        "callback_id": callback_id,
        "action_ts": f"{world.clock.now():.6f}",
        "message_ts": there.ts,
        "channel": channel(room),
        "message": shown.message(there),
        "response_url": world.new_hook(user, room),
    }


def global_shortcut(world: World, user: str, callback_id: str) -> Json:
    """Build the choice of a shortcut that belongs to no message."""
    return interaction(world, "shortcut", user) | {
        "callback_id": callback_id,
        "action_ts": f"{world.clock.now():.6f}",
    }


def command(world: World, user: str, room: Room, name: str, text: str) -> dict[str, Any]:
    """Build a slash command: docs.slack.dev/interactivity/implementing-slash-commands."""
    team = world.team_of(user)
    form: dict[str, Any] = {
        "token": VERIFICATION,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": room.id,
        "channel_name": channel(room)["name"],
        "user_id": user,
        "user_name": world.users[user].name.lower().replace(" ", "."),
        "command": name,
        "text": text,
        "api_app_id": team.app.id,
        "is_enterprise_install": "true" if team.org_wide else "false",
        "response_url": world.new_hook(user, room),
        "trigger_id": world.new_trigger(user),
    }
    if team.enterprise_id:
        form |= {
            "enterprise_id": team.enterprise_id,
            "enterprise_name": world.enterprises[team.enterprise_id],
        }
    return form
