from dataclasses import replace
from datetime import date, datetime, time, timedelta
from time import process_time

import pytest
from holidays import country_holidays
from hypothesis import assume, given
from hypothesis import strategies as st

from nudges.calendar import LAST_START, SEND_WINDOW, IsoWeek, at_local, week_of
from nudges.days_off import BeyondTableError, DaysOff
from nudges.delivery import Reason
from nudges.person import MONDAY_TO_FRIDAY, Country, Weekday
from nudges.slot import WINDOW_CLOSED, Due, Serve, Skip, Skipped, Slot, Wait, decide, due, slot_for
from tests.nudges.strategies import WEEKS_2026_TO_2031, ZONES, oslo, shipped, slots, utc, wall, weeks

HOME = {
    Country.NO: "Europe/Oslo",
    Country.SE: "Europe/Stockholm",
    Country.DK: "Europe/Copenhagen",
    Country.FI: "Europe/Helsinki",
}


class TestSlot:
    def test_is_tuesday_at_ten_without_wishes(self) -> None:
        slot = slot_for(time_zone="Europe/Oslo", country=Country.NO, working_days=MONDAY_TO_FRIDAY)

        assert (slot.weekday, slot.at) == (Weekday.TUESDAY, time(10))

    def test_is_shared_by_people_with_the_same_facts(self) -> None:
        assert len({oslo(), oslo()}) == 1

    def test_moves_a_wished_day_off_to_the_next_working_day(self) -> None:
        part_time = frozenset({Weekday.MONDAY, Weekday.THURSDAY, Weekday.FRIDAY})

        assert oslo(working_days=part_time).weekday == Weekday.THURSDAY

    def test_moves_a_wished_day_off_to_the_last_working_day_when_none_is_later(self) -> None:
        assert oslo(Weekday.SATURDAY).weekday == Weekday.FRIDAY
        assert oslo(working_days=frozenset({Weekday.MONDAY})).weekday == Weekday.MONDAY

    @pytest.mark.parametrize(
        ("wished", "kept"),
        [
            (time(5), SEND_WINDOW[0]),
            (time(15, 0), time(15, 0)),
            (time(16), LAST_START),
            (time(23, 59), LAST_START),
            (time(9, 15, 42), time(9, 15)),
        ],
    )
    def test_keeps_a_wished_time_inside_the_send_window(self, wished: time, kept: time) -> None:
        slot = slot_for(time_zone="Europe/Oslo", country=Country.NO, working_days=MONDAY_TO_FRIDAY, at=wished)

        assert slot.at == kept

    def test_needs_a_working_day(self) -> None:
        with pytest.raises(ValueError, match="at least one"):
            oslo(working_days=frozenset())

    def test_cannot_be_made_for_a_day_nobody_works(self) -> None:
        with pytest.raises(ValueError, match="no working day"):
            replace(oslo(), weekday=Weekday.SUNDAY)

    def test_cannot_be_made_for_the_night(self) -> None:
        with pytest.raises(ValueError, match="send window"):
            replace(oslo(), at=time(3))


