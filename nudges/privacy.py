"""What an organisation promises about what people say: from how many on it shows, and how long it is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise

_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """The promises of one time; the defaults are those of ``evidence.md`` §4."""

    k_figures: int = 5
    """A figure about employees or teams stands for so many people, or it is not shown."""
    keep_answers: int = 12
    """Months: answers, calls for help, words passed on, ended plans, replies, what was said to be read."""
    keep_notes: int = 12
    """Months: what people note in a reflection."""
    keep_challenges: int = 24
    """Months: what is lifted to the centre, and what was answered."""
    keep_leavers: int = 30
    """Days: who somebody was that left, and what they wrote."""
    keep_undecided: int = 30
    """Days: a draft that nobody said yes to; somebody unknown whom nobody introduced."""

    @property
    def answers(self) -> timedelta:
        """How long answers are kept."""
        return _months(self.keep_answers)

    @property
    def notes(self) -> timedelta:
        """How long notes are kept."""
        return _months(self.keep_notes)

    @property
    def challenges(self) -> timedelta:
        """How long challenges are kept after they were lifted."""
        return _months(self.keep_challenges)

    @property
    def leavers(self) -> timedelta:
        """How long those who left are remembered."""
        return timedelta(days=self.keep_leavers)

    @property
    def undecided(self) -> timedelta:
        """How long what nobody decided is kept."""
        return timedelta(days=self.keep_undecided)

    def changed(self, after: "Privacy") -> dict[str, tuple[int, int]]:
        """Return what differs by its name: how it was, and how it is."""
        pairs = {one.name: (getattr(self, one.name), getattr(after, one.name)) for one in fields(self)}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What holds from a moment on."""

    since: datetime
    privacy: Privacy


USUAL = (Promise(since=datetime(2026, 1, 1, tzinfo=UTC), privacy=Privacy()),)
"""What was promised before anybody chose anything."""


def nothing_before(
    promises: Sequence[Promise], period: Callable[[Privacy], timedelta], now: datetime
) -> datetime:
    """Return the moment before which nothing is kept any more; ``promises`` are in the order of time.

    A shorter period holds for all there is. A longer one holds only for what comes after it: what was written
    before was promised to go sooner.
    """
    until_then = [min(later.since, now - period(earlier.privacy)) for earlier, later in pairwise(promises)]
    return max([*until_then, now - period(promises[-1].privacy)])


def _months(number: int) -> timedelta:
    return timedelta(days=number * _DAYS_A_YEAR // 12)
