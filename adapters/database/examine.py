"""How a database file is: looked at without changing it, also while Dult runs or when the file is broken."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from adapters.database.known import VERSION, Known
from adapters.database.migrate import newest

_MAGIC: Final = b"SQLite format 3\0"
_MICROSECONDS: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseState(Known):
    """What a look at a database file found."""

    exists: bool = True
    damage: tuple[str, ...] = ()
    """What SQLite's own check says; empty when the file is whole."""
    writable: bool = True

    @property
    def faults(self) -> tuple[str, ...]:
        """Why this file cannot be used, each with what to do; empty when it can."""
        return tuple(self._faults())

    def _faults(self) -> Iterator[str]:
        if not self.exists:
            yield "is not there. Check the name."
        elif self.damage:
            yield f"is damaged: {'; '.join(self.damage)}. Take a backup from before: `dult restore FILE`."
        elif self.version is None:
            yield "is no database of Dult's. Check the name."
        else:
            yield from self._is_newer()


def examine(path: Path) -> DatabaseState:
    """Look at the database in ``path``; a whole look reads every page."""
    if not path.exists():
        return DatabaseState(exists=False, newest=newest())
    if path.is_dir() or not _begins_as_sqlite(path):
        return DatabaseState(newest=newest())
    try:
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
        ) as connection:
            return DatabaseState(
                version=_one(connection, VERSION),
                newest=newest(),
                damage=tuple(_damage(connection)),
                writable=_is_writable(path),
                last_tick=instant(_one(connection, "SELECT at FROM heartbeat WHERE name = 'tick'")),
            )
    except sqlite3.DatabaseError as error:
        return DatabaseState(newest=newest(), damage=(str(error),))


def refusals(path: Path) -> tuple[str, ...]:
    """Tell why Dult must not open a file, each with what to do, without reading all of it."""
    if path.is_file() and not _is_writable(path):
        return ("cannot be written. Let Dult write to it and to its folder.",)
    state = glance(path)
    return state.faults if state else ()


def glance(path: Path) -> DatabaseState | None:
    """Look at the version of the database in ``path`` without reading all of it.

    ``None`` for a file that is as good as new: it is not there, or a killed first start left nothing in it
    yet; and for one that cannot be read just now: whoever opens it says why.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return None
    if path.is_dir() or not _begins_as_sqlite(path):
        return DatabaseState(newest=newest())
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            if _one(connection, "SELECT name FROM sqlite_master") is None:
                return None
            known = _one(connection, VERSION)
            return DatabaseState(version=known, newest=newest())
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError as error:
        return DatabaseState(newest=newest(), damage=(str(error),))


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _begins_as_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield str(line)


def _one(connection: sqlite3.Connection, query: str) -> str | None:
    """Return the only value of a query; ``None`` also where the table is not there."""
    try:
        row = connection.execute(query).fetchone()
    except sqlite3.OperationalError:
        return None
    return None if row is None else str(row[0])


def instant(microseconds: str | int | None) -> datetime | None:
    """Read a moment as ``adapters/database/types.py`` writes it."""
    return None if microseconds is None else datetime.fromtimestamp(int(microseconds) / _MICROSECONDS, UTC)
