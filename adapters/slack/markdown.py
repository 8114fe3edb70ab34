"""A message's Markdown as runs of words, each in one style: what Slack's markup is then written from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from adapters.slack.link import is_link
from bot.cut import clean
from bot.link import parted
from bot.markdown import parser, words_of

BULLETS: Final = ("•", "◦", "▪")
INDENT: Final = "    "


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; a link without words shows its address, and a line break is a run of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


BREAK: Final = Run("\n")


def runs(markdown: str) -> Iterator[Run]:
    """Read paragraphs, emphasis, lists and links; whatever else there is stays as it was written."""
    for number, block in enumerate(SyntaxTreeNode(_parser().parse(clean(markdown))).children):
        if number:
            yield from (BREAK, BREAK)
        yield from _block(block, 0)


def lines(run: Run) -> Iterator[Run]:
    """Part words at their line breaks, and make links of the addresses in them."""
    for number, line in enumerate(clean(run.text).split("\n")):
        if number:
            yield BREAK
        for before, url in parted(line, is_link):
            yield replace(run, text=before)
            if url:
                yield replace(run, text="", url=url)


def _block(node: SyntaxTreeNode, depth: int) -> Iterator[Run]:
    match node.type:
        case "bullet_list":
            for number, item in enumerate(node.children):
                yield from _item(item, BULLETS[min(depth, len(BULLETS) - 1)], depth, is_first=not number)
        case "ordered_list":
            for number, item in enumerate(node.children):
                count = int(node.attrs.get("start", 1)) + number
                yield from _item(item, f"{count}.", depth, is_first=not number)
        case _:
            for inline in node.children:
                yield from _inline(inline, Run(""), INDENT * depth)


def _item(item: SyntaxTreeNode, mark: str, depth: int, *, is_first: bool) -> Iterator[Run]:
    if not is_first:
        yield BREAK
    yield Run(f"{INDENT * depth}{mark} ")
    for number, child in enumerate(item.children):
        if number:
            yield BREAK
        if number and child.type == "paragraph":
            yield Run(INDENT * (depth + 1))
        yield from _block(child, depth + 1)


def _inline(node: SyntaxTreeNode, style: Run, indent: str) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "softbreak" | "hardbreak":
                yield from (BREAK, Run(indent))
            case "strong":
                yield from _inline(child, replace(style, bold=True), indent)
            case "em":
                yield from _inline(child, replace(style, italic=True), indent)
            case "link":
                yield replace(style, text=words_of(child), url=str(child.attrs["href"]))
            case _:
                yield from lines(replace(style, text=child.content))


@cache
def _parser() -> MarkdownIt:
    return parser(is_link, nesting=100)
