"""Copies of the database: made while Dult runs, and put in its place when it does not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from adapters.database.examine import examine
from adapters.database.in_use import to_oneself
from bot.errors import UsageError

PAGES: Final = 1_000
"""How many pages are copied at a time: a running Dult may write in between."""
_COMPANIONS: Final = ("-wal", "-shm")

Progress = Callable[[int, int], None]
"""Hears how many pages of how many are copied."""


def back_up(database: Path, to: Path, now: datetime, progress: Progress = lambda *_: None) -> Path:
    """Copy the database as it is at one moment, also while Dult writes. Returns the file made.

    ``to`` is a folder, in which the file is named after ``now``, or the file's own name.

    Raises:
        UsageError: there is no database, the file exists already, or it cannot be written.
    """
    if not database.exists():
        raise UsageError(f"{database}: there is no database. Check DULT_DATA or --data.")
    file = place_for(to, now, "sqlite")
    part = file.with_name(f"{file.name}.part")
    try:
        _copy(database, part, progress)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise no_room(file, error) from error
    return part.rename(file)


def restore(backup: Path, database: Path, now: datetime, progress: Progress = lambda *_: None) -> Path | None:
    """Put a backup in the database's place. Returns where the former database is kept, if there was one.

    Raises:
        UsageError: Dult is running, or the backup is no whole database that this Dult knows; nothing changed.
    """
    faults = examine(backup).faults
    if faults:
        raise UsageError(*(f"{backup}: {fault}" for fault in faults))
    with to_oneself(database.parent):
        part = database.with_name(f"{database.name}.part")
        _copy(backup, part, progress)
        aside = _put_aside(database, now)
        part.replace(database)
    return aside


def place_for(to: Path, now: datetime, suffix: str) -> Path:
    """Return the file that a backup is to be: ``to`` itself, or one in it named after ``now``.

    Raises:
        UsageError: it is there already.
    """
    file = to / f"dult-{stamp(now)}.{suffix}" if to.is_dir() else to
    if file.exists():
        raise UsageError(f"{file}: is there already. Choose another name.")
    return file


def no_room(file: Path, why: Exception) -> UsageError:
    """Say that a backup could not be written."""
    return UsageError(f"{file}: cannot be written ({why}). Choose a folder with room for it.")


def _copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy page by page into one private file that needs no companions."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(_read_only(source)) as origin, closing(sqlite3.connect(target)) as copy:
        origin.backup(copy, pages=PAGES, progress=lambda _, left, total: progress(total - left, total))
        copy.execute("PRAGMA journal_mode = DELETE")


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)


def _put_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists():
        return None
    _fold(database)
    aside = database.with_name(f"{database.name}.before-{stamp(now)}")
    for companion in ("", *_COMPANIONS):
        file = database.with_name(f"{database.name}{companion}")
        if file.exists():
            file.rename(aside.with_name(f"{aside.name}{companion}"))
    return aside


def _fold(database: Path) -> None:
    """Fold the companions into the file, so that one file is all there is to keep."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:  # broken: kept as it is
        connection.execute("PRAGMA journal_mode = DELETE")


def stamp(now: datetime) -> str:
    """Write a moment as it stands in the name of a file."""
    return f"{now:%Y-%m-%dT%H%M%SZ}"
