"""Messages and forms of any words whatever, and what must hold of everything that is made of them."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.message import (
    Action,
    Button,
    ChoiceField,
    DateField,
    Fact,
    Field,
    Film,
    Form,
    Message,
    Option,
    TextField,
)
from nudges.language import Language
from tests.adapters.slack.fake.judge import judge_blocks
from tests.adapters.slack.fake.judge_view import judge_view

FAMILY = "👨‍👩‍👧‍👦"
ODD = (
    "",
    " ",
    "\n\n",
    "\u200b\u2060",
    FAMILY * 30,
    "🏳️‍🌈👍🏽🇳🇴" * 20,
    "é" * 90,
    "a" + "\u0301" * 200,
    "مرحبا بالعالم " * 30,
    "\u202eabc\u202c",
    "<!channel> <!here> <@U123> <#C1|general>",
    "@here @channel @everyone #general",
    "&amp; &lt; & < > \"quoted\" 'so'",
    "`code` ```fence``` ~strike~ *star* _under_",
    "**bold *both* still** a**b**c __x__",
    "- one\n  - two\n    - three\n\n      words\n1. first\n2. second\n\n7) seventh",
    '[a link](https://a.example/?q=1&r=<x>|y "title")',
    "[evil](javascript:alert(1)) [odd](slack://x) [mail](mailto:a@b.example) [](https://e.example)",
    "https://bare.example/a?b=c&d=e, (https://x.example/y).",
    "[" * 300 + "]" * 300,
    "**" * 300,
    "> quoted\n>>> more",
    "\x00\x07\x1b[31m",
    "word " * 3_000,
    "x" * 9_000,
    "\n".join(f"- [link {n}](https://a.example/{'p' * 60}/{n})" for n in range(120)),
    f"[long](https://a.example/{'p' * 1_950})",
    f"[too long](https://a.example/{'p' * 5_000})",
    '"' * 4_000,
    "&" * 4_000,
    FAMILY * 1_000,
)


def _odd(number: int) -> str:
    return ODD[number]


# by number: hypothesis writes strategies down, and these words would fill pages
some_words = st.integers(0, len(ODD) - 1).map(_odd) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=200
)
words = some_words | st.tuples(some_words, some_words).map(" ".join)
labels = words.map(lambda its: its[:400])
languages = st.sampled_from(Language)
actions = st.builds(
    Action,
    name=st.from_regex(r"[a-z]{2,12}[-.][a-z-]{2,30}", fullmatch=True),
    ref=st.integers(0, 10**17),
)
buttons = st.builds(Button, label=labels, action=actions, main=st.booleans(), opens_form=st.booleans())
films = st.builds(
    Film,
    url=words | st.sampled_from(["https://f.example/1", f"https://f.example/{'x' * 1_900}"]),
    title=words,
    minutes=st.integers(1, 90),
    captions=st.booleans(),
    summary=words,
)
messages = st.builds(
    Message,
    title=words,
    body=words,
    language=languages,
    facts=st.lists(st.builds(Fact, label=labels, value=words), max_size=5).map(tuple),
    film=st.none() | films,
    buttons=st.lists(buttons, max_size=3).map(tuple),
    more=st.lists(buttons, max_size=9).map(tuple) | buttons.map(lambda one: (one,) * 60),
    who_sees=words,
)

_values = st.from_regex(r"[a-z0-9/:.-]{1,40}", fullmatch=True)
_options = st.lists(
    st.builds(Option, value=_values, label=labels), max_size=12, unique_by=lambda it: it.value
)
many_options = st.integers(0, 260).map(
    lambda count: tuple(Option(value=f"v{number}", label=f"Option {number}") for number in range(count))
)
dates = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))


def fields(name: str) -> st.SearchStrategy[Field]:
    asked = {"name": st.just(name), "label": labels, "hint": labels, "required": st.booleans()}
    return st.one_of(
        st.builds(TextField, value=words, lines=st.integers(1, 9), max_length=st.integers(1, 9_000), **asked),
        st.builds(DateField, value=words | dates.map(str), earliest=dates, latest=dates, **asked),
        st.builds(
            ChoiceField, options=_options.map(tuple), value=words | _values, many=st.booleans(), **asked
        ),
        st.builds(ChoiceField, options=many_options, value=_values, many=st.booleans(), **asked),
    )


forms = st.builds(
    Form,
    action=actions,
    title=words,
    fields=st.integers(0, 4).flatmap(lambda count: st.tuples(*(fields(f"field{n}") for n in range(count)))),
    submit=words,
    language=languages,
    who_sees=words,
    intro=words,
)


MESSAGE_TEXT, MESSAGE_BLOCKS, MESSAGE_CHARACTERS, VIEW_BYTES = 4_000, 50, 10_000, 250_000
"""Slack.md §1.2 and §3.13, once more and by themselves."""
LINK = re.compile(r"<(?:https?://|mailto:)[^<>|\s]+(?:\|[^<>|\n]*(?:\|[^<>\n]*)?)?>")
ENTITY = re.compile(r"&(?:amp|lt|gt);")


def message_faults(blocks: list[dict[str, Any]]) -> list[str]:
    """Return what Slack would refuse in a message, or what it would read into somebody's words."""
    faults = [*judge_blocks(blocks, "message"), *unsafe(blocks)]
    if not 0 < len(blocks) <= MESSAGE_BLOCKS:
        faults.append(f"{len(blocks)} blocks")
    if (count := characters(blocks)) > MESSAGE_CHARACTERS:
        faults.append(f"{count} characters in all blocks")
    return faults


def view_faults(view: dict[str, Any]) -> list[str]:
    """Return what Slack would refuse in a modal or a home tab, or would read into somebody's words."""
    size = len(json.dumps(view, ensure_ascii=False).encode())
    too_large = [f"{size} bytes"] if size > VIEW_BYTES else []
    return [*judge_view(view), *unsafe(view["blocks"]), *too_large]


def characters(node: Any) -> int:
    match node:
        case str():
            return len(node)
        case dict():
            return sum(map(characters, node.values()))
        case list():
            return sum(map(characters, node))
        case _:
            return 0


def unsafe(node: Any) -> list[str]:
    """Find markup that nobody meant: a call, a link to elsewhere, half an entity, words read for names."""
    return [
        fault
        for its in text_objects(node)
        if its["type"] == "mrkdwn"
        for fault in [*markup_faults(its["text"]), *([] if its.get("verbatim") else ["not verbatim"])]
    ]


def markup_faults(text: str) -> list[str]:
    bare = LINK.sub("", text)
    return [f"{mark} in {text!r}" for mark in "<>&" if mark in ENTITY.sub("", bare)]


def text_objects(node: Any) -> Iterator[dict[str, Any]]:
    match node:
        case {"type": "mrkdwn" | "plain_text", "text": str()}:
            yield node
        case dict():
            for value in node.values():
                yield from text_objects(value)
        case list():
            for one in node:
                yield from text_objects(one)
        case _:
            return


def shown_in(node: Any) -> str:
    """Return all that can be read, one text a line."""
    return "\n".join(str(its["text"]) for its in text_objects(node))
