"""Runs of seeded faults over both databases: ``python -m tests.chaos --runs 200 --seed 1``."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic

from tests.chaos.run import run
from tests.chaos.scenario import Database, scenario_of
from tests.chaos.server import Server
from tests.chaos.town import Towns

BOTH = tuple(Database)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - that is its report


async def try_all(databases: Sequence[Database], seeds: Sequence[int]) -> int:
    """Run on each database beside the others, until something breaks; returns how many runs held."""
    on_a_server = Database.POSTGRESQL in databases
    broken = asyncio.Event()
    with tempfile.TemporaryDirectory(prefix="dult-chaos-") as name, _server(wanted=on_a_server) as server:
        towns = Towns(Path(name), server)
        lanes = (_try_on(database, seeds, towns, broken) for database in databases)
        return sum(await asyncio.gather(*lanes))


async def _try_on(database: Database, seeds: Sequence[int], towns: Towns, broken: asyncio.Event) -> int:
    held = 0
    for seed in seeds:
        if broken.is_set():
            break
        if not await _holds(database, seed, towns):
            broken.set()
            break
        held += 1
    return held


def _server(*, wanted: bool) -> AbstractContextManager[Server | None]:
    return Server.started() if wanted else nullcontext()


async def _holds(database: Database, seed: int, towns: Towns) -> bool:
    scenario = scenario_of(seed, database)
    began = monotonic()
    try:
        after = await run(scenario, towns)
    except AssertionError as error:
        faults, told = [str(error)], "-"
    else:
        faults, told = after.faults(), str(after)
    took = monotonic() - began
    _say(f"{database:10} seed {seed:4}  {took:5.1f} s  {scenario}\n    {told}")
    for fault in faults:
        _say(f"    BROKEN: {fault}")
    if faults:
        kept = Path(tempfile.gettempdir()) / f"dult-chaos-{database}-{seed}.log"
        kept.write_bytes((towns.folder / f"{database}-{seed}.log").read_bytes())
        _say(f"    Again: python -m tests.chaos --seed {seed} --runs 1 --database {database}; log: {kept}")
    return not faults


def main() -> int:
    """Run as the command line says; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="in all")
    parser.add_argument("--seed", type=int, default=1, help="of the first run")
    parser.add_argument("--database", choices=[*Database, "both"], default="both")
    given = parser.parse_args()
    databases = BOTH if given.database == "both" else (Database(given.database),)
    seeds = range(given.seed, given.seed + -(-given.runs // len(databases)))
    began = monotonic()
    held = asyncio.run(try_all(databases, seeds))
    took = monotonic() - began
    _say(f"{held} runs held, {took:.0f} s, {took / max(1, held):.1f} s a run")
    return 0 if held == len(databases) * len(seeds) else 1


if __name__ == "__main__":
    sys.exit(main())
