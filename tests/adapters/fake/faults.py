"""When something goes wrong at a fake platform; what may go wrong is each platform's own."""

import random
from dataclasses import dataclass, field
from typing import Generic, TypeVar

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Lost:
    """It is carried out, then the connection drops: the answer is lost (slack.md §0.1, teams.md §2.2)."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection drops before anything is done."""


@dataclass(frozen=True, slots=True)
class Slow:
    """It is carried out, and its answer comes so many seconds later."""

    seconds: float


@dataclass(kw_only=True)
class _Rule(Generic[F]):
    operation: str
    fault: F
    where: str | None
    times: int | None = None
    portion: float = 1.0
    chance: random.Random = field(default_factory=random.Random)

    def strikes(self, operation: str, places: set[str]) -> bool:
        if self.times == 0 or self.operation not in {"*", operation}:
            return False
        if self.where is not None and self.where not in places:
            return False
        if self.chance.random() >= self.portion:
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults(Generic[F]):
    """What a test ordered to go wrong; an operation is what the platform calls one, or ``*``."""

    def __init__(self) -> None:
        self._rules: list[_Rule[F]] = []

    def next(self, operation: str, fault: F, *, times: int = 1, where: str | None = None) -> None:
        """Let the next calls fail; ``where`` is a conversation or a person."""
        self._rules.append(_Rule(operation=operation, fault=fault, where=where, times=times))

    def always(self, operation: str, fault: F, *, where: str | None = None) -> None:
        """Let every call fail, until ``clear``."""
        self._rules.append(_Rule(operation=operation, fault=fault, where=where))

    def share(
        self, operation: str, portion: float, fault: F, *, seed: int = 0, where: str | None = None
    ) -> None:
        """Let a share of the calls fail, until ``clear``: 0.1 is one in ten, drawn with ``seed``."""
        chance = random.Random(seed)
        self._rules.append(
            _Rule(operation=operation, fault=fault, where=where, portion=portion, chance=chance)
        )

    def clear(self) -> None:
        """Let nothing fail any more."""
        self._rules.clear()

    def pick(self, operation: str, places: set[str]) -> list[F]:
        """Return what strikes a call: slowness, and at most one failure beside it."""
        struck: list[F] = []
        failed = False
        for rule in self._rules:
            slow = isinstance(rule.fault, Slow)
            if (slow or not failed) and rule.strikes(operation, places):
                struck.append(rule.fault)
                failed = failed or not slow
        return struck
