"""A secret that nobody chose: made once, and kept in the data folder for its owner's eyes only."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.errors import UsageError


def kept_secret(path: Path, make: Callable[[], str], mend: str) -> str:
    """Return the secret in ``path``; of several processes that make it at once, one is believed by all.

    Args:
        path: the file that keeps it.
        make: makes a new one.
        mend: what somebody may do who cannot have such a file.

    Raises:
        UsageError: the file can neither be read nor made.
    """
    try:
        return _read(path) or _made(path, make())
    except OSError as error:
        raise UsageError(f"{path}: cannot be used ({error.strerror}). {mend}") from error


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _made(path: Path, new: str) -> str:
    """Write it whole under another name first: a file of this name is never half a secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not _read(path):
        path.unlink()
    with NamedTemporaryFile("w", encoding="ascii", dir=path.parent, prefix=f".{path.name}-") as written:
        written.write(new)
        written.flush()
        os.fsync(written.fileno())
        with suppress(FileExistsError):
            os.link(written.name, path)
    return _read(path)
