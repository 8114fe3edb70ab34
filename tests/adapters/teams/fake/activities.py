"""What Teams tells Dult: activities in the shapes that Microsoft's docs and recordings of real ones have.

[CONV] learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages and
…/subscribe-to-conversation-events, tabs *JSON*; [EXT] …/messaging-extensions/how-to/action-commands/
create-task-module; [REC] recordings of January 2026 and October 2025 in github.com/microsoft/teams.net,
TeamsActivityTests.cs. Where locale and zone stand is in teams.md §2.7.
"""

import html
import re
import uuid
from collections.abc import Mapping

from tests.adapters.teams.fake.moments import local_stamp, stamp
from tests.adapters.teams.fake.records import Conversation, Json, Posted, User
from tests.adapters.teams.fake.world import World

BOT = "Dult"
_TAG = re.compile(r"<[^>]*>")


def begin(
    world: World, user: str, kind: str, there: Conversation, *, thread: str = "", message_id: str = ""
) -> Json:
    """Begin an activity; ``thread`` is the message that a channel's thread begins with."""
    its = world.users[user]
    return {
        "type": kind,
        "id": message_id or f"f:{uuid.uuid4()}",
        "timestamp": stamp(world.clock.now()),
        "channelId": "msteams",
        "serviceUrl": world.service_url(there.tenant),
        "from": account(its) | {"name": its.name},
        "recipient": {"id": world.bot_id, "name": BOT},
        "conversation": _conversation(there, thread),
        "channelData": _place(there),
    }


def account(user: User) -> Json:
    """Name somebody; who joined without an account has no ``aadObjectId``."""
    return {"id": user.mri} | ({} if user.role == "anonymous" else {"aadObjectId": user.id})


def local(user: User, now: float) -> Json:
    """Return what a client says of itself; messages and invokes have it (teams.md §2.7)."""
    return {
        "localTimestamp": local_stamp(now, user.time_zone),
        "localTimezone": user.time_zone,
        "locale": user.locale,
        "entities": [client_info(user) | {"timezone": user.time_zone}],
    }


def client_info(user: User) -> Json:
    """Describe a client, without its zone."""
    country = user.locale.partition("-")[2]
    return {"type": "clientInfo", "locale": user.locale, "country": country, "platform": "Windows"}


def message(
    world: World,
    user: str,
    there: Conversation,
    text: str,
    *,
    message_id: str,
    thread: str = "",
    mention: bool = False,
    page: str | None = None,
) -> Json:
    """Write something ([CONV], [REC]); ``page`` is the HTML of it where that is more than its words."""
    said = begin(world, user, "message", there, thread=thread or message_id, message_id=message_id)
    said |= local(world.users[user], world.clock.now())
    if there.kind == "channel":
        said["channelData"] |= {"teamsChannelId": there.id, "teamsTeamId": there.team}
    plain = _TAG.sub("", text) if there.kind == "personal" else html.escape(text, quote=False)
    written = html.escape(text, quote=False).replace("\n", "<br>")
    at = f"<at>{BOT}</at>"
    if mention:
        mentioned = {"mentioned": {"id": world.bot_id, "name": BOT}, "text": at, "type": "mention"}
        said["entities"] = [mentioned, *said["entities"]]
    opening = f'<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">{BOT}</span>&nbsp;'
    content = page if page is not None else f"<p>{opening if mention else ''}{written}</p>"
    return said | {
        "textFormat": "plain",
        "text": f"{at} {plain}" if mention else plain,
        "attachments": [{"contentType": "text/html", "content": content}],
    }


def on_message(
    world: World, user: str, kind: str, there: Conversation, *, posted: Posted, **more: object
) -> Json:
    """Do something to a message: press a button in it, or react to it ([REC])."""
    told = begin(world, user, kind, there, thread=posted.thread)
    return told | local(world.users[user], world.clock.now()) | {"replyToId": posted.id} | more


def press(world: World, user: str, there: Conversation, posted: Posted, data: object) -> Json:
    """Press a plain ``Action.Submit``: a message without words, and with a value."""
    told = on_message(world, user, "message", there, posted=posted, value=data)
    return _from_card(told, posted)


def invoke(world: World, user: str, there: Conversation, name: str, value: object) -> Json:
    """Ask for an answer that no card and no message's menu asks for."""
    told = begin(world, user, "invoke", there) | {"name": name, "value": value}
    return told | local(world.users[user], world.clock.now())


