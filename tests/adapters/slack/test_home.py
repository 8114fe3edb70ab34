from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.home import home
from bot.message import Message
from nudges.language import Language
from tests.adapters.anything import messages
from tests.adapters.channel_contract import FULL, short
from tests.adapters.slack.anything import shown_in, view_faults
from tests.house import phrases


def view_of(*its: Message) -> dict[str, Any]:
    return home(its, phrases())


@given(st.lists(messages, max_size=4))
def test_whatever_stands_in_the_tab_slack_takes_it(its: list[Message]) -> None:
    """slack.md §3.15."""
    assert view_faults(view_of(*its)) == []


@settings(max_examples=15)
@given(messages)
def test_of_many_messages_as_many_are_shown_as_fit(message: Message) -> None:
    view = view_of(*[message] * 120)

    assert view_faults(view) == []
    assert view["blocks"][-1]["type"] != "divider"


def test_messages_stand_one_under_the_other_without_headings() -> None:
    view = view_of(FULL, short("Your week"))

    assert [block["type"] for block in view["blocks"]] == [
        *["section"] * 3,
        "context",
        "actions",
        "divider",
        "section",
    ]
    assert "*Ask a colleague*\nMuch is lost when nobody says it." in shown_in(view)
    assert "*Your week*\nA few words." in shown_in(view)


def test_every_control_of_the_tab_has_a_name_of_its_own() -> None:
    view = view_of(FULL, FULL, replace(FULL, more=()))

    ids = [
        one["action_id"]
        for block in view["blocks"]
        for one in block.get("elements", ())
        if "action_id" in one
    ]
    assert len(ids) == len(set(ids)) == 11


def test_the_same_messages_give_the_same_tab() -> None:
    """slack.md §3.26."""
    assert view_of(FULL, short("x")) == view_of(FULL, short("x"))


@pytest.mark.parametrize("language", Language)
def test_an_empty_tab_says_so_kindly(language: Language) -> None:
    view = home((), phrases(), language=language)

    assert view_faults(view) == []
    assert phrases().say(language, "slack-home-empty") in shown_in(view)
