"""Which addresses a reader may be sent to, and how an address is written between Slack's angle brackets."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from adapters.slack.cut import clean
from adapters.slack.limits import LINK

SCHEMES: Final = frozenset({"http", "https", "mailto"})
_BARE: Final = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?)\]}'\"»”’*_~`…]")
_WRITTEN: Final = str.maketrans(
    {"&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C", " ": "%20", "\n": "", "\t": ""}
)


def is_link(url: str) -> bool:
    """Tell whether a reader may be sent there: a web page or an e-mail address, of a length that fits."""
    try:
        parts = urlsplit(clean(url).strip())
    except ValueError:
        return False
    leads = parts.netloc if parts.scheme != "mailto" else parts.path
    return parts.scheme in SCHEMES and bool(leads) and len(address(url)) <= LINK


def address(url: str) -> str:
    """Return an address as it stands between angle brackets."""
    scheme, colon, rest = clean(url).strip().partition(":")
    return f"{scheme.lower()}{colon}{rest}".translate(_WRITTEN)


def bare(words: str) -> Iterator[tuple[str, str]]:
    """Part words at their addresses: what stands before one, and the address, which the last part lacks."""
    at = 0
    for found in _BARE.finditer(words):
        if is_link(found[0]):
            yield words[at : found.start()], found[0]
            at = found.end()
    yield words[at:], ""
