"""What may go wrong with a request to the connector, and when."""

import random
from dataclasses import dataclass, field

from tests.adapters.teams.fake.refusal import Body


@dataclass(frozen=True, slots=True)
class Throttled:
    """429; nothing was done. Without ``retry_after`` it does not say for how long (teams.md §2.2)."""

    retry_after: int | None = 1
    as_date: bool = False
    """``Retry-After`` as an HTTP date (teams.md §4.15)."""


@dataclass(frozen=True, slots=True)
class Says:
    """A row of teams.md §2.2, in one of its kinds of body; with ``after`` it was done all the same."""

    row: str
    body: str = Body.JSON
    after: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """A status and a code of no row: real 403 bodies differ from what is documented (teams.md §2.2)."""

    status: int
    code: str = ""
    body: str = Body.JSON


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another address, which must never get the token (teams.md §4.5)."""

    to: str
    status: int = 307


@dataclass(frozen=True, slots=True)
class Lost:
    """It is done, then the connection drops: the answer is lost (teams.md §2.2)."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection drops before anything is done."""


@dataclass(frozen=True, slots=True)
class Slow:
    """It is done, and the answer comes so many seconds later."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unnamed:
    """It is done, and the answer names no id: what splitting a message does (teams.md §2.1)."""


Fault = Throttled | Says | Other | Redirect | Lost | Dropped | Slow | Unnamed


@dataclass(kw_only=True)
class _Rule:
    operation: str
    fault: Fault
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


class Faults:
    """What a test ordered to go wrong; an operation is ``post``, ``put``, ``create`` … or ``*``."""

    def __init__(self) -> None:
        self._rules: list[_Rule] = []

    def next(self, operation: str, fault: Fault, *, times: int = 1, where: str | None = None) -> None:
        """Let the next requests fail; ``where`` is a conversation or a person."""
        self._rules.append(_Rule(operation=operation, fault=fault, where=where, times=times))

    def always(self, operation: str, fault: Fault, *, where: str | None = None) -> None:
        """Let every request fail, until ``clear``."""
        self._rules.append(_Rule(operation=operation, fault=fault, where=where))

    def share(self, operation: str, portion: float, fault: Fault, *, seed: int = 0) -> None:
        """Let a share of the requests fail, until ``clear``: 0.1 is one in ten, drawn with ``seed``."""
        chance = random.Random(seed)
        self._rules.append(
            _Rule(operation=operation, fault=fault, where=None, portion=portion, chance=chance)
        )

    def clear(self) -> None:
        """Let nothing fail any more."""
        self._rules.clear()

    def pick(self, operation: str, places: set[str]) -> list[Fault]:
        """Return what strikes a request: slowness, and at most one failure beside it."""
        struck: list[Fault] = []
        failed = False
        for rule in self._rules:
            slow = isinstance(rule.fault, Slow)
            if (slow or not failed) and rule.strikes(operation, places):
                struck.append(rule.fault)
                failed = failed or not slow
        return struck
