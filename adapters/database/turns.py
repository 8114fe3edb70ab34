"""Who writes next: what somebody waits for before a screen goes ahead of everything else in this process."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from bot.errors import StoreUnavailable


class Turns:
    """The line before SQLite's one lock.

    SQLite itself keeps no line: who finds the file locked sleeps for ever longer, up to 100 ms, and looks
    again (``sqliteDefaultBusyCallback`` in its main.c). Beside a drain, which writes one thing after another,
    whoever pressed a button hardly ever found it free (measured: 0.6 s until it was kept).
    """

    def __init__(self) -> None:
        self._line = asyncio.Lock()
        """Writers wait here, so that one of them at most stands before somebody who is heard."""
        self._turn = asyncio.Lock()

    def writer(self, patience: float) -> AbstractAsyncContextManager[float]:
        """Wait for a turn behind all others, for ``patience`` seconds; yields what is left of them.

        Raises:
            StoreUnavailable: it took longer.
        """
        return _held(patience, self._line, self._turn)

    def hearer(self, patience: float) -> AbstractAsyncContextManager[float]:
        """Do so ahead of all writers."""
        return _held(patience, self._turn)


@asynccontextmanager
async def _held(patience: float, *locks: asyncio.Lock) -> AsyncIterator[float]:
    until = time.monotonic() + patience
    async with AsyncExitStack() as held:
        try:
            async with asyncio.timeout(patience):
                for lock in locks:
                    await held.enter_async_context(lock)
        except TimeoutError as error:
            raise StoreUnavailable("The database is busy: try again.") from error
        yield max(0.0, until - time.monotonic())
