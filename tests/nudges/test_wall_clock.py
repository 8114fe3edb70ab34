from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges.calendar import IsoWeek, at_local, week_of
from nudges.person import Weekday
from tests.nudges.strategies import ZONES, instants, utc, wall, zones


class TestIsoWeek:
    @given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
    def test_holds_the_date_it_was_made_from(self, day: date) -> None:
        week = IsoWeek.of(day)

        assert week.day(Weekday(day.isoweekday())) == day

    @given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-200, 200))
    def test_is_so_many_weeks_later_whatever_the_year_does(self, day: date, ahead: int) -> None:
        week = IsoWeek.of(day)

        later = week.plus(ahead)

        assert later.monday() - week.monday() == timedelta(weeks=ahead)
        assert (later > week) == (ahead > 0)

    def test_follows_week_53_with_week_1_of_the_next_year(self) -> None:
        assert IsoWeek(2026, 53).next() == IsoWeek(2027, 1)

    def test_belongs_to_the_year_of_its_thursday(self) -> None:
        assert IsoWeek.of(date(2027, 1, 3)) == IsoWeek(2026, 53)

    def test_reads_as_iso_8601_writes_it(self) -> None:
        assert str(IsoWeek(2027, 5)) == "2027-W05"

    def test_refuses_a_week_its_year_does_not_have(self) -> None:
        with pytest.raises(ValueError, match="53"):
            IsoWeek(2027, 53)


class TestWallClock:
    @given(
        zones,
        st.dates(date(2025, 1, 1), date(2036, 12, 31)),
        st.times().map(lambda at: at.replace(microsecond=0)),
    )
    def test_shows_the_time_that_was_asked_for_or_the_first_one_after_it(
        self, zone: str, day: date, at: time
    ) -> None:
        instant = at_local(day, at, zone)

        wanted = datetime.combine(day, at)
        assert wall(instant, zone) >= wanted
        assert wall(instant - timedelta(seconds=1), zone) < wanted

    def test_is_right_on_both_days_of_the_year_in_every_time_zone(self) -> None:
        seen = {"gap": 0, "overlap": 0}

        for zone in ZONES:
            for jump, size in jumps(zone):
                landing = wall(jump, zone)
                if size > timedelta(0):
                    skipped = landing - size / 2
                    assert at_local(skipped.date(), skipped.time(), zone) == jump
                    seen["gap"] += 1
                else:
                    twice = landing - size / 2
                    assert at_local(twice.date(), twice.time(), zone) == jump + size / 2
                    seen["overlap"] += 1

        assert min(seen.values()) > 300

    def test_jumps_over_a_gap_to_its_first_valid_minute(self) -> None:
        assert at_local(date(2027, 3, 28), time(2, 30), "Europe/Oslo") == utc(2027, 3, 28, 1, 0)

    def test_takes_the_first_of_two_occurrences(self) -> None:
        assert at_local(date(2027, 10, 31), time(2, 30), "Europe/Oslo") == utc(2027, 10, 31, 0, 30)

    def test_takes_the_first_of_two_occurrences_even_when_the_second_was_meant(self) -> None:
        assert at_local(date(2027, 10, 31), time(2, 30, fold=1), "Europe/Oslo") == utc(2027, 10, 31, 0, 30)

    @pytest.mark.parametrize(
        ("zone", "wanted", "instant"),
        [
            ("Europe/Stockholm", "2027-03-28T02:30", utc(2027, 3, 28, 1, 0)),  # a gap
            ("Europe/Stockholm", "2027-10-31T02:30", utc(2027, 10, 31, 0, 30)),  # twice
            ("Europe/Stockholm", "2027-01-12T10:00", utc(2027, 1, 12, 9)),
            ("Europe/Stockholm", "2027-07-13T10:00", utc(2027, 7, 13, 8)),
            ("America/New_York", "2027-03-14T02:30", utc(2027, 3, 14, 7, 0)),  # a gap
            ("America/New_York", "2027-11-07T01:30", utc(2027, 11, 7, 5, 30)),  # twice
            ("America/New_York", "2027-07-13T10:00", utc(2027, 7, 13, 14)),
            ("Asia/Kolkata", "2027-01-12T10:00", utc(2027, 1, 12, 4, 30)),
            ("Asia/Kolkata", "2027-07-13T10:00", utc(2027, 7, 13, 4, 30)),  # as in winter
            ("Pacific/Auckland", "2027-09-26T02:30", utc(2027, 9, 25, 14, 0)),  # a gap
            ("Pacific/Auckland", "2027-04-04T02:30", utc(2027, 4, 3, 13, 30)),  # twice
            ("Pacific/Auckland", "2027-01-12T10:00", utc(2027, 1, 11, 21)),
        ],
    )
    def test_is_right_in_zones_of_every_sort(self, zone: str, wanted: str, instant: datetime) -> None:
        """slack.md §3.28."""
        shown = datetime.fromisoformat(wanted)

        assert at_local(shown.date(), shown.time(), zone) == instant

    def test_survives_a_midnight_that_does_not_exist(self) -> None:
        assert at_local(date(2026, 4, 24), time(0), "Africa/Cairo") == utc(2026, 4, 23, 22, 0)

    def test_survives_a_day_that_does_not_exist(self) -> None:
        assert at_local(date(2011, 12, 30), time(10), "Pacific/Apia") == utc(2011, 12, 30, 10, 0)

    @given(zones, instants, st.timedeltas(timedelta(0), timedelta(days=400)))
    def test_never_runs_backwards(self, zone: str, wanted: datetime, later: timedelta) -> None:
        after = wanted + later

        assert at_local(wanted.date(), wanted.time(), zone) <= at_local(after.date(), after.time(), zone)

    def test_tells_the_week_of_an_instant_by_the_wall_clock(self) -> None:
        sunday_evening = utc(2027, 1, 3, 22, 30)

        assert week_of(sunday_evening, "Europe/Oslo") == IsoWeek(2026, 53)
        assert week_of(sunday_evening, "Europe/Helsinki") == IsoWeek(2027, 1)


def jumps(zone: str) -> Iterator[tuple[datetime, timedelta]]:
    """Find the instants of 2026 and 2027 at which a zone's clock jumps, to the quarter, and how far."""
    week, quarter = timedelta(days=7), timedelta(minutes=15)
    start, before = utc(2026, 1, 1), lead(utc(2026, 1, 1), zone)
    while start < utc(2028, 1, 1):
        after = lead(start + week, zone)
        if before != after:
            changed = [lead(start + nth * quarter, zone) != before for nth in range(week // quarter)]
            yield start + changed.index(True) * quarter, after - before
        start, before = start + week, after


def lead(instant: datetime, zone: str) -> timedelta:
    """Return how far the wall clock of ``zone`` is ahead of UTC."""
    return wall(instant, zone) - instant.replace(tzinfo=None)
