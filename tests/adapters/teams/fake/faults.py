"""What may go wrong with a request to the connector, and when."""

import asyncio
from dataclasses import dataclass

from tests.adapters.fake.faults import Dropped, Faults, Lost, Slow
from tests.adapters.teams.fake.refusal import Body

__all__ = [
    "Dropped",
    "Fault",
    "Faults",
    "Held",
    "Lost",
    "Other",
    "Redirect",
    "Says",
    "Slow",
    "Throttled",
    "Unnamed",
]


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
class Unnamed:
    """It is done, and the answer names no id: what splitting a message does (teams.md §2.1)."""


@dataclass(frozen=True, slots=True)
class Held:
    """It is carried out, and its answer comes when a test lets it go."""

    go: asyncio.Event


Fault = Throttled | Says | Other | Redirect | Lost | Dropped | Slow | Unnamed | Held
