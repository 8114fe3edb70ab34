"""Requests that leave one after another, so many a second, whatever became of the second before."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Final

JITTER: Final = 1.01
"""How much longer than a second a second is taken to be: not every request is as long on its way."""
CATCHING_UP: Final = 0.25
"""Seconds that a line which was held up makes up for, within the rate; what was lost before is lost."""


@dataclass(slots=True)
class Plan:
    """Moments that are given out ahead, to know how long a line is."""

    gap: float
    next: float = 0.0

    def take(self, now: float, requests: int) -> float:
        """Return the next moment, and leave room behind it for so many."""
        mine = max(now, self.next)
        self.next = mine + self.gap * requests
        return mine


class Turnstile:
    """One after another by the clock: never more in a second than the rate, whatever was lost before.

    A plan alone would let everybody go at once who should have gone while the process stood still.
    """

    def __init__(self, rate: float) -> None:
        self.gap = 1 / rate
        self.waiting = 0
        self.lock = asyncio.Lock()
        self._planned = 0.0
        self._next = 0.0
        self._passed: deque[float] = deque(maxlen=max(1, int(rate)))

    @property
    def free(self) -> float:
        """From when the next one gets through."""
        most = self._passed.maxlen or 1
        full = len(self._passed) == most
        return max(self._next, self._passed[0] + most * self.gap * JITTER if full else 0)

    @property
    def free_behind_all(self) -> float:
        """About when somebody who comes now gets through."""
        return self.free + self.gap * self.waiting

    def lets_through(self, now: float) -> bool:
        """Let somebody through at once who finds nobody in line, where it is their moment already."""
        if self.waiting:
            return False
        self.rest(now)
        if self.free > now:
            return False
        self.passed(now)
        return True

    def rest(self, now: float) -> None:
        """Note that nobody stands in line: there is nothing to make up for."""
        self._planned = max(self._planned, now)

    def passed(self, now: float) -> None:
        """Let the next one through after a gap, or half of one while it makes up for lost time."""
        self._planned = max(self._planned, now - CATCHING_UP) + self.gap
        self._next = max(self._planned, now + self.gap / 2)
        self._passed.append(now)
