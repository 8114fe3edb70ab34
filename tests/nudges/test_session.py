from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges.calendar import LAST_START, SEND_WINDOW, week_of
from nudges.delivery import DeliveryId, Item
from nudges.person import RecipientId
from nudges.session import (
    BOARD,
    CARD,
    LONGEST,
    SHORTEST,
    Agreement,
    Deed,
    Mode,
    Phase,
    Session,
    another_week,
    last_agreed,
    live_end,
    minute_marks,
    minutes_left,
    next_working_day,
    signal_at,
)
from nudges.slot import Slot
from tests.nudges.strategies import instants, oslo, shipped, slots, utc

THURSDAY = utc(2026, 11, 26, 12)  # one o'clock in Oslo
OFFERED = Session(
    id=DeliveryId(1),
    team=RecipientId(1),
    item=Item(id="reflection-our-meetings"),
    due_at=THURSDAY,
    card=DeliveryId(1),
)
LIVE = replace(
    OFFERED,
    mode=Mode.LIVE,
    started_at=THURSDAY,
    ends_at=THURSDAY + timedelta(minutes=5),
    closes_at=THURSDAY + timedelta(days=1, minutes=5),
)
OPEN = replace(
    OFFERED,
    mode=Mode.OPEN,
    started_at=THURSDAY,
    ends_at=THURSDAY + timedelta(days=1),
    closes_at=THURSDAY + timedelta(days=1),
)

timers = st.integers(SHORTEST, LONGEST)
moments_within = st.timedeltas(timedelta(0), timedelta(minutes=LONGEST))


@given(instants, timers, moments_within)
def test_a_running_timer_always_has_a_minute_left_and_never_more_than_it_was_set_to(
    started_at: datetime, minutes: int, past: timedelta
) -> None:
    ends_at = live_end(started_at, minutes)

    left = minutes_left(ends_at, started_at + past)

    assert left <= minutes
    assert (left == 0) == (started_at + past >= ends_at)


@given(instants, timers, moments_within, moments_within)
def test_the_minutes_left_never_grow(
    started_at: datetime, minutes: int, one: timedelta, other: timedelta
) -> None:
    ends_at = live_end(started_at, minutes)
    sooner, later = sorted((started_at + one, started_at + other))

    assert minutes_left(ends_at, sooner) >= minutes_left(ends_at, later)


@given(instants, timers)
def test_the_card_is_shown_anew_at_every_whole_minute_and_each_time_shows_one_less(
    started_at: datetime, minutes: int
) -> None:
    ends_at = live_end(started_at, minutes)

    shown = [minutes_left(ends_at, mark) for mark in minute_marks(started_at, ends_at)]

    assert shown == list(range(minutes - 1, 0, -1))


@given(instants, slots)
def test_an_open_round_ends_on_a_working_day_inside_the_send_window_and_not_before_the_next_day(
    moment: datetime, hours: Slot
) -> None:
    ends_at = next_working_day(moment, hours, shipped())

    zone = ZoneInfo(hours.time_zone)
    local, began = ends_at.astimezone(zone), moment.astimezone(zone)
    assert local.date() > began.date()
    assert local.isoweekday() in hours.working_days
    assert shipped().day_off(hours.country, local.date()) is None
    assert SEND_WINDOW[0] <= local.time() < SEND_WINDOW[1]


@pytest.mark.parametrize(
    ("pressed", "ends"),
    [
        (utc(2026, 11, 26, 12), utc(2026, 11, 27, 12)),  # Thursday to Friday
        (utc(2026, 11, 27, 12), utc(2026, 11, 30, 12)),  # over the weekend
        (utc(2026, 3, 27, 12), utc(2026, 4, 7, 11)),  # over Holy Week and the change to summer time
        (utc(2026, 11, 26, 18), utc(2026, 11, 27, 14, 30)),  # an evening: before the window closes
        (utc(2026, 11, 26, 4), utc(2026, 11, 27, 7)),  # early: when the window opens
    ],
)
def test_an_open_round_ends_at_the_same_time_of_the_next_working_day(
    pressed: datetime, ends: datetime
) -> None:
    assert next_working_day(pressed, oslo(), shipped()) == ends


@given(instants, st.timedeltas(timedelta(0), timedelta(weeks=4)), slots)
def test_a_prompt_that_is_put_off_comes_in_a_later_week_inside_the_send_window(
    due_at: datetime, waited: timedelta, hours: Slot
) -> None:
    now = due_at + waited

    window = another_week(due_at, now, hours, shipped())

    local = window.opens.astimezone(ZoneInfo(hours.time_zone))
    assert week_of(window.opens, hours.time_zone) > week_of(now, hours.time_zone)
    assert local.isoweekday() in hours.working_days
    assert SEND_WINDOW[0] <= local.time() < SEND_WINDOW[1]


