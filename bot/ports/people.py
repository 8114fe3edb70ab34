"""Who is who, as the conversation sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final, Protocol

from bot.ports.slots import Following, Rest
from nudges.delivery import Address, WorkspaceId
from nudges.language import Language
from nudges.person import Person, Preferences, RecipientId, Role, Team, Weekday
from nudges.slot import Slot

ROOM_CLOSED: Final = "room-closed"
"""What the agenda calls a room that cannot be written to any longer; its ``ref`` is the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedRoom:
    """A team's room that cannot be written to."""

    team: Team
    reason: str
    """An ``Obstacle``, or the platform's own word."""
    bound_by: RecipientId | None
    """Who said that the team meets there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody who wrote and whom nobody has introduced."""

    id: int
    address: Address
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A person's place in a programme, as far as it says when it reaches them."""

    programme: str
    slot: Slot
    weekday: Weekday | None
    """The programme's own day, for whoever chose none."""
    at: time | None
    """Its own local time."""
    is_open: bool
    """Whether something is still to come: it was not stopped, and a step is left."""


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

    async def teams_called(self, name: str) -> list[Team]:
        """Return the active teams with ``name`` as their id or in their name, in the order of names."""
        ...

    async def team_at(self, room: Address) -> Team | None:
        """Return the team whose room this is."""
        ...

    async def with_role(self, role: Role) -> list[Person]:
        """Return the active people who hold ``role``."""
        ...

    async def reached_outside(self, workspace: WorkspaceId, role: Role) -> Sequence[tuple[Person, Address]]:
        """Name the active people with a role who can be reached outside a workspace, each with where."""
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
        """Keep what a person chose; a pause is kept by ``pause``, and programmes follow by ``move``."""
        ...

    async def pause(self, person: RecipientId, until: datetime | None) -> None:
        """Let Dult start nothing with a person before ``until``, whatever their status says.

        The count of silences starts anew.
        """
        ...

    async def follows(self, address: Address) -> bool:
        """Tell whether somebody is usually reached at ``address`` and wants Dult to go by their status."""
        ...

    async def away(self, person: RecipientId, told: datetime | None, until: datetime | None) -> None:
        """Keep what a person's status tells, and let Dult start nothing with them before ``until``.

        What they chose themselves stays. The count of silences starts anew.

        Args:
            person: who wants Dult to go by it; of anybody else nothing is kept.
            told: the end of the absence; ``FOREVER`` where it names none, ``None`` when they are back.
            until: when Dult goes on.
        """
        ...

    async def join(self, recipient: RecipientId, address: Address, *, by: RecipientId | None = None) -> None:
        """Note that a person or team is reached at ``address`` from now on, and who said so."""
        ...

    async def is_closed(self, address: Address, *, unknown: bool = False) -> bool:
        """Tell whether ``address``, or its whole workspace, was noted as one that cannot be written to.

        ``unknown`` is the answer where nobody known is reached.
        """
        ...

    async def reopen(self, address: Address) -> None:
        """Note that ``address`` can be written to again; whoever has no other one is reached there."""
        ...

    async def leave(self, address: Address, reason: str, at: datetime) -> None:
        """Note that nobody is reached at ``address`` any longer; of a team's room the agenda knows."""
        ...

    async def closed_room(self, room: int) -> ClosedRoom | None:
        """Return the room of an active team that cannot be written to; ``None`` when it can be again."""
        ...

    async def note_stranger(self, address: Address, name: str, at: datetime) -> Stranger:
        """Remember somebody unknown, whom coordinators can introduce, and when they were last there."""
        ...

    async def strangers(self, channel: str) -> Sequence[Address]:
        """Return where in a channel somebody is whom nobody knows yet."""
        ...

    async def stranger(self, stranger: int) -> Stranger | None:
        """Return somebody unknown who wrote."""
        ...

    async def answered(self, person: RecipientId) -> None:
        """Note that the person answered something: the count of silences starts anew."""
        ...

    async def told(
        self, person: RecipientId, *, language: Language | None = None, time_zone: str | None = None
    ) -> None:
        """Keep what a platform tells of a person beside what the file says; ``None`` leaves it as it is."""
        ...

    async def enrolments(self, person: RecipientId) -> Sequence[Enrolment]:
        """Name the person's programmes."""
        ...

    async def move(
        self, person: RecipientId, programme: str, slot: Slot, first: Following, rest: Rest | None = None
    ) -> None:
        """Let a programme reach the person by another slot; their place in it stays.

        A week that the old slot still had before it and the new one has not comes in ``rest``.
        """
        ...

    async def misplaced(self) -> Sequence[RecipientId]:
        """Name the active people whose programmes reach them in other hours than theirs."""
        ...
