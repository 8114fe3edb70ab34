"""The Markdown of a message's body as HTML: paragraphs, emphasis, lists and links, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from bot.markdown import parser

SCHEMES: Final = frozenset({"http", "https", "mailto"})
_BULLET: Final = r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ ]"
_AFTER_LIST: Final = re.compile(rf"^({_BULLET}.*\n)(?=(?!{_BULLET})\S)", re.MULTILINE)
_PLAIN_LINK: Final = re.compile(r"https?://[^\s<>\"'»”]*[^\s<>\"'»”.,:;!?)\]]")


def html(text: str) -> Markup:
    """Return safe HTML: markup in ``text`` is shown as it was written, and so is a link to anywhere odd.

    What coordinators type is taken as they mean it: a line that follows a list is no part of it, and the
    address of a page is a link.
    """
    return Markup(_markdown().render(_AFTER_LIST.sub(r"\1\n", text)))  # noqa: S704 - markdown-it escapes everything; the tests prove it


def is_link(url: str) -> bool:
    """Tell whether a reader may be sent there: a web page or an e-mail address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto")


@cache
def _markdown() -> MarkdownIt:
    markdown = parser(is_link)
    markdown.add_render_rule("link_open", _link_open)
    markdown.core.ruler.after("inline", "plain-links", _plain_links)
    return markdown


def _plain_links(state: StateCore) -> None:
    """Make links of the addresses that stand in a text as such."""
    for block in state.tokens:
        if block.children:
            block.children = list(_linked(block.children))


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type == "text" and not inside:
            yield from _split(token.content)
        else:
            yield token


def _split(text: str) -> Iterator[Token]:
    end = 0
    for found in _PLAIN_LINK.finditer(text):
        if not is_link(found[0]):
            continue
        yield Token("text", "", 0, content=text[end : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": found[0]})
        yield Token("text", "", 0, content=found[0])
        yield Token("link_close", "a", -1)
        end = found.end()
    yield Token("text", "", 0, content=text[end:])


def _link_open(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> Any:
    tokens[index].attrSet("rel", "noopener noreferrer")
    tokens[index].attrSet("target", "_blank")
    return self.renderToken(tokens, index, options, env)  # type: ignore[attr-defined]  # every renderer has it
