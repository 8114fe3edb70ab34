import json
from pathlib import Path
from typing import Any

import pytest

from nudges.language import Language
from tests.adapters.gallery import DOCS
from tests.adapters.slack.anything import message_faults, view_faults
from tests.adapters.slack.gallery_page import page

FILES = sorted((DOCS / "slack").glob("*.json"))


def read(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_slack_takes_everything_that_is_shown(file: Path) -> None:
    """slack.md §3.15."""
    for drawing in read(file).values():
        its = drawing["payload"]

        assert (view_faults(its) if "type" in its else message_faults(its["blocks"])) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_button_of_a_real_card_is_left_out_or_cut(file: Path) -> None:
    for drawing in read(file).values():
        if "text" in drawing and (labels := labels_in(drawing["payload"]["blocks"])):
            assert drawing["text"].splitlines()[-1] == " · ".join(labels)
            assert all(len(label) <= 20 for label in labels)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_word_above_or_below_a_form_is_cut(file: Path) -> None:
    for drawing in read(file).values():
        for name in ("title", "submit", "close"):
            assert not drawing["payload"].get(name, {"text": ""})["text"].endswith("…")


def test_a_page_draws_them_for_a_look_without_slack() -> None:
    drawn = {Language.NB: {file.stem: read(file)[Language.NB] for file in FILES}}

    shown = page(drawn)

    assert all(f'id="{file.stem}"' in shown for file in FILES)


def labels_in(blocks: list[dict[str, Any]]) -> list[str]:
    elements = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    return [str(one["text"]["text"]) for element in elements for one in element.get("options", [element])]
