"""How the database is opened: one writer that never loses an update, and readers that never wait for it."""

import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from adapters.database.driver import MEMORY, opener
from adapters.database.journal import path_of
from adapters.database.turns import Turns
from bot.errors import StoreUnavailable

BUSY_TIMEOUT_S = 10.0
LONGEST_WAIT_S = 30.0
"""How long a write may wait for those before it: each of them may wait for another process."""
PATIENCE_S = 0.8
"""How long an event may wait to be kept: after a second at most the person has been asked to press again
(``decisions.md``)."""
CACHE_KIB = 16 * 1024
_PATIENCE = "dult_patience"
"""What a transaction's own ``busy_timeout`` is called among SQLAlchemy's execution options; in seconds."""
_PASSING = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
})  # fmt: skip


class Database:
    """A SQLite file (or memory) with a writing and a reading engine.

    The writer takes its lock at once (``BEGIN IMMEDIATE``): pysqlite's own habit of beginning at the first
    write loses updates between processes without an error (measured: 87 % of them). Errors do not quote the
    values of a statement: they may be a person's words.
    """

    def __init__(
        self, writer: AsyncEngine, reader: AsyncEngine, hearer: AsyncEngine, path: Path | None = None
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._hearer = hearer
        self._turns = Turns()
        self.path = path
        """The file; ``None`` for a throw-away database."""
        self.journal = path_of(path) if path else None
        """Where erasures are noted; a throw-away database has no need of it."""

    @classmethod
    def file(cls, path: Path, *, durable: bool = True) -> Self:
        """Open the database in ``path``; the file is made when first written, for its owner's eyes only.

        What is not ``durable`` outlives the end of its process, but not of its machine.
        """
        pragmas = _pragmas("WAL", "FULL" if durable else "OFF")
        writer = _engine(path, pragmas, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)
        # what overflows the pool is opened and closed for every look
        reader = _engine(path, pragmas, "BEGIN", pool_size=8)
        hearer = _engine(path, pragmas, "BEGIN IMMEDIATE", pool_size=1)
        return cls(writer, reader, hearer, path)

    @classmethod
    def memory(cls) -> Self:
        """Open a throw-away database: a simulation's or a test's."""
        engine = _engine(MEMORY, _pragmas("MEMORY", "OFF"), "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)
        return cls(engine, engine, engine)

    @property
    def writer(self) -> AsyncEngine:
        """The engine that migrations run on, and slack_sdk's stores write on."""
        return self._writer

    @property
    def reader(self) -> AsyncEngine:
        """The engine that slack_sdk's stores read on."""
        return self._reader

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give one transaction that may write; it commits on leaving and rolls back on an error.

        Raises:
            StoreUnavailable: the database did not answer in time.
        """
        with _translated():
            async with self._turns.writer(LONGEST_WAIT_S), self._writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def hear(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction for what somebody waits before a screen for: soon, or not at all.

        Raises:
            StoreUnavailable: the database did not answer within ``PATIENCE_S``.
        """
        with _translated():
            async with self._turns.hearer(PATIENCE_S) as left, self._hearer.connect() as connection:
                await connection.execution_options(**{_PATIENCE: left})
                async with connection.begin():
                    yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give one consistent view of what was committed."""
        with _translated():
            async with self._reader.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self._writer.dispose()
        await self._reader.dispose()
        await self._hearer.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreUnavailable("The database is busy: try again.") from error
    except OperationalError as error:
        if _passes(error):
            raise StoreUnavailable("The database does not answer: try again.") from error
        raise


def _passes(error: OperationalError) -> bool:
    """Tell whether the same may work later: locked, full, unreadable now; a wrong statement never does."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _PASSING  # the low byte is the primary code


def _pragmas(journal: str, synchronous: str) -> tuple[str, ...]:
    return (
        _busy_timeout(BUSY_TIMEOUT_S),
        f"PRAGMA journal_mode = {journal}",
        f"PRAGMA synchronous = {synchronous}",  # WAL with NORMAL may lose the last commits, and so send again
        "PRAGMA foreign_keys = ON",
        f"PRAGMA cache_size = -{CACHE_KIB}",
        "PRAGMA temp_store = MEMORY",
    )


def _busy_timeout(seconds: float) -> str:
    return f"PRAGMA busy_timeout = {int(seconds * 1000)}"


def _engine(place: Path | str, pragmas: Iterable[str], begin: str, **pool: Any) -> AsyncEngine:
    engine = create_async_engine(
        "sqlite+aiosqlite://",  # where it is, only the creator needs to know
        async_creator=opener(place, pragmas),
        poolclass=AsyncAdaptedQueuePool,
        hide_parameters=True,
        **pool,
    )

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> Any:
        if (patience := connection.get_execution_options().get(_PATIENCE)) is not None:
            connection.exec_driver_sql(_busy_timeout(patience))
        return connection.exec_driver_sql(begin)

    return engine
