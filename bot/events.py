"""What a channel tells the core, in the past tense."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from nudges.delivery import Address, Receipt

EventId = NewType("EventId", str)
"""Unique per thing that happened: a platform that repeats itself repeats the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What every event knows; only the closed union ``Event`` below is handed around."""

    id: EventId
    at: datetime
    by: Address
    """The person's own conversation with Dult, also when it happened in a room."""
    room: Address | None = None
    """The team's room it happened in; ``None`` in the person's own conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Happened):
    """A person wrote something to Dult."""

    text: str
    name: str = ""
    """What the platform calls the person: shown to coordinators when nobody knows them."""
    to_dult: bool = False
    """Whether Dult was spoken to by name, also in a room: it owes an answer, whatever was said."""
    corrects: str = ""
    """What the person had written in that place before; empty where nothing is corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Happened):
    """A person pressed a button, or chose what to do with somebody's message."""

    action: str
    receipt: Receipt | None = None
    quoted: str = ""
    """The words of the message that something is to be done with; empty for a button of Dult's own."""
    quoted_by: Address | None = None
    """Who wrote them; ``None`` where the platform does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Happened):
    """A person sent a form."""

    action: str
    values: dict[str, str] = field(default_factory=dict)
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Happened):
    """A person opened a message or their conversation; never a platform's read receipt."""

    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Happened):
    """A person or a room can be reached from now on."""

    email: str | None = None
    name: str = ""
    time_zone: str | None = None
    """Where the platform believes the person to be, by its IANA name."""
    locale: str | None = None
    """The language the person uses the platform in, such as ``nb-NO``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Happened):
    """A person or a room cannot be reached any longer."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WentAway(Happened):
    """A person's status says that they are away; told only of whoever wants Dult to go by it."""

    until: datetime | None = None
    """When the status ends by itself; ``None`` where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack(Happened):
    """A person's status does not say that they are away; told as ``WentAway`` is."""


Event = Said | Pressed | Submitted | Opened | Joined | Left | WentAway | CameBack
