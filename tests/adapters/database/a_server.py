"""Databases on the tests' real server, with PostgreSQL's own programs of the server's version."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests import postgresql
from tests.house import _moved_in_on_a_server, some_people


def programs() -> Path:
    """The folder with ``pg_dump`` and the like that belong to the server."""
    with psycopg.connect(postgresql.url_of("postgres")) as connection:
        row = connection.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
    assert row is not None
    return Path(row[0])


def path_with(*folders: Path) -> str:
    return os.pathsep.join([*map(str, folders), os.environ["PATH"]])


def three_people() -> str:
    """Name a database to be copied in which three people live; not to be called in an event loop."""
    return _moved_in_on_a_server(some_people(3))


@contextmanager
def copied(template: str) -> Iterator[str]:
    """Give the URL of a database that is as another one, and remove it afterwards."""
    name = postgresql.fresh_name()
    postgresql.create(name, template)
    try:
        yield postgresql.url_of(name)
    finally:
        postgresql.drop(name)
