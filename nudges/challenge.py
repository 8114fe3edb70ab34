"""The challenge: something an agent or a team lifts to the centre, and what has become of it so far."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from nudges.person import RecipientId

ChallengeId = NewType("ChallengeId", int)

LONGEST: Final = 1000
"""Characters of a challenge, and of what a coordinator answers."""
EXCERPT: Final = 80
"""Characters of it that a list shows."""
SITES_TO_SHOW: Final = 3
"""So many sites share a challenge before a hidden one is named (``decisions.md``, Trust)."""


class Category(StrEnum):
    """What stands in the way; the list is closed."""

    TIME = "time"
    TOOLS = "tools"
    KNOWLEDGE = "knowledge"
    COOPERATION = "cooperation"
    MANAGEMENT = "management"
    OTHER = "other"


class Group(StrEnum):
    """Whom it touches."""

    EMPLOYEES = "employees"
    LEADERS = "leaders"
    USERS = "users"
    """Those whom the organisation is there for: users of its services, citizens."""
    OTHER_UNITS = "other-units"


class Signature(StrEnum):
    """What coordinators are told of where it comes from."""

    NAME = "name"
    TEAM = "team"
    UNNAMED = "unnamed"


class State(StrEnum):
    """How far it has come."""

    DRAFT = "draft"
    """Only who wrote it sees it."""
    RECEIVED = "received"
    """Every coordinator sees it, and nobody works on it."""
    WORKED_ON = "worked-on"
    ANSWERED = "answered"
    DECLINED = "declined"
    """Answered with the reason why nothing will be done."""


OPEN: Final = frozenset({State.RECEIVED, State.WORKED_ON})
"""Where somebody waits for an answer."""
CLOSED: Final = frozenset({State.ANSWERED, State.DECLINED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is told of a challenge."""

    words: str
    category: Category
    touches: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A challenge as coordinators may know it: who lifted it is in it only where that was signed by name."""

    id: ChallengeId
    told: Words
    signature: Signature
    signed_by: RecipientId | None
    """The person or the team that signed; ``None`` for an unnamed one."""
    state: State
    step: int
    """Counts each time it came to stand elsewhere: what is told about an earlier step is overtaken."""
    site: str
    """The name of the site it comes from; empty where that is hidden, or where there is none."""
    hides_site: bool
    lifted_at: datetime | None
    answer: str = ""
    """What a coordinator answered last, or why it was declined."""
    helped: bool | None = None
    """What who lifted it said of the last answer."""
    worker: RecipientId | None = None
    """The coordinator who works on it, or who answered."""

    @property
    def is_the_raisers(self) -> bool:
        """Whether it can still be changed and taken back."""
        return self.state in {State.DRAFT, State.RECEIVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raiser:
    """Who is told how a challenge goes, whatever coordinators are told."""

    person: RecipientId
    team: RecipientId | None
    """The team it was lifted for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Among whom somebody is who lifts a challenge."""

    site: str
    """The name of their site; empty where they have none."""
    agents: int
    people: int
    """At that site, agents among them."""


def hides_site(signature: Signature, company: Company, *, least: int) -> bool:
    """Tell whether the site of a challenge would point at somebody who wants to be unnamed.

    It would where a single agent works there, or fewer people than ``least``. What role somebody has who
    lifts it makes no difference: or a site that is shown would tell that it was not the agent.
    """
    return signature is Signature.UNNAMED and (company.agents == 1 or company.people < least)


def excerpt(told: Words) -> str:
    """Return the beginning of a challenge in one line."""
    line = " ".join(told.words.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"
