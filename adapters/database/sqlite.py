"""How a SQLite file is opened and written to: a writer that loses no update, readers that never wait."""

import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from adapters.database.driver import MEMORY, Driver, Prompt, busy_timeout, opener
from adapters.database.patience import BUSY_TIMEOUT_S, LONGEST_WAIT_S, PATIENCE_S
from adapters.database.turns import Turns

CACHE_KIB: Final = 16 * 1024
_PATIENCE: Final = "dult_patience"
"""What a transaction's own ``busy_timeout`` is called among SQLAlchemy's execution options; in seconds."""
_PASSING: Final = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
})  # fmt: skip


class Sqlite:
    """A SQLite file (or memory) with a writing, a hearing and a reading engine.

    Whoever writes takes the lock at once (``BEGIN IMMEDIATE``): pysqlite's own habit of beginning at the
    first write loses updates between processes without an error (measured: 87 % of them).
    """

    def __init__(
        self, writer: AsyncEngine, reader: AsyncEngine, hearer: AsyncEngine, drainer: AsyncEngine
    ) -> None:
        self.writer, self.reader, self._hearer, self._drainer = writer, reader, hearer, drainer
        self._turns = Turns()

    @classmethod
    def file(cls, path: Path, *, durable: bool) -> Self:
        """Open the database in ``path``; the file is made when first written, for its owner's eyes only."""
        pragmas = _pragmas("WAL", "FULL" if durable else "OFF")
        writer = _engine(path, pragmas, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)
        # what overflows the pool is opened and closed for every look
        reader = _engine(path, pragmas, "BEGIN", pool_size=8)
        hearer = _engine(path, pragmas, "BEGIN IMMEDIATE", pool_size=1)
        promptly = (*pragmas, busy_timeout(0))
        drainer = _engine(path, promptly, "BEGIN IMMEDIATE", kind=Prompt, pool_size=1, max_overflow=0)
        return cls(writer, reader, hearer, drainer)

    @classmethod
    def memory(cls) -> Self:
        """Open a throw-away database."""
        engine = _engine(MEMORY, _pragmas("MEMORY", "OFF"), "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)
        return cls(engine, engine, engine, engine)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Write behind all others."""
        async with self._turns.writer(LONGEST_WAIT_S), self.writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def drain(self) -> AsyncIterator[AsyncConnection]:
        """Write behind all others, in short statements: SQLite has one lock for everybody."""
        async with self._turns.writer(LONGEST_WAIT_S), self._drainer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def hear(self) -> AsyncIterator[AsyncConnection]:
        """Write ahead of all others in this process."""
        async with self._turns.hearer(PATIENCE_S) as left, self._hearer.connect() as connection:
            await connection.execution_options(**{_PATIENCE: left})
            async with connection.begin():
                yield connection

    @staticmethod
    def passes(error: DBAPIError) -> bool:
        """Tell whether the same may work later: locked, full, unreadable; a wrong statement never does."""
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _PASSING  # the low byte is the primary code

    @property
    def engines(self) -> tuple[AsyncEngine, ...]:
        """All that connections come from."""
        return self.writer, self.reader, self._hearer, self._drainer


def _pragmas(journal: str, synchronous: str) -> tuple[str, ...]:
    return (
        busy_timeout(BUSY_TIMEOUT_S),
        f"PRAGMA journal_mode = {journal}",
        f"PRAGMA synchronous = {synchronous}",  # WAL with NORMAL may lose the last commits, and so send again
        "PRAGMA foreign_keys = ON",
        f"PRAGMA cache_size = -{CACHE_KIB}",
        "PRAGMA temp_store = MEMORY",
    )


def _engine(
    place: Path | str, pragmas: Iterable[str], begin: str, *, kind: type[Driver] = Driver, **pool: Any
) -> AsyncEngine:
    engine = create_async_engine(
        "sqlite+aiosqlite://",  # where it is, only the creator needs to know
        async_creator=opener(place, pragmas, kind),
        poolclass=AsyncAdaptedQueuePool,
        hide_parameters=True,
        **pool,
    )

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> Any:
        if (patience := connection.get_execution_options().get(_PATIENCE)) is not None:
            connection.exec_driver_sql(busy_timeout(patience))
        return connection.exec_driver_sql(begin)

    return engine
