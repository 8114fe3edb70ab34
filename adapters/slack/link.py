"""How an address is written between Slack's angle brackets."""

from typing import Final

from adapters.slack.limits import LINK
from bot.cut import clean
from bot.link import leads

_WRITTEN: Final = str.maketrans(
    {"&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C", " ": "%20", "\n": "", "\t": ""}
)


def is_link(url: str) -> bool:
    """Tell whether a reader may be sent there, and the address is of a length that fits."""
    return leads(url) and len(address(url)) <= LINK


def address(url: str) -> str:
    """Return an address as it stands between angle brackets."""
    scheme, colon, rest = clean(url).strip().partition(":")
    return f"{scheme.lower()}{colon}{rest}".translate(_WRITTEN)
