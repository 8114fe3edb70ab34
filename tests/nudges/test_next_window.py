from datetime import datetime, time, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges.calendar import LAST_START, SEND_WINDOW, Window, at_local, next_window
from nudges.days_off import BeyondTableError
from nudges.person import MONDAY_TO_FRIDAY, Country, WorkingDays
from tests.nudges.strategies import countries, instants, shipped, utc, wall, working_weeks, zones


class Hours(NamedTuple):
    time_zone: str
    country: Country
    working_days: WorkingDays


class TestNextWindow:
    @given(zones, countries, working_weeks, instants, st.none() | st.times())
    def test_is_inside_the_send_window_of_a_working_day(
        self, zone: str, country: Country, working_days: WorkingDays, after: datetime, not_before: time | None
    ) -> None:
        hours = Hours(zone, country, working_days)

        window = next_window(hours, after=after, days_off=shipped(), not_before=not_before)

        opens, closes = wall(window.opens, zone), wall(window.closes, zone)
        assert after <= window.opens < window.closes
        assert SEND_WINDOW[0] <= opens.time() < SEND_WINDOW[1]
        assert opens.time() >= min(
            (not_before or SEND_WINDOW[0]).replace(second=0, microsecond=0), LAST_START
        )
        assert closes == datetime.combine(opens.date(), SEND_WINDOW[1])
        assert opens.isoweekday() in working_days
        assert shipped().day_off(country, opens.date()) is None

    @given(zones, countries, working_weeks, instants)
    def test_passes_over_no_earlier_window(
        self, zone: str, country: Country, working_days: WorkingDays, after: datetime
    ) -> None:
        window = next_window(Hours(zone, country, working_days), after=after, days_off=shipped())

        day = wall(after, zone).date()
        while day < wall(window.opens, zone).date():
            over = after >= at_local(day, SEND_WINDOW[1], zone)
            off = shipped().day_off(country, day) is not None
            assert over or off or day.isoweekday() not in working_days
            day += timedelta(days=1)

    @given(zones, countries, working_weeks, instants, st.timedeltas(timedelta(0), timedelta(days=60)))
    def test_never_runs_backwards(
        self, zone: str, country: Country, working_days: WorkingDays, after: datetime, later: timedelta
    ) -> None:
        first, second = (
            next_window(Hours(zone, country, working_days), after=at, days_off=shipped())
            for at in (after, after + later)
        )

        assert first.opens <= second.opens

    def test_is_open_now_when_now_is_inside(self) -> None:
        now = utc(2026, 11, 24, 12, 17)

        window = oslo_window(now)

        assert (window.opens, window.closes) == (now, utc(2026, 11, 24, 15, 0))

    def test_opens_on_monday_when_friday_has_closed(self) -> None:
        assert oslo_window(utc(2026, 11, 27, 15, 0)).opens == utc(2026, 11, 30, 7, 0)

    def test_parks_from_before_christmas_until_the_new_year(self) -> None:
        assert oslo_window(utc(2026, 12, 23, 15, 1)).opens == utc(2027, 1, 4, 7, 0)

    def test_waits_for_the_hour_a_person_chose(self) -> None:
        assert oslo_window(utc(2026, 11, 24, 6, 0), not_before=time(10)).opens == utc(2026, 11, 24, 9, 0)

    def test_ends_with_the_table_rather_than_guess(self) -> None:
        with pytest.raises(BeyondTableError, match="lies outside"):
            oslo_window(at_local(shipped().last, time(12), "Europe/Oslo"))

    def test_needs_a_working_day(self) -> None:
        with pytest.raises(ValueError, match="at least one"):
            oslo_window(utc(2026, 11, 24, 9, 0), working_days=frozenset())


def oslo_window(
    after: datetime, not_before: time | None = None, working_days: WorkingDays = MONDAY_TO_FRIDAY
) -> Window:
    hours = Hours("Europe/Oslo", Country.NO, working_days)
    return next_window(hours, after=after, days_off=shipped(), not_before=not_before)
