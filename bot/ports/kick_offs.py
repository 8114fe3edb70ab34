"""Kick-offs: when and where they are held, who comes, and how people introduce themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from bot.ports.broadcasts import KickOffId
from nudges.broadcast import Audience
from nudges.person import RecipientId


@dataclass(frozen=True, slots=True, kw_only=True)
class KickOffEvent:
    """A kick-off on its date."""

    id: KickOffId
    kit: str
    """The id of its item in the library."""
    held_on: date
    at: time
    """Local, where it is held."""
    place: str
    """Empty when there is nowhere to come to: then nobody is invited, people are only told."""
    guests: str
    audience: Audience
    owner: RecipientId | None
    confirmed: bool
    """Whether its messages are on their way or were."""
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A person's answer to an invitation."""

    name: str
    coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What a person tells the others about themselves."""

    name: str
    site: str
    words: str
    shown: bool
    """Whether the others may see it."""


class KickOffs(Protocol):
    """Kick-offs."""

    async def add(self, key: str, its: KickOffEvent, at: datetime) -> KickOffEvent:
        """Keep a kick-off, its ``id`` aside; the same key twice is one."""
        ...

    async def look(self, kick_off: KickOffId) -> KickOffEvent | None:
        """Return a kick-off."""
        ...

    async def latest(self, count: int) -> Sequence[KickOffEvent]:
        """Return the kick-offs that are confirmed and not cancelled, the latest date first."""
        ...

    async def confirm(self, kick_off: KickOffId, at: datetime) -> None:
        """Note that its messages may go."""
        ...

    async def move(self, kick_off: KickOffId, held_on: date, at: time, place: str) -> None:
        """Hold it at another time or place."""
        ...

    async def cancel(self, kick_off: KickOffId, at: datetime) -> bool:
        """Call it off; False when it was called off before."""
        ...

    async def reply(self, kick_off: KickOffId, person: RecipientId, at: datetime, *, coming: bool) -> None:
        """Note whether a person comes; the latest answer holds."""
        ...

    async def reply_of(self, kick_off: KickOffId, person: RecipientId) -> bool | None:
        """Tell whether a person comes; ``None`` when they have not said."""
        ...

    async def replies(self, kick_off: KickOffId) -> Sequence[Coming]:
        """Return who has answered, by name."""
        ...

    async def coming(self, kick_off: KickOffId) -> Sequence[RecipientId]:
        """Name those who said that they come."""
        ...

    async def introduce(
        self, kick_off: KickOffId, person: RecipientId, words: str, at: datetime, *, shown: bool
    ) -> None:
        """Keep what a person tells about themselves, in the place of what they told before."""
        ...

    async def take_back(self, kick_off: KickOffId, person: RecipientId) -> None:
        """Delete what a person told about themselves."""
        ...

    async def introduction(self, kick_off: KickOffId, person: RecipientId) -> Introduction | None:
        """Return what a person told about themselves."""
        ...

    async def introductions(self, kick_off: KickOffId) -> Sequence[Introduction]:
        """Return what may be shown to the others, by name."""
        ...

    async def forget(self, kick_off: KickOffId) -> None:
        """Delete what people answered and told."""
        ...
