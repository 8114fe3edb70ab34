"""The journal of erasures, a file beside the database: who had what erased when, and none of the words."""

import asyncio
import logging
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
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
"""The fact that tells how many of the journal's lines a database has carried out."""


class Erasure(BaseModel):
    """One line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    """Counts up from 1; the database remembers up to which number it has done what the journal says."""
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
        lines = await asyncio.to_thread(read, path)
        number = max([await carried_out(connection), *(line.number for line in lines)]) + 1
        line = Erasure(number=number, at=at, person=str(key), what=tuple(what))
        await asyncio.to_thread(append, path, line)
    except OSError as error:
        raise StoreUnavailable(f"{path} cannot be written: nothing was erased.") from error
    await note_carried_out(connection, number)


async def carried_out(connection: AsyncConnection) -> int:
    """Tell up to which number this database has done what the journal says."""
    return int(await connection.scalar(select(fact.c.value).where(fact.c.name == _CARRIED_OUT)) or 0)


async def note_carried_out(connection: AsyncConnection, number: int) -> None:
    """Note, in the transaction of an erasure, which number it has."""
    keep = upsert(fact).values(name=_CARRIED_OUT, value=str(number))
    same = keep.on_conflict_do_update(index_elements=["name"], set_={"value": str(number)})
    await connection.execute(same)


def _lines(path: Path) -> Iterator[Erasure]:
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        try:
            yield Erasure.model_validate_json(line)
        except ValidationError:
            log.warning("Line %d of %s was cut off and says nothing.", number, path)
