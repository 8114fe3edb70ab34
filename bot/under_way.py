"""What an adapter still does after it told its platform that an event came; nobody waits for it any more."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.errors import ChannelError

LANDING: Final = 8.0
"""Seconds that work under way is given when Dult stops; what is left then is worked at the next start."""

T = TypeVar("T")

log = logging.getLogger(__name__)


class UnderWay:
    """Holds on to tasks until they have ended."""

    def __init__(self, platform: str) -> None:
        self._platform = platform
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def name(self) -> str:
        """The name of every task here."""
        return f"a reply in {self._platform}"

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something of which nobody but the log hears whether it went well."""
        self.start(self._guarded(work))

    def start(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Do something whose end somebody looks at."""
        task = asyncio.create_task(work, name=self.name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Let what is under way end."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=LANDING)

    def complain(self, what: str, error: Exception) -> None:
        """Log where something went wrong, and not its words: they may be a person's."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        log.error("%s failed in %s: %s at %s", what, self._platform, type(error).__name__, place)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except ChannelError as error:
            log.warning("A reply could not be shown in %s: %s", self._platform, error)
        except Exception as error:  # noqa: BLE001 - the border: nobody else would hear of it
            self.complain("A reply", error)


@asynccontextmanager
async def meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let something go on as long as the block lasts."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
