"""The journal of erasures, a file in the data folder: who had what erased when, and none of the words.

A database in a file has one journal beside it. On a server each process writes into the journal of its own
data folder, which may be another machine's: there every line has a number that no other line has, and the
database remembers each that it has carried out. So it matters neither which journal is looked at first, nor
whether the lines of several were put together in one.
"""

import asyncio
import logging
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from secrets import randbits
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.database.dialect import upsert
from adapters.database.tables import fact, person
from bot.errors import StoreUnavailable

log = logging.getLogger(__name__)

ALL: Final = "all"
"""Stands for everything of a person's own."""


_CARRIED_OUT: Final = "erasures"
"""The fact that tells up to which line a database in a file has carried out its journal."""
_ONE_CARRIED_OUT: Final = "erasure:"
"""What the name of a fact begins with that tells of one line that a database on a server has carried out."""
_BITS: Final = 53
"""Of a number drawn by lot; JSON has no longer ones that every program reads alike."""


class Erasure(BaseModel):
    """One line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    """Counts up from 1 beside a database in a file; drawn by lot where the database is on a server."""
    at: datetime
    person: str
    """The person's key."""
    what: tuple[str, ...]
    """``<table>:<number>`` each, or ``all``."""


def path_of(database: Path) -> Path:
    """Return where the journal of a database is."""
    return database.with_name(f"{database.name}.erasures")


def read(path: Path) -> list[Erasure]:
    """Return what the journal holds, oldest first; a line that a crash cut off was never carried out."""
    return list(_lines(path)) if path.exists() else []


def append(path: Path, erasure: Erasure) -> None:
    """Write one more line, and return when it will survive a power cut."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        whole = size == 0 or file.read(1) == b"\n"
        file.write((b"" if whole else b"\n") + erasure.model_dump_json().encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


async def note(
    connection: AsyncConnection, path: Path | None, person_id: int, what: Sequence[str], at: datetime
) -> None:
    """Write an erasure down before it is committed: a restore must never know less than the database.

    Raises:
        StoreUnavailable: the journal cannot be written; nothing is erased.
    """
    if path is None:
        return
    key = await connection.scalar(select(person.c.key).where(person.c.id == person_id))
    try:
        number = await _next_number(connection, path)
        line = Erasure(number=number, at=at, person=str(key), what=tuple(what))
        await asyncio.to_thread(append, path, line)
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be written: nothing was erased.") from error
    await note_carried_out(connection, number)


async def missing(connection: AsyncConnection, lines: Sequence[Erasure]) -> list[Erasure]:
    """Return those lines that this database has not carried out."""
    if _has_many_journals(connection):
        done = await _carried_out(connection)
        return [line for line in lines if line.number not in done]
    last = await _last_carried_out(connection)
    return [line for line in lines if line.number > last]


async def note_carried_out(connection: AsyncConnection, number: int) -> None:
    """Note, in the transaction of an erasure, which number it has."""
    name, value = _CARRIED_OUT, str(number)
    if _has_many_journals(connection):
        name, value = f"{_ONE_CARRIED_OUT}{number}", "carried out"
    keep = upsert(fact).values(name=name, value=value)
    same = keep.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    await connection.execute(same)


def _has_many_journals(connection: AsyncConnection) -> bool:
    """Tell whether processes with other data folders may work on this database."""
    return connection.dialect.name == "postgresql"


async def _next_number(connection: AsyncConnection, path: Path) -> int:
    if _has_many_journals(connection):
        return randbits(_BITS)
    lines = await asyncio.to_thread(read, path)
    return max([await _last_carried_out(connection), *(line.number for line in lines)]) + 1


async def _carried_out(connection: AsyncConnection) -> set[int]:
    names = select(fact.c.name).where(fact.c.name.startswith(_ONE_CARRIED_OUT))
    found = (await connection.execute(names)).scalars()
    return {int(name.removeprefix(_ONE_CARRIED_OUT)) for name in found}


async def _last_carried_out(connection: AsyncConnection) -> int:
    return int(await connection.scalar(select(fact.c.value).where(fact.c.name == _CARRIED_OUT)) or 0)


def _lines(path: Path) -> Iterator[Erasure]:
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        try:
            yield Erasure.model_validate_json(line)
        except ValidationError:
            log.warning("Line %d of %s was cut off and says nothing.", number, path)
