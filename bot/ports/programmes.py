"""Programmes, their slots and who is enrolled, as the core sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from nudges.calendar import IsoWeek, Slot, Window
from nudges.delivery import Item, Kind, Reason
from nudges.person import Country, RecipientId, Weekday, WorkingDays

Following = tuple[IsoWeek, datetime]
"""The week a slot stands at next, and when to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSlot:
    """A slot to look at, the week it stands at, and the moment it was noted for."""

    id: int
    slot: Slot
    week: IsoWeek
    next_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What planning a slot's week for one programme came to."""

    programme: str
    occasion: int
    kind: Kind
    planned: int
    """Deliveries made, the skipped ones included."""


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
    """Programmes, their slots and who is enrolled."""

    async def due_slots(self, now: datetime) -> list[DueSlot]:
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
    ) -> list[Served]:
        """Plan the slot's week for all its people and move the slot on, in one transaction.

        ``rounds`` are noted on the agenda for every task planned, such as its reminder.
        """
        ...

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
