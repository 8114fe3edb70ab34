"""Stands in for the core, so that an adapter is played with alone: it answers by a script, and remembers."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.errors import StoreUnavailable
from bot.events import CameBack, Event, EventId, Joined, Left, Opened, WentAway
from bot.message import Reply
from nudges.delivery import Address, WorkspaceId


class StagedClock:
    """Tells the machine's time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def real(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Script:
    """Stands in for the core: keeps every event once and gives the reply it was told to give."""

    events: list[Event] = field(default_factory=list)
    profiles: list[Joined | Left] = field(default_factory=list)
    absences: list[WentAway | CameBack] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    replies: list[Reply | Exception] = field(default_factory=list)
    known: set[EventId] = field(default_factory=set)
    delay: float = 0.0
    is_away: bool = False
    """Whether the database does not answer."""

    async def receive(self, event: Event) -> bool:
        if self.is_away:
            raise StoreUnavailable("The database is busy.")
        is_new = event.id not in self.known
        self.known.add(event.id)
        return is_new

    async def answer(self, event: Event) -> Reply:
        match event:
            case Joined() | Left():
                self.profiles.append(event)
                return None
            case WentAway() | CameBack():
                self.absences.append(event)
                return None
            case Opened():
                self.opened.append(event)
                return None
            case _:
                self.events.append(event)
        await asyncio.sleep(self.delay)
        reply = self.replies.pop(0) if self.replies else None
        if isinstance(reply, Exception):
            raise reply
        return reply


class Memory:
    """What the channel remembers about addresses, as long as the test lasts."""

    def __init__(self) -> None:
        self.kept: dict[Address, str] = {}
        self.writes: list[str] = []

    async def of(self, address: Address) -> str | None:
        return self.kept.get(address)

    async def newest(self, workspace: WorkspaceId) -> str | None:
        return next((its for at, its in reversed(self.kept.items()) if at.workspace == workspace), None)

    async def keep(self, address: Address, reference: str) -> None:
        self.kept[address] = reference
        self.writes.append(reference)
