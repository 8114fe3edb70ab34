"""The programme: tasks or reflections in an order that makes sense, one every so many weeks."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from nudges import tone
from nudges.delivery import Kind
from nudges.entry import Entry, Slug, Text, Title, Translated, Words
from nudges.fault import Slip, refuse
from nudges.person import Weekday
from nudges.task import Does

MAX_WORDS = 60
WEEKS_BEFORE_AGAIN = 26
"""Nobody meets the same item sooner than this."""
SAME_IN_A_ROW = 2
"""How many tasks of one sort may follow each other: not three (mission D9)."""
OPENS, CLOSES = datetime.time(8), datetime.time(16)
"""The send window, local time (``decisions.md``)."""


class Audience(StrEnum):
    """Whom a programme or a kick-off is written for."""

    COMPETENCE_AGENT = "competence-agent"
    LEADER = "leader"
    COORDINATOR = "coordinator"
    EMPLOYEE = "employee"
    TEAM = "team"
    EVERYONE = "everyone"


def _weekday(value: Any) -> Any:
    names = [day.name.lower() for day in Weekday]
    if isinstance(value, Weekday) or value is None:
        return value
    if value not in names:
        refuse([Slip(key="", problem=f"cannot be {value!r}.", mend=f"Write one of: {', '.join(names)}.")])
    return Weekday[str(value).upper()]


class ProgrammeText(Text):
    """What a programme is called and what it is about."""

    title: Title
    about: Words

    def slips(self) -> Iterator[Slip]:
        """Find what the plain-language rules object to."""
        texts = {"title": self.title, "about": self.about}
        yield from tone.card(texts, self.language, max_words=MAX_WORDS, max_questions=1)


class Programme(Entry, Translated[ProgrammeText]):
    """An ordered plan of nudges over weeks."""

    kind: ClassVar = "programme"
    audience: Audience
    cadence_weeks: Annotated[int, Field(strict=True, ge=1, le=26)]
    weekday: Annotated[Weekday | None, BeforeValidator(_weekday)] = None
    """The day it goes out on; the calendar's default when not said."""
    time: datetime.time | None = None
    """Local time; the calendar's default when not said."""
    start: datetime.date | None = None
    """The first day it may go out on; decided by whoever starts it when not said."""
    steps: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Ids of tasks, or of reflections when it is for teams."""

    @property
    def step_kind(self) -> Kind:
        """What its steps are: teams reflect, people get tasks."""
        return Kind.REFLECTION if self.audience is Audience.TEAM else Kind.MICRO_TASK

    def slips(self) -> Iterator[Slip]:
        """Find a time when nobody is written to, and items that come back too soon."""
        yield from super().slips()
        if self.time and not OPENS <= self.time <= CLOSES:
            mend = f"Choose a time from {OPENS:%H:%M} to {CLOSES:%H:%M}."
            yield Slip(key="time", problem="is outside the send window.", mend=mend)
        yield from self._repeated()

    def _repeated(self) -> Iterator[Slip]:
        for step, times in Counter(self.steps).items():
            places = [place for place, other in enumerate(self.steps) if other == step]
            gaps = [(b - a) * self.cadence_weeks for a, b in pairwise(places)]
            if times > 1 and min(gaps) < WEEKS_BEFORE_AGAIN:
                mend = f"Leave {WEEKS_BEFORE_AGAIN} weeks between, or take another."
                yield Slip(key="steps", problem=f"has “{step}” again after {min(gaps)} weeks.", mend=mend)


def monotonous(does: Sequence[Does]) -> list[int]:
    """Return the places, from 0, where a task is of the same sort as those just before it once too often."""
    return [
        end for end in range(SAME_IN_A_ROW, len(does)) if len(set(does[end - SAME_IN_A_ROW : end + 1])) == 1
    ]
