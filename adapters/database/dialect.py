"""What one database says otherwise than another: the place where SQLite's own words stand.

PostgreSQL says all of it too, in its words (``string_agg`` for one): whoever brings it chooses here, by the
engine. How SQLite is opened, locked and copied is the business of ``engine.py``, ``migrate.py``,
``backup.py``, ``in_use.py`` and ``examine.py``; every other module is SQL that both understand.
"""

from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, text
from sqlalchemy.dialects.sqlite import Insert as Upsert
from sqlalchemy.dialects.sqlite import insert as upsert

__all__ = ["Upsert", "in_one_line", "only_where", "upsert"]


def only_where(condition: str, *, postgresql: str | None = None) -> dict[str, Any]:
    """Make an index partial. Only statements that write the condition to the letter are served by it.

    ``postgresql`` is the condition where it is spelled otherwise there: SQLite has numbers for truth.
    """
    return {"sqlite_where": text(condition), "postgresql_where": text(postgresql or condition)}


def in_one_line(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Join the values of a group with commas, in no order."""
    return func.group_concat(cast(column, String))
