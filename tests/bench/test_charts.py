"""The charts are drawn from the file of results alone, the same ones from the same figures."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench import charts
from bench.results import Results
from tests.bench.measured import measured

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return charts.draw(measured(), tmp_path_factory.mktemp("charts"))


def test_every_chart_of_the_page_is_drawn_and_no_other(drawn: list[Path]) -> None:
    page = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\]\(charts/([\w-]+\.svg)\)", page))

    assert {file.name for file in drawn} == shown


def test_every_chart_of_the_page_is_described_in_words() -> None:
    page = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    described = re.findall(r"!\[([^\]]*)\]\(charts/", page)

    assert len(described) == len(charts.CHARTS)
    assert all(len(words) > 80 for words in described)


def test_every_chart_is_a_picture_on_a_card_of_its_own(drawn: list[Path]) -> None:
    for file in drawn:
        root = ET.parse(file).getroot()  # noqa: S314 - we have just drawn it
        card = root.find(".//{*}g[@id='patch_1']/{*}path")

        assert card is not None
        assert f"fill: {charts.CARD}" in card.get("style", "")


def test_the_same_figures_make_the_same_files(drawn: list[Path], tmp_path: Path) -> None:
    again = charts.draw(measured(), tmp_path)

    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in drawn]


def test_what_was_not_measured_has_no_chart(tmp_path: Path) -> None:
    assert charts.draw(Results(), tmp_path) == []


def test_our_own_packages_are_added_up() -> None:
    told = charts.together({"client": 0.5, "adapters/slack": 0.2, "bot": 0.1, "nudges": 0.1, "bench": 0.1})

    assert told["ours"] == pytest.approx(0.4)
    assert sum(told.values()) == pytest.approx(1)


def test_the_charts_are_drawn_by_a_command() -> None:
    listed = [sys.executable, "-m", "bench", "--help"]

    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "--charts" in done.stdout
