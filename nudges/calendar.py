"""When something is due: wall clocks, working days, days off and the send window become instants in UTC."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo

from nudges.days_off import DayKind, DayOff, DaysOff
from nudges.delivery import Reason
from nudges.person import Country, Weekday, WorkingDays

SEND_WINDOW = (time(8), time(16))
"""Local; at its end nothing is sent any more."""
LAST_START = time(15, 30)
"""The latest that anything is planned for: half an hour is left to reach everyone."""
DEFAULT_WEEKDAY = Weekday.TUESDAY
DEFAULT_TIME = time(10)
WINDOW_CLOSED = "window-closed"


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week as ISO 8601 numbers it: from Monday, in the year that holds its Thursday.

    Raises:
        ValueError: that year has no such week.
    """

    year: int
    week: int

    def __post_init__(self) -> None:
        self.monday()

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the week that ``day`` is in."""
        year, week, _ = day.isocalendar()
        return cls(year, week)

    def day(self, weekday: Weekday) -> date:
        """Return the date of ``weekday`` in this week."""
        return date.fromisocalendar(self.year, self.week, weekday)

    def monday(self) -> date:
        """Return the week's first day."""
        return self.day(Weekday.MONDAY)

    def plus(self, weeks: int) -> Self:
        """Return the week so many weeks later; earlier when negative."""
        return self.of(self.monday() + timedelta(weeks=weeks))

    def next(self) -> Self:
        """Return the week after this one."""
        return self.plus(1)

    def __str__(self) -> str:
        return f"{self.year}-W{self.week:02}"


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
        if self.at != _inside_window(self.at):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time in which a person may be written to: from ``opens`` until just before ``closes``."""

    opens: datetime
    closes: datetime


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
        at=_inside_window(at or DEFAULT_TIME),
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


def next_window(
    *,
    time_zone: str,
    country: Country,
    working_days: WorkingDays,
    after: datetime,
    days_off: DaysOff,
    not_before: time | None = None,
) -> Window:
    """Return the first stretch from ``after`` on that lies in the send window of a working day.

    ``not_before`` is a local time before which the person does not want to hear anything on any day.

    Raises:
        ValueError: there are no working days.
        BeyondTableError: the years of ``days_off`` end before such a day.
    """
    _require(working_days)
    day = after.astimezone(_zone(time_zone)).date()
    start = _inside_window(not_before or SEND_WINDOW[0])
    while True:
        if day.isoweekday() in working_days and days_off.day_off(country, day) is None:
            opens = max(after, at_local(day, start, time_zone))
            closes = at_local(day, SEND_WINDOW[1], time_zone)
            if opens < closes:
                return Window(opens=opens.astimezone(UTC), closes=closes)
        day += timedelta(days=1)


def week_of(instant: datetime, time_zone: str) -> IsoWeek:
    """Return the week it is in ``time_zone`` at ``instant``."""
    return IsoWeek.of(instant.astimezone(_zone(time_zone)).date())


def at_local(day: date, at: time, time_zone: str) -> datetime:
    """Return the first instant at which the wall clock of ``time_zone`` shows ``at`` or later on ``day``.

    So a time that the clock jumps over becomes the first valid minute after it, and of a time that comes
    twice the first occurrence counts.
    """
    wall = datetime.combine(day, at, tzinfo=_zone(time_zone)).replace(fold=0)
    skipped_by = _offset(wall.replace(fold=1)) - _offset(wall)
    if skipped_by > timedelta(0):
        return _end_of_gap(wall)
    return wall.astimezone(UTC)


def _end_of_gap(wall: datetime) -> datetime:
    before, after = wall.replace(fold=1).astimezone(UTC), wall.astimezone(UTC)
    seconds = range(int((after - before).total_seconds()) + 1)
    jump = bisect_left(
        seconds,
        _offset(wall.replace(fold=1)),
        key=lambda second: _offset((before + timedelta(seconds=second)).astimezone(wall.tzinfo)),
    )
    return before + timedelta(seconds=jump)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _inside_window(at: time) -> time:
    return min(max(at.replace(second=0, microsecond=0, tzinfo=None, fold=0), SEND_WINDOW[0]), LAST_START)


def _require(working_days: WorkingDays) -> None:
    if not working_days:
        raise ValueError("Without a working day nothing can ever be sent: give the person at least one.")


def _nearest_working_day(wished: Weekday, working_days: WorkingDays) -> Weekday:
    _require(working_days)
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
