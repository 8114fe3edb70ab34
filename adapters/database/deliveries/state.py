"""States as conditions, worded so that the partial indexes serve them."""

from sqlalchemy import ColumnElement, FromClause, literal_column

from adapters.database.tables import delivery
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
