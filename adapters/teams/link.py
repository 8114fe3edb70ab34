"""How an address is written between Markdown's brackets."""

import re
from typing import Final

from adapters.teams.limits import LINK
from bot.cut import clean
from bot.link import leads

_ODD: Final = re.compile(r"[^A-Za-z0-9._~:/?#@!$&+,=%'-]")
"""What is percent-encoded: round brackets too, at which the clients for phones end an address
(github.com/microsoft/AdaptiveCards/issues/6663)."""


def is_link(url: str) -> bool:
    """Tell whether a reader may be sent there, and the address is of a length that fits."""
    return leads(url) and len(address(url)) <= LINK


def address(url: str) -> str:
    """Return an address as it stands between round brackets."""
    scheme, colon, rest = clean(url).strip().replace("\n", "").replace("\t", "").partition(":")
    return f"{scheme.lower()}{colon}{_ODD.sub(_encoded, rest)}"


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
