"""``conversations.*``: opening, reading and listing rooms and direct messages."""

from collections.abc import Sequence
from itertools import count

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.conversation import Posted, Room
from tests.adapters.slack.fake.pages import page
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.refusal import Refused

MOST_USERS = 8
"""slack.md §1.3: conversations.open takes at most 8."""
UNLISTED_MOST = 15
"""slack.md §1.1: 15 messages for distributed apps outside the Marketplace."""

_mpim = count(1)


def open_(call: Calling) -> Json:
    """Open the direct messages with one person, or with several."""
    call.require("im:write", "mpim:write")
    users = [one for one in call.args.text("users").replace(" ", "").split(",") if one]
    if not users and "channel" in call.args:
        return {"channel": {"id": call.room(call.args.text("channel")).id}, "already_open": True}
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > MOST_USERS:
        raise Refused("too_many_users")
    for one in users:
        if call.user(one).deleted:
            raise Refused("user_disabled")  # slack.md §1.3
        if call.world.users[one].is_bot:
            raise Refused("cannot_dm_bot")
    room = _open(call, users)
    return {"channel": {"id": room.id}}


def _open(call: Calling, users: Sequence[str]) -> Room:
    user = call.user(users[0])
    team = call.world.teams[next(one for one in sorted(user.teams) if call.sees(one))]
    if len(users) == 1:
        return call.world.direct(team, users[0])
    members = {*users, team.bot_user}
    for room in call.world.rooms.values():
        if room.kind == "mpim" and room.members == members:
            return room
    made = Room(id=f"G0MP{next(_mpim)}", team_id=team.id, name="mpdm", kind="mpim", members=members)
    call.world.rooms[made.id] = made
    return made


def history(call: Calling) -> Json:
    """Read a conversation, newest first; replies in threads are not there (slack.md §1.3)."""
    room = _readable(call)
    messages = [
        one for one in _visible(call, room) if (not one.is_reply or one.broadcast) and _between(call, one.ts)
    ]
    part, cursor = page(call, messages[::-1], usual=100, most=_most(call, 999))
    return {
        "messages": [_shown(call, room, one) for one in part],
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }


def replies(call: Calling) -> Json:
    """Read a thread, its first message first."""
    room = _readable(call)
    root = call.args.need("ts", "thread_not_found")
    if root not in room.posted:
        raise Refused("thread_not_found")
    visible = _visible(call, room)
    first = [one for one in visible if one.ts == root]
    thread = [one for one in visible if one.is_reply and one.thread_ts == root and _between(call, one.ts)]
    part, cursor = page(call, [*first, *thread], usual=_most(call, 1000), most=_most(call, 1000))
    return {
        "messages": [_shown(call, room, one) for one in part],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def _readable(call: Calling) -> Room:
    room = call.room(call.args.need("channel", "channel_not_found"))
    call.require_of(room, "history")
    if call.bot_user not in room.members:
        raise Refused("not_in_channel")
    return room


def _visible(call: Calling, room: Room) -> list[Posted]:
    habits = call.world.habits
    if habits.empty_looks:
        habits.empty_looks -= 1
        return []
    latest = call.world.clock.now() - habits.history_delay
    return [one for one in room.posted.values() if not one.deleted and one.at <= latest]


def _between(call: Calling, ts: str) -> bool:
    """``oldest`` and ``latest`` leave out their own moment unless ``inclusive``."""
    oldest, latest = call.args.text("oldest", "0"), call.args.text("latest", "99999999999")
    at, first, last = float(ts), float(oldest or 0), float(latest or 99_999_999_999)
    return first <= at <= last if call.args.flag("inclusive") else first < at < last


def _shown(call: Calling, room: Room, one: Posted) -> Json:
    all_metadata = call.args.flag("include_all_metadata")
    thread = [reply for reply in room.posted.values() if reply.is_reply and reply.thread_ts == one.ts]
    return shown.message(
        one, all_metadata=all_metadata, replies=[reply for reply in thread if not reply.deleted]
    )


def _most(call: Calling, listed: int) -> int:
    return UNLISTED_MOST if call.world.habits.unlisted else listed


def info(call: Calling) -> Json:
    """Tell about one conversation."""
    room = call.room(call.args.need("channel", "channel_not_found"))
    call.require_of(room, "read")
    return {"channel": shown.conversation(room, call.bot_user)}


def list_(call: Calling) -> Json:
    """List a workspace's conversations; public channels unless ``types`` names others."""
    names = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
    kinds = {names[one.strip()] for one in call.args.text("types", "public_channel").split(",")}
    team = call.team
    rooms = [
        room
        for room in call.world.rooms.values()
        if room.team_id == team.id
        and room.kind in kinds
        and (room.kind == "channel" or call.bot_user in room.members)
        and not (room.archived and call.args.flag("exclude_archived"))
    ]
    part, cursor = page(call, rooms, usual=100, most=999)
    return {
        "channels": [shown.conversation(room, call.bot_user) for room in part],
        "response_metadata": {"next_cursor": cursor},
    }


def members(call: Calling) -> Json:
    """List who is in a conversation, the app's own user too."""
    room = call.room(call.args.need("channel", "channel_not_found"))
    call.require_of(room, "read")
    part, cursor = page(call, sorted(room.members), usual=100, most=999)
    return {"members": list(part), "response_metadata": {"next_cursor": cursor}}


def join(call: Calling) -> Json:
    """Join a public channel."""
    room = call.room(call.args.need("channel", "channel_not_found"))
    if room.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if room.archived:
        raise Refused("is_archived")
    room.members.add(call.bot_user)
    return {"channel": shown.conversation(room, call.bot_user)}
