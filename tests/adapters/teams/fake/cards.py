"""What there is in an Adaptive Card to read, to press and to fill in."""

from collections.abc import Iterator

from tests.adapters.teams.fake.records import Json

CARD = "application/vnd.microsoft.card.adaptive"
ANOTHER_WAY = frozenset({"fallback", "data", "choices", "refresh", "authentication"})
"""Parts of a card that nobody sees at first, or that are no elements."""


def actions_in(card: Json) -> Iterator[Json]:
    """Yield what can be pressed, wherever it stands; what is in the overflow menu comes last."""
    found = [one for one in _each(card) if str(one.get("type")).startswith("Action.")]
    yield from sorted(found, key=lambda one: one.get("mode") == "secondary")


def buttons_in(card: Json) -> list[str]:
    """Return the words on what can be pressed."""
    return [str(one.get("title") or "") for one in actions_in(card)]


def inputs_in(card: Json) -> dict[str, Json]:
    """Return what can be filled in, by its id."""
    return {str(one["id"]): one for one in _each(card) if str(one.get("type")).startswith("Input.")}


def words_in(card: Json) -> str:
    """Return everything there is to read, an element a line."""
    return "\n".join(_lines(card))


def title_of(card: Json) -> str:
    """Return a card's heading, or else what stands first in it."""
    texts = [one for one in _each(card) if one.get("type") == "TextBlock"]
    heading = next((one for one in texts if one.get("style") == "heading"), None)
    return str(heading["text"]) if heading else next(iter(_lines(card)), "")


def _lines(card: Json) -> Iterator[str]:
    for one in _each(card):
        match one:
            case {"type": "TextBlock", "text": str(text)}:
                yield text
            case {"type": "RichTextBlock", "inlines": list(inlines)}:
                yield "".join(run if isinstance(run, str) else str(run.get("text", "")) for run in inlines)
            case {"type": "FactSet", "facts": list(facts)}:
                yield from (f"{fact['title']} {fact['value']}" for fact in facts)
            case {"type": str(kind), "label": str(label)} if kind.startswith("Input."):
                yield label


def _each(node: object) -> Iterator[Json]:
    """Yield every element and action, in reading order."""
    match node:
        case dict():
            yield node
            for name, part in node.items():
                if name not in ANOTHER_WAY:
                    yield from _each(part)
        case list():
            for one in node:
                yield from _each(one)
        case _:
            return
