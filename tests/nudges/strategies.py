"""Zones, slots and weeks for hypothesis, the shipped days off, and short ways to say an instant."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from nudges.calendar import IsoWeek
from nudges.days_off import DaysOff
from nudges.person import MONDAY_TO_FRIDAY, Country, Weekday, WorkingDays
from nudges.slot import Slot, slot_for

DAYS_OFF_FOLDER = Path(__file__).parents[2] / "content" / "days-off"
ZONES = sorted(available_timezones())
WORKING_WEEKS = [
    frozenset(days)
    for days in chain.from_iterable(combinations(Weekday, length) for length in range(1, len(Weekday) + 1))
]
WEEKS_2026_TO_2031 = [
    IsoWeek.of(date(2026, 1, 5) + timedelta(weeks=ahead))
    for ahead in range((date(2031, 12, 31) - date(2026, 1, 5)).days // 7 + 1)
]

zones = st.sampled_from(ZONES)
countries = st.sampled_from(Country)
working_weeks = st.sampled_from(WORKING_WEEKS)
weeks = st.sampled_from(WEEKS_2026_TO_2031)
instants = st.integers(0, 6 * 365 * 24 * 3600).map(
    lambda seconds: utc(2026, 1, 1) + timedelta(seconds=seconds)
)
slots = st.builds(
    slot_for,
    time_zone=zones,
    country=countries,
    working_days=working_weeks,
    weekday=st.none() | st.sampled_from(Weekday),
    at=st.none() | st.times(),
)


@cache
def shipped() -> DaysOff:
    return DaysOff.load(DAYS_OFF_FOLDER)


def oslo(
    weekday: Weekday = Weekday.TUESDAY,
    at: time = time(10),
    working_days: WorkingDays = MONDAY_TO_FRIDAY,
) -> Slot:
    return slot_for(
        time_zone="Europe/Oslo", country=Country.NO, working_days=working_days, weekday=weekday, at=at
    )


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def wall(instant: datetime, zone: str) -> datetime:
    """Return what the wall clock of ``zone`` shows."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
