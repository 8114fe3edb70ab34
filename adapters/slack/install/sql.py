"""What every statement of this folder has in common: what it raises when the database does not answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.errors import StoreUnavailable

_SQLITE_ERROR: Final = 1
"""sqlite.org/rescode.html: a table that is not there, a mistake in the statement."""


@contextmanager
def answering() -> Iterator[None]:
    """Translate a database that does not answer.

    Raises:
        StoreUnavailable: it is busy, full or away.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreUnavailable("The database is busy: try again.") from error
    except OperationalError as error:
        if _is_wrong(error):
            raise
        raise StoreUnavailable("The database does not answer: try again.") from error


def _is_wrong(error: OperationalError) -> bool:
    """Tell whether it is the statement that SQLite does not take: it never will."""
    return bool(getattr(error.orig, "sqlite_errorcode", None) == _SQLITE_ERROR)
