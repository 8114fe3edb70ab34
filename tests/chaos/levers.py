"""What the run moves in its processes from outside: their clock, and what their database lets them do."""

import struct
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

_FORM: Final = struct.Struct("<ddB")


class Storage(IntEnum):
    """What SQLite lets a process do."""

    FINE = 0
    READ_ONLY = 1
    FULL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """How they stand."""

    ahead: float = 0.0
    """Seconds by which what the rules go by is ahead of the machine."""
    skew: float = 0.0
    """Seconds by which the machine's own clock was set forward."""
    storage: Storage = Storage.FINE

    def put(self, file: Path) -> None:
        new = file.with_suffix(".new")
        new.write_bytes(_FORM.pack(self.ahead, self.skew, self.storage))
        new.replace(file)  # nobody reads half of it

    @classmethod
    def at(cls, file: Path) -> "Levers":
        ahead, skew, storage = _FORM.unpack(file.read_bytes())
        return cls(ahead=ahead, skew=skew, storage=Storage(storage))


@dataclass(slots=True)
class Switchboard:
    """The file in which all processes of a run read how the levers stand."""

    file: Path
    now: Levers

    def pull(self, **how: Any) -> None:
        self.now = replace(self.now, **how)
        self.now.put(self.file)


@dataclass(frozen=True, slots=True)
class LeverClock:
    """``bot.ports.Clock`` for all processes of a run; it jumps."""

    file: Path

    def now(self) -> datetime:
        its = Levers.at(self.file)
        return datetime.now(UTC) + timedelta(seconds=its.ahead + its.skew)

    def real(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=Levers.at(self.file).skew)
