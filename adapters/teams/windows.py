"""One conversation in Teams: what is under way in it, and how often it is written to."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

MARGIN: Final = 0.05
"""Seconds that a window is taken to be longer: two requests are not the same time on their way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """At most so many requests in so many seconds."""

    count: int
    seconds: float


SENDING: Final = (
    Window(count=7, seconds=1),
    Window(count=8, seconds=2),
    Window(count=60, seconds=30),
    Window(count=1800, seconds=3600),
)
"""Of a bot in one conversation: to send, and as much again to create one (teams.md §2.1)."""
READING: Final = (
    Window(count=14, seconds=1),
    Window(count=16, seconds=2),
    Window(count=120, seconds=30),
    Window(count=3600, seconds=3600),
)
"""Of a bot in one conversation: to get its members (teams.md §2.1)."""


@dataclass(slots=True)
class Line:
    """One conversation: two operations in it at once are what 412 refuses (teams.md §2.2)."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    present: int = 0
    """How many have the conversation or wait for it."""
    begun: list[float] = field(default_factory=list)
    held_until: float = 0.0
    refusals: int = 0

    def note(self, now: float, windows: Sequence[Window]) -> None:
        """Note that a request begins, and forget those that no window looks at."""
        self.begun.append(now)
        if len(self.begun) > 1:
            del self.begun[: -max(window.count for window in windows)]


def earliest(begun: Sequence[float], windows: Sequence[Window], now: float) -> float:
    """Return from when one request more fits into every window."""
    if not begun:
        return now
    full = (begun[-one.count] + one.seconds + MARGIN for one in windows if len(begun) >= one.count)
    return max((now, *full))
