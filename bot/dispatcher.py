"""Who drains a workspace when everything runs in one process."""

import asyncio
import logging
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from bot.delivery import Drain
from bot.log import Fields
from nudges.delivery import WorkspaceId

log = logging.getLogger(__name__)


@dataclass(slots=True)
class InProcess:
    """Drains beside the beat: one task a workspace, so that a long broadcast holds up no tick."""

    drain_of: Drain
    _running: dict[WorkspaceId, asyncio.Task[None]] = field(default_factory=dict)
    _again: set[WorkspaceId] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let what is in flight land before the process goes."""
        self._again.clear()
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def drain(self, workspace: WorkspaceId) -> None:
        """Start draining, or let the drain under way look once more."""
        if workspace in self._running:
            self._again.add(workspace)
            return
        task = asyncio.create_task(self.drain_of.run(workspace), name=f"drain {workspace}")
        self._running[workspace] = task
        task.add_done_callback(lambda done: self._ended(workspace, done))

    def _ended(self, workspace: WorkspaceId, task: asyncio.Task[None]) -> None:
        del self._running[workspace]
        if task.cancelled():
            return
        if error := task.exception():
            log.error(
                "The drain of %s stopped: %s; the next tick starts it again.",
                workspace,
                type(error).__name__,
                extra=Fields(workspace=workspace),
            )
        elif workspace in self._again:
            self._again.discard(workspace)
            self._running[workspace] = again = asyncio.create_task(self.drain_of.run(workspace))
            again.add_done_callback(lambda done: self._ended(workspace, done))

    async def idle(self) -> None:
        """Return when nothing is being drained."""
        while self._running:
            await asyncio.wait(list(self._running.values()))
            await asyncio.sleep(0)


@dataclass(frozen=True, slots=True)
class Inline:
    """Drains before it returns: for a simulation, where every instant is done before the next."""

    drain_of: Drain

    async def drain(self, workspace: WorkspaceId) -> None:
        """Drain to the end."""
        await self.drain_of.run(workspace)
