"""What must hold of every card, whatever words are in it: Microsoft's schema, sizes, labels, no surprises."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft6Validator  # type: ignore[import-untyped]  # it ships no types
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]  # as above
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nudges.language import Language

CARD, MESSAGE = 25_000, 80_000
"""Bytes in UTF-16: teams.md §2.3, once more and by themselves."""
ACTIONS: Final = 15
HARMLESS: Final = frozenset(
    {"paragraph", "text", "softbreak", "hardbreak", "strong", "em", "link", "bullet_list", "ordered_list"}
    | {"list_item", "inline", "text_special"}
)


TAGS: Final = frozenset({"html_inline", "html_block"})
USED: Final = frozenset(
    {"TextBlock", "RichTextBlock", "ActionSet", "Input.Text", "Input.ChoiceSet", "Input.Date"}
    | {"Action.Execute", "Action.Submit", "TextRun"}
)
"""The types that our cards are made of: the schema is asked about no other, which it would try one by one."""


def card_faults(card: dict[str, Any], most: int = CARD) -> list[str]:
    """Return what the 1.5 schema refuses, what is too large, unlabelled, or read into somebody's words."""
    return [*schema_faults(card), *_whole(card, most), *_inputs(card), *_unsafe(card)]


def schema_faults(card: dict[str, Any]) -> list[str]:
    """Return what the schema refuses, each with its place: by itself it says only that nothing matches."""
    return [_deepest(error) for error in _schema().iter_errors(card)]


def size(card: Any) -> int:
    return len(json.dumps(card, ensure_ascii=False).encode("utf-16-le"))


def each(node: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Yield everything of a type in a card, such as every ``TextBlock``."""
    match node:
        case dict():
            if node.get("type") == kind:
                yield node
            for name, value in node.items():
                if name != "fallback":
                    yield from each(value, kind)
        case list():
            for one in node:
                yield from each(one, kind)
        case _:
            return


def shown_in(node: Any) -> str:
    """Return all that can be read, one text a line, as it is written."""
    return "\n".join(_texts(node))


def actions_in(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for kind in ("Action.Execute", "Action.Submit") for one in each(card, kind)]


def read(text: str) -> tuple[str, list[str], set[str]]:
    """Read Markdown as CommonMark with tables and tags does: words seen, links, and what else there is."""
    tokens = [one for token in _reader().parse(text) for one in (token, *(token.children or ()))]
    words = "".join(_word(token) for token in tokens)
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    return words.replace("\u2060", "").strip(), links, kinds


def _whole(card: dict[str, Any], most: int) -> Iterator[str]:
    if size(card) > most:
        yield f"{size(card)} bytes"
    if (card.get("version"), card.get("lang") in set(Language)) != ("1.5", True):
        yield "not version 1.5, or no language"
    if not card.get("fallbackText"):
        yield "no fallback text"
    if "msteams" in card:
        yield "mentions somebody, or asks for more than a card"
    yield from _actions(card)


def _actions(card: dict[str, Any]) -> Iterator[str]:
    for place in (card, *each(card, "ActionSet")):
        its = place.get("actions", [])
        if len(its) > ACTIONS:
            yield f"{len(its)} actions"
    for one in actions_in(card):
        if not one["title"].strip() or len(one["title"]) > 45:
            yield f"action {one['title']!r}"


def _inputs(card: dict[str, Any]) -> Iterator[str]:
    its = [one for kind in ("Input.Text", "Input.ChoiceSet", "Input.Date") for one in each(card, kind)]
    if len({one["id"] for one in its}) != len(its):
        yield "two inputs of one name"
    for one in its:
        if not one.get("label") or not one.get("errorMessage") or "isRequired" not in one:
            yield f"input {one['id']} lacks label, errorMessage or isRequired"


def _unsafe(card: dict[str, Any]) -> Iterator[str]:
    for text in (card["fallbackText"], *(block["text"] for block in each(card, "TextBlock"))):
        yield from _misread(text, read(text)[2] - HARMLESS)
    for its in each(card, "Input.ChoiceSet"):
        for choice in its["choices"]:
            yield from _misread(choice["title"], read(choice["title"])[2] & {"link", "image", *TAGS})
    yield from (f"a date's function in {text!r}" for text in _texts(card) if "{{" in text)
    yield from (f"cut off: {one['text']!r}" for one in each(card, "TextBlock") if not one.get("wrap"))


def _misread(text: str, odd: set[str]) -> Iterator[str]:
    if odd:
        yield f"reads {odd} in {text!r}"
    if leads := [one for one in read(text)[1] if not one.startswith(("https://", "http://", "mailto:"))]:
        yield f"leads to {leads}"
    if "<at" in text.lower():
        yield f"mentions in {text!r}"


def _texts(node: Any) -> Iterator[str]:
    """Yield what a client may read a date's function in.

    It reads none in what somebody typed: only a TextBlock, also one made of a fact, and a TextRun are
    formatted (npm ``adaptivecards``, ``card-elements.js``: ``formatText``).
    """
    match node:
        case {"type": "Input.Text"}:
            yield from _texts({name: value for name, value in node.items() if name not in {"type", "value"}})
        case dict():
            for name, value in node.items():
                if name in {"text", "title", "value", "label", "placeholder"} and isinstance(value, str):
                    yield value
                elif name not in {"fallback", "data"}:
                    yield from _texts(value)
        case list():
            for one in node:
                yield from _texts(one)
        case _:
            return


def _word(token: Token) -> str:
    if token.type in {"text", "text_special", "code_inline", "html_inline", "html_block", "fence"}:
        return token.content
    return "\n" if token.type in {"softbreak", "hardbreak", "paragraph_close"} else ""


def _deepest(error: ValidationError) -> str:
    """Follow an error to where it is: of all that could have matched, into what is of the right type."""
    while branch := _of_its_type(error):
        error = branch
    place = "/".join(map(str, error.absolute_path))
    return f"{place or 'card'}: {error.message[:300]}"


def _of_its_type(error: ValidationError) -> ValidationError | None:
    branches: dict[Any, list[ValidationError]] = {}
    for one in error.context or ():
        branches.setdefault(one.relative_schema_path[0], []).append(one)
    fitting = [
        its for its in branches.values() if not any(list(one.relative_path) == ["type"] for one in its)
    ]
    return fitting[0][0] if fitting else None


@cache
def _schema() -> Draft6Validator:
    spec = find_spec("adaptive_cards")
    assert spec is not None
    assert spec.origin is not None
    file = Path(spec.origin).parent / "schemas" / "schema-1.5.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    for name, its in schema["definitions"].items():
        if name.startswith("ImplementationsOf."):
            its["anyOf"] = [one for one in its["anyOf"] if _type_of(one) in USED]
    return Draft6Validator(schema)


def _type_of(branch: dict[str, Any]) -> str:
    """Return which type a branch of the schema is about."""
    return str(branch["allOf"][0]["$ref"]).rpartition("/")[2]


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("js-default", {"html": True})
