"""Chance for the demo organisation: names and addresses that come out the same every time."""

import unicodedata
from collections.abc import Iterator, Sequence
from random import Random
from typing import TypeVar

from bot.demo_words import DemoWords

T = TypeVar("T")

_WITHOUT_ACCENT = str.maketrans({"æ": "ae", "ø": "o", "ı": "i", "đ": "d", "ŋ": "n", "ŧ": "t", " ": "."})


def names(words: DemoWords, rng: Random) -> Iterator[str]:
    """Yield full names without end, none twice."""
    used = set(words.never)
    while True:
        name = f"{frequent(words.given, rng)} {frequent(words.family, rng)}"
        if name not in used:
            used.add(name)
            yield name


class Addresses:
    """Makes e-mail addresses under a domain that exists nowhere (RFC 2606), none twice."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def of(self, name: str) -> str:
        """Return ``kari.nordmann@dult.example`` for Kari Nordmann, and a number with it for the next one."""
        decomposed = unicodedata.normalize("NFKD", name.lower().translate(_WITHOUT_ACCENT))
        local = "".join(char for char in decomposed if char.isascii() and (char.isalpha() or char in ".-"))
        numbered = (local, *(f"{local}{number}" for number in range(2, 100)))
        free = next(local for local in numbered if local not in self._used)
        self._used.add(free)
        return f"{free}@dult.example"


def drawn(choices: Sequence[T], rng: Random) -> T:
    """Draw one; only ``random()`` is promised to repeat itself in every version of Python."""
    return choices[int(rng.random() * len(choices))]


def frequent(choices: Sequence[T], rng: Random) -> T:
    """Draw one, those at the beginning more often."""
    return choices[int(rng.random() ** 1.5 * len(choices))]