def test_a_prompt_that_is_put_off_comes_on_the_same_day_and_time_of_the_next_week() -> None:
    window = another_week(THURSDAY, THURSDAY + timedelta(hours=20), oslo(), shipped())

    assert window.opens == THURSDAY + timedelta(weeks=1)


@given(st.timedeltas(timedelta(0), timedelta(minutes=15)))
def test_an_end_signal_that_is_hardly_late_leaves_at_once_in_the_evening_too(late: timedelta) -> None:
    ends_at = datetime.combine(THURSDAY, time(21), UTC)

    assert signal_at(ends_at, ends_at + late, oslo(), shipped()) == ends_at + late


def test_an_end_signal_that_comes_hours_late_waits_for_the_morning() -> None:
    at_night = utc(2026, 11, 27, 2)

    assert signal_at(THURSDAY, at_night, oslo(), shipped()) == utc(2026, 11, 27, 7)


def test_an_end_signal_that_is_late_within_the_working_day_leaves_at_once() -> None:
    later = THURSDAY + timedelta(hours=2)

    assert signal_at(THURSDAY, later, oslo(), shipped()) == later


@pytest.mark.parametrize(
    ("session", "after", "phase"),
    [
        (OFFERED, timedelta(days=40), Phase.OFFERED),
        (replace(OFFERED, put_off_until=THURSDAY + timedelta(weeks=1)), timedelta(days=1), Phase.PUT_OFF),
        (replace(OFFERED, put_off_until=THURSDAY + timedelta(weeks=1)), timedelta(weeks=1), Phase.OFFERED),
        (LIVE, timedelta(0), Phase.LIVE),
        (LIVE, timedelta(minutes=5) - timedelta(microseconds=1), Phase.LIVE),
        (LIVE, timedelta(minutes=5), Phase.CAPTURE),
        (LIVE, timedelta(days=1, minutes=5), Phase.CLOSED),
        (replace(LIVE, stopped_at=THURSDAY + timedelta(minutes=2)), timedelta(minutes=2), Phase.CAPTURE),
        (OPEN, timedelta(hours=23), Phase.OPEN),
        (OPEN, timedelta(days=1), Phase.CLOSED),
        (replace(OPEN, stopped_at=THURSDAY + timedelta(hours=2)), timedelta(hours=2), Phase.CLOSED),
    ],
)
def test_nothing_but_the_clock_moves_a_session_on(session: Session, after: timedelta, phase: Phase) -> None:
    assert session.phase(THURSDAY + after) is phase


@given(
    st.sampled_from([OFFERED, replace(OFFERED, put_off_until=THURSDAY + timedelta(days=7)), LIVE, OPEN]),
    st.timedeltas(timedelta(0), timedelta(days=9)),
)
def test_whatever_stands_on_a_button_can_be_done(session: Session, after: timedelta) -> None:
    now = THURSDAY + after
    phase = session.phase(now)

    shown = {*CARD[phase], *BOARD[phase]}

    assert all(session.allows(deed, now) for deed in shown)
    assert len(CARD[phase]) <= 3
    assert len(BOARD[phase]) <= 3


@pytest.mark.parametrize("phase", Phase)
def test_the_team_can_stop_the_prompts_at_any_time(phase: Phase) -> None:
    session, now = {
        Phase.OFFERED: (OFFERED, THURSDAY),
        Phase.PUT_OFF: (replace(OFFERED, put_off_until=THURSDAY + timedelta(days=7)), THURSDAY),
        Phase.LIVE: (LIVE, THURSDAY),
        Phase.OPEN: (OPEN, THURSDAY),
        Phase.CAPTURE: (LIVE, THURSDAY + timedelta(minutes=6)),
        Phase.CLOSED: (LIVE, THURSDAY + timedelta(days=9)),
    }[phase]

    assert session.phase(now) is phase
    assert session.allows(Deed.PAUSE, now)


@pytest.mark.parametrize("session", [LIVE, OPEN])
def test_what_the_team_agrees_on_is_never_too_late_but_sharing_is(session: Session) -> None:
    weeks_later = THURSDAY + timedelta(weeks=3)

    assert session.allows(Deed.AGREE, weeks_later)
    assert session.allows(Deed.WRITE, weeks_later)
    assert not session.allows(Deed.SHARE, weeks_later)


def test_the_last_agreement_has_the_lines_of_one_session_in_the_order_they_were_written() -> None:
    older, first, second = (
        Agreement(
            team=RecipientId(1),
            session=DeliveryId(session),
            person=None,
            words=words,
            at=THURSDAY + timedelta(days=day),
        )
        for session, words, day in ((1, "older", 0), (2, "first", 7), (2, "second", 8))
    )

    assert last_agreed([second, first, older]) == [first, second]
    assert last_agreed([]) == ()


def test_the_latest_end_of_an_open_round_leaves_half_an_hour_of_the_window() -> None:
    evening = utc(2026, 11, 26, 20)

    ends_at = next_working_day(evening, oslo(), shipped())

    assert ends_at.astimezone(ZoneInfo("Europe/Oslo")).time() == LAST_START
