"""The seal on what must not be read in the database, a backup of it, or a disk that was thrown away."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import Disconnected, UsageError

NO_KEY: Final = "no key in DULT_SECRET_KEY opens its token"
"""Why a workspace is disconnected whose token nobody can read any more."""


class KeyLost(Disconnected):
    """No key opens what is kept of a workspace: Dult is still installed there, and cannot prove it."""

    def __init__(self) -> None:
        super().__init__(NO_KEY)


class Standing(Enum):
    """Which key opens a sealed text."""

    FIRST = auto()
    OLDER = auto()
    LOST = auto()
    """None that there is."""


class Seal:
    """Seals with the first key and opens with any, so that a key can be changed without a pause."""

    def __init__(self, keys: Sequence[str], again: Callable[[], Sequence[str]] | None = None) -> None:
        """Hold the keys; ``again`` returns them as they are by now, for a text that none of these opens."""
        self._again = again or (lambda: keys)
        self._take(keys)

    def sealed(self, text: str | None) -> str | None:
        """Seal a text; nothing stays nothing."""
        return text and self._all.encrypt(text.encode()).decode("ascii")

    def opened(self, text: str | None) -> str | None:
        """Open a text that was sealed; by another process perhaps, with a key that is newer than these.

        Raises:
            KeyLost: no key opens it.
        """
        if not text:
            return text
        if self.standing(text) is Standing.LOST:
            self._take_newer(text)
        return self._all.decrypt(text).decode()

    def standing(self, sealed: str) -> Standing:
        """Tell which of the keys opens a sealed text."""
        for number, key in enumerate(self._each):
            if _opens(key, sealed):
                return Standing.OLDER if number else Standing.FIRST
        return Standing.LOST

    def sealed_anew(self, sealed: str) -> str:
        """Seal with the first key what any of them sealed."""
        return self._all.rotate(sealed).decode("ascii")

    def _take(self, keys: Sequence[str]) -> None:
        self._each = [Fernet(key) for key in keys]
        self._all = MultiFernet(self._each)

    def _take_newer(self, text: str) -> None:
        try:
            newer = self._again()
        except UsageError as error:
            raise KeyLost from error
        if not any(_opens(Fernet(key), text) for key in newer):
            raise KeyLost
        self._take(newer)


def _opens(key: Fernet | MultiFernet, sealed: str) -> bool:
    try:
        key.decrypt(sealed)
    except InvalidToken:
        return False
    return True
