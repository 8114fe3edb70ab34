"""What the fake Teams remembers: tenants, people, conversations, messages, calls."""

import uuid
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(kw_only=True)
class Tenant:
    """An organisation."""

    id: str
    region: str = "emea"
    """What stands first in the path of its serviceUrl."""
    strict_host: bool = False
    """Whether other regions answer 403 InvalidBotApiHost, as for GCC (teams.md §2.2)."""


@dataclass(kw_only=True)
class User:
    """A person, named by the id of their account."""

    id: str
    tenant: str
    name: str
    email: str
    time_zone: str = "Europe/Oslo"
    locale: str = "nb-NO"
    role: str = "user"
    installed: bool = True
    """In personal scope, by an app setup policy or by themselves (teams.md §2.6)."""
    blocked: bool = False
    disabled: bool = False
    """The administrator lets this person not use the app (teams.md §2.2, BotDisabledByAdmin)."""

    @property
    def mri(self) -> str:
        """What activities call them: per bot and user (teams.md §2.6)."""
        return f"29:{uuid.uuid5(uuid.NAMESPACE_OID, self.id).hex}"


@dataclass(kw_only=True)
class Posted:
    """A message."""

    id: str
    conversation: str
    activity: Json
    at: float
    by: str = ""
    """A person's id; empty for Dult's own."""
    thread: str = ""
    """In a channel, the message that its thread begins with; its own id where it begins one."""
    deleted: bool = False
    edits: list[Json] = field(default_factory=list)
    """What stood there before, oldest first."""

    @property
    def cards(self) -> list[Json]:
        return [
            one["content"]
            for one in self.activity.get("attachments") or ()
            if one.get("contentType") == "application/vnd.microsoft.card.adaptive"
        ]


@dataclass(kw_only=True)
class Conversation:
    """A person's own conversation with Dult, a channel of a team, or a group chat."""

    id: str
    tenant: str
    kind: str
    """``personal``, ``channel`` or ``groupChat``, as ``conversationType`` has it."""
    members: list[str]
    user: str = ""
    """Whose it is, of a personal one."""
    team: str = ""
    """The id of the team that a channel is of: that of its first channel."""
    name: str = ""
    bot_in: bool = True
    removed: bool = False
    """Its person removed the history: 404 until it is created again (teams.md §0.8)."""
    writable: bool = True
    """Whether Dult may write; else 403 NotEnoughPermissions (teams.md §2.2)."""
    at_work: int = 0
    """Operations under way."""
    posted: dict[str, Posted] = field(default_factory=dict)


@dataclass(kw_only=True)
class Upload:
    """A file that somebody let Dult put into their storage."""

    name: str
    user: str
    content: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request to the connector."""

    at: float
    operation: str
    """``create``, ``post``, ``put``, ``delete`` or ``members``."""
    where: str
    """The conversation; for ``create`` whom it is with."""
    status: int
    """0 where the connection dropped."""
    code: str
    fault: str
    token: str
    region: str
    connection: str
    body: Json
