"""Who can sit before the try-out page: people, and the rooms of their teams."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self
from urllib.parse import urlencode

from adapters.web.route import Place
from nudges.language import Language


class Group(StrEnum):
    """Under which heading of the demo a person is found, in the order of the page."""

    AGENT = "agent"
    TEAM = "team"
    """Found under the rooms of their teams."""
    COORDINATOR = "coordinator"
    EMPLOYEE = "employee"


HEADING = {
    Group.AGENT: "web-group-agent",
    Group.TEAM: "web-group-team",
    Group.COORDINATOR: "web-group-coordinator",
    Group.EMPLOYEE: "web-group-employee",
}
"""The phrase over a group."""

WHAT = {
    Group.AGENT: "web-group-agent-what",
    Group.TEAM: "web-group-team-what",
    Group.COORDINATOR: "web-group-coordinator-what",
    Group.EMPLOYEE: "web-group-employee-what",
}
"""The phrase that tells what somebody of a group sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room of a team."""

    key: str
    name: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A person as the page shows them."""

    key: str
    """The organisation's own id; ``person:<key>`` is the route."""
    name: str
    role: str
    """The phrase for what the person is to the network; the page words it in its own language."""
    site: str | None
    """Where the person works."""
    language: Language
    time_zone: str
    group: Group = Group.EMPLOYEE
    rooms: tuple[Room, ...] = ()
    """The rooms the person may enter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A persona in one place: who looks, and at what."""

    persona: Persona
    room: Room | None = None
    is_demo: bool = True
    """Whether the address names the persona; else the sign-in does."""
    csrf: str = ""
    """The mark of the visitor's browser, which every form carries back."""

    @property
    def place(self) -> Place:
        """Where the visitor is."""
        return Place(person=self.persona.key, team=self.room.key if self.room else None)

    @property
    def language(self) -> Language:
        """The language of the page around the messages."""
        return self.persona.language

    @property
    def link(self) -> str:
        """The address of the visitor's page."""
        return "?".join(filter(None, ("/chat", urlencode(self.query))))

    @property
    def query(self) -> dict[str, str]:
        """What an address names the visitor's place with."""
        who = {"as": self.persona.key} if self.is_demo else {}
        where = {"in": self.room.key} if self.room else {}
        return {**who, **where}

    def at(self, room: Room | None) -> Self:
        """Return the same visitor in another place."""
        return replace(self, room=room)
