"""The demo's clock: the page moves it a day, a week or to a date, always to noon."""

from datetime import date, datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from nudges.calendar import at_local

ARRIVES_AT: Final = time(12)
"""Local: after what a morning brings, and inside the send window for what a person then starts."""
FARTHEST: Final = timedelta(days=366)


class DemoMover(Protocol):
    """Moves the demo's clock; nothing that falls due on the way is left out."""

    def now(self) -> datetime:
        """Return the demo's moment, in UTC; while it moves, the moment it has come to."""
        ...

    async def move_to(self, moment: datetime) -> None:
        """Run every due instant up to ``moment``, in order; returns when it is there."""
        ...


def target(step: str, picked: str, now: datetime, time_zone: str) -> datetime | None:
    """Return where a move ends; ``None`` when that is not after today, or more than a year ahead."""
    today = now.astimezone(ZoneInfo(time_zone)).date()
    wanted = _wanted(step, picked, today)
    if wanted is None or not today < wanted <= today + FARTHEST:
        return None
    return at_local(wanted, ARRIVES_AT, time_zone)


def _wanted(step: str, picked: str, today: date) -> date | None:
    match step:
        case "day":
            return today + timedelta(days=1)
        case "week":
            return today + timedelta(weeks=1)
        case _:
            return _date(picked)


def _date(picked: str) -> date | None:
    try:
        return date.fromisoformat(picked)
    except ValueError:
        return None
