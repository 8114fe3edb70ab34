"""What was measured, as ``results.json`` keeps it: each part with its own date."""

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

from bench.goals import ratios

FILE: Final = Path(__file__).parent / "results.json"
SHARES: Final = "shares_"
"""Parts whose names begin so tell who has which share of the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A part's figures."""

    date: str
    machine: str
    took_s: float
    figures: Mapping[str, float]

    @classmethod
    def now(cls, figures: Mapping[str, float], took_s: float) -> Self:
        """Note figures that have just been measured here."""
        date = datetime.now(UTC).date().isoformat()
        return cls(date=date, machine=_machine(), took_s=round(took_s, 1), figures=figures)


@dataclass(frozen=True, slots=True)
class Results:
    """All parts there are, and which of them failed when they were measured last."""

    parts: dict[str, Measured] = field(default_factory=dict)
    failed: tuple[str, ...] = ()

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read what was measured before; nothing where there is no file."""
        if not file.exists():
            return cls()
        its: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        parts = {name: Measured(**one) for name, one in its.get("parts", {}).items()}
        return cls(parts, tuple(its.get("failed", ())))

    def with_part(self, name: str, measured: Measured) -> "Results":
        """Put new figures in the place of a part's old ones."""
        return Results({**self.parts, name: measured}, tuple(one for one in self.failed if one != name))

    def without(self, name: str) -> "Results":
        """Note that a part failed; what it told before stays, with its date."""
        return Results(self.parts, tuple(sorted({*self.failed, name})))

    @property
    def figures(self) -> dict[str, Mapping[str, float]]:
        """Every part's figures, by the part's name."""
        return {name: one.figures for name, one in self.parts.items()}

    @property
    def ratios(self) -> dict[str, float]:
        """Every promised figure, by its name."""
        return ratios(self.figures)

    @property
    def shares(self) -> dict[str, Mapping[str, float]]:
        """Who has which share of the time of sending, by platform."""
        return {
            name.removeprefix(SHARES): {whose: its for whose, its in figures.items() if whose != "looks"}
            for name, figures in self.figures.items()
            if name.startswith(SHARES)
        }

    @property
    def dates(self) -> str:
        """When it was measured: a day, or the first and the last."""
        return _from_to(one.date for one in self.parts.values())

    @property
    def machines(self) -> str:
        """Where it was measured."""
        return "; ".join(sorted({one.machine for one in self.parts.values()}))

    def write(self, file: Path) -> None:
        """Write all of it down."""
        said = {
            "date": self.dates,
            "machine": self.machines,
            "ratios": self.ratios,
            "shares": self.shares,
            "failed": self.failed,
            "parts": {name: asdict(one) for name, one in sorted(self.parts.items())},
        }
        file.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def _from_to(dates: Iterable[str]) -> str:
    ordered = sorted(set(dates))
    return " to ".join(dict.fromkeys([*ordered[:1], *ordered[-1:]]))


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
