"""The seal on what must not be read in the database, a backup of it, or a disk that was thrown away."""

from collections.abc import Sequence
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import Disconnected

NO_KEY: Final = "no key in DULT_SECRET_KEY opens its token"
"""Why a workspace is disconnected whose token nobody can read any more."""


class Seal:
    """Seals with the first key and opens with any, so that a key can be changed without a pause."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def sealed(self, text: str | None) -> str | None:
        """Seal a text; nothing stays nothing."""
        return text and self._fernet.encrypt(text.encode()).decode("ascii")

    def opened(self, text: str | None) -> str | None:
        """Open a text that was sealed.

        Raises:
            Disconnected: no key opens it: the one that sealed it is lost.
        """
        try:
            return text and self._fernet.decrypt(text.encode("ascii")).decode()
        except InvalidToken as error:
            raise Disconnected(NO_KEY) from error
