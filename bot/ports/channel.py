"""One chat platform, as the core sees it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.events import Event
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

    async def update(self, receipt: Receipt, message: Message) -> None:
        """Show ``message`` in the place of a sent one.

        Raises:
            ChannelError: as ``send``; a message that is no longer there is ``Unreachable``.
        """
        ...

    async def delete(self, receipt: Receipt) -> None:
        """Take a sent message back; one that is gone already is no error."""
        ...

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        """Look whether a message with ``key`` arrived after ``since``.

        Raises:
            CannotTell: the platform has no way to look.
        """
        ...


class Dispatcher(Protocol):
    """Who drains a workspace: this process, or a worker somewhere."""

    async def drain(self, workspace: WorkspaceId) -> None:
        """See to it that the workspace's due deliveries leave; returns before they have."""
        ...


Handler = Callable[[Event], Awaitable[Reply]]
"""What an inbound adapter calls; the reply is the return value."""
