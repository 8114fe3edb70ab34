"""Which addresses a reader may be sent to, and where they stand in what was written."""

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from bot.cut import clean

SCHEMES: Final = frozenset({"http", "https", "mailto"})
_BARE: Final = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?)\]}'\"»”’*_~`…]")


def leads(url: str) -> bool:
    """Tell whether a reader may be sent there: to a web page or an e-mail address."""
    try:
        parts = urlsplit(clean(url).strip())
    except ValueError:
        return False
    goal = parts.netloc if parts.scheme != "mailto" else parts.path
    return parts.scheme in SCHEMES and bool(goal)


def parted(words: str, is_link: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Part words at their links: what stands before one, and its address, which the last part lacks."""
    at = 0
    for found in _BARE.finditer(words):
        if is_link(found[0]):
            yield words[at : found.start()], found[0]
            at = found.end()
    yield words[at:], ""
