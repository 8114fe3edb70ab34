"""What time it is: the machine's, or a demo's that can be moved."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC)

    def real(self) -> datetime:
        """Return the machine's own moment, in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class MovableClock:
    """A clock that runs on from wherever it was moved to: the demo's."""

    ahead: timedelta = field(default_factory=timedelta)
    """How far it is ahead of the machine's; it may be behind."""

    def now(self) -> datetime:
        """Return the moment it was moved to, and the time that has passed since."""
        return self.real() + self.ahead

    def real(self) -> datetime:
        """Return the machine's own moment, in UTC."""
        return datetime.now(UTC)

    def move_to(self, moment: datetime) -> None:
        """Let it be ``moment`` now."""
        self.ahead = moment - self.real()


@dataclass(slots=True)
class SteppedClock:
    """A clock that stands still until it is moved: a simulation's and a test's."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment it was moved to."""
        return self.moment

    def real(self) -> datetime:
        """Return the same: in here no other time passes."""
        return self.moment

    def move_to(self, moment: datetime) -> None:
        """Let it be ``moment`` now."""
        self.moment = moment
