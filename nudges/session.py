"""A team's reflection under way: its phases, when each ends, and what may be done in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final
from zoneinfo import ZoneInfo

from nudges.calendar import LAST_START, SEND_WINDOW, Window, at_local, next_window, week_of
from nudges.days_off import DaysOff
from nudges.delivery import DeliveryId, Item
from nudges.person import RecipientId, Weekday
from nudges.slot import Slot

SHORTEST, LONGEST = 3, 15
"""Minutes that the timer can be set to (mission C1)."""
_MINUTE = timedelta(minutes=1)
_STILL_IN_THE_ROOM = timedelta(minutes=15)
"""So late an end signal still reaches the people who wait for it, also in the evening."""


class Mode(StrEnum):
    """The two forms a reflection can take (mission C3)."""

    LIVE = "live"
    """In a meeting: a timer, and one who takes notes."""
    OPEN = "open"
    """Each in their own time until the next working day."""


class Phase(StrEnum):
    """How far a session has come."""

    OFFERED = "offered"
    PUT_OFF = "put-off"
    """It comes again another week; it can still be started at once."""
    LIVE = "live"
    OPEN = "open"
    CAPTURE = "capture"
    """The timer is over: what was said is written down."""
    CLOSED = "closed"


class Deed(StrEnum):
    """What somebody in the team can do about a session."""

    START = "start"
    LEAVE_OPEN = "leave-open"
    PUT_OFF = "put-off"
    SET_TIME = "set-time"
    STOP = "stop"
    WRITE = "write"
    """A note of one's own, seen by nobody else."""
    SHARE = "share"
    SAY = "say"
    """What was said together, in the note-taker's words."""
    AGREE = "agree"
    TAKE_BACK = "take-back"
    PAUSE = "pause"
    """No more prompts for the team; what is under way goes on."""


class NoteKind(StrEnum):
    """Whose words a note has."""

    OWN = "own"
    SAID = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Some words that one person wrote down in a session."""

    session: DeliveryId
    person: RecipientId
    kind: NoteKind
    words: str
    shared: bool
    at: datetime
    author: str = ""
    """The person's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a team does next, a line from one person; it outlives the session's notes."""

    team: RecipientId
    session: DeliveryId | None
    person: RecipientId | None
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One prompt in a team's room and what became of it; it has the id of the prompt's first delivery."""

    id: DeliveryId
    team: RecipientId
    item: Item
    due_at: datetime
    card: DeliveryId
    """The delivery whose message shows the prompt and its timer."""
    board: DeliveryId | None = None
    """The delivery whose message told of the end and gathers what was said."""
    minutes: int | None = None
    """What the team chose; ``None`` leaves it to the prompt."""
    put_off_until: datetime | None = None
    mode: Mode | None = None
    note_taker: RecipientId | None = None
    started_at: datetime | None = None
    ends_at: datetime | None = None
    stopped_at: datetime | None = None
    closes_at: datetime | None = None
    """Until when notes can be shared."""
    written: int = 0
    """How many people have a note of their own, shared or not."""

    @property
    def end(self) -> datetime | None:
        """When it ends or ended: at its time, or when it was stopped before."""
        return self.stopped_at or self.ends_at

    def phase(self, now: datetime) -> Phase:
        """Tell how far it has come; nothing but the clock moves it on."""
        if self.mode is None or self.end is None:
            return Phase.PUT_OFF if self.put_off_until and now < self.put_off_until else Phase.OFFERED
        if now < self.end:
            return Phase.LIVE if self.mode is Mode.LIVE else Phase.OPEN
        if self.mode is Mode.LIVE and self.closes_at and now < self.closes_at:
            return Phase.CAPTURE
        return Phase.CLOSED

    def allows(self, deed: Deed, now: datetime) -> bool:
        """Tell whether ``deed`` can be done now."""
        return deed in _ALLOWED[self.phase(now)]