def from_card(
    world: World, user: str, there: Conversation, name: str, *, value: object, posted: Posted
) -> Json:
    """Ask for the answer to a button in a message's card ([REC])."""
    told = on_message(world, user, "invoke", there, posted=posted, name=name, value=value)
    return _from_card(told, posted)


def from_menu(world: World, user: str, there: Conversation, command: str, posted: Posted) -> Json:
    """Ask for the dialog of a command that was chosen in a message's menu ([EXT])."""
    told = begin(world, user, "invoke", there, thread=posted.thread)
    told |= local(world.users[user], world.clock.now())
    told["channelData"] |= {"source": {"name": "compose"}, "legacy": {"replyToId": _legacy(posted)}}
    value = {
        "commandId": command,
        "commandContext": "message",
        "requestId": uuid.uuid4().hex,
        "messagePayload": _payload(world, there, posted),
        "context": {"theme": "default"},
    }
    return told | {"name": "composeExtension/fetchTask", "value": value}


def after(world: World, earlier: Json, name: str, value: object) -> Json:
    """Go on from where an earlier invoke began."""
    new = {"id": f"f:{uuid.uuid4()}", "timestamp": stamp(world.clock.now())}
    return earlier | new | {"name": name, "value": value}


def installation(world: World, user: str, there: Conversation, action: str) -> Json:
    """Put the app somewhere, or take it away; the client's zone is not told."""
    told = begin(world, user, "installationUpdate", there)
    its = world.users[user]
    told |= {
        "action": action,
        "locale": its.locale,
        "entities": [{"type": "clientInfo", "locale": its.locale}],
    }
    del told["from"]["name"]
    told["channelData"] |= {"source": {"name": "message"}}
    return told


def update(
    world: World,
    user: str,
    there: Conversation,
    event: str,
    *,
    data: Mapping[str, object] | None = None,
    **more: object,
) -> Json:
    """Tell of a change ([CONV]): neither locale nor zone, and of a team by the team's own conversation."""
    told = begin(world, user, "conversationUpdate", there) | more
    del told["from"]["name"]
    told["channelData"].pop("channel", None)
    if there.kind == "channel":
        told["channelData"] |= {"eventType": event} | dict(data or {})
    return told


def _payload(world: World, there: Conversation, posted: Posted) -> Json:
    """Describe a message to a command of its menu."""
    said = posted.activity
    pages = (one["content"] for one in said.get("attachments") or () if one["contentType"] == "text/html")
    page = next(pages, f"<p>{html.escape(str(said.get('text') or ''), quote=False)}</p>")
    sender: Json = {"device": None, "conversation": None, "user": None, "application": None}
    if posted.by:
        its = world.users[posted.by]
        known = {"userIdentityType": "aadUser", "id": its.id, "displayName": its.name}
        sender["user"] = known
    else:
        sender["application"] = {
            "applicationIdentityType": "bot",
            "id": world.app_id,
            "displayName": BOT,
        }
    return {
        "linkToMessage": f"https://teams.microsoft.com/l/message/{there.id}/{posted.id}",
        "id": posted.id,
        "replyToId": posted.thread if posted.thread not in {"", posted.id} else None,
        "createdDateTime": stamp(posted.at),
        "lastModifiedDateTime": None,
        "deleted": False,
        "subject": None,
        "summary": None,
        "importance": "normal",
        "locale": "en-us",
        "body": {"contentType": "html", "content": page},
        "from": sender,
        "reactions": [],
        "mentions": [],
        "attachments": [],
    }


def _conversation(there: Conversation, thread: str) -> Json:
    named = {"name": there.name} if there.name else {}
    tenant = {"tenantId": there.tenant}
    match there.kind:
        case "personal":
            return {"conversationType": "personal", "id": there.id} | tenant
        case "channel":
            there_id = f"{there.id};messageid={thread}" if thread else there.id
            return {"isGroup": True, "conversationType": "channel", "id": there_id} | tenant | named
        case _:
            return {"isGroup": True, "conversationType": "groupChat", "id": there.id} | tenant | named


def _place(there: Conversation) -> Json:
    """Return ``channelData``: the definitive source for where it was."""
    place: Json = {"tenant": {"id": there.tenant}}
    if there.kind == "channel":
        place |= {"channel": {"id": there.id}, "team": {"id": there.team}}
    return place


def _from_card(told: Json, posted: Posted) -> Json:
    """Say that it comes from a message's card ([REC])."""
    told["channelData"] |= {"source": {"name": "message"}, "legacy": {"replyToId": _legacy(posted)}}
    return told


def _legacy(posted: Posted) -> str:
    return f"1:{uuid.uuid5(uuid.NAMESPACE_OID, posted.id).hex}"
