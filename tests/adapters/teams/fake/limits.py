"""How often Teams lets itself be asked (teams.md §2.1), and how large a message may be (§2.3)."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.adapters.teams.fake.clock import Clock

SENDING = {1.0: 7, 2.0: 8, 30.0: 60, 3600.0: 1800}
READING = {1.0: 14, 2.0: 16, 30.0: 120, 3600.0: 3600}


@dataclass(kw_only=True)
class Limits:
    """Teams' limits as settings."""

    clock: Clock
    rates: bool = True
    """Whether requests are counted at all."""
    per_tenant: float = 50.0
    """Requests a second of an app in a tenant, of all kinds (teams.md §2.1)."""
    sending: dict[float, int] = field(default_factory=lambda: dict(SENDING))
    """So many in so many seconds, in one conversation; to create one the same (teams.md §2.1)."""
    reading: dict[float, int] = field(default_factory=lambda: dict(READING))
    old_roster: int = 5
    """Calls a minute of the roster without pages (teams.md §2.6)."""
    largest: int = 100 * 1024
    """Bytes of a message in UTF-16 (teams.md §2.3)."""
    _seen: dict[tuple[str, ...], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, tenant: str, where: str, operation: str, weight: int = 1) -> int:
        """Count a request; return 0, or the whole seconds until it may come, and then it does not count."""
        if not self.rates:
            return 0
        now = self.clock.now()
        windows = {"members": self.reading, "roster": {60.0: self.old_roster}}.get(operation, self.sending)
        both = [
            (self._seen["tenant", tenant], {1.0: int(self.per_tenant)}),
            (
                self._seen[
                    "conversation", tenant, where, (operation in {"members", "roster"} and operation) or ""
                ],
                windows,
            ),
        ]
        wait = max(_wait(seen, windows, now) for seen, windows in both)
        if wait > 0:
            return max(1, math.ceil(wait))
        for seen, _ in both:
            seen.extend([now] * weight)
        return 0


def _wait(seen: deque[float], windows: dict[float, int], now: float) -> float:
    while seen and seen[0] <= now - max(windows):
        seen.popleft()
    waits = [0.0]
    for seconds, most in windows.items():
        if len(seen) >= most:
            waits.append(seen[-most] + seconds - now)
    return max(waits)
