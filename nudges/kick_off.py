"""The kick-off kit: what those concerned get before and after the day on which something starts."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from nudges import tone
from nudges.delivery import Kind
from nudges.entry import Entry, Slug, Text, Title, Translated, Words
from nudges.fault import Slip
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
