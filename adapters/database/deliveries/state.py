"""States as conditions, worded so that the partial indexes serve them."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, literal_column, or_

from adapters.database.tables import delivery, recipient
from nudges.delivery import State


def _written(state: State) -> ColumnElement[str]:
    """Write a state into the statement, never bind it: a plan for "any state" cannot use a partial index."""
    return literal_column(f"'{state}'")


PENDING = delivery.c.state == _written(State.PENDING)
SENDING = delivery.c.state == _written(State.SENDING)
SKIPPED = delivery.c.state == _written(State.SKIPPED)


def stands(its: FromClause = delivery) -> ColumnElement[bool]:
    """Whether a delivery is not skipped: what the weekly budget looks at."""
    return its.c.state != _written(State.SKIPPED)


def is_paused(at: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """Whether a recipient is left in peace at a moment: as they chose, or as their status says."""
    return or_(recipient.c.paused_until > at, recipient.c.away_until > at)
