"""The keys that seal what is secret in the database: chosen in the settings, or one made once and kept."""

import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from bot.errors import UsageError
from bot.kept_secret import kept_secret
from bot.settings import Settings

NAME: Final = "secret-key"
"""The name of the file in the data folder: a key a line, the first seals, all of them open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """How many secrets the database holds, by the key that opens them."""

    first: int = 0
    older: int = 0
    lost: tuple[str, ...] = ()
    """Whose secrets no key opens."""


def new_key() -> str:
    """Make a key of the form that ``cryptography.fernet.Fernet`` asks for."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")


def secret_keys(settings: Settings) -> tuple[str, ...]:
    """Return the keys: the first seals, all of them open.

    Where several machines may share a database none is made: each would seal with one of its own.

    Raises:
        UsageError: the file that keeps them can neither be read nor made, or holds something else.
    """
    if settings.secret_key:
        return tuple(key.get_secret_value() for key in settings.secret_key)
    path = settings.data / NAME
    if settings.is_on_a_server and not path.exists():
        why = "is missing beside DULT_DATABASE_URL: every process needs the same key."
        raise UsageError(f"DULT_SECRET_KEY: {why} Make one with `dult key new`.")
    mend = "Let Dult write there, or set DULT_SECRET_KEY."
    return _keys_of(path, kept_secret(path, new_key, mend))


def keys_at_hand(settings: Settings) -> tuple[str, ...]:
    """Return the keys there are, and make none: a look changes nothing.

    Raises:
        UsageError: as ``secret_keys``.
    """
    return secret_keys(settings) if settings.secret_key or (settings.data / NAME).exists() else ()


def keep_first(settings: Settings, key: str) -> Path:
    """Put a key before those that are kept. Returns the file.

    Raises:
        UsageError: keys are chosen in the settings, or the file cannot be written; nothing was changed.
    """
    if settings.secret_key:
        raise UsageError("DULT_SECRET_KEY is set and comes before what is kept. Put the new key first there.")
    path = settings.data / NAME
    keys = (key, *keys_at_hand(settings))
    try:
        _replace(path, "".join(f"{one}\n" for one in keys))
    except OSError as error:
        mend = "Let Dult write there, or set DULT_SECRET_KEY."
        raise UsageError(f"{path}: cannot be written ({error.strerror}). {mend}") from error
    return path


def _keys_of(path: Path, text: str) -> tuple[str, ...]:
    keys = tuple(text.split())
    for number, key in enumerate(keys, start=1):
        if not _is_key(key):
            mend = "Take that line out, or put a copy of the file back."
            raise UsageError(f"{path}: line {number} is no key. {mend}")
    return keys


def _is_key(text: str) -> bool:
    try:
        return len(urlsafe_b64decode(text)) == 32
    except ValueError:
        return False


def _replace(path: Path, text: str) -> None:
    """Write the whole under another name first: who reads the file meanwhile reads the former one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", encoding="ascii", dir=path.parent, prefix=f".{path.name}-", delete=False
    ) as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    Path(written.name).replace(path)
