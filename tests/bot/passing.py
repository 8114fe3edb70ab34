"""Time that passes only while nothing is being done: a drain at its exact moments, on any machine."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Final, ParamSpec, TypeVar

import pytest

from bot.compose import composer
from bot.delivery import LEASE, Drain
from tests.house import WORKSPACE, House
from tests.patience import HANGS_S

STEP_S: Final = 0.01
ROUNDS: Final = 50
"""Of the event loop, in which whatever can go on has gone on."""

P = ParamSpec("P")
T = TypeVar("T")


class PassingClock:
    """A clock, and the event loop's with it, that goes on in steps when nobody works."""

    def __init__(self, began: datetime) -> None:
        self._began = began
        self._at_work = 0
        self._since = self._at = asyncio.get_running_loop().time()

    def now(self) -> datetime:
        return self._began + timedelta(seconds=self.seconds)

    def real(self) -> datetime:
        return self.now()

    @property
    def seconds(self) -> float:
        """Return how many have passed."""
        return self._at - self._since

    def stand_still(self, seconds: float) -> None:
        """Let time pass in which nothing at all can be done."""
        self._at += seconds

    def works(self, call: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
        """Let no time pass while a call is under way."""

        async def working(*args: P.args, **more: P.kwargs) -> T:
            self._at_work += 1
            try:
                return await call(*args, **more)
            finally:
                self._at_work -= 1

        return working

    async def until_done(self, work: Coroutine[Any, Any, None]) -> None:
        """Let time pass until something is done; from then on it passes by itself."""
        loop = asyncio.get_running_loop()
        by_itself = loop.time
        loop.time = lambda: self._at  # type: ignore[method-assign]  # it is this test's alone
        await self._steps(asyncio.create_task(work))
        ahead = self._at - by_itself()
        loop.time = lambda: by_itself() + ahead  # type: ignore[method-assign]

    async def _steps(self, task: asyncio.Task[None]) -> None:
        hangs_at = time.monotonic() + HANGS_S
        while not task.done():
            assert time.monotonic() < hangs_at
            for _ in range(ROUNDS):
                await asyncio.sleep(0)
            if self._at_work:
                await asyncio.to_thread(time.sleep, 0.001)
            else:
                self._at += STEP_S
        await task


async def drained(
    its: House, clock: PassingClock, pace: float, monkeypatch: pytest.MonkeyPatch, lease: timedelta = LEASE
) -> None:
    """Drain at a pace, as fast as a machine does on which the database and all words take no time."""
    deliveries = its.ctx.store.deliveries
    for name in ("turn", "connection"):
        monkeypatch.setattr(deliveries, name, clock.works(getattr(deliveries, name)))
    drain = Drain(
        deliveries,
        {"test": its.channel},
        clock.works(composer(its.ctx)),
        clock,
        pace=lambda _: pace,
        lease=lease,
    )
    await clock.until_done(drain.run(WORKSPACE))
