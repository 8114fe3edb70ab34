"""Slots, as the core sees them: a wall-clock intent that many share, due at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from nudges.calendar import IsoWeek, Window
from nudges.delivery import Reason
from nudges.slot import Slot

QUESTION: Final = "fewer-pause-or-stop"
"""The item that stands in the place of a task after three without an answer."""

Following = tuple[IsoWeek, datetime]
"""The week a slot stands at next, and when to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What is left of a week for somebody who came to a slot late."""

    week: IsoWeek
    window: Window
    rounds: Sequence[tuple[str, Window]] = ()
    """What follows a task, as with `Slots.serve`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSlot:
    """A slot to look at, the week it stands at, and the moment it was noted for."""

    id: int
    slot: Slot
    week: IsoWeek
    next_at: datetime


class Slots(Protocol):
    """Slots: looked at when one is due, whatever the number of its people."""

    async def due(self, now: datetime) -> list[DueSlot]:
        """Name the slots to look at: a handful of rows, whatever the number of people."""
        ...

    async def wait(self, due: DueSlot, until: datetime) -> None:
        """Look at the slot again at ``until``, still for the same week."""
        ...

    async def skip(self, due: DueSlot, reason: Reason, because: str, following: Following) -> None:
        """Let the slot's week pass for everyone; the programme's step waits for the next one."""
        ...

    async def serve(
        self,
        due: DueSlot,
        now: datetime,
        closes: datetime,
        following: Following,
        rounds: Sequence[tuple[str, Window]] = (),
    ) -> None:
        """Begin the slot's week and move the slot on: from now on it has passed this week.

        ``rounds`` are noted on the agenda for every task planned, such as its reminder.
        """
        ...

    async def go_on(self) -> bool:
        """Plan some thousands of those whose week has begun; tells whether there were any.

        Each call is a transaction of its own, so that others write between them.
        """
        ...
