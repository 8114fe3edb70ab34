"""What there is to measure: every part by its name, with the command that measures it."""

import json
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Final

ROOT: Final = Path(__file__).parents[1]


class PartFailedError(Exception):
    """A measurement ended without figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One measurement, in a process of its own: nobody inherits another's memory."""

    name: str
    arguments: str
    """The module in ``bench``, and what it is asked for."""
    takes_s: int
    """About so long, on two cores at rest."""
    rounds: int = 1
    """It is measured so often; of all rounds the one in the middle counts."""
    by: str = ""
    """The figure that says which round is in the middle."""

    @property
    def module(self) -> str:
        """What measures it."""
        return self.arguments.partition(" ")[0]

    @property
    def is_long(self) -> bool:
        """Whether ``--quick`` leaves it out: a hundred thousand people, or a million."""
        return "00000" in self.arguments

    @property
    def command(self) -> str:
        """What a person types."""
        return f".venv/bin/python -m bench.{self.arguments}"

    def measure(self) -> dict[str, float]:
        """Measure it now.

        Raises:
            PartFailedError: a round failed, with what it said.
        """
        rounds = [self._round() for _ in range(self.rounds)]
        if len(rounds) == 1:
            return rounds[0]
        middle = median_low(one[self.by] for one in rounds)
        return next(one for one in rounds if one[self.by] == middle)

    def _round(self) -> dict[str, float]:
        command = [sys.executable, "-m", *f"bench.{self.arguments}".split()]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own modules
        if done.returncode:
            raise PartFailedError(done.stderr.strip() or f"It ended with {done.returncode}.")
        try:
            figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        except (IndexError, json.JSONDecodeError) as error:
            raise PartFailedError(f"It printed no figures. {done.stderr}".strip()) from error
        return figures


PARTS: Final[tuple[Part, ...]] = (
    Part(name="tick_1k", arguments="tick 1000", takes_s=10),
    Part(name="tick_100k", arguments="tick 100000", takes_s=20),
    Part(name="tick_1m", arguments="tick 1000000", takes_s=90),
    Part(name="postgresql_tick_1k", arguments="tick 1000 postgresql", takes_s=15),
    Part(name="postgresql_tick_1m", arguments="tick 1000000 postgresql", takes_s=200),
    Part(name="sizes_1k", arguments="sizes 1000", takes_s=20, rounds=3, by="composed_cpu_us"),
    Part(name="sizes_1400", arguments="sizes 1400", takes_s=8),
    Part(name="sizes_10k", arguments="sizes 10000", takes_s=12),
    Part(name="sizes_100k", arguments="sizes 100000", takes_s=50),
    Part(name="sizes_1m", arguments="sizes 1000000", takes_s=70),
    Part(name="postgresql_sizes_10k", arguments="sizes 10000 postgresql", takes_s=20),
    Part(name="web", arguments="deliver 500", takes_s=10),
    Part(name="slack", arguments="slack 1400", takes_s=50),
    Part(name="slack_ack", arguments="slack_ack", takes_s=30),
    Part(name="teams", arguments="teams 1400", takes_s=60),
    Part(name="teams_broadcast", arguments="teams_broadcast 1400", takes_s=130),
    Part(name="workers", arguments="workers 100", takes_s=70),
    Part(name="start", arguments="start", takes_s=25),
    Part(name="shares_slack", arguments="shares slack", takes_s=20),
    Part(name="shares_teams", arguments="shares teams", takes_s=20),
)


def chosen(names: Collection[str], *, quick: bool) -> list[Part]:
    """Return the parts of these names, or all; a module's name stands for all that it measures.

    Raises:
        ValueError: there is no part of a name, which the error says.
    """
    known = {one for part in PARTS for one in (part.name, part.module)}
    if unknown := sorted(set(names) - known):
        raise ValueError(f"There is no part {', '.join(unknown)}: choose from {', '.join(sorted(known))}.")
    wanted = [one for one in PARTS if not names or {one.name, one.module} & set(names)]
    return [one for one in wanted if not (quick and one.is_long)]
