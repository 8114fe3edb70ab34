"""What Dult remembers about an address in Teams."""

import pytest

from adapters.teams.reference import Reference


def test_what_is_kept_comes_back() -> None:
    reference = Reference(conversation="a:1|æ", service_url="https://smba.trafficmanager.net/emea/")

    assert Reference.parse(str(reference)) == reference


def test_it_is_kept_in_few_characters() -> None:
    assert str(Reference(conversation="a:1", service_url="https://x/")) == '{"c":"a:1","s":"https://x/"}'


@pytest.mark.parametrize("text", [None, "", "D0123", "[]", "{}", '{"c":"a:1"}', "null"])
def test_what_no_teams_kept_is_nothing(text: str | None) -> None:
    assert Reference.parse(text) is None
