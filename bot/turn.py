"""What a handler works with: the parts of the house, and one person's turn to speak."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.events import EventId
from bot.message import Reply
from bot.phrases import Phrases
from bot.ports import Clock, Statuses, Store
from nudges.days_off import DaysOff
from nudges.delivery import Address, Receipt, WorkspaceId
from nudges.language import Language
from nudges.library import Library
from nudges.person import Person, Role, Team
from nudges.privacy import USUAL, Privacy, Promise

Pace = Callable[[WorkspaceId], float]
"""How many messages a second a workspace takes."""

DEMO_PACE = 50.0
"""Messages a second in a demo, unless a setting says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The parts of the house that a conversation uses; made once, in ``bootstrap.py``."""

    store: Store
    library: Library
    phrases: Phrases
    clock: Clock
    days_off: DaysOff
    pace: Pace = lambda _: DEMO_PACE
    """At what pace messages leave; also for telling how long something will take."""
    promises: tuple[Promise, ...] = USUAL
    """What was ever promised about what people say, oldest first; the last one holds."""

    statuses: Mapping[str, Statuses] = field(default_factory=dict)
    """Where people's statuses can be read, by the channel's name; opt-in, and offered nowhere else."""

    whistleblowing_url: str = ""
    """Where the organisation wants to hear of wrongdoing; empty where it has not said."""

    @property
    def privacy(self) -> Privacy:
        """What is promised now about what people say."""
        return self.promises[-1].privacy

    def say(self, language: Language, phrase: str, **values: Any) -> str:
        """Return one of Dult's own phrases."""
        return self.phrases.say(language, phrase, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing a known person did."""

    person: Person
    event: EventId
    at: datetime
    where: Address
    """The room or the person's own conversation: where it happened."""
    in_room: bool = False
    room: Address | None = None
    """The room it happened in; ``None`` in the person's own conversation."""
    team: Team | None = None
    """The team whose room it is."""
    ref: int = 0
    """The row that the pressed button or the sent form is about."""
    values: Mapping[str, str] = field(default_factory=dict)
    receipt: Receipt | None = None
    text: str = ""
    corrects: str = ""
    """What the person had written before they corrected it to ``text``."""
    quoted: str = ""
    """The words of the message that the person chose to do something with."""
    quoted_by: Address | None = None
    """Who wrote them; ``None`` where the platform does not tell."""
    to_dult: bool = False
    """Whether the words were for Dult by name, and not for the others in the room."""

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.person.language

    @property
    def on_own_card(self) -> bool:
        """Whether a card was pressed that this person alone sees; a room's card is everybody's."""
        return self.receipt is not None and not (self.in_room and self.receipt.address == self.where)


Verb = Callable[[Context, Turn], Awaitable[Reply]]
"""What a button, a form or a command means; each noun's module lists its own under ``VERBS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that can be asked for in words; each noun's module lists its own under ``COMMANDS``."""

    words: str
    """The phrase with the words for it, separated by commas, the one to show first; also its verb's name."""
    line: str
    """The phrase that tells in ``help`` what it does."""
    does: Verb
    role: Role | None = None
    """Who can use it; everybody when ``None``."""
