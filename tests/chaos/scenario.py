"""What a seed decides: who is written to and who writes, how the platform behaves, which blows fall when."""

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HOW_MANY: Final = (60, 100, 160)
BLOWS_END: Final = 1.2
"""Seconds after the first message came; what is left then is sent in peace."""
VISITS_END: Final = 1.4
WRITERS: Final = 6
PRESSERS: Final = 6


class Database(StrEnum):
    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class Blow(StrEnum):
    """What befalls a run."""

    KILL_A_SENDER = "kill -9 of a sender"
    KILL_THE_WEB = "kill -9 of the web process"
    KILL_AT_AN_ACKNOWLEDGEMENT = "kill -9 of the web process as it acknowledges"
    KILL_ALL = "kill -9 of everybody"
    STOP_A_SENDER = "a sender stands still for longer than its lease"
    KILL_THE_DATABASE = "crash of the database"
    LOCK_THE_DATABASE = "locked database"
    READ_ONLY = "read-only database"
    FULL = "full database"
    THROTTLED = "storm of 429"
    ILL = "storm of 5xx"
    REVOKED = "revoked token"
    FORWARD = "clock jumps forward"
    BACK = "clock jumps back"
    OUT_OF_MEMORY = "a sender out of memory"


ON_BOTH: Final = tuple(
    one
    for one in Blow
    if one not in {Blow.KILL_THE_DATABASE, Blow.LOCK_THE_DATABASE, Blow.FULL, Blow.OUT_OF_MEMORY}
)
ONLY: Final = {
    Database.SQLITE: (Blow.LOCK_THE_DATABASE, Blow.FULL),
    Database.POSTGRESQL: (Blow.KILL_THE_DATABASE,),
}
AT_THE_DATABASE: Final = {Blow.KILL_THE_DATABASE, Blow.LOCK_THE_DATABASE, Blow.READ_ONLY, Blow.FULL}


class Does(StrEnum):
    """What people do while a run goes on."""

    WRITE = "write"
    PRESS = "press"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody writes, or presses a button: once each, and when, in seconds after the first message."""

    does: Does
    who: int
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How often the platform misbehaves, as shares of all posts."""

    dropped_before: float
    """The connection is dropped, and nothing was kept."""
    dropped_after: float
    """The message was kept, and the connection dropped."""
    ill_before: float
    """5xx, and nothing was kept."""
    ill_after: float
    """5xx, and the message was kept."""
    slow: float
    """The message was kept, and the answer comes too late."""
    throttled: float

    @property
    def leave_doubts(self) -> bool:
        return self.dropped_before + self.dropped_after + self.ill_before + self.ill_after + self.slow > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """A blow, and when it falls: seconds after the first message."""

    blow: Blow
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One run, decided by its seed alone."""

    seed: int
    database: Database
    people: int
    can_look: bool
    """Whether the platform tells if a message arrived, as Slack does and Teams does not."""
    repeats: bool
    """Whether the broadcast is sent again when uncertain."""
    poisoned: int
    """How many messages cannot be composed."""
    manners: Manners
    struck: tuple[Struck, ...]
    visits: tuple[Visit, ...]

    @property
    def is_on_a_server(self) -> bool:
        return self.database is Database.POSTGRESQL

    def has(self, *blows: Blow) -> bool:
        return any(one.blow in blows for one in self.struck)

    def __str__(self) -> str:
        look = "" if self.can_look else ", nobody can look" + (", repeated" if self.repeats else "")
        blows = ", ".join(f"{one.blow} at {one.at:.1f}" for one in self.struck) or "nothing but manners"
        return f"{self.people} people{look}: {blows}"


def scenario_of(seed: int, database: Database) -> Scenario:
    chance = random.Random(f"{seed}/{database}")
    can_look = chance.random() < 0.6
    blows = chance.sample((*ON_BOTH, *ONLY[database], Blow.OUT_OF_MEMORY), k=chance.choice((0, 1, 1, 2, 3)))
    struck = (Struck(blow=one, at=round(chance.uniform(0.1, BLOWS_END), 2)) for one in blows)
    return Scenario(
        seed=seed,
        database=database,
        people=chance.choice(HOW_MANY),
        can_look=can_look,
        repeats=not can_look and chance.random() < 0.5,
        poisoned=chance.choice((0, 0, 1, 3)),
        manners=_manners(chance),
        visits=_visits(random.Random(f"{seed}/{database}/visits")),
        struck=tuple(sorted(struck, key=lambda one: one.at)),
    )


def _visits(chance: random.Random) -> tuple[Visit, ...]:
    people = [(Does.WRITE, who) for who in range(WRITERS)] + [(Does.PRESS, who) for who in range(PRESSERS)]
    visits = [Visit(does=does, who=who, at=round(chance.uniform(0, VISITS_END), 2)) for does, who in people]
    return tuple(sorted(visits, key=lambda one: one.at))


def _manners(chance: random.Random) -> Manners:
    if chance.random() < 0.3:
        return Manners(dropped_before=0, dropped_after=0, ill_before=0, ill_after=0, slow=0, throttled=0)
    return Manners(
        dropped_before=chance.choice((0, 0.03)),
        dropped_after=chance.choice((0, 0.03)),
        ill_before=chance.choice((0, 0.02)),
        ill_after=chance.choice((0, 0.02)),
        slow=chance.choice((0, 0.01)),
        throttled=chance.choice((0, 0.01)),
    )
