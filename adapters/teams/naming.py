"""What the core calls what happens in Teams, and where: the same event is never two."""

import hashlib
from typing import Final

from bot.events import EventId
from nudges.delivery import Address, WorkspaceId

NAME: Final = "teams"
"""What the core calls this channel."""
THREAD: Final = ";messageid="
"""What comes between a channel and a thread in it, in a conversation's id (teams.md §2.6)."""
_ROOM: Final = "room:"


def workspace_named(tenant: str) -> WorkspaceId:
    """Return what the core calls an organisation; Entra's ids are the same in small and large letters."""
    return WorkspaceId(f"{NAME}:{tenant.lower()}")


def tenant_of(workspace: WorkspaceId) -> str:
    """Return an organisation's id as Entra has it."""
    return workspace.partition(":")[2]


def person_at(workspace: WorkspaceId, account: str) -> Address:
    """Return a person's own conversation with Dult, by the id of their account (teams.md §2.6)."""
    return Address(channel=NAME, workspace=workspace, route=account.lower())


def room_at(workspace: WorkspaceId, conversation: str) -> Address:
    """Return a channel or a group chat, whichever of its threads is named."""
    return Address(channel=NAME, workspace=workspace, route=f"{_ROOM}{conversation.partition(THREAD)[0]}")


def is_room(address: Address) -> bool:
    """Tell whether an address is a channel or a group chat."""
    return address.route.startswith(_ROOM)


def conversation_of(room: Address) -> str:
    """Return what Teams calls a room."""
    return room.route.removeprefix(_ROOM)


def digested(*parts: str) -> EventId:
    """Name an event by what it is: the same parts are the same event."""
    return EventId(f"{NAME}:{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}")
