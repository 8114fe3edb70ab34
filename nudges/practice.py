"""A practice: something people do in their everyday work and share, and how far its sharing has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from nudges.language import Language
from nudges.person import RecipientId

PracticeId = NewType("PracticeId", int)

LONGEST: Final = 1000
"""Characters of what was done, and of what happened."""
LONGEST_TIP: Final = 500
LONGEST_LINE: Final = 300
LINES_SHOWN: Final = 3
"""So many lines of those who tried it too stand on its card, the newest."""
EXCERPT: Final = 120
"""Characters of it that a list shows."""
ANSWER_WITHIN: Final = timedelta(days=14)
"""How long a colleague is asked whether their words may be shared: no answer is a no."""


class Standing(StrEnum):
    """How far the sharing of a practice has come."""

    DRAFT = "draft"
    """Only who wrote it sees it."""
    ASKED = "asked"
    """It has a colleague's words in it, and the colleague is asked."""
    SHARED = "shared"
    DECLINED = "declined"
    """The colleague said no."""
    LAPSED = "lapsed"
    """The colleague did not answer."""
    DROPPED = "dropped"
    """Thrown away before it was shared."""
    TAKEN_BACK = "taken-back"


OVER: Final = frozenset({Standing.DECLINED, Standing.LAPSED, Standing.DROPPED, Standing.TAKEN_BACK})
"""Where nothing is left of a practice but that there was one: its words are gone."""

_COMES_FROM: Final[Mapping[Standing, frozenset[Standing]]] = {
    Standing.DRAFT: frozenset(),
    Standing.ASKED: frozenset({Standing.DRAFT}),
    Standing.SHARED: frozenset({Standing.DRAFT, Standing.ASKED}),
    Standing.DECLINED: frozenset({Standing.ASKED}),
    Standing.LAPSED: frozenset({Standing.ASKED}),
    Standing.DROPPED: frozenset({Standing.DRAFT}),
    Standing.TAKEN_BACK: frozenset({Standing.ASKED, Standing.SHARED}),
}


def comes_from(standing: Standing, *, has_quote: bool) -> frozenset[Standing]:
    """Tell from where a practice can come to stand so; with a colleague's words in it never past them."""
    before = _COMES_FROM[standing]
    return before - {Standing.DRAFT} if standing is Standing.SHARED and has_quote else before


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is told of a practice."""

    did: str
    happened: str = ""
    tip: str = ""


GONE: Final = Words(did="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody as others know them."""

    id: RecipientId
    name: str
    site: str = ""
    """The name of their site; empty where they have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What somebody who tried it too wrote about it."""

    by: Colleague
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A practice as it stands."""

    id: PracticeId
    standing: Standing
    words: Words
    language: Language
    """What the words are written in, as far as we know."""
    shared_by: Colleague
    """Who wrote it down, or chose a colleague's message."""
    quoted: Colleague | None = None
    """Whose words are in it, where they are a colleague's."""
    asked_at: datetime | None = None
    picked_by: Colleague | None = None
    """The coordinator who takes it further."""
    tried: int = 0
    """How many others have tried it too."""
    lines: tuple[Line, ...] = ()
    """What the latest of them wrote, the newest first."""

    @property
    def credited(self) -> Colleague:
        """Whose practice it is: the one who wrote the words."""
        return self.quoted or self.shared_by

    @property
    def ends_at(self) -> datetime | None:
        """When the question to the colleague ends by itself."""
        return self.asked_at + ANSWER_WITHIN if self.asked_at else None

    @property
    def is_over(self) -> bool:
        """Whether its words are gone."""
        return self.standing in OVER

    def is_of(self, person: RecipientId) -> bool:
        """Tell whether the person shared it or wrote the words: either may take it back."""
        return person in {self.shared_by.id, self.credited.id}

    def may_be_changed_by(self, person: RecipientId) -> bool:
        """Tell whether the words are the person's to change: a draft who wrote it down, then who is credited.

        While a colleague is asked nobody changes what they were asked about.
        """
        match self.standing:
            case Standing.DRAFT:
                return person == self.shared_by.id
            case Standing.SHARED:
                return person == self.credited.id
            case _:
                return False


def quote(text: str) -> str:
    """Return a message's words so that they fit what was done; what is too long ends with an ellipsis."""
    return shortened(text.strip(), LONGEST)


def excerpt(words: Words) -> str:
    """Return the beginning of a practice in one line."""
    return shortened(" ".join(words.did.split()), EXCERPT)


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters, cut between words where there is a gap."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole, gap, _ = cut.rpartition(" ")
    return f"{(whole if gap and len(whole) > most // 2 else cut).rstrip()}…"
