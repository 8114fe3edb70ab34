"""Who writes next: what somebody waits for before a screen goes ahead of everything else in this process."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

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

    @asynccontextmanager
    async def writer(self) -> AsyncIterator[None]:
        """Wait for a turn, as long as it takes."""
        async with self._line, self._turn:
            yield

    @asynccontextmanager
    async def hearer(self, patience: float) -> AsyncIterator[float]:
        """Wait for a turn ahead of all writers, for ``patience`` seconds; yields what is left of them.

        Raises:
            StoreUnavailable: whoever has the turn took longer.
        """
        until = time.monotonic() + patience
        try:
            async with asyncio.timeout(patience):
                await self._turn.acquire()
        except TimeoutError as error:
            raise StoreUnavailable("The database is busy: try again.") from error
        try:
            yield max(0.0, until - time.monotonic())
        finally:
            self._turn.release()
