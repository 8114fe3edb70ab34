"""The beat: knows when to look, never what is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic
from types import TracebackType
from typing import Self

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent
from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.ports import Clock

log = logging.getLogger(__name__)

LONGEST_SLEEP = timedelta(seconds=15)
"""A clock may jump, and another process may have planned something."""
SHORTEST_SLEEP = timedelta(milliseconds=20)
"""A moment that has passed already is looked at again at once, but the loop may breathe in between."""

GRACE = 5.0
"""Seconds that a look under way is given when Dult stops."""

Tick = Callable[[], Awaitable[datetime | None]]
"""``Bot.tick``: does what is due and tells when the next thing is; late, double or dead it does no harm."""

Late = Callable[[float], None]
"""Hears of every look by how many seconds it began after the moment it was asked for."""


class Beat:
    """Calls ``tick`` when it asked for it, and every 15 s at the latest.

    One interval job in memory, in UTC: a job for each person would be dropped by the thousand when many are
    due at once, and cron triggers skip days around clock changes (both measured on APScheduler 3.11.3).
    """

    def __init__(self, tick: Tick, clock: Clock, late: Late = lambda _: None) -> None:
        self._tick = tick
        self._clock = clock
        self._late = late
        self._asked_for = inf  # by the clock that nobody can set
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            # two, because a look counts as running for a moment after it has ended; `_look` lets one in
            job_defaults={"coalesce": True, "max_instances": 2, "misfire_grace_time": None},
        )
        self._job: Job | None = None
        self._resting = asyncio.Event()
        self._resting.set()
        self._woken = False

    async def __aenter__(self) -> Self:
        self._scheduler.add_listener(_report, EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES)
        self._ask()
        self._job = self._scheduler.add_job(
            self._look, IntervalTrigger(seconds=LONGEST_SLEEP.seconds, timezone=UTC), next_run_time=_soon()
        )
        self._scheduler.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop looking; a look under way may end, or is done again after the next start."""
        if self._job is not None:
            self._job.remove()
        self._job = None
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self._resting.wait()
        self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Look at once, or once more after the look under way: something new may be due."""
        self._woken = True
        self._ask()
        if self._job is not None and self._resting.is_set():
            self._job.modify(next_run_time=_soon())

    async def _look(self) -> None:
        if not self._resting.is_set():
            self._woken = True
            self._ask()
            return
        self._resting.clear()
        self._woken = False
        self._late(max(0.0, monotonic() - self._asked_for))
        self._asked_for = inf
        try:
            again = await self._tick()
        finally:
            self._resting.set()
            self._ask(LONGEST_SLEEP)
        if self._job is not None:
            pause = self._pause(again)
            self._ask(pause)
            self._job.modify(next_run_time=_soon() + pause)

    def _ask(self, pause: timedelta = timedelta()) -> None:
        """Note when the next look is asked for, unless one is asked for earlier."""
        self._asked_for = min(self._asked_for, monotonic() + pause.total_seconds())

    def _pause(self, again: datetime | None) -> timedelta:
        if self._woken:
            return SHORTEST_SLEEP
        if again is None:
            return LONGEST_SLEEP
        return min(max(again - self._clock.now(), SHORTEST_SLEEP), LONGEST_SLEEP)


def _soon() -> datetime:
    return datetime.now(UTC)


def _report(event: JobEvent) -> None:
    if event.code == EVENT_JOB_ERROR:
        log.error("A tick failed with %s; the next one tries again.", type(event.exception).__name__)
    elif event.code == EVENT_JOB_MISSED:
        log.warning("A tick came late.")
