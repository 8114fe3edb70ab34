"""The micro-task: one small thing that a competence agent does at work this week."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from nudges import tone
from nudges.delivery import Kind
from nudges.entry import Competences, Entry, Slug, Text, Title, Translated, Words
from nudges.fault import Slip

MAX_WORDS = 60


class Way(StrEnum):
    """How one learns by it: the 70/20/10 of practice, a principle and not a measure (mission D9)."""

    JOB = "job"
    OTHERS = "others"
    FORMAL = "formal"


class Does(StrEnum):
    """What one does (mission D6); a programme varies it."""

    COOPERATE = "cooperate"
    ACTIVITY = "activity"
    TALK = "talk"
    SHARE = "share"
    OBSERVE = "observe"
    ASK = "ask"


class TaskText(Text):
    """The words of a task in the order a card shows them."""

    title: Title
    why: Words
    what: Words
    first_step: Words

    def slips(self) -> Iterator[Slip]:
        """Find what the plain-language rules object to."""
        texts = {"title": self.title, "why": self.why, "what": self.what, "first_step": self.first_step}
        yield from tone.card(texts, self.language, max_words=MAX_WORDS, max_questions=1)


class MicroTask(Entry, Translated[TaskText]):
    """A task of a quarter of an hour at most, with its reason and its first step."""

    kind: ClassVar = Kind.MICRO_TASK
    minutes: Annotated[int, Field(strict=True, ge=1, le=15)]
    way: Way
    does: Does
    competences: Competences
    serves: Slug
    """The goal of the organisation's strategy that the task is for."""
