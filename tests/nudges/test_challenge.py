"""What a challenge tells of where it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nudges.challenge import EXCERPT, Category, Company, Signature, Words, excerpt, hides_site


def company(*, agents: int, people: int) -> Company:
    return Company(site="Nord", agents=agents, people=people)


@pytest.mark.parametrize(
    ("agents", "people", "is_hidden"),
    [(1, 80, True), (2, 80, False), (0, 80, False), (0, 4, True), (2, 4, True)],
)
def test_an_unnamed_one_hides_a_site_with_one_agent_or_a_few_people(
    agents: int, people: int, *, is_hidden: bool
) -> None:
    its = company(agents=agents, people=people)

    assert hides_site(Signature.UNNAMED, its, least=5) == is_hidden


@given(st.sampled_from([Signature.NAME, Signature.TEAM]), st.integers(0, 3), st.integers(0, 100))
def test_a_signed_one_hides_nothing(signature: Signature, agents: int, people: int) -> None:
    assert not hides_site(signature, company(agents=agents, people=people), least=5)


@given(st.text())
def test_an_excerpt_is_one_line_that_fits(text: str) -> None:
    line = excerpt(Words(words=text, category=Category.TIME))

    assert len(line) <= EXCERPT
    assert "\n" not in line
