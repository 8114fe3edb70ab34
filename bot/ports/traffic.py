"""What comes and goes between Dult and a platform, counted for whoever runs Dult."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True, kw_only=True)
class Traffic:
    """The figures of one platform since Dult was started; its adapter counts."""

    channel: str
    throttled: Counter[str] = field(default_factory=Counter)
    """How often the platform asked to wait, by the method that was called."""
    waits_s: Counter[str] = field(default_factory=Counter)
    """For how many seconds together."""
    heard_at: datetime | None = None
    """When the platform last told of something."""

    def asked_to_wait(self, method: str, seconds: float) -> None:
        """Count that the platform asked to wait."""
        self.throttled[method] += 1
        self.waits_s[method] += round(seconds)
