"""Broadcasts: what a coordinator wrote, whom it is for, and how far it has come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol

from nudges.broadcast import MANY, Audience, Options, Texts
from nudges.calendar import IsoWeek, Window
from nudges.delivery import Kind, Reason, State, Tally, WorkspaceId
from nudges.language import Language
from nudges.person import Country, RecipientId, WorkingDays

BroadcastId = NewType("BroadcastId", int)
KickOffId = NewType("KickOffId", int)


class BroadcastState(StrEnum):
    """Where a broadcast stands in the hands of its author; how far it has come, its deliveries tell."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    """A part of a kick-off whose week has not come: nothing is in the outbox yet."""
    PLANNED = "planned"
    """Every member of the audience has a row in the outbox, or gets one as soon as it is their turn."""
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """A broadcast in its present version."""

    id: BroadcastId
    author: RecipientId | None
    author_name: str
    """Empty when it came from nobody in particular."""
    kind: Kind
    state: BroadcastState
    audience: Audience | None
    options: Options
    version: int
    texts: Texts
    occasion: int | None
    """What its deliveries belong to, from the first plan on."""
    kick_off: KickOffId | None
    part: str | None
    send_at: datetime | None
    """Not before this; ``None`` is at once."""
    until: datetime | None
    planned_at: datetime | None

    @property
    def displaces(self) -> bool:
        """Whether it goes before a weekly task that has not left."""
        return self.options.urgent or self.kind is Kind.KICK_OFF


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBroadcast:
    """A broadcast to be kept."""

    key: str
    """What it is made by, such as an event: the same key a second time is the same broadcast."""
    author: RecipientId | None
    texts: Texts
    audience: Audience | None = None
    options: Options = field(default_factory=Options)
    kind: Kind = Kind.BROADCAST
    state: BroadcastState = BroadcastState.DRAFT
    kick_off: KickOffId | None = None
    part: str | None = None
    send_at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The facts about time that some people of an audience share."""

    slot: int
    time_zone: str
    country: Country
    working_days: WorkingDays


When = Callable[[Hours], Window]
"""When people with these hours can be written to first."""

