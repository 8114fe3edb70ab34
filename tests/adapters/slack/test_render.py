import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from adapters.slack.press import pressed
from adapters.slack.render import notice, render
from bot.message import Action, Button, Fact, Film, Message
from nudges.language import Language
from tests.adapters.anything import messages, words
from tests.adapters.channel_contract import FULL, WORDS_OF_FULL, short
from tests.adapters.slack.anything import MESSAGE_TEXT, characters, markup_faults, message_faults, shown_in
from tests.house import phrases

LONG = "Long words that never end. " * 500


def blocks_of(message: Message) -> list[dict[str, Any]]:
    return render(message, phrases()).blocks


def text_of(message: Message) -> str:
    return render(message, phrases()).text


def kinds(message: Message) -> list[str]:
    return [block["type"] for block in blocks_of(message)]


def numbered(count: int) -> tuple[Button, ...]:
    return tuple(Button(label=f"Choice {n}", action=Action(name="task-do", ref=n)) for n in range(count))


@given(messages)
def test_whatever_a_message_holds_slack_takes_it_and_reads_nothing_into_it(message: Message) -> None:
    """slack.md §3.13, §3.15."""
    assert message_faults(blocks_of(message)) == []


@given(messages)
def test_the_text_is_never_empty_and_fits_an_update(message: Message) -> None:
    """slack.md §3.13, §3.25."""
    shown = text_of(message)

    assert 0 < len(shown) <= MESSAGE_TEXT
    assert not markup_faults(shown)


@given(messages)
def test_every_button_of_a_card_comes_back_as_it_was(message: Message) -> None:
    shown = [pressed(value) for value in values_in(blocks_of(message))]

    wanted = [str(button.action) for button in (*message.buttons, *message.more)]
    assert [press.action for press in shown] == wanted or len(wanted) > 8
    assert {press.language for press in shown} <= {message.language}


@given(words)
def test_a_notice_is_taken_too(its: str) -> None:
    shown = notice(its)

    assert message_faults(shown.blocks) == []
    assert 0 < len(shown.text) <= MESSAGE_TEXT


def test_every_part_of_a_message_is_shown_and_read_aloud() -> None:
    shown, text = json.dumps(blocks_of(FULL)), text_of(FULL)

    assert [words for words in WORDS_OF_FULL if words not in shown] == []
    assert [words for words in WORDS_OF_FULL if words not in text] == []


def test_a_title_is_a_heading_and_who_sees_it_stands_before_the_buttons() -> None:
    assert kinds(FULL) == ["header", "section", "section", "section", "context", "actions"]


def test_a_message_that_asks_nothing_has_no_buttons() -> None:
    assert kinds(short("Well noted")) == ["header", "section"]


def test_facts_stand_one_a_line() -> None:
    facts = (Fact(label="Time", value="10 minutes"), Fact(label="What now?", value="a\nb & <c>"))

    shown = shown_in(blocks_of(replace(short("x"), facts=facts)))

    assert "*Time:* 10 minutes\n*What now?* a\nb &amp; &lt;c&gt;" in shown


def test_a_film_says_what_those_need_who_cannot_see_or_hear_it() -> None:
    film = Film(url="https://f.example/1", title="Tea & talk", minutes=1, captions=False, summary="Two talk.")

    shown = shown_in(blocks_of(replace(short("x"), film=film, language=Language.NB)))

    assert (
        "*<https://f.example/1|Tea &amp; talk>*\n"
        "Film på ett minutt · uten teksting · åpnes i nettleseren\n"
        "Two talk."
    ) in shown


def test_a_film_that_leads_nowhere_we_send_people_is_no_link() -> None:
    film = Film(url="javascript:alert(1)", title="Tea", minutes=1, captions=False, summary="")

    assert "Tea javascript:alert(1)" in shown_in(blocks_of(replace(short("x"), film=film)))


def test_a_film_with_a_very_long_address_has_room_for_its_summary() -> None:
    url, summary = f"https://f.example/{'x' * 1_950}", "word " * 199
    film = Film(url=url, title="&" * 150, minutes=1, captions=False, summary=summary)

    shown = shown_in(blocks_of(replace(short("x"), film=film)))

    assert url in shown
    assert summary.strip() in shown


def test_the_main_button_stands_out_and_the_overflow_holds_the_rest() -> None:
    (actions,) = [block for block in blocks_of(FULL) if block["type"] == "actions"]

    *shown, menu = actions["elements"]
    assert [(one["text"]["text"], one.get("style")) for one in shown] == [
        ("Do it", "primary"),
        ("Another day", None),
        ("Not for me", None),
    ]
    assert [one["text"]["text"] for one in menu["options"]] == ["Another task", "Take a pause"]


@pytest.mark.parametrize(("count", "beside"), [(2, 0), (5, 0), (6, 1), (10, 5)])
def test_what_the_overflow_cannot_hold_stands_beside_the_buttons(count: int, beside: int) -> None:
    message = replace(FULL, more=numbered(count))

    (actions,) = [block for block in blocks_of(message) if block["type"] == "actions"]

    *shown, menu = actions["elements"]
    assert (len(shown), len(menu["options"])) == (3 + beside, count - beside)
    assert values_in(blocks_of(message))[3:] == [f"en||task-do:{number}" for number in range(count)]


def test_a_single_one_in_the_overflow_is_a_button() -> None:
    (actions,) = [block for block in blocks_of(replace(FULL, more=numbered(1))) if block["type"] == "actions"]

    assert [one["type"] for one in actions["elements"]] == ["button"] * 4


def test_a_body_that_is_too_long_is_cut_and_all_else_is_kept() -> None:
    message = replace(FULL, body=LONG)

    for shown in (shown_in(blocks_of(message)), text_of(message)):
        assert re.search(r"[a-z.]…\n", shown)
        assert [words for words in WORDS_OF_FULL[3:10] if words not in shown] == []
        assert FULL.who_sees in shown
    assert characters(blocks_of(message)) > 8_000
    assert len(text_of(message)) > 3_900


def test_long_facts_leave_room_for_a_body() -> None:
    message = replace(FULL, body="x " * 700, facts=tuple(Fact(label="Kari", value=LONG) for _ in range(9)))

    assert "x " * 699 in shown_in(blocks_of(message))


def test_an_open_list_of_notes_is_shown_whole() -> None:
    notes = tuple(Fact(label=f"Member {n}", value=f"{n} " + "word " * 95) for n in range(14))

    shown = shown_in(blocks_of(replace(FULL, facts=notes)))

    assert all(f"*Member {n}:* {n} word" in shown for n in range(14))
    assert "…" not in shown


def values_in(blocks: list[dict[str, Any]]) -> list[str]:
    elements = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    return [str(one["value"]) for element in elements for one in element.get("options", [element])]
