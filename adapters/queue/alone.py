"""One worker to a workspace: an advisory lock for each, on a connection that a stopped worker loses."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from math import inf
from typing import Any, Final, Self

import psycopg

from bot.under_way import meanwhile

log = logging.getLogger(__name__)

LEASE_S: Final = 15
"""The server closes a connection that has said nothing for so long (``idle_session_timeout``), and with it
all its locks end: a worker that was stopped, and wakes later, has them no more."""
PATIENCE_S: Final = 2.0
"""So long a job waits for a workspace that another drain is about to leave."""
LOOK_EVERY_S: Final = 0.2
_TAKE: Final = "SELECT pg_try_advisory_lock(hashtextextended(%s, 0))"
_GIVE_BACK: Final = "SELECT pg_advisory_unlock(hashtextextended(%s, 0))"


class Alone:
    """The workspaces that this worker drains, and nobody else."""

    def __init__(self, url: str, lease_s: float = LEASE_S) -> None:
        self._url = url
        self._lease_s = lease_s
        self._spoke_at = -inf
        """When the server last heard of this worker for certain, by the loop's clock."""
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._lost = asyncio.Event()
        self._connecting = asyncio.Lock()
        self._held: set[str] = set()
        """A session may take its own lock twice: this it may not."""
        self._awaited: set[str] = set()
        """For which somebody waits here: a second one would only keep a place from others."""

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str, lease_s: float = LEASE_S) -> AsyncIterator[Self]:
        """Hold locks as long as the block lasts."""
        its = cls(url, lease_s)
        try:
            async with meanwhile(its._speak()):
                yield its
        finally:
            await its._close()

    @asynccontextmanager
    async def with_(self, name: str) -> AsyncIterator[bool]:
        """Have a workspace to oneself; yields whether that is so."""
        connection = await self._connected()
        if not await self._taken(connection, name):
            yield False
            return
        try:
            yield True
        finally:
            self._held.discard(name)
            with suppress(psycopg.Error):  # it is gone, and the lock with it
                await connection.execute(_GIVE_BACK, [name])

    async def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Work as long as the locks are ours; what is in the air then lands and is written down."""
        task, lost = asyncio.ensure_future(work), asyncio.ensure_future(self._lost.wait())
        try:
            await asyncio.wait({task, lost}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            lost.cancel()
            if not task.done():
                task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    @property
    def is_certain(self) -> bool:
        """Whether the locks are still ours: a worker that was stopped, and wakes, asks before it goes on."""
        return asyncio.get_running_loop().time() - self._spoke_at < self._lease_s

    async def _taken(self, connection: psycopg.AsyncConnection[Any], name: str) -> bool:
        if name in self._awaited:
            return False
        self._awaited.add(name)
        try:
            return await self._waited_for(connection, name)
        finally:
            self._awaited.discard(name)

    async def _waited_for(self, connection: psycopg.AsyncConnection[Any], name: str) -> bool:
        until = asyncio.get_running_loop().time() + PATIENCE_S
        while not await self._take(connection, name):
            if asyncio.get_running_loop().time() > until:
                return False
            await asyncio.sleep(LOOK_EVERY_S)
        return True

    async def _take(self, connection: psycopg.AsyncConnection[Any], name: str) -> bool:
        if name in self._held:
            return False
        self._held.add(name)
        is_ours = False
        asked_at = asyncio.get_running_loop().time()
        try:
            row = await (await connection.execute(_TAKE, [name])).fetchone()
            is_ours = row == (True,)
            self._spoke_at = asked_at
        finally:
            if not is_ours:
                self._held.discard(name)
        return is_ours

    async def _connected(self) -> psycopg.AsyncConnection[Any]:
        async with self._connecting:
            if self._connection is None or self._connection.closed:
                self._lost = asyncio.Event()
                self._connection = await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, options=f"-c idle_session_timeout={self._lease_s * 1000:.0f}"
                )
            return self._connection

    async def _speak(self) -> None:
        every = self._lease_s / 3
        while True:
            await asyncio.sleep(every)
            if self._connection is None:
                continue
            asked_at = asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(every):
                    await self._connection.execute("SELECT 1")
                self._spoke_at = asked_at
            except (psycopg.Error, TimeoutError) as error:
                log.warning("The locks of this worker are lost (%s): it begins anew.", type(error).__name__)
                self._lost.set()
                await self._close()

    async def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                await connection.close()
