"""One chat platform, as the core sees it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.events import CameBack, Event, WentAway
from bot.message import Message, Reply
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId


class Channel(Protocol):
    """One chat platform."""

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        """Send a message and leave ``key`` beside it.

        Raises:
            ChannelError: one of its kinds; ``bot/errors.py`` draws the tree.
        """
        ...

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        """Show ``message`` in the place of a sent one.

        Args:
            key: what it was sent with, where that is known: a platform may forget it with every change.

        Raises:
            ChannelError: as ``send``; a message that is no longer there is ``Unreachable``.
        """
        ...

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        """Look whether a message with ``key`` arrived after ``since``.

        Raises:
            CannotTell: the platform has no way to look.
        """
        ...


class References(Protocol):
    """What a channel has to remember about an address, such as the platform's id of a direct conversation."""

    async def of(self, address: Address) -> str | None:
        """Return what was kept about an address."""
        ...

    async def newest(self, workspace: WorkspaceId) -> str | None:
        """Return what was kept about whoever came last into a workspace, of those who can be written to."""
        ...

    async def keep(self, address: Address, reference: str) -> None:
        """Keep it as long as the address; an address that nobody is known at keeps nothing."""
        ...


class Statuses(Protocol):
    """What a channel has beside the rest whose people can say on their platform that they are away."""

    async def of(self, address: Address) -> WentAway | CameBack:
        """Return what a person's status says now.

        Raises:
            ChannelError: it cannot be read.
        """
        ...


class Dispatcher(Protocol):
    """Who drains a workspace: this process, or a worker somewhere."""

    async def drain(self, workspace: WorkspaceId) -> None:
        """See to it that the workspace's due deliveries leave; returns before they have."""
        ...


class Listener(Protocol):
    """What a channel tells events to when its platform wants to know at once that they came."""

    async def receive(self, event: Event) -> bool:
        """Keep an event; ``False`` when it was kept before.

        Raises:
            StoreUnavailable: nothing was kept; it has to be said again.
        """
        ...

    async def answer(self, event: Event) -> Reply:
        """Work an event that was kept."""
        ...


Handler = Callable[[Event], Awaitable[Reply]]
"""What an inbound adapter calls; the reply is the return value."""
