"""What comes back from people, as the conversation keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.events import Event, EventId
from bot.ports.deliveries import Posted
from nudges.delivery import DeliveryId, Item
from nudges.person import RecipientId


class Inbox(Protocol):
    """Events, committed before they are acknowledged, so that a killed process loses no click."""

    @property
    def repeated(self) -> Mapping[str, int]:
        """How often each channel told of what was received before, in this process since it started."""
        ...

    async def receive(self, event: Event, at: datetime) -> bool:
        """Keep an event; ``False`` when it was received before."""
        ...

    async def probe(self, name: str, at: datetime) -> None:
        """Leave the sign of life ``name`` in the way an event is kept: soon, or not at all.

        Raises:
            StoreUnavailable: no event could be kept now.
        """
        ...

    async def done(self, event: EventId, at: datetime) -> None:
        """Note that an event was worked; only its id is kept."""
        ...

    async def count(self) -> int:
        """Count what was received and not worked."""
        ...

    async def open(self, before: datetime, now: datetime) -> list[Event]:
        """Return what nobody has worked since ``before``, oldest first, and try it: three times at most.

        Both are real time.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Something that happens once at a moment for everyone of an occasion."""

    id: int
    what: str
    ref: int
    at: datetime
    until: datetime | None
    """When it is too late to begin."""
    due_at: datetime | None = None
    """Those of the occasion are meant who were due by then; without it all of them."""


class Agenda(Protocol):
    """What is due once for many."""

    async def note(self, what: str, ref: int, at: datetime, until: datetime | None = None) -> None:
        """Put a round on the agenda; the same one twice is one."""
        ...

    async def expect(self, what: str, ref: int, at: datetime) -> None:
        """Put a round on the agenda unless it is there; one that is there keeps its moment."""
        ...

    async def due(self, now: datetime) -> list[Round]:
        """Return the rounds whose moment has come, oldest first."""
        ...

    async def done(self, round_id: int) -> None:
        """Take a round off the agenda."""
        ...


class Items(Protocol):
    """The words that were previewed, kept as they were: a delivery names an item and its version."""

    async def keep(self, texts: Mapping[Item, str]) -> None:
        """Keep the library's items as they are now (their TOML); what is kept already stays."""
        ...

    async def text(self, item: Item) -> str | None:
        """Return the TOML of an item in the version named."""
        ...


class Outcome(StrEnum):
    """What became of a task, in the person's own hand."""

    DOING = "doing"
    """Taken on, not done yet: not the end of it."""
    DONE = "done"
    LATER = "later"
    NOT_FOR_ME = "not-for-me"
    SWAPPED = "swapped"
    HELP = "help"
    PASSED_ON = "passed-on"
    ERASED = "erased"
    """There was an answer; the person had it deleted, or its time was over."""


OPEN = frozenset({Outcome.DOING, Outcome.LATER, Outcome.SWAPPED, Outcome.HELP, Outcome.PASSED_ON})
"""Answers after which the task is still there to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person's answer to a nudge."""

    delivery: DeliveryId
    person: RecipientId
    outcome: Outcome
    because: str = ""
    useful: int | None = None
    """3 useful, 2 so-so, 1 not useful."""
    remark: str = ""
    comes_on: date | None = None
    """The day the person put the task off to."""
    at: datetime


class Answers(Protocol):
    """Answers to nudges: one a person and delivery, the latest holds."""

    async def record(self, answer: Answer) -> None:
        """Keep an answer; a remark or a usefulness that it leaves out stays as it was.

        A reason stays as long as the outcome does.
        """
        ...

    async def of(self, delivery: DeliveryId, person: RecipientId) -> Answer | None:
        """Return a person's answer to a delivery."""
        ...

    async def open_task(self, person: RecipientId) -> Posted | None:
        """Return the newest task that reached the person and that is still there to be done."""
        ...

    async def last_task(self, person: RecipientId) -> Posted | None:
        """Return the newest task that reached the person, answered or not."""
        ...

    async def swap(self, delivery: DeliveryId, event: EventId) -> str | None:
        """Let this task change places with the person's next one; the same event twice does it once.

        Returns the id of the task that came in its place; ``None`` when there is none, or when this is not
        the task that the person's programme stands at.
        """
        ...

    async def remind(
        self, occasion: int, now: datetime, closes_at: datetime, *, due_by: datetime | None = None
    ) -> int:
        """Plan one reminder for each person of the occasion who has not answered. Returns how many.

        ``due_by`` leaves those alone to whom the task came later than that.
        """
        ...

    async def note_silence(self, occasion: int, *, due_by: datetime | None = None) -> Sequence[Posted]:
        """Count the occasion as unanswered for the silent; pause those who let the question pass.

        Returns the cards of that question, the same ones when it is done again.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequest:
    """Somebody needs help, and who has taken it on."""

    id: int
    person: RecipientId
    delivery: DeliveryId | None
    words: str
    asked_at: datetime
    taken_by: RecipientId | None = None
    handed_back: int = 0
    """How often somebody who had taken it gave it back."""
    is_done: bool = False


class HelpRequests(Protocol):
    """Calls for help, each taken by one coordinator."""

    async def ask(
        self, event: EventId, person: RecipientId, delivery: DeliveryId | None, words: str, at: datetime
    ) -> HelpRequest:
        """Keep a call for help; the same event twice is one call."""
        ...

    async def look(self, request: int) -> HelpRequest | None:
        """Return one call for help."""
        ...

    async def take(self, request: int, coordinator: RecipientId, at: datetime) -> HelpRequest | None:
        """Give the call to a coordinator unless somebody has it; returns it as it stands."""
        ...

    async def hand_back(self, request: int, coordinator: RecipientId) -> HelpRequest | None:
        """Let a call be open again where this coordinator has it; returns it as it stands."""
        ...

    async def close(self, request: int, coordinator: RecipientId, at: datetime) -> HelpRequest | None:
        """Note that a call is answered where this coordinator has it; returns it as it stands."""
        ...
