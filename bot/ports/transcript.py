"""The conversations of the try-out channel, as its adapter sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a conversation in the try-out channel."""

    id: str
    route: str
    author: str
    """Empty for Dult, else the name of the person who wrote."""
    payload: Mapping[str, Any]
    at: datetime
    revision: int
    """Counts up with every change over all conversations: what is new since a revision is what to show."""
    deleted: bool
    """What it said was erased; that it was there stays known."""


class Transcript(Protocol):
    """The conversations of the try-out channel, kept so that a restart forgets none."""

    async def append(
        self,
        route: str,
        payload: Mapping[str, Any],
        at: datetime,
        *,
        key: str | None = None,
        author: str = "",
    ) -> Entry:
        """Add a line; a second one with the same key is the first one again."""
        ...

    async def replace(self, entry: str, payload: Mapping[str, Any], at: datetime) -> Entry | None:
        """Put something else in a line's place; ``None`` when there is no such line."""
        ...

    async def find(self, route: str, key: str) -> Entry | None:
        """Look for a line by its key."""
        ...

    async def read(self, route: str, since: int = 0) -> list[Entry]:
        """Return what changed in one conversation after revision ``since``, oldest line first."""
        ...
