"""A drain: all that is due in one workspace leaves at its pace, in turns with the store."""

import asyncio
import itertools
import logging
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from aiolimiter import AsyncLimiter

from bot.delivery.attempt import LEASE, MARGIN, Attempt
from bot.errors import Disconnected, StoreUnavailable
from bot.landing import landed
from bot.ports import Channel, Clock, Deliveries, Settled
from bot.ports.deliveries import Compose, Connection
from nudges.delivery import (
    Delivery,
    DeliveryId,
    Failed,
    Obstacle,
    Outcome,
    Reason,
    Retry,
    WorkspaceId,
)

T = TypeVar("T")
log = logging.getLogger(__name__)

LANES = 64
"""At most so many messages are in flight at once: after ``kill -9`` only these are in doubt."""
GATHERING = 1.0
"""Seconds that results wait for others, so that they are written down together."""
STORE_AGAIN_S = 0.5
"""So soon a result is written again that the database did not take: before another worker, when it is back,
takes what was sent for left behind."""


@dataclass(slots=True)
class Drain:
    """Sends for one workspace; at most one runs at a time, because rate limits are per workspace."""

    deliveries: Deliveries
    channels: Mapping[str, Channel]
    compose: Compose
    clock: Clock
    pace: Callable[[WorkspaceId], float]
    """Messages a second that a workspace takes."""
    lease: timedelta = LEASE
    _limiters: dict[WorkspaceId, AsyncLimiter] = field(default_factory=dict)
    _in_the_air: dict[DeliveryId, asyncio.Task[Settled]] = field(default_factory=dict)
    """Attempts whose end is not written down."""
    _connections: dict[WorkspaceId, Connection] = field(default_factory=dict)
    """Through which connection an attempt is made that begins now."""
    _silent: set[WorkspaceId] = field(default_factory=set)
    """Whose platform wants no more calls now: who was claimed before and waits for its turn does not call."""

    async def run(self, workspace: WorkspaceId, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Send until nothing is due any more, or until it may not go on: what is in the air then lands."""
        flight: set[asyncio.Task[Settled]] = set()
        settled: list[Settled] = []
        try:
            self._connections[workspace] = await self._ask(lambda: self.deliveries.connection(workspace))
            while True:
                free = self._lanes(workspace) - len(flight) if may_go_on() else 0
                claimed = await self._turn(workspace, settled, free)
                self._forget(settled)
                settled = []
                if claimed:
                    self._silent.discard(workspace)  # the store knows by now that it may be called again
                flight |= {self._begin(delivery) for delivery in claimed}
                if not flight:
                    return
                done, flight = await _ended(flight, self._lanes(workspace) // 3)
                settled = [task.result() for task in done]
        finally:
            await self._land(workspace, flight, settled)

    async def _land(
        self, workspace: WorkspaceId, flight: set[asyncio.Task[Settled]], settled: list[Settled]
    ) -> None:
        """Let what is in the air land, and write it down, also when the process is asked to stop."""
        landed = await asyncio.gather(*flight, return_exceptions=True)
        rest = [*settled, *(one for one in landed if isinstance(one, Settled))]
        if rest:
            await self._turn(workspace, rest, 0)
            self._forget(rest)

    def _forget(self, written: list[Settled]) -> None:
        for one in written:
            self._in_the_air.pop(one.delivery, None)

    async def _turn(self, workspace: WorkspaceId, settled: list[Settled], claim: int) -> list[Delivery]:
        """Take a turn with the store, however long that takes: no result is thrown away."""

        def turn() -> Coroutine[Any, Any, list[Delivery]]:
            real = self.clock.real()
            return self.deliveries.turn(
                workspace,
                settled=settled,
                claim=claim,
                now=self.clock.now(),
                real_now=real,
                lease_until=real + self.lease,
            )

        return await self._ask(turn, waiting=len(settled))

    async def _ask(self, what: Callable[[], Coroutine[Any, Any, T]], waiting: int = 0) -> T:
        """Ask the store until it answers: without it nothing is sent."""
        while True:
            try:
                return await landed(asyncio.ensure_future(what()))  # or what it claimed would be in doubt
            except StoreUnavailable:
                log.warning("The database does not answer: %d results wait to be written.", waiting)
                await asyncio.sleep(STORE_AGAIN_S)

    def _lanes(self, workspace: WorkspaceId) -> int:
        """How many may be in flight: as many as leave within a quarter of their lease.

        ``_attempt`` gives up what waited a third of it: with a third here whoever came last would be late.
        """
        return max(1, min(LANES, int(self.pace(workspace) * self.lease.total_seconds() / 4)))

    def _limiter(self, workspace: WorkspaceId) -> AsyncLimiter:
        if workspace not in self._limiters:
            # one at a time: AsyncLimiter(50, 1) would let a burst of 99 through in its first second
            self._limiters[workspace] = AsyncLimiter(1, 1 / self.pace(workspace))
        return self._limiters[workspace]

    def _begin(self, delivery: Delivery) -> asyncio.Task[Settled]:
        """Begin an attempt; one of ours that is not written down yet answers for this one, too.

        When the machine's clock leaps, leases end early, and a drain claims what it is just sending.
        """
        if earlier := self._in_the_air.get(delivery.id):
            return asyncio.create_task(self._answered_by(earlier, delivery))
        task = self._in_the_air[delivery.id] = asyncio.create_task(self._attempt(delivery))
        task.add_done_callback(partial(self._broke, delivery.id))
        return task

    def _broke(self, delivery: DeliveryId, task: asyncio.Task[Settled]) -> None:
        """Let one that broke answer for no other."""
        if task.cancelled() or task.exception():
            self._in_the_air.pop(delivery, None)

    async def _answered_by(self, earlier: asyncio.Task[Settled], delivery: Delivery) -> Settled:
        return replace(await asyncio.shield(earlier), attempt=delivery.attempt)

    async def _attempt(self, delivery: Delivery) -> Settled:
        workspace = delivery.address.workspace
        await self._limiter(workspace).acquire()
        if workspace in self._silent or delivery.lease_until - self.clock.real() < self.lease * 2 / 3:
            # nobody may call now, or there is no time left for an answer; a doubt stays until somebody looks
            outcome: Outcome = Retry(after=0, in_doubt=delivery.in_doubt, counts=False)
        else:
            outcome = await self._deliver(delivery)
        if isinstance(outcome, Retry) and outcome.whole_workspace:
            self._silent.add(workspace)
        return Settled(delivery=delivery.id, attempt=delivery.attempt, outcome=outcome)

    async def _deliver(self, delivery: Delivery) -> Outcome:
        workspace = delivery.address.workspace
        channel = self.channels.get(delivery.address.channel)
        if channel is None:
            return Failed(reason=Reason.UNREACHABLE, because=Obstacle.NO_CHANNEL)
        attempt = Attempt(
            delivery=delivery,
            channel=channel,
            compose=self.compose,
            clock=self.clock,
            until=delivery.lease_until - self.lease * MARGIN,
            disconnected=partial(self._disconnect, workspace, self._connections.get(workspace)),
            silent=lambda: workspace in self._silent,
        )
        return await attempt.outcome()

    async def _disconnect(
        self, workspace: WorkspaceId, through: Connection | None, error: Disconnected
    ) -> None:
        """Note that the installation is gone with which an attempt began; the present one may be another."""
        self._silent.add(workspace)
        with suppress(StoreUnavailable):  # the next attempt hears it again
            await self.deliveries.disconnect(workspace, error.reason, self.clock.now(), through)
            present = self._connections[workspace] = await self.deliveries.connection(workspace)
            if present != through:
                self._silent.discard(workspace)


async def _ended(
    flight: set[asyncio.Task[T]], enough: int
) -> tuple[set[asyncio.Task[T]], set[asyncio.Task[T]]]:
    """Wait until so many have ended that it is worth a turn, and no longer than a result waits for others.

    Returns what has ended and what has not.
    """
    there, ended = asyncio.Event(), itertools.count(1)
    enough = min(len(flight), max(1, enough))

    def one_more(_: asyncio.Task[T]) -> None:
        number = next(ended)
        if number == 1:
            waits_no_longer.append(asyncio.get_running_loop().call_later(GATHERING, there.set))
        if number == enough:
            there.set()

    waits_no_longer: list[asyncio.TimerHandle] = []
    for task in flight:
        task.add_done_callback(one_more)
    try:
        await there.wait()
    finally:
        for task in flight:
            task.remove_done_callback(one_more)
        for timer in waits_no_longer:
            timer.cancel()
    done = {task for task in flight if task.done()}
    return done, flight - done
