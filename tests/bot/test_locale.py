"""A tag of a platform or a browser is the language it means, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locale import preferred, spoken
from nudges.language import Language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("nb-NO", Language.NB),
        ("no", Language.NB),
        ("NN_no", Language.NN),
        (" fi ", Language.FI),
        ("de", None),
    ],
)
def test_a_tag_is_read_with_or_without_its_country(tag: str, language: Language | None) -> None:
    assert spoken(tag) is language


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", Language.SV),
        ("de,fr", Language.SV),
        ("en;q=0.4, da;q=0.9", Language.DA),
        ("fi;q=0, en", Language.EN),
        ("nn-NO,nb;q=0.8", Language.NN),
    ],
)
def test_a_browser_gets_the_language_it_likes_best_of_ours(accepted: str, language: Language) -> None:
    assert preferred(accepted, Language.SV) is language


def test_what_somebody_chose_goes_before_what_the_browser_likes() -> None:
    assert preferred("en", Language.SV, chosen="fi") is Language.FI
    assert preferred("en", Language.SV, chosen="tlh") is Language.EN


@given(st.text())
def test_whatever_a_browser_sends_there_is_a_language(accepted: str) -> None:
    assert preferred(accepted, Language.SV) in Language
