"""What an adapter still does after it told its platform that an event came; nobody waits for it any more."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.errors import ChannelError
from bot.log import Fields

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
        log.error(
            "%s failed in %s: %s",
            what,
            self._platform,
            placed(error),
            extra=Fields(channel=self._platform.lower()),
        )

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except ChannelError as error:
            log.warning(
                "A reply could not be shown in %s: %s",
                self._platform,
                error,
                extra=Fields(channel=self._platform.lower()),
            )
        except Exception as error:  # noqa: BLE001 - the border: nobody else would hear of it
            self.complain("A reply", error)


@asynccontextmanager
async def meanwhile(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let something go on as long as the block lasts; if it dies of an error, the block ends with that error.

    The block is cancelled at once then. Work that only comes to its end leaves the block alone.
    """
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(work)
            task.add_done_callback(_mourn)
            yield
            task.cancel()
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None  # the first is why the others came


def _mourn(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        what = getattr(task.get_coro(), "__qualname__", "Work")
        log.critical("%s died of %s: nothing goes on without it.", what, placed(error))


def placed(error: BaseException) -> str:
    """Say what an error is and where it was raised, and not its words: they may be a person's."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}"
