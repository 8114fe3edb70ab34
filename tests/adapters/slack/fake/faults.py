"""What may go wrong with a call of the Web API, and when."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RateLimited:
    """HTTP 429 with ``Retry-After`` in seconds; nothing was done (slack.md §1.1)."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class Lost:
    """The call is carried out, then the connection drops: the answer is lost (slack.md §0.1)."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection drops before anything is done."""


@dataclass(frozen=True, slots=True)
class ServerError:
    """500 or 503 with a page in HTML (slack.md §1.3); with ``after`` the call was carried out before."""

    status: int = 500
    after: bool = False


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is carried out, and its answer comes so many seconds later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Error:
    """An error code; with ``after`` some aspect succeeded, as ``internal_error`` may mean (slack.md §1.3)."""

    code: str = "internal_error"
    after: bool = False


Fault = RateLimited | Lost | Dropped | ServerError | Slow | Error

INTERNAL_ERROR_AFTER = Error("internal_error", after=True)


@dataclass(kw_only=True)
class _Rule:
    method: str
    fault: Fault
    channel: str | None
    times: int | None = None
    portion: float = 1.0
    chance: random.Random = field(default_factory=random.Random)

    def strikes(self, method: str, channels: set[str]) -> bool:
        if self.times == 0 or self.method not in {"*", method}:
            return False
        if self.channel is not None and self.channel not in channels:
            return False
        if self.chance.random() >= self.portion:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """What a test ordered to go wrong; ``method`` is a method's name or ``*``."""

    def __init__(self) -> None:
        self._rules: list[_Rule] = []

    def next(self, method: str, fault: Fault, *, times: int = 1, channel: str | None = None) -> None:
        """Let the next calls fail; ``channel`` is a conversation or a person."""
        self._rules.append(_Rule(method=method, fault=fault, channel=channel, times=times))

    def share(
        self, method: str, portion: float, fault: Fault, *, seed: int = 0, channel: str | None = None
    ) -> None:
        """Let a share of the calls fail, until ``clear``: 0.1 is one in ten, drawn with ``seed``."""
        chance = random.Random(seed)
        self._rules.append(_Rule(method=method, fault=fault, channel=channel, portion=portion, chance=chance))

    def clear(self) -> None:
        """Let nothing fail any more."""
        self._rules.clear()

    def pick(self, method: str, args: Mapping[str, Any], of_user: str | None) -> list[Fault]:
        """Return what strikes a call: slowness, and at most one failure beside it."""
        channels = {str(args.get("channel", "")), str(args.get("users", "")), of_user or ""}
        struck: list[Fault] = []
        failed = False
        for rule in self._rules:
            slow = isinstance(rule.fault, Slow)
            if (slow or not failed) and rule.strikes(method, channels):
                struck.append(rule.fault)
                failed = failed or not slow
        return struck
