"""Local time: wall clocks, weeks, working days, send windows become instants in UTC."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Protocol, Self
from zoneinfo import ZoneInfo, available_timezones

from nudges.days_off import DaysOff
from nudges.person import Country, Weekday, WorkingDays

SEND_WINDOW = (time(8), time(16))
"""Local; at its end nothing is sent any more."""
LAST_START = time(15, 30)
"""The latest that anything is planned for: half an hour is left to reach everyone."""


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
class Window:
    """A stretch of time in which a person may be written to: from ``opens`` until just before ``closes``."""

    opens: datetime
    closes: datetime


class WorkingHours(Protocol):
    """Whatever has working days somewhere: a person, a slot, the people of one."""

    @property
    def time_zone(self) -> str:
        """Its IANA name."""
        ...

    @property
    def country(self) -> Country:
        """Whose days off count."""
        ...

    @property
    def working_days(self) -> WorkingDays:
        """The days of the week that are worked on."""
        ...


def next_window(
    hours: WorkingHours, *, after: datetime, days_off: DaysOff, not_before: time | None = None
) -> Window:
    """Return the first stretch from ``after`` on that lies in the send window of a working day.

    ``not_before`` is a local time before which the person does not want to hear anything on any day.

    Raises:
        ValueError: there are no working days.
        BeyondTableError: the years of ``days_off`` end before such a day.
    """
    require_working_days(hours.working_days)
    day = after.astimezone(_zone(hours.time_zone)).date()
    start = inside_window(not_before or SEND_WINDOW[0])
    while True:
        if day.isoweekday() in hours.working_days and days_off.day_off(hours.country, day) is None:
            opens = max(after, at_local(day, start, hours.time_zone))
            closes = at_local(day, SEND_WINDOW[1], hours.time_zone)
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
def alike(one: str, other: str, year: int) -> bool:
    """Tell whether the clocks of two time zones show the same time, all year."""
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in range(366)]
    zones = _zone(one), _zone(other)
    return all(len({_offset(noon.astimezone(zone)) for zone in zones}) == 1 for noon in noons)


def is_time_zone(name: str) -> bool:
    """Tell whether there is a time zone of this IANA name."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def inside_window(at: time) -> time:
    """Return the nearest whole minute at which something can be planned."""
    return min(max(at.replace(second=0, microsecond=0, tzinfo=None, fold=0), SEND_WINDOW[0]), LAST_START)


def require_working_days(working_days: WorkingDays) -> None:
    """Refuse a person whom nothing could ever be sent to."""
    if not working_days:
        raise ValueError("Without a working day nothing can ever be sent: give the person at least one.")
