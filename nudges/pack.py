"""A pack: a folder of content that shares a licence, a source and a set of languages."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from nudges.entry import Slug, Table, Title, Words, shaped
from nudges.fault import Slip
from nudges.language import Language

OPEN_LICENCES = frozenset({"CC-BY-4.0", "CC0-1.0", "CC-BY-SA-4.0"})
"""What text in this repository may be under; share-alike text never mixes: a pack has one licence."""

Spdx = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64),
    shaped(r"[A-Za-z0-9.+-]+", "Write an SPDX id such as CC-BY-4.0, or LicenseRef- and a name of your own."),
]


class Pack(Table):
    """What ``pack.toml`` says."""

    id: Slug = Field(alias="@id")
    """The name of its folder."""
    licence: Spdx
    """An SPDX id; ``LicenseRef-…`` for an agreement of one's own."""
    source: Words
    """Where the texts come from: an address, or who wrote them."""
    redistributable: StrictBool
    """Whether others may have the texts; if not, they stay out of exports, logs and this repository."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """What every item of the pack must be written in."""
    version: Annotated[int, Field(strict=True, ge=1)]
    title: dict[Language, Title]
    credits: dict[Language, Words]
    """The sentence that names whom to thank, as the licence asks."""
    changes: Words | None = None
    """What was changed of somebody else's text."""

    def slips(self) -> Iterator[Slip]:
        """Find languages in which the pack does not say what it is and whom to thank."""
        for key, texts in (("title", self.title), ("credits", self.credits)):
            for language in self.languages:
                if language not in texts:
                    mend = f"Add `{language} = …` under [{key}]."
                    yield Slip(key=f"{key}.{language}", problem="is missing.", mend=mend)

    def shipping_slips(self) -> Iterator[Slip]:
        """Find what keeps the pack out of Dult's own content folder (mission B8)."""
        if not self.redistributable:
            mend = "Move the pack to a folder of your own outside Dult and load it from there."
            yield Slip(key="redistributable", problem="is false.", mend=mend)
        if self.licence not in OPEN_LICENCES:
            mend = f"Here lies only {', '.join(sorted(OPEN_LICENCES))}: move it to a folder of your own."
            yield Slip(key="licence", problem=f"is {self.licence}.", mend=mend)
        if missing := [language.value for language in Language if language not in self.languages]:
            mend = "A pack that comes with Dult has all six; a pack of your own lies in a folder of your own."
            yield Slip(key="languages", problem=f"lacks {', '.join(missing)}.", mend=mend)
