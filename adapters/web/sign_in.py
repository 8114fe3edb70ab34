"""Coming in with a one-time code, for those who have neither Slack nor Teams."""

import time
from collections import OrderedDict, deque
from typing import Final, Protocol

MAX_ATTEMPTS: Final = 10
ATTEMPTS_WITHIN: Final = 600.0
"""Seconds."""
REMEMBERED: Final = 10_000
"""How many addresses are counted at a time."""


class SignIn(Protocol):
    """Who issued the codes."""

    async def redeem(self, code: str) -> str | None:
        """Use a code up and return its person's key; ``None`` when it is unknown, old or used."""
        ...


class Attempts:
    """Counts tries for each place they come from, so that nobody guesses a code."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()

    def allows(self, source: str) -> bool:
        """Count a try; False when there were ten within ten minutes."""
        now = time.monotonic()
        tries = self._tries.setdefault(source, deque(maxlen=MAX_ATTEMPTS))
        self._tries.move_to_end(source)
        if len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)
        if len(tries) == MAX_ATTEMPTS and now - tries[0] < ATTEMPTS_WITHIN:
            return False
        tries.append(now)
        return True
