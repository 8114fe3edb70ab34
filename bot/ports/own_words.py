"""What is a person's own: words on their way, words passed on, and all that is stored about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.events import EventId
from nudges.delivery import DeliveryId
from nudges.language import Language
from nudges.person import RecipientId


class Drafts(Protocol):
    """What people wrote out of the blue, one a person, until they say whether it is a note."""

    async def keep(self, person: RecipientId, words: str, at: datetime) -> None:
        """Keep what a person wrote, in the place of what they wrote before."""
        ...

    async def of(self, person: RecipientId) -> str:
        """Return what a person wrote; empty when there is nothing."""
        ...

    async def drop(self, person: RecipientId) -> None:
        """Forget it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """A task that somebody passed on to their team in their own words."""

    id: int
    person: RecipientId
    delivery: DeliveryId | None
    team: RecipientId
    words: str
    """Empty when it was taken back."""
    language: Language
    """What the words are written in, as far as we know."""


class PassedOns(Protocol):
    """Tasks passed on."""

    async def pass_on(
        self,
        event: EventId,
        *,
        person: RecipientId,
        delivery: DeliveryId,
        team: RecipientId,
        words: str,
        language: Language,
        at: datetime,
    ) -> PassedOn:
        """Keep what was passed on; the same event twice is once."""
        ...

    async def look(self, passed_on: int) -> PassedOn | None:
        """Return one."""
        ...

    async def take_back(self, passed_on: int, at: datetime) -> None:
        """Empty its words and let the room's message be brought up to date."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Something a person wrote or answered, which they can delete."""

    key: str
    """``<table>:<number>``."""
    words: str
    at: datetime


class PersonalData(Protocol):
    """Everything that is stored about one person, to show and to erase."""

    async def of(self, person: RecipientId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Return every row that names the person, by table; a moment is a ``datetime``."""
        ...

    async def own(self, person: RecipientId) -> list[OwnWords]:
        """List what the person can delete, the newest first."""
        ...

    async def erase(self, person: RecipientId, keys: Sequence[str], event: EventId, at: datetime) -> int:
        """Erase some of it, and let the cards that showed it be brought up to date. Returns how many."""
        ...

    async def erase_all(self, person: RecipientId, event: EventId, at: datetime) -> int:
        """Erase all of it, and the person's conversation in the try-out channel. Returns how many."""
        ...
