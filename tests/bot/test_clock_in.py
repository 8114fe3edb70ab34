from datetime import time

import pytest

from bot.broadcast.draft import clock_in


@pytest.mark.parametrize(
    ("written", "at"),
    [("9", time(9)), ("14", time(14)), ("9.30", time(9, 30)), ("09:30", time(9, 30)), ("0930", time(9, 30))],
)
def test_a_time_of_day_is_read_the_ways_people_write_it(written: str, at: time) -> None:
    assert clock_in(written) == at


@pytest.mark.parametrize("written", ["", "25", "9.7", "9.60", "in the morning"])
def test_what_is_no_time_of_day_is_not_guessed(written: str) -> None:
    assert clock_in(written) is None
