"""What was promised about how long something is kept holds, whatever is chosen later."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nudges.privacy import Privacy, Promise, nothing_before

START = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@st.composite
def histories(draw: st.DrawFn) -> list[Promise]:
    """Return up to five promises, one after the other."""
    number = draw(st.integers(1, 5))
    days = sorted(draw(st.lists(st.integers(1, 900), min_size=number - 1, max_size=number - 1, unique=True)))
    months = draw(st.lists(st.integers(1, 12), min_size=number, max_size=number))
    return [
        Promise(since=START + day * DAY, privacy=Privacy(keep_answers=kept))
        for day, kept in zip([0, *days], months, strict=True)
    ]


def _gone(promises: list[Promise], now: datetime) -> datetime:
    return nothing_before(promises, lambda its: its.answers, now)


@given(histories(), st.integers(0, 900), st.integers(0, 900))
def test_what_was_written_is_gone_when_any_promise_made_while_it_was_there_says_so(
    promises: list[Promise], written: int, later: int
) -> None:
    at, now = START + written * DAY, START + (written + later) * DAY
    known = [one for one in promises if one.since <= now]
    ended = [later.since for _, later in pairwise(known)] + [now + DAY]

    due = any(at < end and at < now - one.privacy.answers for one, end in zip(known, ended, strict=True))

    assert (at < _gone(known or promises[:1], now)) == due


@given(histories(), st.integers(900, 2000))
def test_what_is_gone_stays_gone(promises: list[Promise], day: int) -> None:
    now = START + day * DAY

    assert _gone(promises, now) <= _gone(promises, now + DAY)


def test_a_longer_period_is_not_for_what_was_written_under_the_shorter_one() -> None:
    lengthened = START + 400 * DAY
    promises = [
        Promise(since=START, privacy=Privacy(keep_answers=1)),
        Promise(since=lengthened, privacy=Privacy(keep_answers=12)),
    ]

    assert _gone(promises, lengthened + 10 * DAY) == lengthened - 20 * DAY
    assert _gone(promises, lengthened + 31 * DAY) == lengthened


def test_what_differs_is_told_by_its_name() -> None:
    assert Privacy().changed(Privacy(keep_notes=6)) == {"keep_notes": (12, 6)}
