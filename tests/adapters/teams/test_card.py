import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from adapters.teams.link import address
from adapters.teams.press import data_in, pressed
from adapters.teams.render import notice, render
from bot.cut import units
from bot.message import Action, Button, Fact, Film, Message
from nudges.language import Language
from tests.adapters.anything import FAMILY, languages, messages, words
from tests.adapters.channel_contract import FULL, WORDS_OF_FULL, short
from tests.adapters.teams.gallery import kit
from tests.adapters.teams.judge import actions_in, card_faults, each, read, schema_faults, shown_in, size

LONG = "Long words that never end. " * 600


def card_of(message: Message) -> dict[str, Any]:
    return render(message, kit()).card


def kinds(message: Message) -> list[str]:
    return [element["type"] for element in card_of(message)["body"]]


def numbered(count: int) -> tuple[Button, ...]:
    return tuple(Button(label=f"Choice {n}", action=Action(name="task-do", ref=n)) for n in range(count))


@given(messages)
def test_whatever_a_message_holds_teams_takes_it_and_reads_nothing_into_it(message: Message) -> None:
    """teams.md §4.26, §4.31."""
    assert card_faults(card_of(message)) == []


@given(messages)
def test_the_line_of_a_notification_is_never_empty_and_one_line(message: Message) -> None:
    """teams.md §4.26."""
    summary = render(message, kit()).summary

    assert 0 < len(summary) <= 150
    assert "\n" not in summary


@given(messages)
def test_every_button_of_a_card_comes_back_as_it_was(message: Message) -> None:
    """teams.md §4.28."""
    shown = [pressed(data_in(one), kit().seal) for one in card_of(message).get("actions", [])]

    wanted = [str(button.action) for button in (*message.buttons, *message.more)]
    assert [press.action for press in shown if press] == wanted[:15]
    assert {press.language for press in shown if press} <= {message.language}


@given(words, languages)
def test_a_notice_is_taken_too(its: str, language: Language) -> None:
    shown = notice(its, language)

    assert card_faults(shown.card) == []
    assert 0 < len(shown.summary) <= 150


def test_every_part_of_a_message_is_shown() -> None:
    shown = shown_in(card_of(FULL))

    assert [words for words in WORDS_OF_FULL if words not in shown] == []


def test_a_client_too_old_for_the_card_shows_all_its_words() -> None:
    """teams.md §4.26."""
    seen, _, _ = read(card_of(FULL)["fallbackText"])

    assert [words for words in WORDS_OF_FULL if words not in seen] == []


def test_a_notification_tells_title_and_first_words() -> None:
    assert render(FULL, kit()).summary == (
        "Ask a colleague · Much is lost when nobody says it. Ask: What did you learn?"
    )