class TestDue:
    @given(slots, weeks)
    def test_is_never_on_a_day_off_and_always_on_a_working_day(self, slot: Slot, week: IsoWeek) -> None:
        match due(slot, week, shipped()):
            case Due(at=at):
                day = wall(at, slot.time_zone).date()
                assert day.isoweekday() in slot.working_days
                assert shipped().day_off(slot.country, day) is None
                assert day not in country_holidays(slot.country, years=day.year)
            case Skipped(because=because):
                assert because == str(shipped().day_off(slot.country, week.day(slot.weekday)))

    @given(slots, weeks)
    def test_is_always_inside_the_local_send_window_of_that_iso_week(self, slot: Slot, week: IsoWeek) -> None:
        match due(slot, week, shipped()):
            case Due(at=at, closes=closes):
                local = wall(at, slot.time_zone)
                assert SEND_WINDOW[0] <= local.time() < SEND_WINDOW[1]
                assert wall(closes, slot.time_zone) == datetime.combine(local.date(), SEND_WINDOW[1])
                assert at < closes
                assert week_of(at, slot.time_zone) == week
            case Skipped(at=at):
                assert week_of(at, slot.time_zone) == week

    @given(slots, weeks)
    def test_takes_the_next_working_day_of_the_week_and_skips_only_without_one(
        self, slot: Slot, week: IsoWeek
    ) -> None:
        free = [
            week.day(weekday)
            for weekday in Weekday
            if weekday >= slot.weekday
            and weekday in slot.working_days
            and shipped().day_off(slot.country, week.day(weekday)) is None
        ]

        match due(slot, week, shipped()):
            case Due(at=at):
                assert wall(at, slot.time_zone).date() == free[0]
            case Skipped():
                assert free == []

    @given(slots, weeks)
    def test_comes_later_in_a_later_week(self, slot: Slot, week: IsoWeek) -> None:
        assert due(slot, week, shipped()).at < due(slot, week.next(), shipped()).at

    @pytest.mark.parametrize("country", Country)
    @pytest.mark.parametrize("weekday", list(MONDAY_TO_FRIDAY))
    def test_never_is_in_romjul_in_the_summer_holiday_or_on_a_public_holiday(
        self, country: Country, weekday: Weekday
    ) -> None:
        slot = slot_for(
            time_zone=HOME[country], country=country, working_days=MONDAY_TO_FRIDAY, weekday=weekday
        )
        by_law = country_holidays(country, years=range(2026, 2033))

        days = due_days(slot, WEEKS_2026_TO_2031)

        assert len(days) > 6 * 40
        for day in days:
            assert day not in by_law
            assert (day.month, day.day) != (1, 1)
            assert not (day.month == 12 and day.day >= 24)
            assert not in_summer_holiday(country, day)

    def test_moves_from_a_public_holiday_to_the_next_day(self) -> None:
        constitution_day_2028 = IsoWeek(2028, 20)
        slot = oslo(Weekday.WEDNESDAY)

        assert due(slot, constitution_day_2028, shipped()) == Due(
            at=utc(2028, 5, 18, 8, 0), closes=utc(2028, 5, 18, 14, 0)
        )

    def test_skips_a_public_holiday_of_someone_who_works_that_day_only(self) -> None:
        slot = oslo(working_days=frozenset({Weekday.MONDAY}))

        assert due(slot, IsoWeek(2026, 15), shipped()) == Skipped(
            at=utc(2026, 4, 6, 8, 0), reason=Reason.HOLIDAY, because="public-holiday: Andre påskedag"
        )

    def test_skips_romjul_in_week_53(self) -> None:
        assert due(oslo(), IsoWeek(2026, 53), shipped()) == Skipped(
            at=utc(2026, 12, 29, 9, 0), reason=Reason.DAY_OFF, because="romjul: Romjul"
        )

    def test_goes_on_in_the_first_week_after_week_53(self) -> None:
        assert due(oslo(), IsoWeek(2027, 1), shipped()) == Due(
            at=utc(2027, 1, 5, 9, 0), closes=utc(2027, 1, 5, 15, 0)
        )

    def test_skips_to_no_day_before_the_wished_one(self) -> None:
        squeezed_in = IsoWeek(2027, 18)
        slot = oslo(Weekday.FRIDAY)

        assert due(slot, squeezed_in, shipped()) == Skipped(
            at=utc(2027, 5, 7, 8, 0), reason=Reason.DAY_OFF, because="squeezed-in: Inneklemt dag"
        )

    def test_does_not_lose_the_monday_after_the_clocks_change(self) -> None:
        slot = slot_for(
            time_zone="Europe/Stockholm",
            country=Country.SE,
            working_days=MONDAY_TO_FRIDAY,
            weekday=Weekday.MONDAY,
            at=time(8),
        )

        around_spring = [due(slot, IsoWeek(2026, week), shipped()).at for week in (13, 14)]
        around_autumn = [due(slot, IsoWeek(2026, week), shipped()).at for week in (43, 44)]

        assert around_spring == [utc(2026, 3, 23, 7, 0), utc(2026, 3, 30, 6, 0)]
        assert around_autumn == [utc(2026, 10, 19, 6, 0), utc(2026, 10, 26, 7, 0)]

    @pytest.mark.parametrize("weekday", Weekday)
    def test_loses_no_week_to_the_clocks_in_any_time_zone(self, weekday: Weekday) -> None:
        everyday = frozenset(Weekday)
        open_table = DaysOff(days={country: {} for country in Country}, first=date.min, last=date.max)

        for zone in ZONES:
            slot = slot_for(
                time_zone=zone, country=Country.NO, working_days=everyday, weekday=weekday, at=time(8)
            )
            for week in WEEKS_2026_TO_2031[:53]:
                moment = due(slot, week, open_table)
                assert wall(moment.at, zone) == datetime.combine(week.day(weekday), time(8))

    def test_refuses_to_guess_beyond_the_table(self) -> None:
        with pytest.raises(BeyondTableError, match="lies outside"):
            due(oslo(), IsoWeek(shipped().last.year + 2, 10), shipped())

    def test_is_quick_for_a_year_of_a_hundred_slots(self) -> None:
        many = [
            slot_for(time_zone=zone, country=country, working_days=MONDAY_TO_FRIDAY, weekday=weekday)
            for zone in ZONES[::120]
            for country in Country
            for weekday in list(MONDAY_TO_FRIDAY)
        ]
        table = shipped()

        started = process_time()
        for slot in many:
            for week in WEEKS_2026_TO_2031[:52]:
                due(slot, week, table)

        assert len(many) >= 100
        assert process_time() - started < 1


