"""The keys that seal what is secret in the database: chosen in the settings, or one made once and kept."""

import secrets
from base64 import urlsafe_b64encode
from typing import Final

from bot.kept_secret import kept_secret
from bot.settings import Settings

NAME: Final = "secret-key"
"""The name of the file in the data folder."""


def new_key() -> str:
    """Make a key of the form that ``cryptography.fernet.Fernet`` asks for."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")


def secret_keys(settings: Settings) -> tuple[str, ...]:
    """Return the keys: the first seals, all of them open.

    Raises:
        UsageError: the file that keeps one can neither be read nor made.
    """
    if settings.secret_key:
        return tuple(key.get_secret_value() for key in settings.secret_key)
    mend = "Let Dult write there, or set DULT_SECRET_KEY."
    return (kept_secret(settings.data / NAME, new_key, mend),)
