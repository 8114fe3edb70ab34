"""Practices that people share, as the conversation keeps them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.events import EventId
from nudges.language import Language
from nudges.person import RecipientId, Team
from nudges.practice import Practice, PracticeId, Standing, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """That somebody tried a practice too, and what they wrote about it."""

    words: str = ""


class Practices(Protocol):
    """Practices, and who tried them too."""

    async def draft(
        self,
        event: EventId,
        *,
        person: RecipientId,
        quoted: RecipientId | None,
        words: Words,
        language: Language,
        at: datetime,
    ) -> Practice:
        """Keep a practice that nobody else sees yet; the same event twice is once."""
        ...

    async def look(self, practice: PracticeId) -> Practice | None:
        """Return one as it stands."""
        ...

    async def change(self, practice: PracticeId, words: Words, language: Language) -> Practice | None:
        """Put other words in the place of a draft's or of a shared one's; returns it as it stands."""
        ...

    async def move(self, practice: PracticeId, to: Standing, at: datetime) -> Practice | None:
        """Let a practice come to stand elsewhere where it can; returns it as it stands.

        Where it is over its words are gone.
        """
        ...

    async def newest(
        self, limit: int, *, before: PracticeId | None = None, of: RecipientId | None = None
    ) -> list[Practice]:
        """Return shared ones, the newest first: those shared before another one, or somebody's own."""
        ...

    async def pick(self, practice: PracticeId, coordinator: RecipientId) -> Practice | None:
        """Give a shared one to a coordinator unless somebody has it; returns it as it stands."""
        ...

    async def put_back(self, practice: PracticeId, coordinator: RecipientId) -> Practice | None:
        """Let one be free again where this coordinator has it; returns it as it stands."""
        ...

    async def try_too(
        self, practice: PracticeId, person: RecipientId, at: datetime, words: str | None = None
    ) -> Practice | None:
        """Note once that somebody tried it too; ``words`` take the place of those they wrote before."""
        ...

    async def not_tried(self, practice: PracticeId, person: RecipientId) -> Practice | None:
        """Forget that somebody tried it, and what they wrote."""
        ...

    async def tried(self, practice: PracticeId, person: RecipientId) -> Tried | None:
        """Return whether somebody tried it too."""
        ...

    async def rooms(self) -> list[Team]:
        """Return the competence agents' own teams that have a room Dult can write to.

        Such a team has two agents or more, and nobody but agents and coordinators in it.
        """
        ...
