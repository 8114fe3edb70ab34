"""A slot, the wall-clock intent that many share: what its week asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from nudges.calendar import SEND_WINDOW, IsoWeek, at_local, inside_window, require_working_days
from nudges.days_off import DayKind, DayOff, DaysOff
from nudges.delivery import Reason
from nudges.person import Country, Weekday, WorkingDays

DEFAULT_WEEKDAY = Weekday.TUESDAY
DEFAULT_TIME = time(10)
WINDOW_CLOSED = "window-closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A wall-clock intent that many people share; make it with `slot_for`.

    Raises:
        ValueError: it would send outside the working days or the send window.
    """

    time_zone: str
    weekday: Weekday
    at: time
    country: Country
    working_days: WorkingDays

    def __post_init__(self) -> None:
        if self.weekday not in self.working_days:
            raise ValueError(f"{self.weekday.name.title()} is no working day of this slot: use `slot_for`.")
        if self.at != inside_window(self.at):
            raise ValueError(f"{self.at} lies outside the send window or has seconds: use `slot_for`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The slot sends in that week: from ``at`` until just before ``closes``."""

    at: datetime
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """The slot sends nothing in that week; ``at`` is when it would have, ``because`` says ``kind: name``."""

    at: datetime
    reason: Reason
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Serve:
    """Plan the slot's people for ``week`` now; what is not sent when the window ``closes`` is late."""

    week: IsoWeek
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Nothing to do before ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Record that the slot sent nothing in ``week``; ``because`` is `WINDOW_CLOSED` or ``kind: name``."""

    week: IsoWeek
    reason: Reason
    because: str


Decision = Serve | Wait | Skip


def slot_for(
    *,
    time_zone: str,
    country: Country,
    working_days: WorkingDays,
    weekday: Weekday | None = None,
    at: time | None = None,
) -> Slot:
    """Return the slot of a person with these facts and wishes; without wishes Tuesday at ten.

    A wished day off moves to the next working day of the week, else to the last one before it; a wished
    time moves into the send window.

    Raises:
        ValueError: there are no working days.
    """
    return Slot(
        time_zone=time_zone,
        weekday=_nearest_working_day(weekday or DEFAULT_WEEKDAY, working_days),
        at=inside_window(at or DEFAULT_TIME),
        country=country,
        working_days=working_days,
    )


def due(slot: Slot, week: IsoWeek, days_off: DaysOff) -> Due | Skipped:
    """Tell when ``slot`` sends in ``week``: on its day, else its next working day of that week, else never.

    Raises:
        BeyondTableError: the week lies outside the years of ``days_off``.
    """
    nominal = week.day(slot.weekday)
    off = days_off.day_off(slot.country, nominal)
    if off is None:
        return _due_on(slot, nominal)
    for day in _later_working_days(slot, week):
        if days_off.day_off(slot.country, day) is None:
            return _due_on(slot, day)
    return Skipped(at=at_local(nominal, slot.at, slot.time_zone), reason=_reason(off), because=str(off))


def decide(slot: Slot, week: IsoWeek, now: datetime, days_off: DaysOff) -> Decision:
    """Tell what a tick at ``now`` does for a slot that was noted for ``week``.

    After `Serve` and `Skip` the caller notes ``week.next()`` in the same transaction and asks again, until it
    is told to `Wait`. So each week is served or skipped once, whatever the clock does, and nothing piles up.

    Raises:
        BeyondTableError: the week lies outside the years of ``days_off``.
    """
    match due(slot, week, days_off):
        case Due(at=at) | Skipped(at=at) if now < at:
            return Wait(until=at)
        case Due(closes=closes) if now < closes:
            return Serve(week=week, closes=closes)
        case Due():
            return Skip(week=week, reason=Reason.LATE, because=WINDOW_CLOSED)
        case Skipped(reason=reason, because=because):
            return Skip(week=week, reason=reason, because=because)


def _nearest_working_day(wished: Weekday, working_days: WorkingDays) -> Weekday:
    require_working_days(working_days)
    later = [day for day in working_days if day >= wished]
    return min(later) if later else max(working_days)


def _later_working_days(slot: Slot, week: IsoWeek) -> Iterator[date]:
    return (week.day(weekday) for weekday in sorted(slot.working_days) if weekday > slot.weekday)


def _due_on(slot: Slot, day: date) -> Due:
    return Due(
        at=at_local(day, slot.at, slot.time_zone), closes=at_local(day, SEND_WINDOW[1], slot.time_zone)
    )


def _reason(off: DayOff) -> Reason:
    return Reason.HOLIDAY if off.kind is DayKind.PUBLIC_HOLIDAY else Reason.DAY_OFF