class TestDecide:
    def test_waits_for_the_time(self) -> None:
        decision = decide(oslo(), IsoWeek(2026, 48), utc(2026, 11, 24, 8, 59), shipped())

        assert decision == Wait(until=utc(2026, 11, 24, 9, 0))

    def test_serves_from_the_first_instant(self) -> None:
        decision = decide(oslo(), IsoWeek(2026, 48), utc(2026, 11, 24, 9, 0), shipped())

        assert decision == Serve(week=IsoWeek(2026, 48), closes=utc(2026, 11, 24, 15, 0))

    def test_serves_late_while_the_window_is_open(self) -> None:
        decision = decide(oslo(), IsoWeek(2026, 48), utc(2026, 11, 24, 14, 59), shipped())

        assert isinstance(decision, Serve)

    def test_skips_what_is_later_than_its_day(self) -> None:
        decision = decide(oslo(), IsoWeek(2026, 48), utc(2026, 11, 24, 15, 0), shipped())

        assert decision == Skip(week=IsoWeek(2026, 48), reason=Reason.LATE, because=WINDOW_CLOSED)

    def test_waits_with_a_skip_until_it_would_have_been_due(self) -> None:
        week = IsoWeek(2026, 53)

        assert decide(oslo(), week, utc(2026, 12, 29, 8, 59), shipped()) == Wait(
            until=utc(2026, 12, 29, 9, 0)
        )
        assert decide(oslo(), week, utc(2026, 12, 29, 9, 0), shipped()) == Skip(
            week=week, reason=Reason.DAY_OFF, because="romjul: Romjul"
        )

    def test_lets_nothing_pile_up_over_a_long_outage(self) -> None:
        back_after_three_weeks = utc(2026, 11, 18, 9, 0)

        decisions, noted = tick(oslo(), IsoWeek(2026, 45), back_after_three_weeks)

        assert [type(decision) for decision in decisions] == [Skip, Skip, Skip]
        assert noted == IsoWeek(2026, 48)

    @given(slots, weeks, st.lists(st.timedeltas(timedelta(days=-9), timedelta(days=30)), max_size=30))
    def test_serves_each_week_once_at_most_and_in_its_window_whatever_the_clock_does(
        self, slot: Slot, noted: IsoWeek, steps: list[timedelta]
    ) -> None:
        assume(noted < IsoWeek(2031, 1))
        now = at_local(noted.monday(), time(0), slot.time_zone)
        first, ended = noted, []

        for step in steps:
            now += step
            decisions, noted = tick(slot, noted, now)
            ended += [(decision.week, isinstance(decision, Serve), now) for decision in decisions]

        assert [week for week, _, _ in ended] == [first.plus(ahead) for ahead in range(len(ended))]
        for week, served, at in ended:
            if served:
                local = wall(at, slot.time_zone)
                assert week_of(at, slot.time_zone) == week
                assert SEND_WINDOW[0] <= local.time() < SEND_WINDOW[1]
                assert shipped().day_off(slot.country, local.date()) is None

    @given(slots, weeks)
    def test_reaches_each_instant_it_waits_for(self, slot: Slot, noted: IsoWeek) -> None:
        now = at_local(noted.monday(), time(0), slot.time_zone)

        waiting = decide(slot, noted, now, shipped())
        assert isinstance(waiting, Wait)
        decision = decide(slot, noted, waiting.until, shipped())

        assert isinstance(decision, Serve | Skip)
        assert decision.week == noted


def due_days(slot: Slot, weeks: list[IsoWeek]) -> list[date]:
    moments = [due(slot, week, shipped()) for week in weeks]
    return [wall(moment.at, slot.time_zone).date() for moment in moments if isinstance(moment, Due)]


def in_summer_holiday(country: Country, day: date) -> bool:
    match country:
        case Country.FI:
            return day.month == 7
        case Country.SE:
            return day.isocalendar().week in range(28, 32)
        case Country.NO | Country.DK:
            return day.isocalendar().week in range(28, 31)


def tick(slot: Slot, noted: IsoWeek, now: datetime) -> tuple[list[Serve | Skip], IsoWeek]:
    """Do as the caller of `decide` is told: note the next week after each decision, until told to wait."""
    decisions: list[Serve | Skip] = []
    while not isinstance(decision := decide(slot, noted, now, shipped()), Wait):
        decisions.append(decision)
        noted = noted.next()
    return decisions, noted
