"""Run every measurement, each in a process of its own, and write ``bench/results.json`` and the charts."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import charts, goals
from bench.parts import PARTS, Part, PartFailedError, chosen
from bench.results import FILE, Measured, Results


def main() -> None:
    """Measure, write what came of it, and say what failed."""
    options = _options()
    try:
        parts = chosen(options.only, quick=options.quick)
    except ValueError as error:
        raise SystemExit(str(error)) from error
    if options.list:
        print(*(f"{one.name:22} about {one.takes_s:3d} s  {one.command}" for one in parts), sep="\n")
        return
    results, faults = measured(parts, options.results)
    charts.draw(results, options.charts)
    print(_table(results))
    for name, fault in faults.items():
        print(f"\n{name} FAILED, and has no new figures:\n{fault}", file=sys.stderr)
    sys.exit(bool(faults))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Dult beside its peers.")
    parser.add_argument("--quick", action="store_true", help="leave a hundred thousand people and more out")
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="PART",
        help=f"measure these; all others keep their figures: {', '.join(one.name for one in PARTS)}",
    )
    parser.add_argument("--list", action="store_true", help="say what would be measured, and how")
    parser.add_argument("--results", type=Path, default=FILE, help="the file that keeps the figures")
    parser.add_argument("--charts", type=Path, default=charts.FOLDER, help="where the charts are drawn")
    return parser.parse_args()


def measured(parts: Sequence[Part], file: Path) -> tuple[Results, dict[str, str]]:
    """Measure the parts, and write down each at once, so that an end in between loses nothing.

    Returns all there is, and what the failed ones said, by name.
    """
    results, faults = Results.read(file), dict[str, str]()
    for number, part in enumerate(parts, start=1):
        head = f"[{number:2d}/{len(parts)}] {part.name:22} about {part.takes_s:3d} s"
        print(head, end="", file=sys.stderr, flush=True)
        started = time.perf_counter()
        try:
            figures = part.measure()
        except PartFailedError as error:
            faults[part.name] = str(error)
            results = results.without(part.name)
        else:
            results = results.with_part(part.name, Measured.now(figures, time.perf_counter() - started))
        ended = "FAILED" if part.name in faults else "done"
        print(f"  {ended} after {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
        results.write(file)
    return results, faults


def _table(results: Results) -> str:
    ratios = results.ratios
    rows = [
        f"{its.name:40} {ratios[its.name]:10.3f} {its.unit:7} {its.goal:15}"
        f"{'' if its.kept(ratios[its.name]) else 'NOT KEPT'}".rstrip()
        if its.name in ratios
        else f"{its.name:40} {'not measured':>12}"
        for its in goals.PROMISES
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
