"""How Dult is: what a probe, an operator and a dashboard ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import workspace
from bot.bot import TICK
from bot.errors import StoreUnavailable
from bot.ports import Clock, Store
from nudges.delivery import Kind, State

SILENT_AFTER = timedelta(seconds=45)
"""Three looks of the beat: a scheduler can die without a sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """The figures of one moment."""

    deliveries: Mapping[tuple[Kind, State], int]
    oldest_due: datetime | None
    """When the oldest delivery that should have left was due."""
    open_events: int
    disconnected: int
    """Workspaces that took Dult out."""
    last_tick: datetime | None
    real_now: datetime


async def faults(store: Store, clock: Clock) -> list[str]:
    """Tell what keeps Dult from working, a sentence each; nothing when all is well."""
    try:
        last = await store.heartbeats.last(TICK)
    except StoreUnavailable:
        return ["The database does not answer: look at the disk it is on and whether it is full."]
    if last is None or clock.real() - last > SILENT_AFTER:
        return ["The beat is silent: nothing is sent. Look at the log, then start Dult again."]
    return []


async def notes(store: Store) -> list[str]:
    """Tell what is not as it should be though Dult works, a sentence each: workspaces that took it out."""
    try:
        return [workspace.sentence(one) for one in await store.deliveries.disconnected()]
    except StoreUnavailable:
        return []  # that is one of the faults


async def vitals(store: Store, clock: Clock) -> Vitals:
    """Take the figures."""
    return Vitals(
        deliveries=await store.deliveries.counts(),
        oldest_due=await store.deliveries.oldest_due(clock.now()),
        open_events=await store.inbox.count(),
        disconnected=len(await store.deliveries.disconnected()),
        last_tick=await store.heartbeats.last(TICK),
        real_now=clock.real(),
    )
