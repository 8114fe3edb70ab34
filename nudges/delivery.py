"""One item to one address: its kinds, its states, the reasons it ends with, and the sum that must add up."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from nudges.person import RecipientId

DeliveryId = NewType("DeliveryId", int)
WorkspaceId = NewType("WorkspaceId", str)
"""``<channel>:<the platform's own id>``: the unit of credentials and of rate limits."""

DeliveryKey = NewType("DeliveryKey", str)
"""What a channel writes beside a sent message to find it again; opaque, no personal data."""


class Kind(StrEnum):
    """What a delivery carries; the first ten are the nudges of ``decisions.md``."""

    MICRO_TASK = "micro-task"
    REFLECTION = "reflection"
    KICK_OFF = "kick-off"
    BROADCAST = "broadcast"
    REMINDER = "reminder"
    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    """An answer to something a person did: a request for help passed on, a card brought up to date."""
    TIMER = "timer"
    """A step of a running reflection: the card a minute later, the end signal."""


class Priority(IntEnum):
    """The order in which a drain claims; smaller goes first."""

    REPLY = 0
    TIMER = 1
    TASK = 2
    BROADCAST = 3


PRIORITY: dict[Kind, Priority] = {
    Kind.REPLY: Priority.REPLY,
    Kind.TIMER: Priority.TIMER,
    Kind.MICRO_TASK: Priority.TASK,
    Kind.REFLECTION: Priority.TASK,
    Kind.REMINDER: Priority.TASK,
    Kind.FOLLOW_UP: Priority.TASK,
    Kind.KICK_OFF: Priority.BROADCAST,
    Kind.BROADCAST: Priority.BROADCAST,
}


class State(StrEnum):
    """Where a delivery stands; the last four are final unless a person acts."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a delivery was skipped or failed, in one word a report can count."""

    BUDGET = "budget"
    HOLIDAY = "holiday"
    DAY_OFF = "day-off"
    LATE = "late"
    PAUSED = "paused"
    LEFT = "left"
    UNREACHABLE = "unreachable"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    FEWER = "fewer"
    """The person asked for a task every other week only."""
    ANSWERED = "answered"
    """A reminder whose task was answered meanwhile."""
    PROGRAMME_ENDED = "programme-ended"
    REJECTED = "rejected"
    """The channel refused the message itself: our bug, alerted."""
    ATTEMPTS = "attempts"
    """Tried as often as is sensible."""


class Obstacle(StrEnum):
    """Why nobody is written to there, where people can do something about it; platforms know other words."""

    ARCHIVED = "archived"
    NOT_A_MEMBER = "not-a-member"
    """Dult is not in the room."""
    NOT_ALLOWED = "not-allowed"
    """Dult is in the room and may not write."""
    NO_MESSAGES = "messages-tab-disabled"
    """The platform lets Dult write to nobody alone; whoever installed Dult there can change that."""
    UNINSTALLED = "uninstalled"
    """Somebody took Dult away from themselves; what is known of them there goes after a while."""
    NO_CHANNEL = "no-such-channel"
    """Dult was started without the platform; that is for whoever runs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is delivered: the id of a library item or a stored thing, and the version that was previewed."""

    id: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a recipient is reached; ``route`` means something to the channel only."""

    channel: str
    workspace: WorkspaceId
    route: str
    reference: str | None = field(default=None, compare=False)
    """What the channel remembers about it, where that was looked up; no part of what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The platform's own id of a sent message: to update, close or find it again."""

    address: Address
    message_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It arrived; the receipt says under which name the platform knows it."""

    receipt: Receipt
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """It may have arrived and nobody can tell: recorded as such, never sent again blindly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """It did not arrive and may ``after`` so many seconds."""

    after: float
    whole_workspace: bool = False
    in_doubt: bool = False
    """It may have arrived: look for it before it is sent again."""
    counts: bool = True
    """Whether it was a try: not where nobody called, nor where the platform itself named a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It did not arrive and never will."""

    reason: Reason
    because: str = ""
    """The platform's own word; an unreachable recipient's address is closed with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """There was nothing to send any more."""

    reason: Reason
    because: str = ""


Outcome = Sent | Doubtful | Retry | Failed | Skipped
"""How one attempt ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A claimed row of the outbox: all a drain needs to compose, send and settle it."""

    id: DeliveryId
    kind: Kind
    item: Item
    recipient: RecipientId
    address: Address
    attempt: int
    """Counts claims; a settle names it, so that a late worker cannot overwrite (fencing)."""
    spared: int = 0
    """How many of these claims were no tries."""
    due_at: datetime
    about: DeliveryId | None = None
    """The delivery this one follows: the task of a reminder, the card that is brought up to date."""
    replaces: Receipt | None = None
    """Set when an earlier message is brought up to date instead of a new one sent."""
    repeat_if_uncertain: bool = False
    in_doubt: bool = False
    """An earlier attempt may have gone out: look before sending again."""
    tried_at: datetime
    """When the first attempt began, by the machine's own clock."""
    lease_until: datetime
    """Until when it belongs to who claimed it, by the machine's own clock."""
    else_skip: Reason | None = None
    """Why it is not sent if it turns out not to have gone out."""

    @property
    def tries(self) -> int:
        """How often it was tried in earnest, this time included."""
        return self.attempt - self.spared

    @property
    def key(self) -> DeliveryKey:
        """The mark that the channel leaves beside the message."""
        return key_of(self.id)

    @property
    def replaced_key(self) -> DeliveryKey | None:
        """The mark beside the message that is brought up to date."""
        return key_of(self.about) if self.about is not None else None


def key_of(delivery: DeliveryId) -> DeliveryKey:
    """Return the mark that the channel leaves beside a delivery's message."""
    return DeliveryKey(f"d{delivery}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many deliveries stand where; ``recipients`` was counted when they were planned."""

    recipients: int
    pending: int = 0
    sending: int = 0
    sent: int = 0
    uncertain: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def adds_up(self) -> bool:
        """The promise to the coordinator: nobody is unaccounted for."""
        return self.recipients == sum(
            (self.pending, self.sending, self.sent, self.uncertain, self.failed, self.skipped)
        )

    @property
    def left(self) -> int:
        """How many have not ended yet."""
        return self.pending + self.sending
