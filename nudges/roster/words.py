"""The words of a people file in six languages: headers, roles, days; kept in ``content/people``."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from nudges.fault import ContentError, Fault, at, slips_of
from nudges.language import Language
from nudges.person import Country, Role

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)
Text = Annotated[str, Field(min_length=1)]


class Column(StrEnum):
    """What a people file can tell of a person; the value is the canonical header."""

    ID = "id"
    NAME = "name"
    EMAIL = "email"
    LANGUAGE = "language"
    TIME_ZONE = "time_zone"
    WORKING_DAYS = "working_days"
    SITE = "site"
    COUNTRY = "country"
    UNIT = "unit"
    PROFESSION = "profession"
    TEAM = "team"
    LEADER_ID = "leader_id"
    ROLES = "roles"


_MEND = "Mend it, or take it anew from Dult's own content."
REQUIRED = frozenset({Column.ID, Column.NAME, Column.SITE})


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnWords(_Model):
    """One column in one language."""

    header: Text
    also: tuple[Text, ...]
    explanation: Text
    example: str


class GuideWords(_Model):
    """The template's second sheet."""

    sheet: Text
    intro: Text
    column: Text
    needed: Text
    explanation: Text
    example: Text
    must: Text
    may: Text


class DayWords(_Model):
    """How a language names days, and lists and spans of them."""

    names: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=7, max_length=7)]
    """Monday first."""
    weekdays: tuple[Text, ...]
    until: tuple[str, ...]
    and_: Annotated[tuple[Text, ...], Field(alias="and")]


class LanguageWords(_Model):
    """A file of ``content/people``."""

    sheet: Text
    guide: GuideWords
    columns: dict[Column, ColumnWords]
    roles: dict[Role, tuple[Text, ...]]
    days: DayWords
    languages: dict[Language, tuple[Text, ...]]
    countries: dict[Country, tuple[Text, ...]]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        tables: tuple[tuple[str, Iterable[object], type[StrEnum]], ...] = (
            ("columns", self.columns, Column),
            ("roles", self.roles, Role),
            ("languages", self.languages, Language),
            ("countries", self.countries, Country),
        )
        missing = [f"{name}.{key}" for name, table, keys in tables for key in keys if key not in table]
        if missing:
            raise ValueError(f"missing: {', '.join(missing)}")
        return self


def plain(text: str) -> str:
    """Reduce ``text`` to its letters and digits in lower case, so that ``E-Post`` equals ``epost``."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything a file may say, whichever of the six languages it is written in."""

    by_language: Mapping[Language, LanguageWords]
    columns: Mapping[str, Column]
    """Like the three below: by ``plain`` word."""
    roles: Mapping[str, Role]
    languages: Mapping[str, Language]
    countries: Mapping[str, Country]

    @property
    def examples(self) -> frozenset[tuple[str, str]]:
        """Id and name of the templates' example rows."""
        return frozenset(
            (words.columns[Column.ID].example, words.columns[Column.NAME].example)
            for words in self.by_language.values()
        )


def load_words(content: Path) -> Words:
    """Read the six files of ``content/people``.

    Raises:
        ContentError: a file is missing or broken; every fault of every file is listed.
    """
    read: dict[Language, LanguageWords] = {}
    faults: list[Fault] = []
    for language in Language:
        path = content / "people" / f"{language}.toml"
        try:
            read[language] = LanguageWords.model_validate(tomllib.loads(path.read_text("utf-8")))
        except ValidationError as error:
            faults += at(path, slips_of(error, [*LanguageWords.model_fields, *Column]))
        except (OSError, ValueError) as error:  # not there, not UTF-8, not TOML
            faults.append(Fault(file=path, key="", problem=f"cannot be read: {error}.", mend=_MEND))
    if faults:
        raise ContentError(faults)
    return _words(read)


def _words(read: Mapping[Language, LanguageWords]) -> Words:
    files = list(read.values())
    columns = {plain(column): column for column in Column}
    columns |= {
        plain(word): column
        for file in files
        for column, entry in file.columns.items()
        for word in (entry.header, *entry.also)
    }
    return Words(
        by_language=read,
        columns=columns,
        roles=_lexicon(Role, (file.roles for file in files)),
        languages=_lexicon(Language, (file.languages for file in files)),
        countries=_lexicon(Country, (file.countries for file in files)),
    )


def _lexicon(values: type[Word], tables: Iterable[Mapping[Word, tuple[str, ...]]]) -> dict[str, Word]:
    own = {plain(value): value for value in values}
    return own | {plain(word): value for table in tables for value, words in table.items() for word in words}


def did_you_mean(text: str, lexicon: Mapping[str, T]) -> T | None:
    """Return what the known word nearest to ``text`` stands for, or None when nothing is near."""
    near = get_close_matches(plain(text), lexicon, n=1, cutoff=0.75)
    return lexicon[near[0]] if near else None
