"""How Slack shows its records in answers and payloads: messages, users, conversations, views."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.adapters.slack.fake.conversation import Posted, Room, View
from tests.adapters.slack.fake.records import Json, Team, User
from tests.adapters.slack.fake.typed import state_of


def with_ids(blocks: Sequence[Json]) -> list[Json]:
    """Give every block and element the id that Slack gives where the app gave none.

    docs.slack.dev/reference/block-kit/blocks: "If not specified, one will be generated".
    """
    return [_with_ids(number, block) for number, block in enumerate(blocks)]


def _with_ids(number: int, block: Json) -> Json:
    done = {"block_id": block.get("block_id") or _made_up(number, block)} | block
    if isinstance(block.get("elements"), list):
        done["elements"] = [
            _with_action_id(f"{number}:{place}", element) for place, element in enumerate(block["elements"])
        ]
    for place in ("accessory", "element"):
        if place in block:
            done[place] = _with_action_id(f"{number}:{place}", block[place])
    return done


def _with_action_id(place: str, element: Json) -> Json:
    if element.get("type") in _SILENT or "action_id" in element:
        return element
    return element | {"action_id": _made_up(place, element)}


_SILENT = {"plain_text", "mrkdwn", "image", "rich_text_section", "rich_text_list", "rich_text_quote"}


def _made_up(place: object, of: Json) -> str:
    return hashlib.sha256(f"{place}:{of}".encode()).hexdigest()[:5]


def message(posted: Posted, *, all_metadata: bool = True, replies: Sequence[Posted] = ()) -> Json:
    """Show a message; without ``all_metadata`` its ``event_payload`` is left out (slack.md §1.3)."""
    shown: Json = {
        "type": "message",
        "user": posted.user,
        "text": posted.text,
        "ts": posted.ts,
        "team": posted.team,
        "blocks": posted.blocks,
    }
    optional: Json = {
        "subtype": "file_share" if posted.files else None,
        "thread_ts": posted.thread_ts,
        "bot_id": posted.bot_id,
        "app_id": posted.app_id,
        "attachments": posted.attachments or None,
        "files": [file.shown() for file in posted.files] or None,
        "edited": {"user": posted.user, "ts": posted.edited_ts} if posted.edited_ts else None,
        "metadata": _metadata(posted, all_metadata=all_metadata),
    }
    shown |= {name: value for name, value in optional.items() if value is not None}
    if replies:
        shown |= {"thread_ts": posted.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts}
    return shown


def _metadata(posted: Posted, *, all_metadata: bool) -> Json | None:
    if posted.metadata is None:
        return None
    return posted.metadata if all_metadata else {"event_type": posted.metadata["event_type"]}


def user(one: User, *, locale: bool, email: bool) -> Json:
    """Show a person; ``locale`` only when asked for (slack.md §1.3), the address with users:read.email."""
    profile: Json = {
        "real_name": one.name,
        "real_name_normalized": one.name,
        "display_name": one.name.split(" ", maxsplit=1)[0],
        "team": one.team_id,
        "status_text": one.status_text,
        "status_emoji": one.status_emoji,
        "status_expiration": one.status_expiration,
    }
    if email and one.email:
        profile["email"] = one.email
    shown: Json = {
        "id": one.id,
        "team_id": one.team_id,
        "name": one.name.lower().replace(" ", "."),
        "deleted": one.deleted,
        "is_bot": one.is_bot,
        "profile": profile,
        "updated": 0,
    }
    if not one.deleted:
        shown |= {
            "real_name": one.name,
            "tz": one.tz,
            "tz_label": one.tz,
            "tz_offset": _offset(one.tz),
            "is_restricted": one.is_restricted or one.is_ultra_restricted,
            "is_ultra_restricted": one.is_ultra_restricted,
            "is_app_user": False,
        }
    return shown | ({"locale": one.locale} if locale else {})


def _offset(tz: str) -> int:
    offset = datetime.now(UTC).astimezone(ZoneInfo(tz)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def conversation(room: Room, bot_user: str) -> Json:
    """Show a conversation: docs.slack.dev/reference/objects/conversation-object."""
    if room.kind == "im":
        return {
            "id": room.id,
            "is_im": True,
            "user": room.user,
            "is_open": True,
            "context_team_id": room.team_id,
        }
    return {
        "id": room.id,
        "name": room.name,
        "name_normalized": room.name,
        "is_channel": room.kind == "channel",
        "is_group": room.kind == "group",
        "is_im": False,
        "is_mpim": room.kind == "mpim",
        "is_private": room.kind != "channel",
        "is_archived": room.archived,
        "is_member": bot_user in room.members,
        "num_members": len(room.members),
        "context_team_id": room.team_id,
    }


def view(one: View, team: Team) -> Json:
    """Show a view with its state, as views.* answer and as interactions carry it."""
    content: Json = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": {"type": "plain_text", "text": "View Title"},
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "submit_disabled": False,
    }
    return (
        content
        | one.content
        | {
            "id": one.id,
            "team_id": one.team_id,
            "state": {"values": state_of(one)},
            "hash": one.hash,
            "root_view_id": one.root or one.id,
            "previous_view_id": one.previous,
            "app_id": one.app.id,
            "app_installed_team_id": team.home,
            "bot_id": team.bot_id,
        }
    )
