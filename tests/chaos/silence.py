"""Whether Dult left the platform alone when it wanted that: after a 429, and once its token was revoked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.chaos.dult import LEASE, RATE
from tests.chaos.platform import RETRY_AFTER_S
from tests.chaos.scenario import AT_THE_DATABASE, Blow, Scenario

IN_FLIGHT: Final = int(RATE * LEASE.total_seconds() / 4)
"""At most so many messages are in flight at once here, as a drain reckons it."""
GRAIN_S: Final = 0.05
"""The end of a 429 is not looked at so closely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What was called, in order, and how often somebody was told that the token was revoked."""

    scenario: Scenario
    calls: Sequence[dict[str, Any]]
    alerts: int
    crashes: int
    standstills: int

    @property
    def refused(self) -> int:
        """How many calls found the token revoked."""
        return sum(call["answer"] == "revoked" for call in self.calls)

    def faults(self) -> list[str]:
        """Name every broken promise."""
        return [*self._revoked(), *self._throttled()]

    def _revoked(self) -> list[str]:
        """A database that is away does not hear of it, and the next call hears it again.

        Who stood still for too long has made room for another drain.
        """
        drains = 1 if self.scenario.is_on_a_server else 2
        allowed = IN_FLIGHT * (drains + self.crashes + self.standstills)
        loud = self.refused > allowed and not self.scenario.has(*AT_THE_DATABASE)
        return [
            *([f"{self.refused} calls with a revoked token, and {allowed} are allowed"] if loud else []),
            *([f"{self.alerts} alerts of one revoked token"] if self.alerts > 1 else []),
        ]

    def _throttled(self) -> list[str]:
        """Who was asked to wait does so; a clock that jumps ahead ends the wait early."""
        if self.scenario.has(Blow.FORWARD):
            return []
        asked = [call for call in self.calls if call["answer"] == "throttled"]
        numbers = [sum(_is_within(call, later) for later in self.calls) for call in asked]
        most = max(numbers, default=0)
        return [f"{most} calls between a 429 and its end"] if most > IN_FLIGHT else []

    def __str__(self) -> str:
        return f"; {self.refused} calls refused, {self.alerts} alerts" if self.refused else ""


def _is_within(asked: dict[str, Any], later: dict[str, Any]) -> bool:
    """Tell whether the same process called before the time was over that it was asked to wait."""
    is_theirs: bool = later["by"] == asked["by"]
    return is_theirs and asked["at"] < later["at"] < asked["at"] + RETRY_AFTER_S - GRAIN_S
