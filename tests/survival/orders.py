"""What a test tells its senders while they work, and they tell it, in a folder that all of them see."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.message import Message
from bot.ports import Channel
from nudges.delivery import Address, DeliveryKey, Receipt

LEASE: Final = timedelta(seconds=50)
"""Longer than a machine stands still. Nobody waits for its end: the test says when it is over, at most twice,
or what is in doubt would be looked for too late (``bot.delivery.attempt.LOOK_BACK``)."""
LOOK_S: Final = 0.02
UNHEARD: Final = 16
"""So many messages of a sender that is going to be killed have arrived, and it never hears of it."""


@dataclass(frozen=True, slots=True)
class Orders:
    """The folder: a file is a word."""

    folder: Path

    @classmethod
    @contextmanager
    def given(cls) -> Iterator["Orders"]:
        with TemporaryDirectory(prefix="dult-orders-") as folder:
            yield cls(Path(folder))

    def begin(self) -> None:
        """Let senders send."""
        (self.folder / "begin").touch()

    def let_leases_end(self) -> None:
        """Let all that was claimed until now be left behind."""
        (self.folder / f"over-{self._over()}").touch()

    def tell(self, what: str) -> None:
        """Say something, as a sender."""
        (self.folder / f"{what}-{os.getpid()}").touch()

    async def until_unheard(self, sender: int) -> None:
        """Wait until a message arrived of which a sender never hears."""
        while not (self.folder / f"unheard-{sender}").exists():  # noqa: ASYNC110 - another process tells it
            await asyncio.sleep(LOOK_S)

    async def until_at_it(self, senders: int) -> None:
        """Wait until so many have something to send."""
        while len([*self.folder.glob("at-it-*")]) < senders:  # noqa: ASYNC110 - other processes tell it
            await asyncio.sleep(LOOK_S)

    async def may_send(self) -> None:
        """Wait, as a sender, until it may send."""
        self.tell("at-it")
        while not (self.folder / "begin").exists():  # noqa: ASYNC110 - another process tells it
            await asyncio.sleep(LOOK_S)

    def now(self) -> datetime:
        return datetime.now(UTC) + LEASE * self._over()

    def real(self) -> datetime:
        return self.now()

    def _over(self) -> int:
        return len([*self.folder.glob("over-*")])


@dataclass(slots=True)
class Doomed:
    """A channel of a sender that is going to be killed: it hears of so many messages that they arrived.

    Of some others it never hears, and the rest it never sends: they are in the air when it dies, and it
    cannot have come to its end before, however long its test takes to kill it.
    """

    its: Channel
    orders: Orders
    hears: int
    _heard: int = 0
    _asking: int = 0
    _unheard: int = 0
    _more: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        await self.orders.may_send()
        async with self._more:
            await self._more.wait_for(lambda: self._heard + self._asking < self.hears or self._is_deaf)
            is_deaf = self._is_deaf
            self._asking += not is_deaf
        if is_deaf:
            await self._never_hear(to, message, key)
        return await self._ask(to, message, key)

    @property
    def _is_deaf(self) -> bool:
        return self._heard >= self.hears

    async def _ask(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        is_heard = False
        try:
            receipt = await self.its.send(to, message, key)
            is_heard = True
        finally:
            async with self._more:
                self._asking -= 1
                self._heard += is_heard
                self._more.notify_all()
        return receipt

    async def _never_hear(self, to: Address, message: Message, key: DeliveryKey) -> None:
        if self._unheard < UNHEARD:
            self._unheard += 1
            await self.its.send(to, message, key)
            self.orders.tell("unheard")
        await asyncio.Event().wait()

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        await self.its.update(receipt, message, key)

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        return await self.its.find(to, key, since)


@dataclass(slots=True)
class Survivor:
    """A channel of a sender that begins when it may."""

    its: Channel
    orders: Orders

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        await self.orders.may_send()
        return await self.its.send(to, message, key)

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        await self.its.update(receipt, message, key)

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        return await self.its.find(to, key, since)


def ordered(channel: Channel, orders: Orders, hears: int) -> Channel:
    """Return a channel as the test wants it: of a sender that is killed after so many, or, for 0, never."""
    return Doomed(channel, orders, hears) if hears else Survivor(channel, orders)
