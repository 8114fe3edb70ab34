"""All that is remembered, one part a noun; every method of a part is one transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.broadcasts import Broadcasts
from bot.ports.challenges import Challenges
from bot.ports.conversation import Agenda, Answers, HelpRequests, Inbox, Items
from bot.ports.deliveries import Deliveries
from bot.ports.kick_offs import KickOffs
from bot.ports.own_words import Drafts, PassedOns, PersonalData
from bot.ports.people import People
from bot.ports.plans import Plans
from bot.ports.practices import Practices
from bot.ports.programmes import Programmes
from bot.ports.reflections import Reflections
from bot.ports.retention import Retention
from bot.ports.slots import Slots
from bot.ports.watch import Watch


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
    broadcasts: Broadcasts
    challenges: Challenges
    deliveries: Deliveries
    drafts: Drafts
    facts: Facts
    heartbeats: Heartbeats
    help_requests: HelpRequests
    inbox: Inbox
    items: Items
    kick_offs: KickOffs
    passed_on: PassedOns
    people: People
    personal_data: PersonalData
    plans: Plans
    practices: Practices
    programmes: Programmes
    reflections: Reflections
    retention: Retention
    slots: Slots
    watch: Watch
