"""Dult's own words, dates and numbers, as each of the six languages has them."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Self
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time, get_timezone_location
from babel.numbers import format_decimal

from bot.errors import DultError
from bot.phrase_bundle import PhraseBundle
from bot.phrase_check import look_through
from bot.phrase_files import read_phrase_files
from nudges.language import Language
from nudges.privacy import Privacy

BETWEEN_FILES_S: Final = 0.02
"""To parse a file takes some milliseconds."""
_NAMES: Final[Mapping[Language, str]] = {
    Language.NB: "general-language-nb",
    Language.NN: "general-language-nn",
    Language.SV: "general-language-sv",
    Language.DA: "general-language-da",
    Language.FI: "general-language-fi",
    Language.EN: "general-language-en",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Custom:
    """How a language writes days and times, in the letters of Unicode's date patterns."""

    locale: str
    day: str = "d.M.y"
    clock: str = "HH.mm"
    moment: str = "d.M.y 'kl.' HH.mm"


# After the language councils' advice, where Babel's own short forms have two-digit years or colons.
_CUSTOMS: Final[Mapping[Language, _Custom]] = {
    Language.NB: _Custom(locale="nb"),
    Language.NN: _Custom(locale="nn"),
    Language.SV: _Custom(locale="sv", day="y-MM-dd", moment="y-MM-dd 'kl.' HH.mm"),
    Language.DA: _Custom(locale="da"),
    Language.FI: _Custom(locale="fi", moment="d.M.y 'klo' HH.mm"),
    Language.EN: _Custom(locale="en_GB", day="d MMMM y", clock="HH:mm", moment="d MMMM y 'at' HH:mm"),
}


class UnknownPhrase(DultError, KeyError):
    """The code asks for a phrase that no file has, or leaves out one of its values: a bug of ours."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Every phrase in every language; ids are ``<noun>-<what>`` and stand in the code as whole literals."""

    bundles: Mapping[Language, PhraseBundle]
    promises: Mapping[str, int] = field(default_factory=lambda: asdict(Privacy()))
    """Values that every phrase may use, such as ``$keep_notes``: the words follow the settings."""

    @classmethod
    def load(cls, folder: Path, privacy: Privacy | None = None, *, checked: Path | None = None) -> Self:
        """Read ``<folder>/<language>/<noun>.ftl`` in all six languages.

        Phrases that name a period or a number of people take it from ``privacy``. Files that were looked
        through before, byte for byte the same, are not looked through again where ``checked`` remembers it.

        Raises:
            ContentError: a file is broken, or languages differ; every fault is listed.
        """
        files = read_phrase_files(folder)
        look_through(folder, files, checked)
        bundles = {
            language: PhraseBundle(custom.locale, [file for file in files if file.language is language])
            for language, custom in _CUSTOMS.items()
        }
        return cls(bundles=bundles, promises=asdict(privacy or Privacy()))

    def say(self, language: Language, phrase_id: str, /, **values: str | float) -> str:
        """Return a phrase; a number chooses the plural and is written as the language writes it.

        Raises:
            UnknownPhrase: there is no such phrase, or a value it needs was not given.
        """
        said = self.bundles[language].say(phrase_id, {**self.promises, **values})
        if said is None:
            raise UnknownPhrase(f"No phrase “{phrase_id}” in {language}: add it to content/phrases.")
        if said.errors:
            raise UnknownPhrase(f"The phrase “{phrase_id}” cannot be said in {language}: {said.errors[0]}.")
        return said.text

    async def read_ahead(self) -> None:
        """Read the files of which nothing was said yet, with time for others between two of them.

        Else who is the first to speak a language after a start waits for its files.
        """
        for bundle in self.bundles.values():
            for _ in bundle.read_on():
                await asyncio.sleep(BETWEEN_FILES_S)

    def name_of(self, language: Language, reader: Language) -> str:
        """Return what a reader of ``reader`` calls ``language``."""
        return self.say(reader, _NAMES[language])

    def written_in(self, language: Language, reader: Language) -> str:
        """Return the mark of a text that is not in the reader's own language; empty when it is."""
        if language is reader:
            return ""
        return self.say(reader, "general-written-in", language=self.name_of(language, reader))

    def week(self, day: date, language: Language) -> str:
        """Return the ISO week that ``day`` is in, such as *uke 10*."""
        return self.say(language, "general-week", number=str(day.isocalendar().week))


def day(when: date, language: Language) -> str:
    """Write a date: *3.3.2026*, in Swedish *2026-03-03*, in English *3 March 2026*."""
    custom = _CUSTOMS[language]
    return format_date(when, custom.day, locale=custom.locale)


def weekday(when: date, language: Language) -> str:
    """Write the day of the week as it stands in a sentence: *tirsdag*, in Finnish *tiistaina*."""
    return format_date(when, "EEEE", locale=_CUSTOMS[language].locale)


def weekday_alone(when: date, language: Language) -> str:
    """Write the day of the week as it stands by itself, over or beside something: *tirsdag*, *tiistai*."""
    return format_date(when, "cccc", locale=_CUSTOMS[language].locale)


def clock(at: time, language: Language) -> str:
    """Write a time of day without any word before it: *10.00*, in English *10:00*."""
    custom = _CUSTOMS[language]
    return format_time(at, custom.clock, locale=custom.locale)


def city(time_zone: str, language: Language) -> str:
    """Write where a time zone's clock hangs, from its IANA name: *Tukholma*, *New York*."""
    place = get_timezone_location(time_zone, locale=_CUSTOMS[language].locale, return_city=True)
    return place.rpartition("/")[2]


def moment(when: datetime, language: Language, tz: ZoneInfo) -> str:
    """Write an aware instant as a reader in ``tz`` sees it: *3.3.2026 kl. 10.00*."""
    custom = _CUSTOMS[language]
    return format_datetime(when, custom.moment, tzinfo=tz, locale=custom.locale)


def number(n: float, language: Language) -> str:
    """Write a number with the language's marks for thousands and decimals."""
    return format_decimal(n, locale=_CUSTOMS[language].locale)
