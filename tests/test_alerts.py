"""The alerts ask for figures that there are, in Prometheus' own language, and each says what to do."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from adapters.prometheus.metrics import exposition
from bot.health import Vitals
from bot.ports import Traffic

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
VITALS = Vitals(
    deliveries={}, oldest_due=None, open_events=0, repeated={}, disconnected=0, last_tick=NOW, real_now=NOW
)


@cache
def rules() -> tuple[dict[str, Any], ...]:
    file = yaml.safe_load((ROOT / "deploy" / "alerts.yml").read_text(encoding="utf-8"))
    return tuple(rule for group in file["groups"] for rule in group["rules"])


@cache
def samples() -> frozenset[str]:
    slack = Traffic(channel="slack")
    slack.asked_to_wait("chat_postMessage", 1)
    text = exposition(VITALS, NOW, [slack])
    return frozenset(one.name for family in text_string_to_metric_families(text) for one in family.samples)


@cache
def page() -> str:
    return (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")


def anchors() -> set[str]:
    """Return what headings are called in links: small letters, hyphens for spaces, nothing else."""
    headings = re.findall(r"^#+ (.+)$", page(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


every_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])


@every_rule
def test_an_alert_asks_in_promql_for_figures_that_there_are(rule: dict[str, Any]) -> None:
    asked = set(re.findall(r"dult_\w+", promql_parser.parse(rule["expr"]).prettify()))

    assert asked
    assert asked - samples() == set()


@every_rule
def test_an_alert_says_how_bad_it_is_and_what_to_do(rule: dict[str, Any]) -> None:
    summary = rule["annotations"]["summary"]

    assert rule["labels"]["severity"] in {"critical", "warning"}
    assert summary.endswith(".")
    assert summary.count(". ") + summary.count("; ") >= 1  # what is wrong, and what to do


@every_rule
def test_an_alert_leads_to_a_section_that_is_there(rule: dict[str, Any]) -> None:
    file, _, anchor = rule["annotations"]["runbook"].partition("#")

    assert file == "docs/operation.md"
    assert anchor in anchors()


def test_every_alert_has_a_name_of_its_own() -> None:
    names = [rule["alert"] for rule in rules()]

    assert len(set(names)) == len(names)


def test_every_figure_of_dults_is_explained_where_operation_is() -> None:
    whole = {re.sub(r"_(bucket|count|sum)$", "", name) for name in samples()}

    told = set(re.findall(r"`(dult_\w+)", page()))

    assert {name for name in whole if not name.startswith("dult_process_")} - told == set()
