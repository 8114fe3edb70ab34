from typing import Final

import pytest

from tests.adapters.teams import album

ALTOGETHER: Final = 12_000_000
"""Bytes of all pictures, as every clone has them."""
MEND: Final = "Run `.venv/bin/python -m tests.adapters.teams.pictures`, and look at what it draws."


def test_every_card_has_its_picture_and_no_picture_is_of_something_else() -> None:
    assert album.outdated() == [], MEND
    assert {file.stem for file in album.PICTURES.glob("*.webp")} == set(album.names()), MEND


def test_the_readme_leads_to_every_picture() -> None:
    text = album.README.read_text(encoding="utf-8")

    assert text.endswith(album.index(album.names())), MEND


def test_the_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in album.PICTURES.iterdir()) < ALTOGETHER


def test_a_card_of_no_known_noun_asks_to_be_told_of() -> None:
    with pytest.raises(LookupError, match="NOUNS"):
        album.noun_of("unheard-of")
