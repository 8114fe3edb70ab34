"""How often Slack lets itself be called, how long it waits for the app, when it tries again."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.adapters.slack.fake.clock import Clock

UNLISTED = frozenset({"conversations.history", "conversations.replies"})


@dataclass
class _Bucket:
    """So many a second, after a burst."""

    level: float
    at: float

    def wait(self, now: float, rate: float, size: float) -> float:
        self.level = min(size, self.level + (now - self.at) * rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / rate


@dataclass(kw_only=True)
class Limits:
    """Slack's limits as settings; ``rates`` switches the counting of calls on."""

    clock: Clock
    rates: bool = False
    per_channel: float = 1.0
    """Posts a second in one conversation (slack.md §1.1)."""
    burst: int = 3
    """Posts that a conversation takes at once; Slack tolerates "short bursts" without saying how short."""
    per_workspace: float | None = None
    """Posts a second in a workspace; Slack has such a cap and does not publish it (slack.md §1.1)."""
    tiers: dict[int, int] = field(default_factory=lambda: {1: 1, 2: 20, 3: 50, 4: 100, 5: 600})
    """Calls a minute by tier (slack.md §1.1: "1+", "20+", "50+", "100+"); 5 is our guess at "special"."""
    ack_seconds: float = 3.0
    """slack.md §1.3: an answer after 3 s is none."""
    retry_after: tuple[float, ...] = (0.0, 60.0, 300.0)
    """Seconds until an event is sent again: at once, after a minute, after five (slack.md §1.3)."""
    time_scale: float = 1.0
    """Shortens ``retry_after`` for tests."""
    sockets: int = 10
    """Socket Mode connections of an app (slack.md §1.4)."""
    _buckets: dict[tuple[str, ...], _Bucket] = field(default_factory=dict)
    _calls: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, method: str, tier: int, home: str, channel: str, *, unlisted: bool) -> int:
        """Count a call; return 0, or the whole seconds until it may be made."""
        if unlisted and method in UNLISTED:
            return self._window(method, home, 1)  # slack.md §1.1: 1 a minute
        if not self.rates:
            return 0
        return self._post(home, channel) if tier == 0 else self._window(method, home, self.tiers[tier])

    def _window(self, method: str, home: str, most: int) -> int:
        now, calls = self.clock.now(), self._calls[method, home]
        while calls and calls[0] <= now - 60:
            calls.popleft()
        if len(calls) >= most:
            return max(1, math.ceil(calls[0] + 60 - now))
        calls.append(now)
        return 0

    def _post(self, home: str, channel: str) -> int:
        wanted: list[tuple[tuple[str, ...], float, float]] = [
            (("channel", home, channel), self.per_channel, float(self.burst))
        ]
        if self.per_workspace is not None:
            wanted.append((("workspace", home), self.per_workspace, max(1.0, self.per_workspace)))
        now = self.clock.now()
        buckets = [self._buckets.setdefault(name, _Bucket(size, now)) for name, _, size in wanted]
        waits = [
            bucket.wait(now, rate, size) for bucket, (_, rate, size) in zip(buckets, wanted, strict=True)
        ]
        if max(waits) > 0:
            return max(1, math.ceil(max(waits)))
        for bucket in buckets:
            bucket.level -= 1
        return 0
