import json

import pytest

from nudges.language import Language
from tests.adapters.gallery import DOCS, drawings

MEND = "Run `.venv/bin/python -m tests.adapters.gallery`, and look through what it changed."


@pytest.mark.parametrize("language", Language)
async def test_the_pictures_show_what_people_get_today(language: Language) -> None:
    for channel, drawn in (await drawings(language)).items():
        files = {file.stem: json.loads(file.read_text("utf-8")) for file in (DOCS / channel).glob("*.json")}

        assert {name: its[language] for name, its in files.items()} == drawn, MEND
