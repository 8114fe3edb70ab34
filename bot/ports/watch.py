"""One look at everything that may be due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from nudges.delivery import WorkspaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one look shows."""

    overdue: bool
    """Something was not sent while its window was open."""
    slots: bool
    """A slot's moment has come, or not all of its people are planned yet."""
    rounds: bool
    """Something on the agenda is due."""
    broadcasts: bool
    """Not all whom a broadcast is for are planned yet."""
    workspaces: tuple[WorkspaceId, ...]
    """Those with something to send, or to take over from a dead process."""
    next_at: datetime | None
    """When the next thing is due, as far as is known now."""


class Watch(Protocol):
    """Looks at the database in one short read, whatever the number of people."""

    async def look(self, now: datetime, real_now: datetime) -> Sight:
        """Tell what is due."""
        ...
