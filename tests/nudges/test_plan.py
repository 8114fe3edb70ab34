from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nudges.calendar import LAST_START, SEND_WINDOW
from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Country, Person, Preferences, RecipientId, WorkingDays
from nudges.plan import (
    ANSWER_WITHIN,
    APART,
    FOLLOWED_UP_AFTER,
    SOONEST,
    Course,
    FollowUp,
    Plan,
    PlanId,
    Standing,
    Verdict,
    Words,
    adjusted,
    answered,
    course,
    ended,
    taken_up,
)
from tests.nudges.strategies import countries, instants, shipped, utc, wall, working_weeks, zones

MADE = utc(2026, 11, 23, 8, 0)
WORDS = Words(situation="the meeting starts", action="I ask one question")
AFTER_ONE, AFTER_THREE, AFTER_SIX = (MADE + after for after in FOLLOWED_UP_AFTER)


def somebody(
    zone: str = "Europe/Oslo",
    country: Country = Country.NO,
    working_days: WorkingDays = MONDAY_TO_FRIDAY,
    at: time | None = None,
) -> Person:
    return Person(
        id=RecipientId(1),
        key="00001",
        name="Kari",
        email=None,
        language=Language.NB,
        time_zone=zone,
        told_time_zone=None,
        usual_time_zone=zone,
        working_days=working_days,
        country=country,
        site=None,
        roles=frozenset(),
        preferences=Preferences(at=at),
    )


def a_plan(standing: Standing = Standing.OPEN) -> Plan:
    return Plan(
        id=PlanId(1),
        person=RecipientId(1),
        words=WORDS,
        standing=standing,
        made_at=MADE,
        follow_ups=tuple(
            FollowUp(step=step, at=MADE + after) for step, after in enumerate(FOLLOWED_UP_AFTER, 1)
        ),
        ends_at=AFTER_SIX + ANSWER_WITHIN,
    )


def days(its: Course, zone: str) -> list[date]:
    return [wall(window.opens, zone).date() for window in (its.said_back, *its.follow_ups)]


class TestCourse:
    @given(zones, countries, working_weeks, instants, st.none() | st.times())
    def test_every_time_is_in_the_send_window_of_a_working_day_at_the_persons_hour(
        self, zone: str, country: Country, working_days: WorkingDays, made_at: datetime, at: time | None
    ) -> None:
        its = course(somebody(zone, country, working_days, at), made_at, shipped())

        for window in (its.said_back, *its.follow_ups):
            opens = wall(window.opens, zone)
            assert SEND_WINDOW[0] <= opens.time() < SEND_WINDOW[1]
            assert opens.time() >= min((at or SEND_WINDOW[0]).replace(second=0, microsecond=0), LAST_START)
            assert opens.isoweekday() in working_days
            assert shipped().day_off(country, opens.date()) is None

    @given(zones, countries, working_weeks, instants)
    def test_nothing_comes_sooner_than_said_and_no_two_times_come_close_together(
        self, zone: str, country: Country, working_days: WorkingDays, made_at: datetime
    ) -> None:
        its = course(somebody(zone, country, working_days), made_at, shipped())

        made_on = wall(made_at, zone).date()
        said_back, *asked = days(its, zone)
        assert said_back > made_on
        assert asked[0] >= said_back + SOONEST
        assert all(day >= made_on + after for day, after in zip(asked, FOLLOWED_UP_AFTER, strict=True))
        assert all(later - sooner >= APART for sooner, later in pairwise(asked))
        assert its.ends_at == its.follow_ups[-1].opens + ANSWER_WITHIN

    def test_in_ordinary_weeks_it_is_the_next_day_and_one_three_and_six_weeks_on(self) -> None:
        its = course(somebody(), MADE, shipped())

        assert days(its, "Europe/Oslo") == [
            date(2026, 11, 24),
            date(2026, 11, 30),
            date(2026, 12, 14),
            date(2027, 1, 4),
        ]

    def test_the_days_between_christmas_and_the_new_year_are_left_alone(self) -> None:
        its = course(somebody(), utc(2026, 12, 17, 9, 0), shipped())

        assert days(its, "Europe/Oslo")[:3] == [date(2026, 12, 18), date(2027, 1, 4), date(2027, 1, 11)]

    def test_who_works_on_one_day_a_week_hears_of_it_on_that_day(self) -> None:
        mondays = frozenset(day for day in MONDAY_TO_FRIDAY if day == 1)

        its = course(somebody(working_days=mondays), MADE, shipped())

        assert days(its, "Europe/Oslo")[:2] == [date(2026, 11, 30), date(2026, 12, 7)]


class TestFollowingUp:
    def test_nothing_is_asked_before_its_time(self) -> None:
        its = a_plan()

        assert its.asked(AFTER_ONE - timedelta(seconds=1)) is None
        assert its.next_at(MADE) == AFTER_ONE

    def test_the_newest_question_is_the_one_that_waits(self) -> None:
        asked = a_plan().asked(AFTER_THREE)

        assert asked is not None
        assert asked.step == 2

    def test_an_answer_settles_the_question_and_the_next_one_is_still_to_come(self) -> None:
        its = answered(a_plan(), Verdict.KEPT, AFTER_ONE)

        assert its.asked(AFTER_ONE) is None
        assert (its.standing, its.next_at(AFTER_ONE)) == (Standing.OPEN, AFTER_THREE)

    def test_an_answer_that_nobody_asked_for_changes_nothing(self) -> None:
        assert answered(a_plan(), Verdict.KEPT, MADE) == a_plan()

    def test_the_last_answer_ends_it_as_the_persons_own(self) -> None:
        its = answered(a_plan(), Verdict.KEPT, AFTER_SIX)

        assert (its.standing, its.ended_at) == (Standing.KEPT, AFTER_SIX)

    def test_other_words_answer_the_question_that_waits(self) -> None:
        other = Words(situation="the meeting ends", action="we say one thing we learnt", with_whom="the team")

        its = adjusted(a_plan(), other, AFTER_ONE)

        assert its.words == other
        assert its.follow_ups[0].verdict is Verdict.ADJUSTED

    def test_what_is_over_stays_as_it_is(self) -> None:
        over = ended(a_plan(), Standing.DROPPED, AFTER_ONE, "no time")

        assert adjusted(over, Words(situation="", action=""), AFTER_ONE) == over
        assert answered(over, Verdict.KEPT, AFTER_SIX) == over
        assert ended(over, Standing.DONE, AFTER_SIX) == over


class TestTakingUp:
    def test_a_dropped_plan_is_taken_up_with_its_course_and_without_the_reason(self) -> None:
        dropped = ended(a_plan(), Standing.DROPPED, AFTER_ONE, "no time")

        assert taken_up(dropped, AFTER_ONE) == a_plan()

    def test_the_answer_that_ended_it_is_asked_for_again(self) -> None:
        kept = answered(a_plan(), Verdict.KEPT, AFTER_SIX)

        assert taken_up(kept, AFTER_SIX) == a_plan()

    def test_what_ended_by_itself_or_long_ago_is_not_taken_up(self) -> None:
        lapsed = ended(a_plan(), Standing.LAPSED, AFTER_ONE)
        dropped = ended(a_plan(), Standing.DROPPED, AFTER_ONE)

        assert taken_up(lapsed, AFTER_ONE) == lapsed
        assert taken_up(dropped, dropped.ends_at) == dropped


def test_a_plan_whose_end_was_put_off_is_known_by_it() -> None:
    its = a_plan()

    assert not its.was_put_off
    assert replace(its, ends_at=its.ends_at + timedelta(days=1)).was_put_off
