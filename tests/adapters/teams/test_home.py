from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.teams.home import home
from bot.message import Message
from nudges.language import Language
from tests.adapters.anything import messages
from tests.adapters.channel_contract import FULL, WORDS_OF_FULL, short
from tests.adapters.teams.gallery import kit
from tests.adapters.teams.judge import card_faults, each, shown_in
from tests.house import phrases


@settings(max_examples=30)
@given(st.lists(messages, max_size=3))
def test_whatever_stands_on_the_page_teams_takes_it(its: list[Message]) -> None:
    """teams.md §4.26."""
    assert card_faults(home(its, kit()).card) == []


@settings(max_examples=5)
@given(messages)
def test_of_many_messages_as_many_are_shown_as_fit(message: Message) -> None:
    page = home([message] * 60, kit()).card

    assert card_faults(page) == []


def test_messages_stand_one_under_the_other_each_with_its_buttons() -> None:
    page = home([FULL, short("Your week")], kit()).card

    assert [words for words in WORDS_OF_FULL if words not in shown_in(page)] == []
    assert [one["text"] for one in each(page, "TextBlock") if "style" in one] == [
        "Ask a colleague",
        "Your week",
    ]
    assert len(list(each(page, "ActionSet"))) == 1
    assert [one["spacing"] for one in page["body"] if "separator" in one] == ["ExtraLarge"]


def test_a_page_of_very_long_messages_shows_the_beginning_of_each() -> None:
    its = [replace(FULL, title=f"Title {n}", body="word " * 2_000) for n in range(3)]

    page = shown_in(home(its, kit()).card)

    assert all(f"Title {n}" in page for n in range(3))


def test_the_same_messages_give_the_same_page() -> None:
    assert home([FULL], kit()) == home([FULL], kit())


@pytest.mark.parametrize("language", Language)
def test_an_empty_page_says_so_kindly(language: Language) -> None:
    page = home((), kit(), language=language)

    assert card_faults(page.card) == []
    assert phrases().say(language, "teams-home-empty") in shown_in(page.card)
    assert page.summary == phrases().say(language, "teams-home-empty-title")