def test_an_attachment_is_an_adaptive_card_in_the_readers_language() -> None:
    (its,) = render(replace(FULL, language=Language.NN), kit()).activity["attachments"]

    assert its["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert its["content"]["lang"] == "nn"


def test_a_title_is_a_heading_and_who_sees_it_stands_before_the_buttons() -> None:
    assert kinds(FULL) == [
        "TextBlock",
        *["RichTextBlock"] * 4,
        "TextBlock",
        *["RichTextBlock"] * 3,
    ]
    assert card_of(FULL)["body"][0]["style"] == "heading"
    assert FULL.who_sees in shown_in(card_of(FULL)["body"][-1])


def test_a_message_that_asks_nothing_has_no_buttons() -> None:
    assert "actions" not in card_of(short("Well noted"))


def test_each_fact_stands_on_its_line_and_facts_stand_closer_than_paragraphs() -> None:
    facts = (
        Fact(label="Time", value="10 minutes"),
        Fact(label="Week", value="3 of 12"),
        Fact(label="What now?", value="3. desember\nb & <c> *d*"),
    )
    message = replace(short("x"), facts=facts)

    assert lines_of(message)[2:] == [
        "Time: 10 minutes",
        "Week: 3 of 12",
        "What now? 3. desember",
        "b & <c> *d*",
    ]
    spaces = [one.get("spacing", "Default") for one in card_of(message)["body"]]
    assert spaces[2:] == ["Default", "Small", "Small", "None"]


def test_what_somebody_wrote_stands_where_no_markdown_is_looked_for() -> None:
    """teams.md §4.31."""
    note = "[here](https://evil.example) <at>Kari</at> **bold** _it_ `code` &amp; 1. one"

    shown = card_of(replace(short("x"), facts=(Fact(label="Kari", value=note),)))

    assert note.partition("(https")[0] in shown_in(shown)
    markdown = [block["text"] for block in each(shown, "TextBlock")]
    assert [read(text)[1] for text in markdown] == [[], ["https://evil.example"]]
    assert "[https://evil.example](https://evil.example)" in markdown[1]


def test_a_film_says_what_those_need_who_cannot_see_or_hear_it() -> None:
    film = Film(url="https://f.example/1", title="Tea & talk", minutes=1, captions=False, summary="Two talk.")

    shown = lines_of(replace(short("x"), film=film, language=Language.NB))

    assert shown[2:] == [
        "**[Tea & talk](https://f.example/1)**",
        "Film på ett minutt · uten teksting · åpnes i nettleseren",
        "Two talk.",
    ]


def test_a_film_that_leads_nowhere_we_send_people_is_no_link() -> None:
    film = Film(url="javascript:alert(1)", title="Tea", minutes=1, captions=False, summary="")

    shown = card_of(replace(short("x"), film=film))

    assert "Tea javascript:alert(1)" in shown_in(shown)
    assert card_faults(shown) == []


def test_a_film_with_a_very_long_address_has_room_for_its_summary() -> None:
    url, summary = f"https://f.example/{'x' * 1_450}", "word " * 150
    film = Film(url=url, title="&" * 150, minutes=1, captions=False, summary=summary)

    shown = shown_in(card_of(replace(short("x"), film=film)))

    assert address(url) in shown
    assert summary.strip() in shown


def test_the_main_button_stands_out_and_the_overflow_holds_the_rest() -> None:
    shown = [(one["title"], one.get("style"), one.get("mode")) for one in card_of(FULL)["actions"]]

    assert shown == [
        ("Do it", "positive", None),
        ("Another day", None, None),
        ("Not for me", None, None),
        ("Another task", None, "secondary"),
        ("Take a pause", None, "secondary"),
    ]


def test_a_single_one_in_the_overflow_is_a_button() -> None:
    assert "mode" not in json.dumps(card_of(replace(FULL, more=numbered(1))))


def test_of_very_many_buttons_the_first_are_kept() -> None:
    shown = card_of(replace(FULL, more=numbered(40)))

    assert len(shown["actions"]) == 15
    assert card_faults(shown) == []


def test_a_body_that_is_too_long_is_cut_and_all_else_is_kept() -> None:
    shown = card_of(replace(FULL, body=LONG))

    assert shown_in(shown["body"]).count("…") == 1
    assert [words for words in WORDS_OF_FULL[3:] if words not in shown_in(shown)] == []
    assert 23_000 < size(shown) <= 25_000


def test_a_body_of_emoji_is_cut_by_what_teams_counts() -> None:
    shown = card_of(replace(FULL, body=FAMILY * 2_000))

    (text,) = [one["text"] for one in each(shown, "TextRun") if FAMILY in one["text"]]
    assert set(text.split(FAMILY)) <= {""}
    assert units(text) > len(text) > 1_000
    assert size(shown) <= 25_000


def test_long_facts_leave_room_for_a_body() -> None:
    facts = tuple(Fact(label="Kari", value=LONG) for _ in range(9))

    shown = shown_in(card_of(replace(FULL, body="x " * 700, facts=facts)))

    assert ("x " * 699).strip() in shown


def test_an_open_list_of_notes_is_shown_whole() -> None:
    notes = tuple(Fact(label=f"Member {n}", value=f"{n} " + "word " * 95) for n in range(14))

    shown = shown_in(card_of(replace(FULL, facts=notes)))

    assert all(f"{n} word" in shown for n in range(14))
    assert "…" not in shown


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"wrapp": True}, "body/0: Additional properties are not allowed"),
        ({"type": "TextBlok"}, "body/0: {'type': 'TextBlok'"),
        ({"style": "headng"}, "body/0/style: 'headng'"),
    ],
)
def test_the_judge_says_where_a_card_is_wrong(broken: dict[str, Any], told: str) -> None:
    card = card_of(FULL)

    (fault,) = schema_faults(card | {"body": [card["body"][0] | broken, *card["body"][1:]]})

    assert fault.startswith(told)


def lines_of(message: Message) -> list[str]:
    """Return what each element of a card shows."""
    body = card_of(message)["body"]
    return ["".join(run["text"] for run in one.get("inlines", [one])) for one in body]


def test_every_action_of_a_card_is_one_that_can_be_pressed() -> None:
    assert len(actions_in(card_of(FULL))) == 5
