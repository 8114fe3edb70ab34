"""``files.*``: the three steps of an upload."""

from tests.adapters.slack.fake import shown
from tests.adapters.slack.fake.call import Calling
from tests.adapters.slack.fake.conversation import File, Room
from tests.adapters.slack.fake.methods.chat import announce
from tests.adapters.slack.fake.records import Json
from tests.adapters.slack.fake.refusal import Refused


def get_upload_url(call: Calling) -> Json:
    """Give the address to which the bytes are to be POSTed: docs, files.getUploadURLExternal."""
    name = call.args.need("filename")
    length = call.args.number("length", 0)
    if length <= 0:
        raise Refused("invalid_arguments")
    file_id = call.world.new_id("F")
    home = call.token.team_id or call.token.enterprise_id or ""
    call.world.files[file_id] = File(id=file_id, name=name, title=name, length=length, team_id=home)
    return {"upload_url": f"{call.base}upload/v1/{file_id}", "file_id": file_id}


def complete_upload(call: Calling) -> Json:
    """Finish an upload and share it; without a conversation the file stays private to the app."""
    wanted = call.args.structure("files") or []
    if not wanted:
        raise Refused("invalid_arguments")
    files = [_finished(call, one) for one in wanted]
    for room in _rooms(call):
        _share(call, room, files)
    return {"files": [file.shown() for file in files]}


def _finished(call: Calling, wanted: Json) -> File:
    file = call.world.files.get(str(wanted.get("id")))
    if file is None or file.content is None:
        raise Refused("file_not_found")
    if file.ts:
        raise Refused("file_already_completed")
    file.title = str(wanted.get("title") or file.name)
    return file


def _rooms(call: Calling) -> list[Room]:
    """Find where to share: ``channel_id`` is a conversation, ``channels`` may name people (docs)."""
    if "channel_id" in call.args:
        return [_member_of(call, call.room(call.args.text("channel_id")))]
    named = [one.strip() for one in call.args.text("channels").split(",") if one.strip()]
    return [
        call.world.direct(call.world.team_of(one), one)
        if one in call.world.users
        else _member_of(call, call.room(one))
        for one in named
    ]


def _member_of(call: Calling, room: Room) -> Room:
    if call.bot_user not in room.members:
        raise Refused("not_in_channel")
    return room


def _share(call: Calling, room: Room, files: list[File]) -> None:
    message = call.world.post(
        room,
        call.bot_user,
        call.args.text("initial_comment"),
        blocks=shown.with_ids(call.args.structure("blocks") or []),
        thread_ts=call.args.text("thread_ts") or None,
        files=files,
        bot_id=call.bot_id,
        app_id=call.token.app.id,
    )
    for file in files:
        file.channel, file.ts = room.id, message.ts
    announce(call, room, message)
