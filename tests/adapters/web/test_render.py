"""What anybody writes is shown as they wrote it, and never becomes part of the page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web import markdown
from adapters.web.channel import _written
from adapters.web.inbound import Shown
from adapters.web.persona import Visitor
from adapters.web.render import Renderer
from adapters.web.seal import Press, Seals, Writing
from bot.message import Action, Button, DateField, Fact, Film, Message, TextField
from bot.phrases import Phrases
from bot.ports import Entry
from nudges.language import Language
from tests.adapters.web.reader import Node, parse
from tests.adapters.web.stage import FORM, KARI, MONDAY, NORTH, ODD, SIRI
from tests.house import CONTENT

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><b onclick="x">',
    "[a](javascript:x)",
    "{{ 7 }}",
    "&lt;",
    "</article>",
    "![x](http://a.example)",
)
TAGS_OF_A_BODY = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40) | st.sampled_from(
    MARKUP
)
buttons = st.builds(Button, label=words, action=st.builds(Action, name=st.just("do"), ref=st.integers(0, 99)))
messages = st.builds(
    Message,
    title=words,
    body=words,
    language=st.sampled_from(Language),
    facts=st.lists(st.builds(Fact, label=words, value=words), max_size=3).map(tuple),
    film=st.none()
    | st.builds(
        Film, url=words, title=words, minutes=st.integers(1, 60), captions=st.booleans(), summary=words
    ),
    buttons=st.lists(buttons, max_size=3).map(tuple),
    more=st.lists(buttons, max_size=3).map(tuple),
    who_sees=words,
)


@cache
def renderer() -> Renderer:
    return Renderer(Phrases.load(CONTENT / "phrases"), Seals("a secret"))


def entry(message: Message | None = None, *, said: str = "") -> Entry:
    payload = _written(message) if message else {"said": said, "by": "person:odd"}
    return Entry(
        id="1", route="person:kari", author="", payload=payload, at=MONDAY, revision=1, deleted=False
    )


def shown(message: Message) -> Node:
    return parse(renderer().entry(entry(message), Visitor(persona=KARI)))


def plain(text: str) -> str:
    return "".join(text.split())


@given(messages)
def test_every_part_of_a_message_is_on_its_card_word_for_word(message: Message) -> None:
    seen = plain(shown(message).text)

    parts = [message.title, message.who_sees]
    parts += [text for fact in message.facts for text in (fact.label, fact.value)]
    parts += [button.label for button in (*message.buttons, *message.more)]
    parts += [message.film.title, message.film.summary] if message.film else []
    assert [part for part in parts if plain(part) not in seen] == []


@given(messages)
def test_no_text_of_a_message_becomes_markup(message: Message) -> None:
    blank = replace(
        message,
        title="t",
        body="b",
        facts=tuple(Fact(label="l", value="v") for _ in message.facts),
        film=message.film and replace(message.film, title="t", summary="s"),
        buttons=tuple(replace(button, label="x") for button in message.buttons),
        more=tuple(replace(button, label="x") for button in message.more),
        who_sees="w",
    )
    body = set(_tags(shown(message).one(**{"class": "body"})))

    assert [tag for tag in _tags(shown(message)) if tag not in TAGS_OF_A_BODY] == [
        tag for tag in _tags(shown(blank)) if tag not in TAGS_OF_A_BODY
    ]
    assert body <= TAGS_OF_A_BODY


@given(words)
def test_what_a_person_said_is_shown_word_for_word(said: str) -> None:
    line = parse(renderer().entry(entry(said=said), Visitor(persona=KARI)))

    assert line.one("p", **{"class": "words"}).text == said


@given(words)
def test_what_was_filled_in_comes_back_word_for_word(filled: str) -> None:
    form = replace(FORM, fields=(TextField(name="a", label="A"), TextField(name="b", label="B", lines=3)))

    dialog = parse(
        renderer().dialog(Shown(form=form, values={"a": filled, "b": filled}), Visitor(persona=KARI))
    )

    assert dialog.one("input", id="field-a")["value"] == filled
    assert dialog.one("textarea").text.removeprefix("\n") == filled


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "vbscript:x",
        "http:",
        "ftp://a.example",
    ],
)
def test_a_link_to_anywhere_odd_stays_text(url: str) -> None:
    assert "<a" not in markdown.html(f"[press]({url})")


def test_a_link_to_a_page_tells_that_page_nothing() -> None:
    link = parse(markdown.html("[read](https://a.example/x)")).one("a")

    assert (link["href"], link["rel"]) == ("https://a.example/x", "noopener noreferrer")


def test_lists_and_emphasis_are_shown_as_such() -> None:
    html = markdown.html("*one* **two**\n\n- three\n- four\n\n1. five")

    assert [tag for tag in ("<em>", "<strong>", "<ul>", "<ol>") if tag not in html] == []


def test_a_line_after_a_list_is_no_part_of_it() -> None:
    shown = markdown.html("- Mandag: oppstart\n- Fredag: prat\nVel møtt.")

    assert "<li>Fredag: prat</li>" in shown
    assert "<p>Vel møtt.</p>" in shown


@pytest.mark.parametrize("text", ["Les mer på https://example.org/a_b_c.", "(https://example.org/a_b_c)"])
def test_the_address_of_a_page_is_a_link(text: str) -> None:
    shown = markdown.html(text)

    assert 'href="https://example.org/a_b_c"' in shown
    assert ">https://example.org/a_b_c</a>" in shown


def test_a_card_is_marked_with_the_language_it_is_written_in() -> None:
    message = Message(title="Hei", body="Hei", language=Language.FI)

    assert shown(message).one("article")["lang"] == "fi"


def test_a_date_field_keeps_to_its_days() -> None:
    day = DateField(name="day", label="Day", earliest=date(2026, 11, 24), latest=date(2026, 12, 1))
    dialog = parse(renderer().dialog(Shown(form=replace(FORM, fields=(day,))), Visitor(persona=KARI)))

    field = dialog.one("input", type="date")
    assert (field["min"], field["max"]) == ("2026-11-24", "2026-12-01")


def test_an_error_is_tied_to_its_field() -> None:
    dialog = parse(
        renderer().dialog(Shown(form=FORM, errors={"words": "Write something."}), Visitor(persona=KARI))
    )

    field = dialog.one("textarea")
    assert field["aria-invalid"] == "true"
    tied = [dialog.one(id=name).text for name in field["aria-describedby"].split()]
    assert "Write something." in tied
    assert dialog.has("a", href="#field-words")


def test_a_seal_that_somebody_changed_opens_nothing() -> None:
    seals = Seals("a secret")
    sealed = seals.close(Press(who="kari", team=None, route="person:kari", entry="1", action="task-do:1"))

    assert seals.press(sealed) is not None
    assert seals.press(sealed[:-1]) is None
    assert seals.writing(sealed) is None
    assert Seals("another").press(sealed) is None


def test_a_seal_is_good_for_its_owner_in_its_place_only() -> None:
    writing = Writing(who="siri", team="north")

    assert writing.is_for(Visitor(persona=SIRI, room=NORTH))
    assert not writing.is_for(Visitor(persona=SIRI))
    assert not writing.is_for(Visitor(persona=ODD, room=NORTH))


def _tags(node: Node) -> Iterator[str]:
    return (one.tag for one in node.all())
