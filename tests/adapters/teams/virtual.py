"""A clock for tests of pace: an hour passes in no time, and every wait ends at its exact moment."""

import asyncio
import heapq
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any

SETTLING = 12
"""Rounds of the event loop in which everything that can go on has gone on."""


class VirtualClock:
    """Goes on when nobody has anything left to do."""

    def __init__(self) -> None:
        self._at = 1_000.0
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def now(self) -> float:
        return self._at

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self._at + seconds, next(self._numbers), woken))
        await woken

    def jump(self, seconds: float) -> None:
        """Let time pass in which nobody can do anything."""
        self._at += seconds

    async def run(self, *work: Coroutine[Any, Any, Any]) -> list[Any]:
        """Let work be done at once, with as much time as it wants; returns what came of each."""
        done = asyncio.gather(*work, return_exceptions=True)
        while not done.done():
            for _ in range(SETTLING):
                await asyncio.sleep(0)
            if self._waiting and not done.done():
                moment, _, woken = heapq.heappop(self._waiting)
                self._at = max(self._at, moment)
                if not woken.done():
                    woken.set_result(None)
        return await done


@dataclass
class StandingClock:
    """Moves on by what somebody waits for; who waits longer than a little while has to be let go first."""

    at: float = 1_000.0
    a_little: float = 0.1
    go: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        until = self.at + seconds
        if seconds > self.a_little:
            await self.go.wait()
        self.at = max(self.at, until)
