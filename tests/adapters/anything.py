"""Messages and forms of any words whatever: every adapter that draws them is tested with these."""

from datetime import date

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
