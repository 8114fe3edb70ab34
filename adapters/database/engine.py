"""The database as everything else sees it: whoever writes, reads or is heard gets one transaction."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from adapters.database.journal import path_of
from adapters.database.postgresql import PostgreSql
from adapters.database.sqlite import Sqlite
from bot.errors import StoreUnavailable


class Database:
    """A SQLite file, SQLite in memory, or a PostgreSQL database.

    Errors do not quote the values of a statement: they may be a person's words.
    """

    def __init__(self, kind: Sqlite | PostgreSql, path: Path | None = None) -> None:
        self._kind = kind
        self.path = path
        """The file; ``None`` for a throw-away database, and on a server."""
        self.journal = path_of(path) if path else None
        """Where erasures are noted; a throw-away database has no need of it."""

    @classmethod
    def file(cls, path: Path, *, durable: bool = True) -> Self:
        """Open the SQLite file in ``path``; it is made when first written, for its owner's eyes only.

        What is not ``durable`` outlives the end of its process, but not of its machine.
        """
        return cls(Sqlite.file(path, durable=durable), path)

    @classmethod
    def memory(cls) -> Self:
        """Open a throw-away database: a simulation's or a test's."""
        return cls(Sqlite.memory())

    @classmethod
    def at(cls, url: str, *, journal: Path | None = None, durable: bool = True) -> Self:
        """Open the PostgreSQL database at ``url``, such as ``postgresql://dult@host/dult``.

        Args:
            url: where it is; nothing is looked at yet.
            journal: where erasures are noted.
            durable: whether a commit waits for the server's disk.
        """
        its = cls(PostgreSql.at(url, durable=durable))
        its.journal = journal
        return its

    @property
    def is_on_a_server(self) -> bool:
        """Whether several machines may work on it."""
        return isinstance(self._kind, PostgreSql)

    @property
    def writer(self) -> AsyncEngine:
        """The engine that slack_sdk's stores write on."""
        return self._kind.writer

    @property
    def reader(self) -> AsyncEngine:
        """The engine that slack_sdk's stores read on."""
        return self._kind.reader

    @property
    def engines(self) -> tuple[AsyncEngine, ...]:
        """All that connections come from."""
        return self._kind.engines

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Give one transaction that may write, as if it were alone; it commits on leaving.

        An error rolls it back.

        Raises:
            StoreUnavailable: the database did not answer in time.
        """
        with self._translated():
            async with self._kind.write() as connection:
                yield connection

    @asynccontextmanager
    async def drain(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction that locks each row it looks at before it writes: on a server others write, too.

        Raises:
            StoreUnavailable: the database did not answer in time.
        """
        with self._translated():
            async with self._kind.drain() as connection:
                yield connection

    @asynccontextmanager
    async def hear(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction for what somebody waits before a screen for: soon, or not at all.

        Raises:
            StoreUnavailable: the database did not answer within ``patience.PATIENCE_S``.
        """
        with self._translated():
            async with self._kind.hear() as connection:
                yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Give one consistent view of what was committed.

        Raises:
            StoreUnavailable: the database did not answer in time.
        """
        with self._translated():
            async with self._kind.reader.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Close every connection."""
        for engine in self.engines:
            await engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeoutError as error:
            raise StoreUnavailable("The database is busy: try again.") from error
        except DBAPIError as error:
            if self._kind.passes(error):
                raise StoreUnavailable("The database does not answer: try again.") from error
            raise
