"""What every item of the content library has: an id, a version, and its words in one or more languages."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Annotated, Any, Final, Generic, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from nudges import tone
from nudges.fault import Slip, refuse
from nudges.language import Language, nearest

SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
SLUG_MEND: Final = "Use small letters a to z, digits, and a hyphen between words."


def shaped(pattern: str, mend: str) -> AfterValidator:
    """Return a validator that takes what ``pattern`` matches as a whole, and tells ``mend`` otherwise."""

    def match(value: str) -> str:
        if not re.fullmatch(pattern, value):
            refuse([Slip(key="", problem=f"cannot be “{value}”.", mend=mend)])
        return value

    return AfterValidator(match)


Slug = Annotated[str, StringConstraints(min_length=1, max_length=64), shaped(SLUG, SLUG_MEND)]
"""The id of an item, a goal, a part."""

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
"""A text of a card; a thousand characters are far more than its word limit and fit every platform."""

_COPIED_FROM_WORDS = 8
"""Neighbouring languages may share a short sentence, hardly one of this length."""
_LIFECOMP: Final = frozenset(f"{area}{number}" for area in "PSL" for number in (1, 2, 3))
"""LifeComp (JRC 2020) has three areas of three competences each."""


def _known_competence(value: str) -> str:
    scheme, _, code = value.partition(":")
    if scheme == "lifecomp" and code not in _LIFECOMP:
        mend = "Write P1 to P3, S1 to S3 or L1 to L3 after `lifecomp:`."
        refuse([Slip(key="", problem=f"“{value}” is not in LifeComp.", mend=mend)])
    return value


CompetenceId = Annotated[
    str,
    shaped(r"[a-z][a-z0-9-]*:[A-Za-z0-9.-]+", "Write a competence model and a code, such as `lifecomp:S3`."),
    AfterValidator(_known_competence),
]
"""``<competence model>:<code>``, such as ``lifecomp:S3``."""
Competences = Annotated[tuple[CompetenceId, ...], Field(min_length=1)]


class Table(BaseModel):
    """A table of a content file: nothing unknown in it, nothing changed after loading.

    What does not come from the file itself has a name with ``@``, which no author writes by chance.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def slips(self) -> Iterator[Slip]:
        """Find what is wrong although every key by itself is right."""
        yield from ()

    @model_validator(mode="after")
    def _without_slips(self) -> Self:
        refuse(self.slips())
        return self


class Text(Table):
    """The words of an item, or of a part of one, in one language."""

    language: Language = Field(alias="@language")
    """What the words are written in, so that a card can tell a reader of another language."""

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        yield "language", self.language  # the words themselves may be somebody's property: not for logs


TextT = TypeVar("TextT", bound=Text)


class Translated(Table, Generic[TextT]):
    """Something that has its words in several languages."""

    texts: dict[Language, TextT] = Field(alias="@texts", min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, table: Any) -> Any:
        return gathered(table) if isinstance(table, Mapping) else table

    def text(self, language: Language) -> TextT:
        """Return the words in ``language``, else in the nearest one there is."""
        return self.texts[nearest(language, self.texts)]

    def slips(self) -> Iterator[Slip]:
        """Find texts that were copied to another language and left untranslated."""
        for (one, text), (other, copy) in combinations(self.texts.items(), 2):
            for key in _same_words(text, copy):
                yield Slip(key=f"{other}.{key}", problem=f"is the same as in [{one}].", mend="Translate it.")


class Entry(Table):
    """An item of the library."""

    id: Slug = Field(alias="@id")
    """The name of its file."""
    version: int = Field(alias="@version")
    """Another number whenever a word or a fact of it was changed; see ``docs/adr/0003``."""


def known_keys(*tables: type[Table]) -> set[str]:
    """Return the keys an author may write in any of ``tables``, and the names of their language tables."""
    keys = {name for table in tables for name, field in table.model_fields.items() if field.alias is None}
    return keys | {language.value for language in Language}


def gathered(table: Mapping[str, Any]) -> dict[str, Any]:
    """Move the tables named by a language under one key and tell each text its language."""
    languages = {language.value for language in Language} & table.keys()
    texts = {language: _labelled(table[language], language) for language in sorted(languages)}
    return {key: value for key, value in table.items() if key not in languages} | {"@texts": texts}


def _labelled(text: Any, language: str) -> Any:
    return {**text, "@language": language} if isinstance(text, Mapping) else text


def _same_words(text: Text, copy: Text) -> Iterator[str]:
    for key, value in text:
        if (
            isinstance(value, str)
            and value == getattr(copy, key)
            and len(tone.words(value)) >= _COPIED_FROM_WORDS
        ):
            yield key
