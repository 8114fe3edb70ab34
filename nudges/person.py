"""Who: people, the teams they work in, the sites they work at, and what they do for the network."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from enum import IntEnum, StrEnum
from typing import NewType

from nudges.language import Language

RecipientId = NewType("RecipientId", int)
"""A person or a team as something Dult can send to; the number means nothing outside the store."""


class Role(StrEnum):
    """What a person does for the network; one person may have several."""

    COORDINATOR = "coordinator"
    COMPETENCE_AGENT = "competence-agent"
    LEADER = "leader"
    EMPLOYEE = "employee"
    ADMIN = "admin"
    REPRESENTATIVE = "representative"  # safety or union representative: reads, never writes


class Country(StrEnum):
    """A country whose days off Dult knows; the value is its ISO 3166-1 code."""

    NO = "NO"
    SE = "SE"
    DK = "DK"
    FI = "FI"


class Weekday(IntEnum):
    """Days as ISO 8601 numbers them."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7


WorkingDays = frozenset[Weekday]

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a pause that only the person ends."""

MONDAY_TO_FRIDAY: WorkingDays = frozenset(list(Weekday)[:5])


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A unit of the organisation such as one of 17 places; the centre is a site too."""

    key: str
    """What the organisation calls it in its files; stable."""
    name: str
    country: Country
    is_centre: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a person chose for themselves; it outlives every import."""

    language: Language | None = None
    time_zone: str | None = None
    """An IANA name; ``None``: as the platform says, else as the file does."""
    weekday: Weekday | None = None
    at: time | None = None
    every_other_week: bool = False
    """A weekly task comes every other week only."""
    follows_status: bool = False
    """Dult pauses while the person's status on their platform says that they are away."""
    paused_until: datetime | None = None
    """The first moment Dult may write again; ``FOREVER`` means stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person as the conversation needs to know them."""

    id: RecipientId
    key: str
    """The organisation's own stable id, as in its people file."""
    name: str
    email: str | None
    language: Language
    time_zone: str
    """Where they are, by its IANA name: as they say, else as a platform does, else as the file does."""
    told_time_zone: str | None
    """Where a platform believes them to be."""
    usual_time_zone: str
    """Where the organisation's file says they are."""
    working_days: WorkingDays
    country: Country
    site: str | None
    """The key of the person's site."""
    roles: frozenset[Role]
    teams: tuple[RecipientId, ...] = ()
    active: bool = True
    preferences: Preferences = field(default_factory=Preferences)
    away_until: datetime | None = None
    """The first moment Dult may write again as far as their status goes, beside what they chose."""
    told_away_until: datetime | None = None
    """The end of the absence that their status was last heard to tell; ``FOREVER`` where it named none."""

    def is_(self, role: Role) -> bool:
        """Tell whether the person holds ``role``."""
        return role in self.roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A work group that reflects together in one room."""

    id: RecipientId
    key: str
    name: str
    site: str | None
    language: Language
    members: tuple[RecipientId, ...] = ()
