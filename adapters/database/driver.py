"""The connection to SQLite that SQLAlchemy is given: what has begun on it ends, whoever is cancelled."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from aiosqlite import Connection, Cursor

from adapters.database.patience import BUSY_TIMEOUT_S
from bot.errors import StoreUnavailable
from bot.landing import landed

T = TypeVar("T")
MEMORY: Final = ":memory:"
_ROWS_AT_A_TIME: Final = 64


class Whole(Cursor):
    """A cursor that fetches in the same breath: a statement crosses to the thread once instead of four times.

    Every crossing waits for the interpreter's lock; while messages are sent, that is most of what a statement
    costs (measured: half of a drain's turn). Making and closing a cursor is nothing to wait for.
    """

    _rows: Sequence[Any] = ()

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Self:
        """Run a statement, and have its rows ready."""
        self._rows = await self._conn._execute(_whole, self._cursor, sql, parameters or ())  # type: ignore[no-untyped-call] # aiosqlite's
        return self

    async def fetchall(self) -> Iterable[Any]:
        """Return the rows, once."""
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        """Close it here and now: no statement runs on it any more."""
        self._cursor.close()


def _whole(cursor: sqlite3.Cursor, sql: str, parameters: Iterable[Any]) -> list[Any]:
    cursor.execute(sql, tuple(parameters))
    return cursor.fetchall() if cursor.description else []


class Driver(Connection):
    """A connection on which a cancellation waits for the transaction to end.

    SQLite works in a thread that knows of no cancellation, and a browser that goes away cancels its request
    again and again until that has ended (anyio). Left to itself, SQLAlchemy then closes the connection under
    the statement: a rest of a result that nobody fetches keeps it open in secret, with the lock on the whole
    database (measured: 10 s); and a thread that was stopped answers nobody, not even the task that closes it
    ("Task was destroyed but it is pending!").
    """

    async def _execute(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Do one thing in the thread and wait for it: everything aiosqlite does goes through here."""
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")  # by these words SQLAlchemy knows it
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((answer, partial(fn, *args, **kwargs)))
        return await landed(answer)

    def cursor(self) -> Whole:  # type: ignore[override] # what it returns is entered like aiosqlite's
        """Make a cursor."""
        return Whole(self, self._conn.cursor())

    async def rollback(self) -> None:
        """Roll back what is not committed; the pool asks for it after each commit, when there is nothing."""
        if self._conn.in_transaction:
            await super().rollback()

    _stopped: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """Stop the thread, once; gives the same answer to everybody who asks for it."""
        if self._running:
            self._stopped = super().stop()
        return self._stopped


class Prompt(Driver):
    """A connection whose statements run here and now; who waits for a lock or a disk does so in the thread.

    For short statements that are asked again and again while messages leave: with the thread both take the
    interpreter's lock from each other, and on a virtual machine one wakes the other slowly (measured: four
    fifths of what a delivery cost the database). Whatever waits for such a statement waits for some tenths of
    a millisecond.
    """

    async def _execute(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        if fn is not _whole:
            return await super()._execute(fn, *args, **kwargs)
        try:
            return fn(*args)
        except sqlite3.OperationalError as error:
            code = getattr(error, "sqlite_errorcode", 0)  # Python's own errors have none
            if code & 0xFF != sqlite3.SQLITE_BUSY:  # the low byte is the primary code
                raise
        return await super()._execute(_patiently, fn, *args)


def _patiently(run: Callable[..., T], cursor: sqlite3.Cursor, *statement: Any) -> T:
    """Run what found the lock taken by another process, and wait for it."""
    cursor.execute(busy_timeout(BUSY_TIMEOUT_S))
    try:
        return run(cursor, *statement)
    finally:
        cursor.execute(busy_timeout(0))


def busy_timeout(seconds: float) -> str:
    """Tell a connection how long to wait for the lock."""
    return f"PRAGMA busy_timeout = {int(seconds * 1000)}"


def opener(
    place: Path | str, pragmas: Iterable[str], kind: type[Driver] = Driver
) -> Callable[[], Awaitable[Connection]]:
    """Return what opens a connection with ``pragmas`` set; the file is made for its owner's eyes only."""

    async def open_one() -> Connection:
        its = kind(partial(_open, place, tuple(pragmas)), _ROWS_AT_A_TIME)
        its._thread.daemon = True  # a process that ends waits for no connection
        try:
            return await its
        except RuntimeError as error:  # Python's word for it
            raise StoreUnavailable("There is no memory for another of the database's threads.") from error
        finally:
            if its._stopped:  # it could not be opened; the thread answers before its loop may close
                await its._stopped

    return open_one


def _open(place: Path | str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    if isinstance(place, Path) and not place.exists():
        with suppress(OSError):  # SQLite itself says what is wrong
            place.touch(mode=0o600)  # its companions take over who may
    connection = sqlite3.connect(place, isolation_level=None, check_same_thread=False)  # SQLAlchemy begins
    with closing(connection.cursor()) as cursor:
        for pragma in pragmas:
            cursor.execute(pragma)
    return connection
