"""All that is remembered, one part a noun; every method of a part is one transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.conversation import Agenda, Answers, HelpRequests, Inbox, Items
from bot.ports.deliveries import Deliveries
from bot.ports.people import People
from bot.ports.programmes import Programmes


class Heartbeats(Protocol):
    """Signs of life, so that a silent death is seen."""

    async def beat(self, name: str, at: datetime) -> None:
        """Note that ``name`` is alive."""
        ...

    async def last(self, name: str) -> datetime | None:
        """Tell when ``name`` was last alive."""
        ...


class Facts(Protocol):
    """A few facts about the installation itself, such as how far the demo's clock was moved."""

    async def note(self, name: str, value: str) -> None:
        """Keep a fact; the latest holds."""
        ...

    async def get(self, name: str) -> str | None:
        """Return a fact."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """What the core remembers with."""

    agenda: Agenda
    answers: Answers
    deliveries: Deliveries
    facts: Facts
    heartbeats: Heartbeats
    help_requests: HelpRequests
    inbox: Inbox
    items: Items
    people: People
    programmes: Programmes
