"""How a PostgreSQL database is opened and written to: one after another only where that matters."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final, Self

from sqlalchemy import String, cast, func, make_url, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from adapters.database.patience import LONGEST_WAIT_S, PATIENCE_S

WRITING: Final = 0x44756C74
"""The advisory lock of whoever writes; the number says *Dult*."""
CONNECT_TIMEOUT_S: Final = 5
NAME: Final = "dult"
"""What the server calls these connections, whatever the address says: a restore refuses beside them."""
_PASSING: Final = ("08", "25006", "40001", "40P01", "53", "55P03", "57", "58")
"""Beginnings of SQLSTATEs (postgresql.org/docs/current/errcodes-appendix.html) after which the same may work
later: no connection, read-only, another was first, nothing left, a lock, a shutdown, the disk."""


class PostgreSql:
    """A database on a PostgreSQL server, with a pool for each way to use it.

    Whoever writes waits for an advisory lock of all processes, because the core's transactions read before
    they write, and count on nobody in between; what they cost is a few milliseconds each. Outside of it are
    the drains, which lock the very rows they take, and events, each a row of its own: a long plan holds up
    neither. ``docs/adr/0014`` tells why not SERIALIZABLE.
    """

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine, hearer: AsyncEngine) -> None:
        self.writer, self.reader, self._hearer = writer, reader, hearer

    @classmethod
    def at(cls, url: str, *, durable: bool) -> Self:
        """Open the database at ``url``; it connects when first used."""
        its = {"timezone": "UTC", "jit": "off"} | ({} if durable else {"synchronous_commit": "off"})
        reads = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return cls(
            _engine(url, {**its, "lock_timeout": _millis(LONGEST_WAIT_S)}, pool_size=4, max_overflow=16),
            _engine(url, its, pool_size=4, max_overflow=8).execution_options(**reads),
            _engine(url, {**its, "statement_timeout": _millis(PATIENCE_S)}, pool_size=1, max_overflow=1),
        )

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Write behind all others, of every process."""
        async with self.writer.begin() as connection:
            await connection.execute(_IN_LINE)
            yield connection

    def drain(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Write to rows that are locked one by one."""
        return self.writer.begin()

    def hear(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Write a row of one's own, soon or not at all."""
        return self._hearer.begin()

    @staticmethod
    def passes(error: DBAPIError) -> bool:
        """Tell whether the same may work later; a wrong statement never does."""
        state = getattr(error.orig, "sqlstate", None)
        if state is None:
            return isinstance(error, OperationalError | InterfaceError)  # there is no connection
        return str(state).startswith(_PASSING)

    @property
    def engines(self) -> tuple[AsyncEngine, ...]:
        """All that connections come from."""
        return self.writer, self.reader, self._hearer


_IN_LINE: Final = select(cast(func.pg_advisory_xact_lock(WRITING), String))


def _millis(seconds: float) -> str:
    return f"{int(seconds * 1000)}ms"


def _engine(url: str, settings: Mapping[str, str], **pool: Any) -> AsyncEngine:
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return create_async_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        connect_args={"options": options, "connect_timeout": CONNECT_TIMEOUT_S, "application_name": NAME},
        pool_pre_ping=True,  # the server may have been started anew
        hide_parameters=True,
        execution_options={"preserve_rowcount": True},  # of an INSERT it is known here only when asked for
        **pool,
    )