Times = Callable[[Broadcast], When]
"""When a broadcast that was sent goes, to those who are planned now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a plan made now would come to."""

    waiting: Mapping[WorkspaceId, int]
    """How many would be written to, in each workspace."""
    skipped: Mapping[Reason, int]
    opens: datetime | None
    """When the first of them can be written to."""

    @property
    def reachable(self) -> int:
        """How many would be written to."""
        return sum(self.waiting.values())

    @property
    def left_out(self) -> int:
        """How many would not."""
        return sum(self.skipped.values())

    @property
    def recipients(self) -> int:
        """How many there are in all."""
        return self.reachable + self.left_out

    @property
    def crowded(self) -> bool:
        """Whether many have had their one message of the week."""
        return self.skipped.get(Reason.BUDGET, 0) * MANY > self.recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a broadcast has come."""

    tally: Tally
    """All whom it is for: who has no row in the outbox yet is pending, or cancelled where it was stopped."""
    reasons: Mapping[Reason, int]
    """Why people were skipped or could not be reached."""
    seen: int
    acknowledged: int
    next_due: datetime | None
    """When the next pending one is due."""
    renewed: Tally | None
    """How far the latest correction or the withdrawal has come."""

    @property
    def begun(self) -> bool:
        """Whether anything has left, or may have."""
        return self.tally.sending + self.tally.sent + self.tally.uncertain + self.tally.failed > 0

    @property
    def under_way(self) -> bool:
        """Whether anything can still change by itself."""
        return self.tally.left > 0 or (self.renewed is not None and self.renewed.left > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person's line of a report."""

    key: str
    name: str
    site: str
    state: State
    reason: Reason | None
    sent_at: datetime | None
    seen: bool
    acknowledged_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What an audience can be chosen from; names by key."""

    sites: Mapping[str, str]
    teams: Mapping[str, str]
    site_of: Mapping[str, str]
    """The site of each team."""


class Broadcasts(Protocol):
    """Broadcasts and their deliveries as a whole."""

    async def add(self, new: NewBroadcast, at: datetime) -> Broadcast:
        """Keep a broadcast; the same key twice is one."""
        ...

    async def look(self, broadcast: BroadcastId) -> Broadcast | None:
        """Return a broadcast."""
        ...

    async def texts(self, broadcast: BroadcastId, version: int) -> Texts | None:
        """Return the words of one version."""
        ...

    async def latest(self, count: int) -> Sequence[Broadcast]:
        """Return the newest broadcasts that are no part of a kick-off and were not thrown away as drafts."""
        ...

    async def parts(self, kick_off: KickOffId) -> Sequence[Broadcast]:
        """Return the broadcasts of a kick-off in the order of their dates."""
        ...

    async def change(self, its: Broadcast) -> bool:
        """Keep a draft's or a scheduled part's words, audience, options and dates; False when it has gone."""
        ...

    async def places(self) -> Places:
        """Name the sites and teams."""
        ...

    async def forecast(self, its: Broadcast, when: When) -> Forecast:
        """Count what a plan would come to, by the same conditions."""
        ...

    async def free_week(self, audience: Audience, after: IsoWeek) -> IsoWeek:
        """Return the first week after ``after`` in which nobody of the audience has had a message yet."""
        ...

    async def plan(self, broadcast: BroadcastId, times: Times, now: datetime) -> bool:
        """Decide that a broadcast goes, and plan some thousands of its people; False when it is no draft.

        ``go_on`` plans the others. What goes, whom it is for, from when and until when is decided now; only
        the words can still be corrected. For whoever joins later it is not. Everybody else is looked at when
        it is their turn: who has left by then gets no row, who has moved is written to in their new hours.

        Whoever is not written to has a row too, with its reason. One that displaces takes the week of a task
        that has not left; the task comes again.
        """
        ...

    async def go_on(self, times: Times) -> bool:
        """Plan some thousands more of those who wait for it; tells whether there was a broadcast to plan.

        Each call is a transaction of its own, so that others write between them, and any process may make
        it: nobody is planned twice or left out, and nobody once it was stopped.
        """
        ...

    async def take_back(self, broadcast: BroadcastId, state: BroadcastState, now: datetime) -> bool:
        """Undo a plan of which nothing has left and note ``state``; False when something has."""
        ...

    async def cancel(self, broadcast: BroadcastId, now: datetime) -> bool:
        """Stop what has not left; False when there was nothing to stop."""
        ...

    async def correct(
        self, broadcast: BroadcastId, texts: Texts, now: datetime, *, anew: bool = False
    ) -> bool:
        """Put new words in the place of the old ones, also in what was sent; False when nothing changes.

        ``anew`` makes a new version of the same words too.
        """
        ...

    async def withdraw(self, broadcast: BroadcastId, now: datetime) -> bool:
        """Stop what has not left and take back what has; False when it was not sent."""
        ...

    async def catch_up(self, broadcast: BroadcastId, now: datetime) -> None:
        """Bring up to date what was in flight while the words changed."""
        ...

    async def reader(self, recipient: RecipientId) -> Language | None:
        """Return the language that a person or a team reads."""
        ...

    async def received(self, broadcast: BroadcastId, recipients: Sequence[RecipientId]) -> bool:
        """Tell whether any of these got it."""
        ...

    async def acknowledge(self, broadcast: BroadcastId, person: RecipientId, at: datetime) -> None:
        """Note that a person has read it, the first time."""
        ...

    async def acknowledged(self, broadcast: BroadcastId, person: RecipientId) -> bool:
        """Tell whether the person said to have read it."""
        ...

    async def forget(self, broadcast: BroadcastId) -> None:
        """Forget who said to have read it."""
        ...

    async def progress(self, broadcast: BroadcastId) -> Progress:
        """Tell how far it has come."""
        ...

    async def report(self, broadcast: BroadcastId) -> Sequence[Line]:
        """Return a line for each recipient, by site and name."""
        ...
