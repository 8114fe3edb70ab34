"""Challenges lifted to the centre, as the conversation keeps them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.events import EventId
from nudges.challenge import Challenge, ChallengeId, Company, Raiser, Signature, State, Words
from nudges.person import RecipientId


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChallenge:
    """A challenge as somebody wrote it down."""

    told: Words
    signature: Signature
    team: RecipientId | None = None
    """The team that signs."""


class Challenges(Protocol):
    """Challenges, and apart from them who lifted each."""

    async def draft(self, event: EventId, person: RecipientId, new: NewChallenge, at: datetime) -> Challenge:
        """Keep a challenge that nobody else sees yet; the same event twice is once."""
        ...

    async def change(
        self, challenge: ChallengeId, person: RecipientId, new: NewChallenge
    ) -> Challenge | None:
        """Put other words in the place of the person's own, while nobody works on it.

        What is lifted keeps its signature: coordinators have seen it. Returns it as it stands.
        """
        ...

    async def lift(
        self, challenge: ChallengeId, person: RecipientId, at: datetime, *, hides_site: bool
    ) -> Challenge | None:
        """Let coordinators see the person's own draft; returns it as it stands."""
        ...

    async def take_back(self, challenge: ChallengeId, person: RecipientId) -> bool:
        """Delete the person's own, while nobody works on it; False when somebody does."""
        ...

    async def judge(self, challenge: ChallengeId, person: RecipientId, *, helped: bool) -> Challenge | None:
        """Keep once what the person says of the answer to their own; what did not help is open again."""
        ...

    async def look(self, challenge: ChallengeId) -> Challenge | None:
        """Return one as it stands."""
        ...

    async def own(self, challenge: ChallengeId, person: RecipientId) -> Challenge | None:
        """Return one as it stands, if the person lifted it or is about to."""
        ...

    async def owned(self, person: RecipientId, limit: int) -> list[Challenge]:
        """Return what a person lifted or is about to, the newest first."""
        ...

    async def raiser(self, challenge: ChallengeId) -> Raiser | None:
        """Return who is told how it goes: for telling them, never for showing them."""
        ...

    async def company(self, person: RecipientId) -> Company:
        """Count among whom somebody is."""
        ...

    async def waiting(self, limit: int, *, skip: int = 0) -> list[Challenge]:
        """Return those that wait for an answer, the oldest first."""
        ...

    async def count_waiting(self) -> int:
        """Count those that wait for an answer."""
        ...

    async def take(self, challenge: ChallengeId, coordinator: RecipientId, at: datetime) -> Challenge | None:
        """Give a challenge to a coordinator unless somebody works on it; returns it as it stands.

        Somebody who has left or is no coordinator any more works on nothing.
        """
        ...

    async def hand_back(self, challenge: ChallengeId, coordinator: RecipientId) -> Challenge | None:
        """Let a challenge be open again where this coordinator has it; returns it as it stands."""
        ...

    async def close(
        self, challenge: ChallengeId, coordinator: RecipientId, state: State, words: str, at: datetime
    ) -> Challenge | None:
        """Answer or decline a challenge where this coordinator has it; returns it as it stands."""
        ...
