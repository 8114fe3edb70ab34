"""What a person wrote in Teams, as the words they saw; Dult's own name is taken out where it was called.

``text`` of an activity has mentions as ``<at>`` tags, and in a personal chat it lacks what looked like tags;
an attachment of ``text/html`` has all that was written (github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/
issues/4723, github.com/MicrosoftDocs/msteams-docs/issues/3960). Clients name what they show otherwise by the
``itemtype`` of an element: mentions, emoji, and the message that is replied to.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from typing import Any, Final

from bot.cut import clean

_AT: Final = re.compile(r"<at\b[^>]*>(.*?)</at>", re.DOTALL)
_BLOCKS: Final = frozenset({"p", "div", "li", "ul", "ol", "tr", "pre", "blockquote", "h1", "h2", "h3", "hr"})
_VOID: Final = frozenset({"br", "img", "hr", "input", "meta", "link", "wbr"})
_UNSEEN: Final = frozenset({"script", "style", "attachment"})
_MENTION: Final = "Mention"
_REPLY: Final = "Reply"

Activity = Mapping[str, Any]


def said(activity: Activity) -> str:
    """Return what a person said to Dult."""
    own = frozenset(_own_names(activity))
    html = next(_pages(activity), None)
    return seen(html, own) if html is not None else _tidy(_untagged(str(activity.get("text") or ""), own))


def seen(html: str, own: Collection[str] = ()) -> str:
    """Return the words of HTML as a reader sees them, without mentions of the names in ``own``."""
    reader = _Reader(own)
    reader.feed(html)
    reader.close()
    return _tidy("".join(reader.words))


def _pages(activity: Activity) -> Iterator[str]:
    for one in activity.get("attachments") or ():
        if one.get("contentType") == "text/html" and isinstance(one.get("content"), str):
            yield one["content"]


def _own_names(activity: Activity) -> Iterator[str]:
    """Yield what Dult is called by; a mention may lack its text (microsoft/botbuilder-js issue 2083)."""
    myself = activity.get("recipient") or {}
    for entity in activity.get("entities") or ():
        mentioned = entity.get("mentioned") or {}
        if entity.get("type") == "mention" and mentioned.get("id") and mentioned["id"] == myself.get("id"):
            yield from (unescape(found) for found in _AT.findall(str(entity.get("text") or "")))
            yield str(mentioned.get("name") or myself.get("name") or "")


def _untagged(text: str, own: Collection[str]) -> str:
    """Return text in which mentions are the names in them; nothing else in it is a tag."""

    def name(found: re.Match[str]) -> str:
        return "" if unescape(found[1]) in own else found[1]

    return unescape(_AT.sub(name, text))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text.replace("\r", "\n")).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects what is seen of a page."""

    def __init__(self, own: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._own = own
        self._open: list[tuple[str, bool]] = []
        """Which elements are open, and whether what is in them is left out."""
        self._mention: list[str] | None = None
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        its = {name: value or "" for name, value in attrs}
        kind = its.get("itemtype", "").rpartition("/")[2]
        if tag in _BLOCKS or tag == "br":
            self.words.append("\n")
        if tag in {"img", "emoji"}:
            self._see(its.get("alt", ""))
        if tag == "li":
            self.words.append("- ")
        if tag == "a":
            self._link = its.get("href", "")
        if tag == "at" or kind == _MENTION:
            self._mention = []
        if tag not in _VOID:
            self._open.append((tag, tag in _UNSEEN or kind == _REPLY))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _ in self._open}:
            return
        while self._open.pop()[0] != tag:
            pass  # what was never closed ends with what it stands in
        if tag in _BLOCKS:
            self.words.append("\n")
        if tag in {"at", "span"}:
            self._end_mention()
        if tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        is_written = any(name == "pre" for name, _ in self._open)
        self._see(data if is_written else re.sub(r"[ \t\r\n\f]+", " ", data))

    def _see(self, words: str) -> None:
        if not any(left_out for _, left_out in self._open):
            (self.words if self._mention is None else self._mention).append(words)

    def _end_mention(self) -> None:
        if self._mention is not None:
            name, self._mention = "".join(self._mention), None
            self.words.append("" if name.strip() in self._own else name)

    def _end_link(self) -> None:
        """Put the address beside the words of a link, unless they are the address."""
        target, self._link = self._link.removeprefix("mailto:"), ""
        label = self.words[-1].strip() if self.words else ""
        if target and target.rstrip("/").partition("://")[2] not in label and target not in label:
            self.words.append(f" ({target})")
