"""The six languages Dult speaks, and which one comes nearest when a text lacks the reader's own."""

from collections.abc import Collection
from enum import StrEnum


class Language(StrEnum):
    """A language a person can choose; the value is its BCP 47 tag."""

    NB = "nb"
    NN = "nn"
    SV = "sv"
    DA = "da"
    FI = "fi"
    EN = "en"


_NEAREST: dict[Language, tuple[Language, ...]] = {
    Language.NB: (Language.NN, Language.DA, Language.SV, Language.EN),
    Language.NN: (Language.NB, Language.DA, Language.SV, Language.EN),
    Language.SV: (Language.NB, Language.DA, Language.NN, Language.EN),
    Language.DA: (Language.NB, Language.NN, Language.SV, Language.EN),
    Language.FI: (Language.SV, Language.EN),
    Language.EN: (),
}


def nearest(wanted: Language, offered: Collection[Language]) -> Language:
    """Return the language of ``offered`` that a reader of ``wanted`` understands best.

    Raises:
        ValueError: ``offered`` is empty.
    """
    for language in (wanted, *_NEAREST[wanted], *offered):
        if language in offered:
            return language
    raise ValueError("A text needs at least one language.")
