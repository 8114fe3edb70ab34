"""What cards carry is sealed: a client can send anything back, and only what Dult wrote is believed."""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Final

_LENGTH: Final = 16
"""Characters of a seal: 96 bits, short because every button carries one twice."""


class Seal:
    """Seals and opens; ``secret`` stays the same over restarts, or the buttons sent before are old ones."""

    def __init__(self, secret: str) -> None:
        self._key = sha256(f"dult.teams:{secret}".encode()).digest()

    def close(self, text: str) -> str:
        """Return a text that can be read by anybody and written by nobody else."""
        return f"{self._mark(text)}.{text}"

    def open(self, sealed: object) -> str | None:
        """Return the text that was sealed; ``None`` when no Dult sealed it."""
        mark, _, text = str(sealed).partition(".")
        return text if hmac.compare_digest(mark.encode(), self._mark(text).encode()) else None

    def _mark(self, text: str) -> str:
        digest = hmac.new(self._key, text.encode("utf-8", "surrogatepass"), sha256).digest()
        return urlsafe_b64encode(digest).decode()[:_LENGTH]
