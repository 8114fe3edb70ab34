"""Order in the place of duration: what a test holds until it has seen enough, and what it waits for."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from bot.events import Event, Joined, Left
from bot.message import Reply
from tests.adapters.script import Script
from tests.patience import HANGS_S


async def until(has_happened: Callable[[], object]) -> None:
    """Wait for what has no event of its own."""
    async with asyncio.timeout(HANGS_S):
        while not has_happened():  # noqa: ASYNC110 - there is nothing to wait on
            await asyncio.sleep(0.005)


def let_pass(seconds: float) -> None:
    """Let so much time be over for everything that waits on the running loop."""
    loop = asyncio.get_running_loop()
    now = loop.time
    loop.time = lambda: now() + seconds  # type: ignore[method-assign] # the loop ends with its test


@dataclass
class Held:
    """Holds every answer of the core's back until it is let go."""

    answer: Callable[[Event], Awaitable[Reply]]
    begun: int = 0
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def all_begun(self, count: int) -> None:
        """Wait until so many are being worked at once."""
        await until(lambda: self.begun >= count)

    async def __call__(self, event: Event) -> Reply:
        if isinstance(event, Joined | Left):
            return await self.answer(event)
        self.begun += 1
        await self.go.wait()
        return await self.answer(event)


def hold(script: Script, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Hold what the core answers from now on."""
    held = Held(script.answer)
    monkeypatch.setattr(script, "answer", held)
    return held
