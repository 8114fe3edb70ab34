"""The secret that signs cookies and buttons: chosen in the settings, or made once and kept."""

import secrets
from pathlib import Path
from typing import Final

from bot.errors import UsageError
from bot.settings import Settings

NAME: Final = "session-secret"
"""The name of the file in the data folder."""


def session_secret(settings: Settings) -> str:
    """Return the secret; it stays the same over restarts, so that open pages go on working.

    Raises:
        UsageError: the file that keeps it can neither be read nor made.
    """
    if settings.session_secret is not None:
        return settings.session_secret.get_secret_value()
    path = settings.data / NAME
    try:
        return _kept(path) or _made(path)
    except OSError as error:
        mend = "Let Dult write there, or set DULT_SESSION_SECRET."
        raise UsageError(f"{path}: cannot be used ({error.strerror}). {mend}") from error


def _kept(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _made(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = secrets.token_urlsafe(32)
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(new, encoding="ascii")
    return new
