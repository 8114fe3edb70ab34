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


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """What the core remembers with."""

    agenda: Agenda
    answers: Answers
    deliveries: Deliveries
    heartbeats: Heartbeats
    help_requests: HelpRequests
    inbox: Inbox
    items: Items
    people: People
    programmes: Programmes
