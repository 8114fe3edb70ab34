"""The fake Teams' clock: real time, moved ahead by as much as a test wants, or standing until it is moved."""

import time


class Clock:
    """Runs with the machine's clock; what Teams counts and lets expire goes by it."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._stands_at: float | None = None

    def now(self) -> float:
        """Return seconds since the epoch."""
        return (time.time() if self._stands_at is None else self._stands_at) + self._ahead

    def move(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._ahead += seconds

    def stand(self) -> None:
        """Let no time pass from now on but what it is moved by."""
        self._stands_at = time.time()
