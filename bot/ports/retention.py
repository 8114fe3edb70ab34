"""What is forgotten when its time is over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """Before which moments there is nothing to be remembered any more."""

    words: datetime
    """For what people answered and wrote."""
    notes: datetime
    """For what people noted in a reflection: of sessions that began before this moment."""
    challenges: datetime
    """For challenges: those that were lifted before this moment."""
    undecided: datetime
    """For drafts, and for strangers."""
    leavers: datetime
    """For people who left: those who did before this moment."""
    lost: datetime
    """For workspaces that took Dult out: those that did before this moment."""
    events: datetime
    """For received events; by the machine's own time."""
    copies: datetime
    """For copies of the database from before an upgrade; by the machine's own time."""


class Retention(Protocol):
    """Forgets."""

    async def forget(self, horizon: Horizon, now: datetime) -> None:
        """Delete what lies beyond the horizon; that something was sent stays known, and twice is as once."""
        ...
