"""Programmes, as the core sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Protocol

from bot.ports.slots import Following
from nudges.delivery import Item, Kind
from nudges.person import Country, RecipientId, Weekday, WorkingDays
from nudges.slot import Slot

QUESTION: Final = "fewer-pause-or-stop"
"""The item that stands in the place of a task after three without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The facts about time that some people of an audience share: they share a slot."""

    time_zone: str
    country: Country
    working_days: WorkingDays
    weekday: Weekday | None
    """The day they chose for themselves."""
    at: time | None
    """The local time they chose for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A programme under way."""

    id: str
    audience: str
    kind: Kind
    starts_on: date
    cadence_weeks: int
    weekday: Weekday | None = None
    at: time | None = None
    owner: RecipientId | None = None
    steps: int = 0
    enrolled: int = 0
    served: int = 0
    """The most weeks that one of its slots has served."""


class Programmes(Protocol):
    """Programmes: who is in them, how far they have come."""

    async def groups(self, audience: str) -> list[Group]:
        """Tell which facts about time the audience has: a handful, whatever the number of people."""
        ...

    async def enrol(self, programme: Running, group: Group, slot: Slot, first: Following) -> int:
        """Enrol the people of a group who are not enrolled yet, in one statement. Returns how many."""
        ...

    async def start(self, running: Running, steps: Sequence[Item]) -> None:
        """Note a programme and its steps; starting it again brings both up to date."""
        ...

    async def stop(self, programme: str, now: datetime) -> bool:
        """Stop a programme; nothing that waits is sent. Tells whether it was running."""
        ...

    async def running(self) -> list[Running]:
        """List the programmes that are not stopped, oldest first."""
        ...

    async def warned(self, programme: str, now: datetime) -> bool:
        """Note that the owner was told the programme runs out; tells whether this call was the first."""
        ...
