"""A message's Markdown as lines of runs, each run in one style: what a card's elements are then made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from adapters.teams.limits import LINK_WORDS
from adapters.teams.link import is_link
from bot.cut import ELLIPSIS, clean, head, is_blank, one_line
from bot.link import parted
from bot.markdown import parser, words_of

AROUND: Final = 60
"""What a line counts besides its words, as every line is an element of a card."""
_LONG_WORD: Final = 30
"""A text that is cut ends with a word that is not longer than this."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; a link without words shows its address."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        return self.text or self.url


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was written; ``mark`` makes it an item of a list, such as ``-`` or ``3.``."""

    runs: tuple[Run, ...]
    opens: bool = False
    """Whether a paragraph or a list begins with it."""
    mark: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return "".join(run.shown for run in self.runs)

    @property
    def length(self) -> int:
        """How much room it takes, in characters."""
        return AROUND + len(self.text)


@lru_cache(maxsize=16)
def read(markdown: str) -> tuple[Line, ...]:
    """Read paragraphs, emphasis, lists and links; whatever else there is stays as it was written.

    One text goes to many, and each card looks at it three times; reading it is most of what a card costs.
    """
    blocks = SyntaxTreeNode(_parser().parse(clean(markdown))).children
    return tuple(line for block in blocks for line in _opened(_block(block)))


def words(its: str) -> list[Line]:
    """Read words that are no Markdown; addresses in them become links."""
    return list(_opened(Line(tuple(_linked(Run(line)))) for line in clean(its).split("\n")))


def plain(markdown: str) -> str:
    """Return the words of Markdown on one line."""
    return " ".join(line.text for line in read(markdown))


def length(lines: Iterable[Line]) -> int:
    """Return how much room lines take, in characters."""
    return sum(line.length for line in lines)


def cut(lines: Sequence[Line], room: int) -> list[Line]:
    """Return as many lines as fit into ``room`` characters, with an ellipsis where something is left out."""
    taken: list[Line] = []
    for line in lines:
        if line.length > room:
            end = _head(line, room - AROUND)
            return [*taken, end] if end else _with_ellipsis(taken)
        taken.append(line)
        room -= line.length
    return taken


def _head(line: Line, room: int) -> Line | None:
    """Return the beginning of a line that is too long; a link is never parted."""
    room -= len(ELLIPSIS)
    taken: list[Run] = []
    for run in line.runs:
        if len(run.shown) > room:
            text = "" if run.url else _whole_words(head(run.text, max(room, 0)))
            taken += [replace(run, text=text)] if text else []
            break
        taken.append(run)
        room -= len(run.shown)
    kept = replace(line, runs=(*taken, Run(ELLIPSIS)))
    return kept if taken and not is_blank(kept.text.removesuffix(ELLIPSIS)) else None


def _whole_words(text: str) -> str:
    return text[: text.rindex(" ")] if " " in text[-_LONG_WORD:] else text.rstrip()


def _with_ellipsis(lines: Sequence[Line]) -> list[Line]:
    """End lines with an ellipsis, after which there was more."""
    if not lines:
        return [Line((Run(ELLIPSIS),), opens=True)]
    return [*lines[:-1], replace(lines[-1], runs=(*lines[-1].runs, Run(ELLIPSIS)))]


def _opened(lines: Iterable[Line]) -> Iterator[Line]:
    """Leave out lines without anything to see, and mark the first of the others."""
    for number, line in enumerate(line for line in lines if not is_blank(line.text)):
        yield line if number else replace(line, opens=True)


def _block(node: SyntaxTreeNode, depth: int = 0) -> Iterator[Line]:
    match node.type:
        case "bullet_list":
            for item in node.children:
                yield from _item(item, "-", depth)
        case "ordered_list":
            for number, item in enumerate(node.children, int(node.attrs.get("start", 1))):
                yield from _item(item, f"{number}.", depth)
        case _:
            for inline in node.children:
                yield from _lines(_inline(inline, Run("")), depth)


def _item(item: SyntaxTreeNode, mark: str, depth: int) -> Iterator[Line]:
    """Return an item's lines: the first of them has the mark, all others stand under it."""
    own = [line for child in item.children for line in _block(child, depth + 1)]
    if not own or own[0].mark:
        yield Line((Run(""),), mark=mark, depth=depth)
    else:
        yield replace(own.pop(0), mark=mark, depth=depth)
    yield from own


def _lines(runs: Iterable[Run | None], depth: int) -> Iterator[Line]:
    taken: list[Run] = []
    for run in runs:
        if run is None:
            yield Line(tuple(taken), depth=depth)
            taken = []
        else:
            taken.append(run)
    yield Line(tuple(taken), depth=depth)


def _inline(node: SyntaxTreeNode, style: Run) -> Iterator[Run | None]:
    """Return runs in order, and ``None`` for a line break."""
    for child in node.children:
        match child.type:
            case "softbreak" | "hardbreak":
                yield None
            case "strong":
                yield from _inline(child, replace(style, bold=True))
            case "em":
                yield from _inline(child, replace(style, italic=True))
            case "link":
                label = one_line(words_of(child), LINK_WORDS)
                yield replace(style, text=label, url=str(child.attrs["href"]))
            case _:
                yield from _linked(replace(style, text=child.content))


def _linked(run: Run) -> Iterator[Run]:
    for before, url in parted(run.text, is_link):
        if before:
            yield replace(run, text=before)
        if url:
            yield replace(run, text="", url=url)


@cache
def _parser() -> MarkdownIt:
    return parser(is_link, nesting=100)
