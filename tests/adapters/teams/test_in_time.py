"""How long Dult takes at most, as numbers: the other tests look at what comes first, and wait for nothing."""

from adapters.database.patience import PATIENCE_S
from adapters.teams.auth import IN_TIME as WRITTEN_IN_TIME
from adapters.teams.channel import LATEST
from adapters.teams.connector import ASKING, CONNECTING, POSTING
from adapters.teams.doctor.doorstep import SLOW
from adapters.teams.door import READING
from adapters.teams.inbound import IN_TIME
from adapters.teams.trust.keys import PATIENCE as KEYS_PATIENCE
from adapters.teams.trust.keys import TIMEOUT as KEYS_TIMEOUT
from bot.delivery import LEASE, MARGIN
from bot.under_way import LANDING
from tests.adapters.teams.fake.courier import Patience

SECONDS_FOR_AN_ACKNOWLEDGEMENT = 2.0
"""decisions.md, Delivery."""


def test_an_invoke_that_is_kept_is_answered_within_two_seconds() -> None:
    """teams.md §4.8."""
    assert IN_TIME < SECONDS_FOR_AN_ACKNOWLEDGEMENT == SLOW


def test_whoever_waits_for_the_database_is_told_within_a_second() -> None:
    """teams.md §4.8."""
    assert PATIENCE_S < 1


def test_whatever_dult_does_for_a_call_teams_still_waits_for_the_answer() -> None:
    """teams.md §2.5: also where Microsoft's keys stall, and the database, and the conversation."""
    teams = Patience()

    assert teams.extension > KEYS_PATIENCE + PATIENCE_S + IN_TIME
    assert teams.extension > KEYS_TIMEOUT
    assert teams.turn > KEYS_TIMEOUT + PATIENCE_S + IN_TIME
    assert teams.turn > READING


def test_a_send_ends_before_its_lease() -> None:
    """teams.md §4.16: nobody else sends meanwhile what may be there already."""
    assert (LEASE * (1 - MARGIN)).total_seconds() > LATEST + POSTING
    assert max(ASKING, CONNECTING, WRITTEN_IN_TIME) < LATEST


def test_stopping_waits_for_what_can_still_be_sent_and_not_for_ever() -> None:
    """teams.md §4.21."""
    assert POSTING < LANDING < 10
