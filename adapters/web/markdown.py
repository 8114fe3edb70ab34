"""The Markdown of a message's body as HTML: paragraphs, emphasis, lists and links, and nothing else."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

SCHEMES: Final = frozenset({"http", "https", "mailto"})


def html(text: str) -> Markup:
    """Return safe HTML: markup in ``text`` is shown as it was written, and so is a link to anywhere odd."""
    return Markup(_markdown().render(text))  # noqa: S704 - markdown-it escapes everything; the tests prove it


def is_link(url: str) -> bool:
    """Tell whether a reader may be sent there: a web page or an e-mail address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.netloc or parts.scheme == "mailto")


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False, "breaks": True})
    markdown.enable(["emphasis", "escape", "link", "list", "newline"])
    markdown.validateLink = is_link  # type: ignore[method-assign]  # the library's own way to choose links
    markdown.add_render_rule("link_open", _link_open)
    return markdown


def _link_open(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> Any:
    tokens[index].attrSet("rel", "noopener noreferrer")
    tokens[index].attrSet("target", "_blank")
    return self.renderToken(tokens, index, options, env)  # type: ignore[attr-defined]
