"""The fake Teams' clock: real time, moved ahead by as much as a test wants."""

import time


class Clock:
    """Runs with the machine's clock; what Teams counts and lets expire goes by it."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Return seconds since the epoch."""
        return time.time() + self._ahead

    def move(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._ahead += seconds
