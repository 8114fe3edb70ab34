"""``chat.*``: posting, changing and taking back messages."""

from typing import Any

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.conversation import Posted, Room
from tests.adapters.slack.fake.judge import characters_of, judge_blocks
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.refusal import Refused, invalid

LONGEST_POST = 40_000
"""Longer texts are cut, with the warning ``message_truncated`` (slack.md §1.2)."""
LONGEST_UPDATE = 4_000
"""Longer ones are refused with ``msg_too_long`` (slack.md §1.2)."""
LONGEST_MARKDOWN = 12_000
ALL_BLOCKS = 12_000
"""Characters over all blocks; undocumented, ≈ 12-13k: ``msg_blocks_too_long`` (slack.md §1.2)."""
METADATA = 8_000
"""Bytes; the size behind ``metadata_too_large`` is not documented: ours is a guess."""


def post_message(call: Calling) -> Json:
    """Post; ``channel`` may be a person, and is answered with the id of the conversation."""
    room = _where(call)
    content = _content(call)
    thread_ts = call.args.text("thread_ts") or None
    message = call.world.post(
        room,
        call.bot_user,
        **content,
        metadata=_metadata(call),
        thread_ts=thread_ts,
        broadcast=call.args.flag("reply_broadcast"),
        bot_id=call.bot_id,
        app_id=call.token.app.id,
    )
    announce(call, room, message)
    answer: Json = {"channel": room.id, "ts": message.ts, "message": shown.message(message)}
    if len(call.args.text("text")) > LONGEST_POST:
        answer |= {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
    return answer


def post_ephemeral(call: Calling) -> Json:
    """Show a message to one person in a conversation they are in."""
    room = _where(call)
    user = call.args.need("user")
    if user not in room.members:
        raise Refused("user_not_in_channel")
    content = _content(call)
    del content["attachments"]
    thread_ts = call.args.text("thread_ts") or None
    return {"message_ts": call.world.whisper(room, user, **content, thread_ts=thread_ts).ts}


def update(call: Calling) -> Json:
    """Change a message; ``channel`` must be a conversation, not a person (docs: chat.update)."""
    room = call.room(call.args.need("channel", "channel_not_found"))
    message = call.message(room, call.args.need("ts", "message_not_found"))
    if message.user != call.bot_user:
        raise Refused("cant_update_message")
    if len(call.args.text("text")) > LONGEST_UPDATE:
        raise Refused("msg_too_long")
    content = _content(call)
    before = shown.message(message)
    _change(call, message, content)
    if room.kind == "im" and call.world.habits.echoes:
        call.world.emit(call.world.teams[room.team_id], changed(room, message, before))
    return {
        "channel": room.id,
        "ts": message.ts,
        "text": message.text,
        "message": shown.message(message),
    }


def _change(call: Calling, message: Posted, content: dict[str, Any]) -> None:
    """Text without blocks takes the blocks away; neither leaves them: docs of chat.update, ``blocks``."""
    message.text = content["text"] or message.text
    if "blocks" in call.args or "text" in call.args:
        message.blocks = content["blocks"]
    if "attachments" in call.args:
        message.attachments = content["attachments"]
    if "metadata" in call.args or not call.world.habits.update_keeps_metadata:
        message.metadata = _metadata(call)
    message.updates += 1
    message.edited_ts = f"{call.world.clock.now():.6f}"


def delete(call: Calling) -> Json:
    """Take a message back."""
    room = call.room(call.args.need("channel", "channel_not_found"))
    message = call.message(room, call.args.need("ts", "message_not_found"))
    if message.user != call.bot_user:
        raise Refused("cant_delete_message")
    message.deleted = True
    if room.kind == "im" and call.world.habits.echoes:
        call.world.emit(call.world.teams[room.team_id], gone(room, message))
    return {"channel": room.id, "ts": message.ts}


def _where(call: Calling) -> Room:
    """Find where to post, and look whether anything forbids it (slack.md §1.3, posting errors)."""
    channel = call.args.need("channel", "channel_not_found")
    room = _person(call, channel) if channel in call.world.users else call.room(channel)
    if room.archived:
        raise Refused("is_archived")
    if room.kind == "im":
        _may_write_to(call, room)
    elif call.bot_user not in room.members and "chat:write.public" not in call.token.scopes:
        raise Refused("not_in_channel")
    if room.refuses:
        raise Refused(room.refuses)
    return room


def _person(call: Calling, user_id: str) -> Room:
    user = call.user(user_id)
    team = call.world.teams[next(one for one in sorted(user.teams) if call.sees(one))]
    return call.world.direct(team, user_id)


def _may_write_to(call: Calling, room: Room) -> None:
    user = call.world.users[room.user or ""]
    if not call.token.app.messages_tab:
        raise Refused("messages_tab_disabled")
    if user.deleted and not call.world.habits.deactivated_swallows:
        raise Refused("user_disabled")
    if user.is_bot:
        raise Refused("cannot_dm_bot")


def _content(call: Calling) -> dict[str, Any]:
    text, blocks = call.args.text("text"), call.args.structure("blocks", "invalid_blocks_format") or []
    markdown = call.args.text("markdown_text")
    attachments = call.args.structure("attachments") or []
    if markdown and (text or blocks):
        raise Refused("markdown_text_conflict")  # slack.md §1.2: exclusive with text and blocks
    if len(markdown) > LONGEST_MARKDOWN:
        raise Refused("msg_too_long")
    if not (text or blocks or markdown or attachments):
        raise Refused("no_text")
    faults = judge_blocks(blocks, "message")
    if faults:
        raise invalid("invalid_blocks", faults)
    if characters_of(blocks) > ALL_BLOCKS:
        raise Refused("msg_blocks_too_long")
    return {
        "text": (text or markdown)[:LONGEST_POST],
        "blocks": shown.with_ids(blocks),
        "attachments": attachments,
    }


def _metadata(call: Calling) -> Json | None:
    """Read ``metadata``: a type, and a payload without nesting (slack.md §1.3)."""
    metadata = call.args.structure("metadata", "invalid_metadata_format")
    match metadata:
        case None:
            return None
        case dict() if not metadata:
            return None
        case {"event_type": str(), "event_payload": dict(payload), **rest} if not rest:
            if any(isinstance(value, dict) for value in payload.values()):
                raise Refused("invalid_metadata_schema")
            if len(str(metadata).encode()) > METADATA:
                raise Refused("metadata_too_large")
            return dict(metadata)
        case _:
            raise Refused("invalid_metadata_format")


def announce(call: Calling, room: Room, message: Posted) -> None:
    """An app that listens to message.im hears itself too; bolt filters by bot_id (slack.md §2)."""
    if room.kind != "im" or not call.world.habits.echoes:
        return
    event = shown.message(message) | {
        "channel": room.id,
        "channel_type": "im",
        "event_ts": message.ts,
    }
    call.world.emit(call.world.teams[room.team_id], event)


def changed(room: Room, message: Posted, before: Json) -> Json:
    """The event of an edited message (slack.md §3.23)."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": shown.message(message),
        "previous_message": before,
        "channel": room.id,
        "channel_type": room.kind,
        "ts": message.edited_ts,
        "event_ts": message.edited_ts,
    }


def gone(room: Room, message: Posted) -> Json:
    """The event of a deleted message."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": shown.message(message),
        "channel": room.id,
        "channel_type": room.kind,
        "ts": message.ts,
        "event_ts": message.ts,
    }
