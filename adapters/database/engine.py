"""How the database is opened: one writer that never loses an update, and readers that never wait for it."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from adapters.database.journal import path_of
from bot.errors import StoreUnavailable

BUSY_TIMEOUT_S = 10.0
PATIENCE_S = 1.0
"""How long an event may wait to be kept before the person is asked to press again (``decisions.md``)."""
CACHE_KIB = 16 * 1024
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
        self, writer: AsyncEngine, reader: AsyncEngine, hearer: AsyncEngine, journal: Path | None = None
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._hearer = hearer
        self.journal = journal
        """Where erasures are noted; a throw-away database has no need of it."""

    @classmethod
    def file(cls, path: Path) -> Self:
        """Open the database in ``path``; the file is made when first written, for its owner's eyes only."""
        url = f"sqlite+aiosqlite:///{path}"
        writer = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
        _keep_private(writer, path)
        _prepare(writer, begin="BEGIN IMMEDIATE", journal="WAL")
        reader = create_async_engine(url, pool_size=4, hide_parameters=True)
        _keep_private(reader, path)
        _prepare(reader, begin="BEGIN", journal="WAL")
        hearer = create_async_engine(url, pool_size=4, pool_timeout=PATIENCE_S, hide_parameters=True)
        _keep_private(hearer, path)
        _prepare(hearer, begin="BEGIN IMMEDIATE", journal="WAL", patience=PATIENCE_S)
        return cls(writer, reader, hearer, path_of(path))

    @classmethod
    def memory(cls) -> Self:
        """Open a throw-away database: a simulation's or a test's."""
        engine = create_async_engine(
            "sqlite+aiosqlite://",
            poolclass=AsyncAdaptedQueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
        )
        _prepare(engine, begin="BEGIN IMMEDIATE", journal="MEMORY")
        return cls(engine, engine, engine)

    @property
    def writer(self) -> AsyncEngine:
        """The engine that migrations run on."""
        return self._writer

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give one transaction that may write; it commits on leaving and rolls back on an error."""
        with _translated():
            async with self._writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def hear(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction for what somebody waits before a screen for: soon, or not at all.

        Raises:
            StoreUnavailable: the database did not answer within ``PATIENCE_S``.
        """
        with _translated():
            async with self._hearer.begin() as connection:
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


def _keep_private(engine: AsyncEngine, path: Path) -> None:
    """Make the file before SQLite would, for all to read; its companions take over who may."""

    @event.listens_for(engine.sync_engine, "do_connect")
    def on_do_connect(*_: Any) -> None:
        if not path.exists():
            with suppress(OSError):  # SQLite itself says what is wrong
                path.touch(mode=0o600)


def _prepare(engine: AsyncEngine, *, begin: str, journal: str, patience: float = BUSY_TIMEOUT_S) -> None:
    pragmas = (
        f"PRAGMA journal_mode = {journal}",
        "PRAGMA synchronous = FULL",  # WAL with NORMAL may lose the last commits, and so send again
        "PRAGMA foreign_keys = ON",
        f"PRAGMA busy_timeout = {int(patience * 1000)}",
        f"PRAGMA cache_size = -{CACHE_KIB}",
        "PRAGMA temp_store = MEMORY",
    )

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # SQLAlchemy begins, not the driver
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> Any:
        return connection.exec_driver_sql(begin)
