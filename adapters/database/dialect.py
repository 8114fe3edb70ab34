"""What one database says otherwise than another: the place where SQLite's own words stand.

PostgreSQL says all of it too, in its words (``string_agg`` for one): whoever brings it chooses here, by the
engine. How SQLite is opened, locked and copied is the business of ``engine.py``, ``migrate.py``,
``backup.py``, ``in_use.py`` and ``examine.py``; every other module is SQL that both understand.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, String, Text, bindparam, cast, func, literal_column, text
from sqlalchemy.dialects.postgresql import Insert as Upsert
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

__all__ = ["Listed", "Upsert", "in_one_line", "only_where", "upsert"]


def only_where(condition: str, *, postgresql: str | None = None) -> dict[str, Any]:
    """Make an index partial. Only statements that write the condition to the letter are served by it.

    ``postgresql`` is the condition where it is spelled otherwise there: SQLite has numbers for truth.
    """
    return {"sqlite_where": text(condition), "postgresql_where": text(postgresql or condition)}


def in_one_line(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Join the values of a group with commas, in no order."""
    return func.aggregate_strings(cast(column, String), ",")


class Listed:
    """Rows that a statement is given as one value, and reads like a table.

    However many they are, it is the same statement, run once: an ``executemany`` runs it for each row, and
    an ``IN`` is another statement for each number of them (measured: a third of what a turn cost).
    """

    def __init__(self, name: str, **columns: type[TypeEngine[Any]]) -> None:
        self._name: Final = name
        rows = _Each(bindparam(name, type_=Text())).table_valued("value", name=name)
        self.c: Final[Mapping[str, ColumnElement[Any]]] = {
            its: cast(_Part(rows.c.value, literal_column(str(place))), its_type)
            for place, (its, its_type) in enumerate(columns.items())
        }
        """What stands in a row, by name."""

    def given(self, rows: Iterable[Sequence[int | str]]) -> dict[str, str]:
        """Return what the statement is given, each row in the order of the columns."""
        return {self._name: json.dumps(list(rows))}


class _Each(FunctionElement[Any]):
    """A row for each part of a JSON array."""

    inherit_cache = True


class _Part(FunctionElement[str]):
    """One part of a JSON array, by its place."""

    inherit_cache = True


@compiles(_Each, "sqlite")
def _each(its: _Each, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_each({compiler.process(its.clauses, **how)})"


@compiles(_Each, "postgresql")
def _each_there(its: _Each, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_array_elements(CAST({compiler.process(its.clauses, **how)} AS json))"


@compiles(_Part, "sqlite")
def _part(its: _Part, compiler: SQLCompiler, **how: Any) -> str:
    array, place = (compiler.process(one, **how) for one in its.clauses)
    return f"json_extract({array}, '$[{place}]')"


@compiles(_Part, "postgresql")
def _part_there(its: _Part, compiler: SQLCompiler, **how: Any) -> str:
    array, place = (compiler.process(one, **how) for one in its.clauses)
    return f"({array} ->> {place})"
