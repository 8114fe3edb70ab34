"""The secret that signs cookies, buttons and codes: chosen in the settings, or made once and kept."""

import secrets
from typing import Final

from bot.kept_secret import kept_secret
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
    mend = "Let Dult write there, or set DULT_SESSION_SECRET."
    return kept_secret(settings.data / NAME, lambda: secrets.token_urlsafe(32), mend)
