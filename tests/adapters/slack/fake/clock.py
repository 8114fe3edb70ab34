"""The fake Slack's clock: real time, stopped or moved ahead by as much as a test wants."""

import time


class Clock:
    """Runs with the machine's clock; what Slack lets expire goes by it."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._stopped: float | None = None

    def now(self) -> float:
        """Return seconds since the epoch."""
        return (time.time() if self._stopped is None else self._stopped) + self._ahead

    def stop(self) -> None:
        """Let no time pass but what ``move`` lets pass."""
        self._stopped = time.time()

    def move(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._ahead += seconds
