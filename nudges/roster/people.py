"""The people, sites and teams of a checked people file."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from nudges.language import Language
from nudges.person import MONDAY_TO_FRIDAY, Country, Role, Site, WorkingDays
from nudges.roster.sheet import Finding
from nudges.roster.words import Column

_MAIN_LANGUAGE = {
    Country.NO: Language.NB,
    Country.SE: Language.SV,
    Country.DK: Language.DA,
    Country.FI: Language.FI,
}
_TIME_ZONE = {
    Country.NO: "Europe/Oslo",
    Country.SE: "Europe/Stockholm",
    Country.DK: "Europe/Copenhagen",
    Country.FI: "Europe/Helsinki",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person as the organisation's file has them."""

    key: str
    """The organisation's own stable id."""
    name: str
    email: str | None
    language: Language
    time_zone: str
    """A name of the IANA time zone database."""
    working_days: WorkingDays
    site: str
    """The key of the person's site, which is its name."""
    country: Country
    unit: str | None
    profession: str | None
    teams: tuple[str, ...]
    """Keys of teams."""
    leader_key: str | None
    roles: frozenset[Role]
    """Everyone is an employee; the others are what a person is besides."""

    def is_(self, role: Role) -> bool:
        """Tell whether the person holds ``role``."""
        return role in self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A work group of one site."""

    key: str
    name: str
    site: str
    """The key of its site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A people file in which everything holds together."""

    people: tuple[PersonRow, ...]
    """In the order of the file."""
    sites: tuple[Site, ...]
    teams: tuple[TeamRow, ...]
    columns: frozenset[Column]
    """Those the file had; what it did not mention keeps what is known of a person."""
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What holds where a file says nothing; a site abroad has its own country's language and time zone."""

    country: Country
    language: Language
    time_zone: str
    working_days: WorkingDays = MONDAY_TO_FRIDAY
    centre: str | None = None
    """The name of the central unit's site; None: the one where most coordinators work."""

    @classmethod
    def of(cls, country: Country) -> Self:
        """Return what is usual in ``country``."""
        return cls(country=country, language=_MAIN_LANGUAGE[country], time_zone=_TIME_ZONE[country])

    def language_in(self, country: Country) -> Language:
        """Return the language of someone who works in ``country``."""
        return self.language if country is self.country else _MAIN_LANGUAGE[country]

    def time_zone_in(self, country: Country) -> str:
        """Return the time zone of someone who works in ``country``."""
        return self.time_zone if country is self.country else _TIME_ZONE[country]


def centre_of(people: Iterable[PersonRow]) -> str | None:
    """Return the site where most coordinators work, the first by name where several tie; None without any."""
    sites = Counter(person.site for person in people if person.is_(Role.COORDINATOR))
    return min(sites, key=lambda site: (-sites[site], site), default=None)
