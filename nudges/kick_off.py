"""The kick-off kit: what those concerned get before and after the day on which something starts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from nudges import tone
from nudges.calendar import IsoWeek
from nudges.days_off import DaysOff
from nudges.delivery import Kind
from nudges.entry import Entry, Slug, Text, Title, Translated, Words
from nudges.fault import Slip
from nudges.person import MONDAY_TO_FRIDAY, Country
from nudges.programme import Audience

MAX_WORDS = 60
DAYS_BETWEEN = 7
"""Parts count against everybody's one message an ISO week; seven days apart are never in the same one."""
FIRST_TASK_WITHIN = 7
"""Days after the date until the programme's first task (mission D4)."""
QUIET_AFTER = 2 * DAYS_BETWEEN - 1
"""Days after the date that may lie in the first task's ISO week: a part there would take the task's place."""


class PartText(Text):
    """The words of one message of a kick-off; the body is Markdown."""

    title: Title
    body: Words

    def slips(self) -> Iterator[Slip]:
        """Find what the plain-language rules object to."""
        texts = {"title": self.title, "body": self.body}
        yield from tone.card(texts, self.language, max_words=MAX_WORDS, max_questions=1)


class Part(Translated[PartText]):
    """One message of a kick-off."""

    id: Slug
    days: Annotated[int, Field(strict=True, ge=-182, le=182)]
    """Days from the kick-off's date; negative is before it."""


class KickOff(Entry):
    """The messages around a kick-off's date, the invitation first."""

    kind: ClassVar = Kind.KICK_OFF
    audience: Audience
    programme: Slug | None = None
    """What starts with it: its first task comes within a week after the date."""
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]

    def slips(self) -> Iterator[Slip]:
        """Find parts that come in the wrong order, too close, or in the place of the first task."""
        first = self.parts[0]
        if first.id != "invitation":
            yield Slip(key="parts[1].id", problem=f"is “{first.id}”.", mend="Begin with the invitation.")
        for part, times in Counter(part.id for part in self.parts).items():
            if times > 1:
                yield Slip(key="parts", problem=f"has “{part}” {times} times.", mend="Give each its own id.")
        yield from self._crowded()

    def _crowded(self) -> Iterator[Slip]:
        for number, (before, part) in enumerate(pairwise(self.parts), start=2):
            if part.days - before.days < DAYS_BETWEEN:
                mend = f"Choose {before.days + DAYS_BETWEEN} or later: one message a person a week."
                yield Slip(key=f"parts[{number}].days", problem=f"is {part.days}.", mend=mend)
        for number, part in enumerate(self.parts, start=1):
            if self.programme and 0 < part.days <= QUIET_AFTER:
                mend = "Choose 0 or 14: in between comes the programme's first task."
                yield Slip(key=f"parts[{number}].days", problem=f"is {part.days}.", mend=mend)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDay:
    """When a part goes; ``None`` when there is no week left for it."""

    part: Part
    day: date | None


def days_of_parts(
    kit: KickOff, held_on: date, *, today: date, country: Country, days_off: DaysOff
) -> tuple[PartDay, ...]:
    """Tell when each part of a kit goes for a kick-off on ``held_on``.

    A part on a day off moves to the next working day of its ISO week, else to the last one before it whose
    week no other part has. The invitation goes today at the latest; any other part whose day has passed is
    left out, and so is one whose week the late invitation takes.

    Raises:
        BeyondTableError: a day lies outside the years of ``days_off``.
    """
    calendar = _Calendar(country=country, days_off=days_off, held_on=held_on)
    taken: set[IsoWeek] = set()
    days: dict[str, date | None] = {}
    for part in (*(part for part in reversed(kit.parts) if part.days <= 0), *kit.parts):
        if part.id not in days:
            day = calendar.day_for(held_on + timedelta(days=part.days), taken)
            days[part.id] = day if day and day >= today else None
            taken |= {IsoWeek.of(day)} if day else set()
    invitation = kit.parts[0]
    if days[invitation.id] is None and (soon := calendar.soonest(today)):
        days |= {name: None for name, day in days.items() if day and IsoWeek.of(day) == IsoWeek.of(soon)}
        days[invitation.id] = soon
    return tuple(PartDay(part=part, day=days[part.id]) for part in kit.parts)


_LONGEST_BREAK = 70
"""Days: the longest stretch without a free week that is looked through; it holds a summer and the parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calendar:
    country: Country
    days_off: DaysOff
    held_on: date

    def day_for(self, wanted: date, taken: set[IsoWeek]) -> date | None:
        week = IsoWeek.of(wanted)
        later = (wanted + timedelta(days=ahead) for ahead in range(7))
        earlier = (wanted - timedelta(days=back) for back in range(1, _LONGEST_BREAK))
        same_week = (day for day in later if IsoWeek.of(day) == week and not self._passes(wanted, day))
        return next(
            (day for day in (*same_week, *earlier) if self._is_working(day) and IsoWeek.of(day) not in taken),
            None,
        )

    def soonest(self, today: date) -> date | None:
        days = (today + timedelta(days=ahead) for ahead in range((self.held_on - today).days + 1))
        return next((day for day in days if self._is_working(day)), None)

    def _passes(self, wanted: date, day: date) -> bool:
        """Whether moving would bring a part of the time before the kick-off to a day after it."""
        return wanted <= self.held_on < day

    def _is_working(self, day: date) -> bool:
        return day.isoweekday() in MONDAY_TO_FRIDAY and self.days_off.day_off(self.country, day) is None
