"""What may go wrong with a call of the Web API, and when."""

import asyncio
from dataclasses import dataclass, field

from tests.adapters.fake.faults import Dropped, Faults, Lost, Slow

__all__ = [
    "INTERNAL_ERROR_AFTER",
    "Dropped",
    "Error",
    "Fault",
    "Faults",
    "Held",
    "Lost",
    "RateLimited",
    "ServerError",
    "Slow",
]


@dataclass(frozen=True, slots=True)
class RateLimited:
    """HTTP 429 with ``Retry-After`` in seconds; nothing was done (slack.md §1.1)."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    """500 or 503 with a page in HTML (slack.md §1.3); with ``after`` the call was carried out before."""

    status: int = 500
    after: bool = False


@dataclass(frozen=True, slots=True)
class Error:
    """An error code; with ``after`` some aspect succeeded, as ``internal_error`` may mean (slack.md §1.3)."""

    code: str = "internal_error"
    after: bool = False


@dataclass(frozen=True, slots=True)
class Held(Slow):
    """It is carried out, and its answer comes when a test lets it go."""

    seconds: float = 0.0
    until: asyncio.Event = field(default_factory=asyncio.Event)


Fault = RateLimited | Lost | Dropped | ServerError | Slow | Error

INTERNAL_ERROR_AFTER = Error("internal_error", after=True)
