"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from nudges.person import Weekday, WorkingDays

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def in_microseconds(moment: datetime) -> int:
    """Return a moment as ``Instant`` keeps it.

    Raises:
        ValueError: it has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("An instant needs a time zone.")
    return (moment - _EPOCH) // _MICROSECOND


class Instant(TypeDecorator[datetime]):
    """A moment in UTC as microseconds since 1970: exact, ordered and indexed alike on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse a naive datetime: local time lives in ``nudges/calendar.py`` only."""
        return None if value is None else in_microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the moment back in UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Days(TypeDecorator[WorkingDays]):
    """The days a person works, as a bit for each weekday, Monday the lowest."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: WorkingDays | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Fold the days into one number."""
        return None if value is None else sum(1 << (day - 1) for day in value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> WorkingDays | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Unfold the number into days."""
        return None if value is None else frozenset(day for day in Weekday if value >> (day - 1) & 1)