_WAITING: Final = frozenset({Deed.START, Deed.LEAVE_OPEN, Deed.SET_TIME, Deed.PAUSE})
_ALLOWED: Final[Mapping[Phase, frozenset[Deed]]] = {
    Phase.OFFERED: _WAITING | {Deed.PUT_OFF},
    Phase.PUT_OFF: _WAITING,
    Phase.LIVE: frozenset({Deed.STOP, Deed.WRITE, Deed.SHARE, Deed.TAKE_BACK, Deed.PAUSE}),
    Phase.OPEN: frozenset({Deed.STOP, Deed.WRITE, Deed.SHARE, Deed.TAKE_BACK, Deed.PAUSE}),
    Phase.CAPTURE: frozenset(
        {Deed.WRITE, Deed.SHARE, Deed.SAY, Deed.AGREE, Deed.TAKE_BACK, Deed.PAUSE},
    ),
    # a note written now stays its writer's own; what the team said and agrees on is never too late
    Phase.CLOSED: frozenset({Deed.WRITE, Deed.SAY, Deed.AGREE, Deed.TAKE_BACK, Deed.PAUSE}),
}

CARD: Final[Mapping[Phase, Sequence[Deed]]] = {
    Phase.OFFERED: (Deed.START, Deed.LEAVE_OPEN, Deed.PUT_OFF),
    Phase.PUT_OFF: (Deed.START, Deed.LEAVE_OPEN),
    Phase.LIVE: (Deed.STOP, Deed.WRITE),
    Phase.OPEN: (Deed.WRITE, Deed.STOP),
    Phase.CAPTURE: (),
    Phase.CLOSED: (),
}
"""The buttons of the card in each phase, the main one first where there is one."""

BOARD: Final[Mapping[Phase, Sequence[Deed]]] = {
    **dict.fromkeys(Phase, ()),
    Phase.CAPTURE: (Deed.SAY, Deed.SHARE, Deed.AGREE),
    Phase.CLOSED: (Deed.AGREE,),
}
"""The buttons of the message that tells of the end."""


def live_end(started_at: datetime, minutes: int) -> datetime:
    """Return the instant at which the timer is over."""
    return started_at + minutes * _MINUTE


def minute_marks(started_at: datetime, ends_at: datetime) -> list[datetime]:
    """Return the instants, a minute apart, at which a running timer's card is shown anew."""
    return [started_at + past * _MINUTE for past in range(1, ceil((ends_at - started_at) / _MINUTE))]


def minutes_left(ends_at: datetime, now: datetime) -> int:
    """Return the minutes until the end, a begun one as a whole; 0 when it is over."""
    return max(0, ceil((ends_at - now) / _MINUTE))


def next_working_day(moment: datetime, hours: Slot, days_off: DaysOff) -> datetime:
    """Return the same time of day on the team's next working day, moved into the send window.

    Raises:
        BeyondTableError: the years of ``days_off`` end before such a day.
    """
    local = moment.astimezone(ZoneInfo(hours.time_zone))
    at = min(max(local.time().replace(second=0, microsecond=0), SEND_WINDOW[0]), LAST_START)
    tomorrow = at_local(local.date() + timedelta(days=1), at, hours.time_zone)
    return next_window(
        hours,
        after=tomorrow,
        days_off=days_off,
        not_before=at,
    ).opens


def another_week(due_at: datetime, now: datetime, hours: Slot, days_off: DaysOff) -> Window:
    """Return when a prompt that came at ``due_at`` comes again: its day and time, in the week after this one.

    A day on which the team does not work moves it to the next one on which it does.

    Raises:
        BeyondTableError: the years of ``days_off`` end before such a day.
    """
    local = due_at.astimezone(ZoneInfo(hours.time_zone))
    day = week_of(now, hours.time_zone).next().day(Weekday(local.isoweekday()))
    return next_window(
        hours,
        after=at_local(day, local.time(), hours.time_zone),
        days_off=days_off,
        not_before=local.time(),
    )


def signal_at(ends_at: datetime, now: datetime, hours: Slot, days_off: DaysOff) -> datetime:
    """Return when the end signal leaves: at once, or in the next send window when it comes very late.

    Raises:
        BeyondTableError: the years of ``days_off`` end before the next window.
    """
    if now - ends_at <= _STILL_IN_THE_ROOM:
        return now
    return next_window(
        hours,
        after=now,
        days_off=days_off,
    ).opens


def last_agreed(agreements: Sequence[Agreement]) -> Sequence[Agreement]:
    """Return the lines of the newest session among ``agreements``, in the order they were written."""
    if not agreements:
        return ()
    newest = max(agreements, key=lambda one: one.at).session
    return sorted((one for one in agreements if one.session == newest), key=lambda one: one.at)
