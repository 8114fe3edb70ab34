"""Who works on a data folder: many may at once, or one who wants it to themselves."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from bot.errors import UsageError

NAME: Final = "in-use"
"""The name of the file in the data folder; what counts is the lock on it, which ends with the process."""

AT_WORK: Final = "at-work"
"""The name of the file whose lock the one serving process holds."""

UPGRADING: Final = "upgrading"
"""The name of the file whose lock the process holds that changes the database's version."""


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Work on the data as long as the context lasts; another process may do the same.

    Raises:
        UsageError: somebody has the folder to themselves just now.
    """
    with _opened(folder) as file:
        _lock(file, fcntl.LOCK_SH, f"{folder} is being restored. Wait until that has ended.")
        yield


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Serve the data as long as the context lasts; commands may run beside it, another server not.

    Raises:
        UsageError: another process serves it: together they would send faster than a platform allows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with in_use(folder), (folder / AT_WORK).open("a", encoding="ascii") as file:
        mend = "Stop that one first, or choose another folder."
        _lock(file, fcntl.LOCK_EX, f"Dult serves {folder} already. {mend}")
        yield


@contextmanager
def to_oneself(folder: Path) -> Iterator[None]:
    """Have the data to oneself as long as the context lasts.

    Raises:
        UsageError: another process works on it.
    """
    with _opened(folder) as file:
        _lock(file, fcntl.LOCK_EX, f"Dult is running on {folder}. Stop it first, then try again.")
        yield


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Change the database's version as long as the context lasts; another process waits until it is done."""
    with (folder / UPGRADING).open("a", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_in_use(folder: Path) -> bool:
    """Tell whether a process works on the data; a folder that is not there is not in use."""
    if not (folder / NAME).exists():
        return False
    try:
        with to_oneself(folder):
            return False
    except UsageError:
        return True


def _opened(folder: Path) -> TextIO:
    folder.mkdir(parents=True, exist_ok=True)
    return (folder / NAME).open("a", encoding="ascii")


def _lock(file: TextIO, how: int, otherwise: str) -> None:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UsageError(otherwise) from error
