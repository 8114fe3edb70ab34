"""If-then plans, as the conversation keeps them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.events import EventId
from nudges.person import RecipientId
from nudges.plan import Plan, PlanId, Standing, Verdict, Words


class Plans(Protocol):
    """Plans that people made for themselves, and how they were followed up."""

    async def make(
        self,
        event: EventId,
        *,
        person: RecipientId,
        words: Words,
        at: datetime,
        follow_ups: Sequence[datetime],
        ends_at: datetime,
    ) -> Plan | None:
        """Keep a plan; the same event twice is once.

        Returns ``None``, and keeps nothing, where the person has ``nudges.plan.MOST_OPEN`` of them.
        """
        ...

    async def look(self, plan: PlanId) -> Plan | None:
        """Return one as it stands."""
        ...

    async def open_of(self, person: RecipientId) -> list[Plan]:
        """Return what somebody has under way, the oldest first."""
        ...

    async def answer(self, plan: PlanId, verdict: Verdict, at: datetime) -> Plan | None:
        """Answer the follow-up that waits, if one does; returns the plan as it stands."""
        ...

    async def adjust(self, plan: PlanId, words: Words, at: datetime) -> Plan | None:
        """Put other words in the place of an open one's; returns it as it stands."""
        ...

    async def end(self, plan: PlanId, how: Standing, at: datetime, because: str = "") -> Plan | None:
        """End an open one; returns it as it stands."""
        ...

    async def take_up(self, plan: PlanId, at: datetime) -> Plan | None:
        """Undo an end, where that can be and the person has not too many open; returns it as it stands."""
        ...

    async def unanswered(self, at: datetime) -> list[Plan]:
        """Return the open ones whose last follow-up has waited long enough."""
        ...

    async def put_off_end(self, plan: PlanId, ends_at: datetime) -> None:
        """Let an open one end by itself at a later moment."""
        ...
