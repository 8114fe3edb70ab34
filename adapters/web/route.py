"""Where a line stands: with one person, in a team's room, or in a room for one person alone."""

from dataclasses import dataclass
from typing import Self

PERSON = "person:"
TEAM = "team:"
_FOR_ONE = f"@{TEAM}"


def person_route(key: str) -> str:
    """Return the route of a person's own conversation; ``key`` is the organisation's id of the person."""
    return f"{PERSON}{key}"


def team_route(key: str) -> str:
    """Return the route of a team's room."""
    return f"{TEAM}{key}"


def is_route(text: str) -> bool:
    """Tell whether ``text`` names a conversation of this channel."""
    return any(text.startswith(prefix) and len(text) > len(prefix) for prefix in (PERSON, TEAM))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is: in their own conversation, or in the room of one of their teams."""

    person: str
    """The person's key."""
    team: str | None = None
    """The team's key, in a room."""

    @property
    def own(self) -> str:
        """The person's own conversation with Dult."""
        return person_route(self.person)

    @property
    def here(self) -> str:
        """The conversation that everybody in this place reads."""
        return self.own if self.team is None else team_route(self.team)

    @property
    def for_one(self) -> str:
        """What Dult says here to this person alone."""
        return self.own if self.team is None else f"{self.own}{_FOR_ONE}{self.team}"

    @property
    def routes(self) -> tuple[str, ...]:
        """Everything that the person reads in this place, and nothing that others alone may read."""
        return (self.own,) if self.team is None else (self.here, self.for_one)

    @classmethod
    def parse(cls, route: str) -> Self | None:
        """Return the place of a route that belongs to one person; ``None`` for a room's."""
        if not route.startswith(PERSON):
            return None
        person, _, team = route.removeprefix(PERSON).partition(_FOR_ONE)
        return cls(person=person, team=team or None)
