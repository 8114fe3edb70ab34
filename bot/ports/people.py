"""Who is who, as the conversation sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.programmes import Following
from nudges.calendar import Slot
from nudges.delivery import Address
from nudges.person import Person, Preferences, RecipientId, Role, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody who wrote and whom nobody has introduced."""

    id: int
    address: Address
    name: str


class People(Protocol):
    """People, teams and where they are reached."""

    async def at(self, address: Address) -> Person | None:
        """Return the person reached at ``address``."""
        ...

    async def person(self, recipient: RecipientId) -> Person | None:
        """Return one person."""
        ...

    async def by_key(self, key: str) -> Person | None:
        """Return the person with this id in the organisation's files."""
        ...

    async def team(self, recipient: RecipientId) -> Team | None:
        """Return one team."""
        ...

    async def team_at(self, room: Address) -> Team | None:
        """Return the team whose room this is."""
        ...

    async def with_role(self, role: Role) -> list[Person]:
        """Return the active people who hold ``role``."""
        ...

    async def search(self, name: str, limit: int) -> list[Person]:
        """Return active people whose name has ``name`` in it, in the order of names."""
        ...

    async def by_email(self, email: str) -> list[Person]:
        """Return the people with this address, whatever its case."""
        ...

    async def rooms(self, person: RecipientId) -> list[Team]:
        """Return the person's teams that have a room Dult can write to."""
        ...

    async def choose(self, person: RecipientId, preferences: Preferences) -> None:
        """Keep what a person chose; a pause is kept by ``pause``."""
        ...

    async def pause(self, person: RecipientId, until: datetime | None) -> None:
        """Let Dult start nothing with a person before ``until``; the count of silences starts anew."""
        ...

    async def join(self, recipient: RecipientId, address: Address) -> None:
        """Note that a person or team is reached at ``address`` from now on."""
        ...

    async def leave(self, address: Address, reason: str) -> None:
        """Note that nobody is reached at ``address`` any longer."""
        ...

    async def note_stranger(self, address: Address, name: str, at: datetime) -> Stranger:
        """Remember somebody unknown who wrote, so that coordinators can introduce them."""
        ...

    async def stranger(self, stranger: int) -> Stranger | None:
        """Return somebody unknown who wrote."""
        ...

    async def answered(self, person: RecipientId) -> None:
        """Note that the person answered something: the count of silences starts anew."""
        ...

    async def enrolments(self, person: RecipientId) -> Sequence[tuple[str, Slot]]:
        """Name the person's programmes, each with its slot."""
        ...

    async def move(self, person: RecipientId, programme: str, slot: Slot, first: Following) -> None:
        """Let a programme reach the person by another slot; their place in it stays."""
        ...
