"""Nothing outside the local window and everything once, in every time zone, around every clock change.

What is right is found by walking UTC from quarter to quarter and looking at the wall clock; offsets of zones
are whole quarters in these years, which a test looks at. Every zone is walked around each of its changes and
in an ordinary week. With ``DULT_SWEEP=all`` it is all days of the three years, in one zone of those that show
the same time throughout.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

import pytest

from nudges.calendar import IsoWeek, next_window
from nudges.days_off import DaysOff
from nudges.person import Country, Weekday
from nudges.slot import Due, Serve, Slot, Wait, decide, due, slot_for
from tests.nudges.strategies import ZONES

FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
OPENS, CLOSES = time(8), time(16)
STARTS = (time(8), time(10), time(15, 30))
"""The earliest, the usual and the latest that anybody may choose."""
ORDINARY = date(2027, 11, 15)
"""A Monday in whose week no zone changes its clock; a test looks."""
SWEEPS_ALL = os.environ.get("DULT_SWEEP") == "all"
NEVER_OFF = DaysOff(
    days={country: {} for country in Country}, first=date(2025, 1, 1), last=date(2029, 12, 31)
)
EVERY_DAY = frozenset(Weekday)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A moment in UTC, and what the wall clock shows then."""

    at: datetime
    wall: datetime

    @property
    def is_open(self) -> bool:
        return OPENS <= self.wall.time() < CLOSES


@dataclass(frozen=True, slots=True)
class Hours:
    """Somebody who works every day."""

    time_zone: str
    country: Country = Country.NO
    working_days: frozenset[Weekday] = EVERY_DAY


def _walk(zone: str, first: date, last: date) -> list[Quarter]:
    """Walk over these local days, and some hours more on either side."""
    its, quarter = ZoneInfo(zone), datetime.combine(first, time(), UTC) - timedelta(hours=15)
    end = datetime.combine(last + DAY, time(), UTC) + timedelta(hours=15)
    quarters = []
    while quarter < end:
        quarters.append(Quarter(quarter, quarter.astimezone(its).replace(tzinfo=None)))
        quarter += QUARTER
    return quarters


def _windows(quarters: Sequence[Quarter], first: date, last: date) -> dict[date, list[Quarter]]:
    """Return the quarters of each local day in which somebody may be written to."""
    runs = [list(run) for is_open, run in groupby(quarters, key=lambda one: one.is_open) if is_open]
    found = [(run[0].wall.date(), run) for run in runs if first <= run[0].wall.date() <= last]
    assert len(dict(found)) == len(found)  # on no day does a clock change interrupt the window
    return dict(found)


def _offset(zone: ZoneInfo, day: date, quarters: int = 0) -> timedelta:
    moment = datetime.combine(day, time(), UTC) + QUARTER * quarters
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _days_of_change(zone: str) -> list[date]:
    its, days = ZoneInfo(zone), [FIRST + DAY * number for number in range((LAST - FIRST).days)]
    return [day for day in days if _offset(its, day) != _offset(its, day + DAY)]


def _clock(zone: str) -> tuple[object, ...]:
    """Return all that the wall clock does in these years: zones with the same show the same time."""
    its = ZoneInfo(zone)
    changes = (tuple(_offset(its, day, quarter) for quarter in range(97)) for day in _days_of_change(zone))
    return (_offset(its, FIRST), *zip(_days_of_change(zone), changes, strict=True))


@cache
def _walked() -> tuple[str, ...]:
    """Name the zones that are walked."""
    if not SWEEPS_ALL:
        return tuple(ZONES)
    return tuple({_clock(zone): zone for zone in reversed(ZONES)}.values())


def _stretches(zone: str) -> Iterator[tuple[date, date]]:
    """Yield what is walked over: from one day to another."""
    if SWEEPS_ALL:
        weeks = range(0, (LAST - FIRST).days, 28)
        yield from ((FIRST + DAY * begin, min(FIRST + DAY * (begin + 27), LAST)) for begin in weeks)
        return
    yield ORDINARY, ORDINARY + DAY * 6
    yield from ((day - DAY, day + DAY * 2) for day in _days_of_change(zone))


def _slot(zone: str, day: date, at: time) -> Slot:
    its = Hours(zone)
    return slot_for(
        time_zone=zone,
        country=its.country,
        working_days=EVERY_DAY,
        weekday=Weekday(day.isoweekday()),
        at=at,
    )


def _served(slot: Slot, week: IsoWeek, looks: Sequence[datetime]) -> list[datetime]:
    """Return at which of these looks of the beat the slot's people are planned."""
    served = []
    for look in looks:
        while not isinstance(decision := decide(slot, week, look, NEVER_OFF), Wait):
            week = week.next()
            if isinstance(decision, Serve):
                served.append(look)
    return served


def _slots_are_right(zone: str, day: date, window: Sequence[Quarter]) -> None:
    for at in STARTS:
        slot, week = _slot(zone, day, at), IsoWeek.of(day)
        starts = next(one.at for one in window if one.wall.time() >= at)
        ends = window[-1].at + QUARTER

        assert due(slot, week, NEVER_OFF) == Due(at=starts, closes=ends), (zone, day, at)
        around = [starts + QUARTER * step for step in range(-4, 5)]
        assert _served(slot, week, [*around, ends - QUARTER, ends, ends + QUARTER]) == [starts], (zone, day)
        assert _served(slot, week, [starts - DAY, ends - QUARTER, ends]) == [ends - QUARTER], (zone, day)
        assert _served(slot, week, [starts - DAY, ends, ends + DAY]) == [], (zone, day)


def _windows_are_right(zone: str, day: date, window: Sequence[Quarter], following: datetime | None) -> None:
    opens, ends = window[0].at, window[-1].at + QUARTER
    middle = window[len(window) // 2].at
    wanted = {opens - QUARTER * 20: opens, opens: opens, middle: middle, ends - QUARTER: ends - QUARTER}
    for after, expected in wanted.items():
        found = next_window(Hours(zone), after=after, days_off=NEVER_OFF)
        assert (found.opens, found.closes) == (expected, ends), (zone, day, after)
    if following is not None:
        assert next_window(Hours(zone), after=ends, days_off=NEVER_OFF).opens == following, (zone, day)


def _days_are_right(zone: str, first: date, last: date) -> int:
    windows = _windows(_walk(zone, first, last), first, last)
    assert list(windows) == [first + DAY * number for number in range((last - first).days + 1)]
    for day, window in windows.items():
        _slots_are_right(zone, day, window)
        following = windows.get(day + DAY)
        _windows_are_right(zone, day, window, following[0].at if following else None)
    return len(windows)


@pytest.mark.parametrize("letter", sorted({zone[0] for zone in ZONES}))
def test_in_every_zone_a_slot_is_served_once_a_week_and_only_while_its_window_is_open(letter: str) -> None:
    zones = [zone for zone in _walked() if zone[0] == letter]

    days = sum(_days_are_right(zone, *stretch) for zone in zones for stretch in _stretches(zone))

    assert days >= len(zones) * 7


def test_zones_change_their_clocks_by_whole_quarters_and_not_in_the_ordinary_week() -> None:
    changes = {zone: _days_of_change(zone) for zone in ZONES}
    offsets = {_offset(ZoneInfo(zone), day) for zone in ZONES for day in (FIRST, *changes[zone], LAST)}

    assert {offset % QUARTER for offset in offsets} == {timedelta(0)}
    assert not any(ORDINARY <= day <= ORDINARY + DAY * 6 for days in changes.values() for day in days)
    assert sum(map(len, changes.values())) > 1_000
