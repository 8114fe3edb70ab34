import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.gallery import DOCS
from tests.adapters.teams.judge import actions_in, card_faults, shown_in

FILES = sorted((DOCS / "teams").glob("*.json"))


def read(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_teams_takes_everything_that_is_shown(file: Path) -> None:
    """teams.md §4.26."""
    for language, drawing in read(file).items():
        assert card_faults(drawing["card"]) == []
        assert drawing["card"]["lang"] == language


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_of_a_real_card_is_left_out_or_cut(file: Path) -> None:
    for drawing in read(file).values():
        assert all(len(one["title"]) <= 24 for one in actions_in(drawing["card"]))
        assert drawing.get("title") != "Dult" or drawing["card"]["body"][0].get("style") == "heading"
        assert not re.search(r"\S…$", shown_in(drawing["card"]), re.MULTILINE)
