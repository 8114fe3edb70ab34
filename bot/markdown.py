"""The Markdown that Dult's words are written in: paragraphs, emphasis, lists and links, and nothing else."""

from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

NESTING: Final = 20
"""How deep lists stand in each other, as the library has it."""


def parser(is_link: Callable[[str], bool], *, nesting: int = NESTING) -> MarkdownIt:
    """Make what reads it; ``is_link`` chooses the addresses that a reader may be sent to."""
    made = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": nesting})
    made.enable(["emphasis", "escape", "link", "list", "newline"])
    made.validateLink = is_link  # type: ignore[method-assign, assignment]  # the library's own way
    return made


def words_of(node: SyntaxTreeNode) -> str:
    """Return the words of a link, without emphasis: its words are one piece."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return "".join(map(words_of, node.children)) if node.children else node.content
