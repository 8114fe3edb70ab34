"""Run every measurement, each in a process of its own, and write ``bench/results.json``."""

import argparse
import json
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEOPLE = (1_000, 100_000, 1_000_000)
ROUNDS = 3
"""Sending is measured so often; the median counts."""


def _measure(module: str, people: int) -> dict[str, float]:
    command = [sys.executable, "-m", f"bench.{module}", str(people)]
    print("…", module, people, file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)  # noqa: S603 - our own modules
    if done.returncode:
        raise SystemExit(done.stderr)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _median(rounds: list[dict[str, float]], key: str) -> dict[str, float]:
    return sorted(rounds, key=lambda one: one[key])[len(rounds) // 2]


def main() -> None:
    """Measure, print a table, write the results."""
    parser = argparse.ArgumentParser(description="Measure Dult against bare loops and its own smallest size.")
    parser.add_argument("--quick", action="store_true", help="leave the million people out")
    options = parser.parse_args()
    sizes = PEOPLE[:-1] if options.quick else PEOPLE
    ticks = [_measure("tick", people) for people in sizes]
    deliver = _median([_measure("deliver", 1_400) for _ in range(ROUNDS)], "ratio")
    rounds = [_measure("slack", 1_400) for _ in range(ROUNDS)]
    slack, heard = _median(rounds, "ratio"), _median(rounds, "ack_ratio")
    teams = _median([_measure("teams", 1_400) for _ in range(ROUNDS)], "ratio")
    broadcast = _measure("teams_broadcast", 1_400)
    results: dict[str, Any] = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "ratios": {
            "idle_tick_largest_vs_1k": ticks[-1]["idle_tick_s"] / ticks[0]["idle_tick_s"],
            "plan_largest_vs_bare_insert": ticks[-1]["plan_s"] / ticks[-1]["bare_insert_s"],
            "web_durable_vs_bare": deliver["ratio"],
            "slack_durable_vs_bare": slack["ratio"],
            "slack_acknowledgement_vs_bare": heard["ack_ratio"],
            "teams_durable_vs_bare": teams["ratio"],
            "teams_durable_vs_bare_rendered_before": teams["ratio_rendered_before"],
            "teams_durable_vs_stock": teams["ratio_to_stock"],
            "teams_broadcast_cold_vs_ideal": broadcast["cold_ratio"],
            "teams_broadcast_warm_vs_ideal": broadcast["warm_ratio"],
        },
        "ticks": ticks,
        "deliver": deliver,
        "slack": slack | {name: its for name, its in heard.items() if "ack" in name},
        "teams": teams,
        "teams_broadcast": broadcast,
    }
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
