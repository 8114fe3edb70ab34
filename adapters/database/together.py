"""Writes that come at the same moment share one transaction: a commit waits for the disk, once for all."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Generic, TypeVar

from bot.errors import StoreUnavailable

T = TypeVar("T")
R = TypeVar("R")

Write = Callable[[Sequence[T]], Awaitable[Sequence[R]]]
"""Writes several things in one transaction and returns a result for each."""


class Together(Generic[T, R]):
    """Collects what comes while a transaction is under way, and writes it with the next one."""

    def __init__(self, write: Write[T, R]) -> None:
        self._write = write
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def add(self, thing: T) -> R:
        """Write one thing, alone or with others; raises what its transaction raised."""
        result: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((thing, result))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_all())
        return await result

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._write_batch(batch)
        finally:
            self._writer = None

    async def _write_batch(self, batch: Sequence[tuple[T, asyncio.Future[R]]]) -> None:
        try:
            results = await self._write([thing for thing, _ in batch])
        except StoreUnavailable as error:
            late, self._waiting = self._waiting, []  # or they would wait as long once more
            _refuse([*batch, *late], error)
        except Exception as error:  # noqa: BLE001 - whoever waits has to hear of it, whatever it is
            _refuse(batch, error)
        else:
            for place, waits in _waiting(batch):
                waits.set_result(results[place])


def _refuse(batch: Sequence[tuple[T, asyncio.Future[R]]], error: Exception) -> None:
    for _, waits in _waiting(batch):
        waits.set_exception(error)


def _waiting(batch: Sequence[tuple[T, asyncio.Future[R]]]) -> Iterator[tuple[int, asyncio.Future[R]]]:
    """Leave out whoever was cancelled and does not wait any more."""
    return ((place, waits) for place, (_, waits) in enumerate(batch) if not waits.done())
