"""A drain: all that is due in one workspace leaves at its pace, and every attempt is accounted for."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from aiolimiter import AsyncLimiter

from bot.errors import (
    CannotTell,
    ChannelError,
    Disconnected,
    StoreUnavailable,
    TryLater,
    Uncertain,
    Unreachable,
)
from bot.landing import landed
from bot.message import Message
from bot.ports import Channel, Clock, Deliveries, Settled
from bot.ports.deliveries import Compose
from nudges.delivery import (
    Delivery,
    Doubtful,
    Failed,
    Obstacle,
    Outcome,
    Reason,
    Receipt,
    Retry,
    Sent,
    Skipped,
    WorkspaceId,
)

T = TypeVar("T")
log = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
"""How long a claimed delivery belongs to its drain."""
MARGIN = 1 / 5
"""Of a lease: so long before its end an attempt is over, and there is time to write down how it went."""
LANES = 64
"""At most so many messages are in flight at once: after ``kill -9`` only these are in doubt."""
MAX_ATTEMPTS = 5
MAX_LOOKS = 30
"""So often, over about two hours, a platform that answers nothing is asked whether a message arrived."""
LONGEST_BACKOFF = 300.0
"""Seconds."""
LOOK_BACK = timedelta(minutes=2)
"""How long before its first attempt a message in doubt is looked for: clocks differ."""


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

    async def run(self, workspace: WorkspaceId) -> None:
        """Send until nothing is due any more."""
        flight: set[asyncio.Task[Settled]] = set()
        settled: list[Settled] = []
        try:
            while True:
                claimed = await self._turn(workspace, settled, self._lanes(workspace) - len(flight))
                settled = []
                flight |= {asyncio.create_task(self._attempt(delivery)) for delivery in claimed}
                if not flight:
                    return
                done, flight = await asyncio.wait(flight, return_when=asyncio.FIRST_COMPLETED)
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

    async def _turn(self, workspace: WorkspaceId, settled: list[Settled], claim: int) -> list[Delivery]:
        """Take a turn with the store; without it nothing is sent, and no result is thrown away."""
        for attempt in range(1_000_000):
            real = self.clock.real()
            try:
                turn = self.deliveries.turn(
                    workspace,
                    settled=settled,
                    claim=claim,
                    now=self.clock.now(),
                    real_now=real,
                    lease_until=real + self.lease,
                )
                return await landed(asyncio.ensure_future(turn))  # or what it claimed would be in doubt
            except StoreUnavailable:
                log.warning("The database does not answer: %d results wait to be written.", len(settled))
                await asyncio.sleep(_backoff(attempt + 1))
        raise AssertionError("unreachable")

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

    async def _attempt(self, delivery: Delivery) -> Settled:
        await self._limiter(delivery.address.workspace).acquire()
        if delivery.lease_until - self.clock.real() < self.lease * 2 / 3:
            outcome: Outcome = Retry(after=0)  # the lease has no time left for an answer to come
        else:
            outcome = await self._deliver(delivery)
        return Settled(delivery=delivery.id, attempt=delivery.attempt, outcome=outcome)

    async def _deliver(self, delivery: Delivery) -> Outcome:
        channel = self.channels.get(delivery.address.channel)
        if channel is None:
            return Failed(reason=Reason.UNREACHABLE, because=Obstacle.NO_CHANNEL)
        try:
            return await self._send(channel, delivery)
        except Uncertain:
            return await self._settle_doubt(channel, delivery)
        except Disconnected as error:
            await self.deliveries.disconnect(delivery.address.workspace, error.reason, self.clock.now())
            return Retry(after=0)
        except ChannelError as error:
            return _refused(delivery, error)
        except Exception as error:  # noqa: BLE001 - one poisoned message must not stop the others
            kind = type(error).__name__
            log.error("Delivery %d cannot be made: %s", delivery.id, kind)  # noqa: TRY400 - its words may be a person's
            return Failed(reason=Reason.REJECTED, because=kind)

    async def _send(self, channel: Channel, delivery: Delivery) -> Outcome:
        if delivery.in_doubt and (found := await self._find(channel, delivery)) is not None:
            return found
        if delivery.else_skip is not None:
            return Skipped(reason=delivery.else_skip)
        composed = await self.compose(delivery)
        if composed.message is None:
            return composed.outcome or Skipped(reason=Reason.EXPIRED)
        if delivery.replaces is not None:
            return await self._show_anew(channel, delivery, delivery.replaces, composed.message)
        return self._sent(
            await self._in_time(delivery, channel.send(delivery.address, composed.message, delivery.key))
        )

    async def _show_anew(
        self, channel: Channel, delivery: Delivery, shown: Receipt, message: Message
    ) -> Outcome:
        """Bring a message up to date; one that was deleted meanwhile says nothing about its reader."""
        try:
            await self._in_time(delivery, channel.update(shown, message, delivery.replaced_key))
        except Unreachable as error:
            return Skipped(reason=Reason.UNREACHABLE, because=error.reason)
        return self._sent(shown)

    async def _look(self, channel: Channel, delivery: Delivery) -> Receipt | None:
        since = delivery.tried_at - LOOK_BACK
        return await self._in_time(delivery, channel.find(delivery.address, delivery.key, since))

    async def _in_time(self, delivery: Delivery, call: Awaitable[T]) -> T:
        """Wait for a channel as long as the delivery is ours: later another drain would call as well.

        Raises:
            Uncertain: it took longer.
        """
        left = delivery.lease_until - self.lease * MARGIN - self.clock.real()
        try:
            async with asyncio.timeout(left.total_seconds()) as limit:
                answer = await call
                if limit.expired():
                    await asyncio.sleep(0)  # the wait at which a cancellation comes that `landed` put off
                return answer
        except TimeoutError as error:
            raise Uncertain("the lease is over") from error

    def _sent(self, receipt: Receipt) -> Sent:
        return Sent(receipt=receipt, at=self.clock.now())

    async def _find(self, channel: Channel, delivery: Delivery) -> Outcome | None:
        """Settle a delivery that may have gone out before; ``None`` when it may be sent."""
        if delivery.replaces is not None:
            return None  # showing a card anew twice is the same as once
        try:
            found = await self._look(channel, delivery)
        except CannotTell:
            return None if delivery.repeat_if_uncertain else Doubtful()
        return self._sent(found) if found else None

    async def _settle_doubt(self, channel: Channel, delivery: Delivery) -> Outcome:
        """Decide about a send whose answer did not come: look, and never send again blindly."""
        if delivery.replaces is not None:
            return Retry(after=_backoff(delivery.attempt)) if delivery.attempt < MAX_ATTEMPTS else Doubtful()
        try:
            found = await self._look(channel, delivery)
        except CannotTell:
            once_more = delivery.repeat_if_uncertain and not delivery.in_doubt
            return Retry(after=_backoff(1), in_doubt=True) if once_more else Doubtful()
        except (TryLater, Uncertain):
            if delivery.attempt >= MAX_LOOKS:
                return Doubtful()
            return Retry(after=_backoff(delivery.attempt), in_doubt=True)
        if found is not None:
            return self._sent(found)
        return Retry(after=_backoff(delivery.attempt)) if delivery.attempt < MAX_ATTEMPTS else Doubtful()


def _refused(delivery: Delivery, error: ChannelError) -> Outcome:
    match error:
        case TryLater(after=after, whole_workspace=whole) if after:
            return Retry(after=after, whole_workspace=whole)
        case TryLater() if delivery.attempt < MAX_ATTEMPTS:
            return Retry(after=_backoff(delivery.attempt))
        case TryLater():
            return Failed(reason=Reason.ATTEMPTS)
        case Unreachable(reason=reason):
            return Failed(reason=Reason.UNREACHABLE, because=reason)
        case _:
            log.error("Delivery %d was refused: %s", delivery.id, error)
            return Failed(reason=Reason.REJECTED, because=str(error))


def _backoff(attempt: int) -> float:
    """Wait twice as long each time, with jitter, so that many do not come back at once."""
    return random.uniform(0.5, 1.0) * min(LONGEST_BACKOFF, 2.0**attempt)  # noqa: S311 - jitter keeps no secret
