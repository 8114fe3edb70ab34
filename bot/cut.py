"""Text made to fit: between two characters as a reader sees them, and never within one."""

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate
from typing import Final

ELLIPSIS: Final = "…"
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINER: Final = "\u200d"
_LONGEST: Final = 64
"""Code points that one visible character may have; more is no character any more."""


def cut(text: str, limit: int) -> str:
    """Return ``text``, shortened to ``limit`` code points with an ellipsis at its end."""
    if len(text) <= limit:
        return text
    return (head(text, limit - len(ELLIPSIS)).rstrip() + ELLIPSIS)[: max(limit, 0)]


def one_line(text: str, limit: int) -> str:
    """Return ``text`` on one line and within ``limit``; empty when there is nothing to see."""
    return "" if is_blank(text) else cut(" ".join(clean(text).split()), limit)


def head(text: str, room: int, width: Callable[[str], int] = len) -> str:
    """Return as many whole characters from the beginning as fit when ``width`` measures each code point."""
    for fits, used in enumerate(accumulate(map(width, text))):
        if used > room:
            return text[: _boundary(text, fits)]
    return text


def clean(text: str) -> str:
    """Return ``text`` without control characters, which no platform shows."""
    return _UNSEEN.sub("", text)


def is_blank(text: str) -> bool:
    """Tell whether a reader would see nothing."""
    return all(unicodedata.category(one)[0] in "ZC" for one in text)


def units(text: str) -> int:
    """Return how many UTF-16 code units a text has: Teams counts those, and most emoji are two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _boundary(text: str, at: int) -> int:
    for earlier in range(at, max(at - _LONGEST, 0), -1):
        if not _belong_together(text, earlier):
            return earlier
    return 0 if at < _LONGEST else at


def _belong_together(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if unicodedata.category(after) in {"Mn", "Me", "Mc"} or _JOINER in {before, after}:
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True  # the colour of a skin; the letters of a flag's region
    return _is_half_flag(after) and _half_flags_before(text, at) % 2 == 1


def _is_half_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _half_flags_before(text: str, at: int) -> int:
    count = 0
    while count < at and count < _LONGEST and _is_half_flag(text[at - 1 - count]):
        count += 1
    return count
