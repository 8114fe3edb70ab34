"""All parts are measured, some of them, or none: what was measured before stays, and what failed is said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import __main__ as everything
from bench.parts import PARTS, Part, PartFailedError, chosen
from bench.results import Measured, Results
from bench.stacks import shares
from tests.bench.measured import measured

ROOT = Path(__file__).parents[2]


def test_without_a_name_everything_is_measured() -> None:
    assert chosen([], quick=False) == list(PARTS)


def test_a_quick_run_leaves_the_large_organisations_out() -> None:
    names = {one.name for one in chosen([], quick=True)}

    assert {"tick_1k", "slack", "workers"} <= names
    assert not names & {"tick_100k", "tick_1m", "sizes_1m", "postgresql_tick_1m"}


def test_a_part_is_chosen_by_its_name_alone() -> None:
    assert [one.name for one in chosen(["slack", "teams"], quick=False)] == ["slack", "teams"]


def test_a_module_stands_for_all_that_it_measures() -> None:
    assert [one.name for one in chosen(["shares"], quick=False)] == ["shares_slack", "shares_teams"]


def test_a_part_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"no part slak: choose from .*slack"):
        chosen(["slak"], quick=False)


def test_the_round_in_the_middle_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter([{"cost": 3.0}, {"cost": 9.0}, {"cost": 4.0}])
    monkeypatch.setattr(Part, "_round", lambda _: next(rounds))

    assert Part(name="one", arguments="one", takes_s=1, rounds=3, by="cost").measure() == {"cost": 4.0}


def test_a_part_that_fails_says_why() -> None:
    with pytest.raises(PartFailedError, match="no_such_part"):
        Part(name="one", arguments="no_such_part", takes_s=1).measure()


def test_a_part_that_prints_no_figures_has_failed() -> None:
    with pytest.raises(PartFailedError, match="printed no figures"):
        Part(name="one", arguments="goals", takes_s=1).measure()


def test_a_part_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def measure(part: Part) -> dict[str, float]:
        if part.name == "slack":
            raise PartFailedError("Slack is away.")
        return {"ratio": 0.5}

    monkeypatch.setattr(Part, "measure", measure)

    its, faults = everything.measured(chosen(["slack", "web"], quick=False), tmp_path / "results.json")

    assert faults == {"slack": "Slack is away."}
    assert its.ratios == {"web_durable_vs_bare": 0.5}
    assert Results.read(tmp_path / "results.json") == its


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    measured().write(tmp_path / "results.json")

    assert Results.read(tmp_path / "results.json") == measured()


def test_the_file_has_every_promised_ratio_and_the_shares(tmp_path: Path) -> None:
    measured().write(tmp_path / "results.json")

    said = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))

    assert said["ratios"] == measured().ratios
    assert said["shares"]["slack"]["client"] == 0.3
    assert said["date"] == "2026-11-22"


def test_what_is_measured_anew_leaves_all_others_with_their_dates() -> None:
    new = Measured(date="2026-12-01", machine="a machine", took_s=1.0, figures={"ratio": 0.9})

    its = measured().with_part("slack", new)

    assert its.ratios["slack_durable_vs_bare"] == 0.9
    assert its.parts["web"].date == "2026-11-22"
    assert its.dates == "2026-11-22 to 2026-12-01"


def test_a_part_that_failed_is_named_and_keeps_what_it_told_before(tmp_path: Path) -> None:
    measured().without("slack").write(tmp_path / "results.json")

    its = Results.read(tmp_path / "results.json")

    assert its.failed == ("slack",)
    assert its.ratios["slack_durable_vs_bare"] == 0.6


def test_a_part_that_works_again_has_failed_no_more() -> None:
    its = measured().without("slack").with_part("slack", measured().parts["slack"])

    assert its.failed == ()


def test_what_is_seen_belongs_to_the_innermost_package_that_is_known() -> None:
    sending = (
        "<module> (bench/shares.py:9);_send_all (bench/shares.py:7);_run_once (asyncio/base_events.py:1)"
    )
    stacks = [
        f"{sending};post (aiohttp/client.py:1);dumps (json/__init__.py:1) 4",
        f"{sending};send (adapters/slack/channel.py:1) 3",
        "_bootstrap (threading.py:1);run (aiosqlite/core.py:1);_whole (adapters/database/driver.py:1) 2",
        f"{sending} 1",
        "<module> (bench/shares.py:9);load (nudges/library.py:1) 100",
    ]

    told = shares(stacks)

    assert told == {"looks": 10, "client": 0.4, "adapters/slack": 0.3, "database": 0.2, "event loop": 0.1}


def test_a_part_is_measured_written_down_and_drawn(tmp_path: Path) -> None:
    file, folder = tmp_path / "results.json", tmp_path / "charts"
    measured().write(file)
    command = [sys.executable, "-m", "bench", "--only", "web", f"--results={file}", f"--charts={folder}"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    its = Results.read(file)
    assert done.returncode == 0, done.stderr
    assert its.parts["web"].figures["people"] == 500
    assert its.parts["slack"] == measured().parts["slack"]
    assert len(list(folder.iterdir())) == 5
