"""How Dult is: what a probe, an operator and a dashboard ask."""

import asyncio
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot import workspace
from bot.bot import TICK
from bot.errors import StoreUnavailable
from bot.ports import Clock, Store
from nudges.delivery import Kind, State

SILENT_AFTER = timedelta(seconds=45)
"""Three looks of the beat: a scheduler can die without a sound."""
PROBE: Final = "probe"
"""The name of the sign that a probe leaves in the database."""
FRESH: Final = timedelta(seconds=10)
"""What was written so short a time ago shows that the database can be written: many probes cost one write."""
UNWRITABLE: Final = (
    "The database can be read and not be written: look whether its disk is full, whether Dult may write to"
    " it, and whether another program holds it."
)
PATIENCE_S: Final = 2.0
"""How long a probe waits for its write at most: whoever probes waits too."""
BOUNDS: Final = (0.05, 0.25, 1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds by which looks are late, sorted into classes: each ends with its bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The version that the database is at (``None``: it has no tables), and the one this Dult knows."""

    at: str | None
    known: str


SchemaOf = Callable[[], Awaitable[Schema]]
"""Looks at the database.

Raises:
    StoreUnavailable: it does not answer.
"""


@dataclass(slots=True, kw_only=True)
class Lateness:
    """How late the looks of the beat began, in seconds, in this process since it started."""

    looks: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    """How many were at most as late as each of ``BOUNDS`` and later than the one before; last, all others."""
    seconds: float = 0.0
    """All together."""

    def note(self, seconds: float) -> None:
        """Count one look."""
        self.looks[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """The figures of one moment."""

    deliveries: Mapping[tuple[Kind, State], int]
    oldest_due: datetime | None
    """When the oldest delivery that should have left was due."""
    open_events: int
    repeated: Mapping[str, int]
    """How often each channel told again of an event that was kept already, in this process."""
    disconnected: int
    """Workspaces that took Dult out."""
    last_tick: datetime | None
    real_now: datetime


async def faults(store: Store, clock: Clock, schema: SchemaOf | None = None) -> list[str]:
    """Tell what keeps Dult from working, a sentence each; nothing when all is well.

    Whether the database can be written is found out by writing, as an event would be: what a platform tells
    can be kept, or Dult is not ready.
    """
    try:
        if schema and (behind := _behind(await schema())):
            return [behind]
        last, probed = await store.heartbeats.last(TICK), await store.heartbeats.last(PROBE)
    except StoreUnavailable:
        return ["The database does not answer: look at the disk it is on and whether it is full."]
    now = clock.real()
    if not any(_is_fresh(one, now) for one in (last, probed)) and not await _writes(store, now):
        return [UNWRITABLE]
    if last is None or now - last > SILENT_AFTER:
        return ["The beat is silent: nothing is sent. Look at the log, then start Dult again."]
    return []


async def notes(store: Store, schema: SchemaOf | None = None) -> list[str]:
    """Tell what is not as it should be though Dult works, a sentence each.

    Workspaces that took it out, and a database that a newer Dult has made its own.
    """
    try:
        lost = [workspace.sentence(one) for one in await store.deliveries.disconnected()]
        return [*_ahead(await schema()), *lost] if schema else lost
    except StoreUnavailable:
        return []  # that is one of the faults


async def vitals(store: Store, clock: Clock) -> Vitals:
    """Take the figures."""
    return Vitals(
        deliveries=await store.deliveries.counts(),
        oldest_due=await store.deliveries.oldest_due(clock.now()),
        open_events=await store.inbox.count(),
        repeated=store.inbox.repeated,
        disconnected=len(await store.deliveries.disconnected()),
        last_tick=await store.heartbeats.last(TICK),
        real_now=clock.real(),
    )


def _behind(schema: Schema) -> str | None:
    if schema.at is None:
        return "The database has no tables of Dult's: run `dult db upgrade`."
    if schema.at < schema.known:
        return (
            f"The database is at version {schema.at}, and this Dult needs {schema.known}:"
            " run `dult db upgrade`."
        )
    return None


def _ahead(schema: Schema) -> list[str]:
    if schema.at is None or schema.at <= schema.known:
        return []
    newer = f"A newer Dult brought the database to version {schema.at}, this one knows {schema.known}"
    return [f"{newer}: install the newer one here too, and soon."]


def _is_fresh(written: datetime | None, now: datetime) -> bool:
    return written is not None and abs(now - written) <= FRESH


async def _writes(store: Store, now: datetime) -> bool:
    try:
        async with asyncio.timeout(PATIENCE_S):
            await store.inbox.probe(PROBE, now)
    except (StoreUnavailable, TimeoutError):
        return False
    return True
