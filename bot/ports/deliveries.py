"""The outbox, as the core sees it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NewType, Protocol

from bot.message import Message
from nudges.calendar import Window
from nudges.delivery import (
    Address,
    Delivery,
    DeliveryId,
    Item,
    Kind,
    Outcome,
    Receipt,
    State,
    WorkspaceId,
)
from nudges.person import Country, RecipientId, WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How an attempt ended, named by its delivery and its attempt."""

    delivery: DeliveryId
    attempt: int
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A single row for the outbox, bound to one recipient."""

    key: str
    """Names the occasion: the same key for the same recipient is posted once."""
    kind: Kind
    item: Item
    to: RecipientId
    due_at: datetime
    closes_at: datetime | None = None
    until: datetime | None = None
    """Late, it may wait for a later send window until then."""
    about: DeliveryId | None = None
    replaces: bool = False
    at: Address | None = None
    """An address of theirs, for when it is not to go where they are usually reached."""
    shown: Receipt | None = None
    """Where it is shown already: nothing is sent, but the card is known and can be brought up to date."""


Connection = NewType("Connection", int)
"""Which one it is of a workspace's connections, counted: each time that Dult is installed there anew."""
WORKSPACE_LOST: Final = "workspace-lost "
"""How a round of the agenda begins that tells of a disconnected workspace; its id follows."""
MESSAGES_CLOSED: Final = "messages-closed "
"""How one begins that tells of a workspace in which Dult may write to nobody; its id follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostWorkspace:
    """A workspace that Dult was taken out of."""

    workspace: WorkspaceId
    reason: str
    """The platform's own word."""
    since: datetime | None
    """``None`` when an older Dult noted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """People of one slot whose deliveries may wait for a later send window."""

    slot_id: int
    time_zone: str
    country: Country
    working_days: WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A delivery as the conversation looks back at it."""

    id: DeliveryId
    kind: Kind
    item: Item
    recipient: RecipientId
    state: State
    receipt: Receipt | None
    about: DeliveryId | None
    occasion: int
    due_at: datetime
    sent_at: datetime | None

    def renewal(self, *, key: str, item: Item, due_at: datetime) -> Outgoing:
        """Return the row that brings this card up to date: ``item`` in its place."""
        return Outgoing(
            key=f"{key}:{self.id}",
            kind=Kind.REPLY,
            item=item,
            to=self.recipient,
            due_at=due_at,
            about=self.id,
            replaces=True,
        )

    @property
    def root(self) -> DeliveryId:
        """The delivery an answer belongs to, also when it came again another day."""
        return self.about or self.id


class Deliveries(Protocol):
    """The outbox."""

    async def turn(
        self,
        workspace: WorkspaceId,
        *,
        settled: Sequence[Settled],
        claim: int,
        now: datetime,
        real_now: datetime,
        lease_until: datetime,
    ) -> list[Delivery]:
        """Settle what ended and claim at most ``claim`` due deliveries, in one transaction."""
        ...

    async def post(self, *rows: Outgoing) -> None:
        """Put single rows into the outbox; a row whose key was posted before is left as it is."""
        ...

    async def look(self, delivery: DeliveryId) -> Posted | None:
        """Look back at a delivery."""
        ...

    async def cards(self, root: DeliveryId, recipient: RecipientId) -> list[Posted]:
        """Return what the recipient got that shows one delivery: itself, its reminder, when it came again."""
        ...

    async def showing(self, *items: str, to: RecipientId | None = None) -> list[Posted]:
        """Return the cards on which one of these items was shown, to everybody or to one recipient."""
        ...

    async def at(self, receipt: Receipt) -> DeliveryId | None:
        """Return the delivery whose message this is."""
        ...

    async def opened(self, delivery: DeliveryId, at: datetime) -> None:
        """Note that the recipient opened or pressed something, the first time."""
        ...

    async def overdue(self, now: datetime) -> list[Overdue]:
        """Skip what came too late for its day, and name what may wait for a later window."""
        ...

    async def park(self, waiting: Overdue, window: Window, now: datetime) -> None:
        """Move what may wait to the next send window of its people."""
        ...

    async def counts(self) -> Mapping[tuple[Kind, State], int]:
        """Count all deliveries by kind and state."""
        ...

    async def oldest_due(self, now: datetime) -> datetime | None:
        """Tell since when the oldest delivery has been due that is not sent."""
        ...

    async def resume(self, recipient: RecipientId, now: datetime) -> None:
        """Let go out what a recipient could not be reached with, where its time is not over.

        What counts in a person's week stays as it is.
        """
        ...

    async def disconnect(
        self, workspace: WorkspaceId, reason: str, at: datetime, through: Connection | None = None
    ) -> None:
        """Stop everything to a workspace whose installation is gone; ``connect`` undoes it.

        The first time it is put on the agenda that it was lost. Whoever heard it ``through`` a connection
        that is not the present one any more changes nothing: Dult has been installed there again meanwhile.
        """
        ...

    async def connection(self, workspace: WorkspaceId) -> Connection:
        """Tell through which connection a workspace is written to now."""
        ...

    async def disconnected(self) -> Sequence[LostWorkspace]:
        """Name the workspaces that are disconnected, the longest first."""
        ...

    async def connect(self, workspace: WorkspaceId) -> None:
        """Let everything to a workspace go on: Dult is installed there, or is again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What a delivery turned into when its time came; no message means there is nothing to say any more."""

    message: Message | None = None
    outcome: Outcome | None = None
    """How a delivery without a message ends."""


Compose = Callable[[Delivery], Awaitable[Composed]]
