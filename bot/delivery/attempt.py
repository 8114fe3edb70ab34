"""One attempt to deliver: what is in doubt is looked for, and nothing is sent again blindly."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.errors import (
    CannotTell,
    ChannelError,
    Disconnected,
    StoreUnavailable,
    TryLater,
    Uncertain,
    Unreachable,
)
from bot.message import Message
from bot.ports import Channel, Clock
from bot.ports.deliveries import Compose
from nudges.delivery import Delivery, Doubtful, Failed, Outcome, Reason, Receipt, Retry, Sent, Skipped

T = TypeVar("T")
log = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
"""How long a claimed delivery belongs to its drain."""
MARGIN = 1 / 5
"""Of a lease: so long before its end an attempt is over, and there is time to write down how it went."""
MAX_ATTEMPTS = 5
MAX_LOOKS = 30
"""So often, over about two hours, a platform that answers nothing is asked whether a message arrived."""
LONGEST_BACKOFF = 300.0
"""Seconds."""
LOOK_BACK = timedelta(minutes=2)
"""How long before its first attempt a message in doubt is looked for: clocks differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A claimed delivery on its way."""

    delivery: Delivery
    channel: Channel
    compose: Compose
    clock: Clock
    until: datetime
    """When it is over, whatever has happened."""
    disconnected: Callable[[Disconnected], Awaitable[None]]
    """Is told when the workspace's installation is gone."""
    silent: Callable[[], bool]
    """Tells whether the platform wants no more calls now."""

    async def outcome(self) -> Outcome:
        """Deliver it where it still should be, and return how that ended; raises nothing."""
        try:
            return await self._send()
        except Uncertain:
            return await self._settle_doubt()
        except Disconnected as error:
            return await self._cut_off(error, in_doubt=self.delivery.in_doubt)
        except ChannelError as error:
            return self._refused(error)
        except Exception as error:  # noqa: BLE001 - one poisoned message must not stop the others
            return self._broken(error)

    async def _send(self) -> Outcome:
        its = self.delivery
        if its.in_doubt and (found := await self._find()) is not None:
            return found
        if its.else_skip is not None:
            return Skipped(reason=its.else_skip)
        composed = await self.compose(its)
        if composed.message is None:
            return composed.outcome or Skipped(reason=Reason.EXPIRED)
        if self.silent() or self._left() <= 0:  # since then; or we stood still, and another worker has it
            return Retry(after=0, in_doubt=its.in_doubt, counts=False)
        if its.replaces is not None:
            return await self._show_anew(its.replaces, composed.message)
        return self._sent(await self._in_time(self.channel.send(its.address, composed.message, its.key)))

    async def _show_anew(self, shown: Receipt, message: Message) -> Outcome:
        """Bring a message up to date; one that was deleted meanwhile says nothing about its reader."""
        try:
            await self._in_time(self.channel.update(shown, message, self.delivery.replaced_key))
        except Unreachable as error:
            return Skipped(reason=Reason.UNREACHABLE, because=error.reason)
        return self._sent(shown)

    async def _find(self) -> Outcome | None:
        """Settle a delivery that may have gone out before; ``None`` when it may be sent."""
        its = self.delivery
        if its.replaces is not None:
            return None  # showing a card anew twice is the same as once
        try:
            found = await self._look()
        except CannotTell:
            return None if its.repeat_if_uncertain else Doubtful()
        except TryLater as error:
            after = error.after or _backoff(its.tries)
            whole = error.whole_workspace
            return Retry(after=after, whole_workspace=whole, in_doubt=True, counts=not error.after)
        return self._sent(found) if found else None

    async def _settle_doubt(self) -> Outcome:
        """Decide about a send whose answer did not come: look, and never send again blindly."""
        its = self.delivery
        once_more = Retry(after=_backoff(its.tries)) if its.tries < MAX_ATTEMPTS else Doubtful()
        if its.replaces is not None:
            return once_more
        try:
            found = await self._look()
        except CannotTell:
            again = its.repeat_if_uncertain and not its.in_doubt
            return Retry(after=_backoff(1), in_doubt=True) if again else Doubtful()
        except (TryLater, Uncertain):
            if its.tries >= MAX_LOOKS:
                return Doubtful()
            return Retry(after=_backoff(its.tries), in_doubt=True)
        except Disconnected as error:
            return await self._cut_off(error, in_doubt=True)
        return self._sent(found) if found is not None else once_more

    async def _look(self) -> Receipt | None:
        """Look for the message; whatever else goes wrong then leaves the doubt as it is.

        Raises:
            CannotTell: there is no way to look, or not for this one.
            Disconnected: the workspace's installation is gone.
            TryLater: not now.
            Uncertain: no answer came.
        """
        its = self.delivery
        try:
            return await self._in_time(self.channel.find(its.address, its.key, its.tried_at - LOOK_BACK))
        except (CannotTell, Disconnected, TryLater, Uncertain):
            raise
        except Exception as error:
            log.error("Delivery %d cannot be looked for: %s", its.id, type(error).__name__)  # noqa: TRY400 - no words
            raise CannotTell from error

    async def _in_time(self, call: Awaitable[T]) -> T:
        """Wait for a channel as long as the delivery is ours: later another drain would call as well.

        Raises:
            Uncertain: it took longer, or our own memory or database failed meanwhile.
        """
        try:
            async with asyncio.timeout(self._left()) as limit:
                answer = await call
                if limit.expired():
                    await asyncio.sleep(0)  # the wait at which a cancellation comes that `landed` put off
                return answer
        except TimeoutError as error:
            raise Uncertain("the lease is over") from error
        except (MemoryError, StoreUnavailable) as error:
            raise Uncertain("something of ours failed on the way") from error

    def _left(self) -> float:
        """Return for how many seconds more a channel may be waited for."""
        return (self.until - self.clock.real()).total_seconds()

    def _sent(self, receipt: Receipt) -> Sent:
        return Sent(receipt=receipt, at=self.clock.now())

    async def _cut_off(self, error: Disconnected, *, in_doubt: bool) -> Outcome:
        """Leave it for when Dult is installed there again."""
        await self.disconnected(error)
        return Retry(after=0, in_doubt=in_doubt, counts=False)

    def _refused(self, error: ChannelError) -> Outcome:
        its = self.delivery
        may_be_there = its.in_doubt and its.repeat_if_uncertain  # this may be the one repetition
        match error:
            case TryLater(after=after, whole_workspace=whole) if after:
                return Retry(after=after, whole_workspace=whole, in_doubt=may_be_there, counts=False)
            case TryLater() if its.tries < MAX_ATTEMPTS:
                return Retry(after=_backoff(its.tries), in_doubt=may_be_there)
            case _ if may_be_there:
                return Doubtful()
            case TryLater():
                return Failed(reason=Reason.ATTEMPTS)
            case Unreachable(reason=reason):
                return Failed(reason=Reason.UNREACHABLE, because=reason)
            case _:
                log.error("Delivery %d was refused: %s", its.id, error)
                return Failed(reason=Reason.REJECTED, because=str(error))

    def _broken(self, error: Exception) -> Outcome:
        """Put off what could not be composed now; nothing has been sent, and there is nothing to look for."""
        its = self.delivery
        has_no_memory = isinstance(error, MemoryError) and its.tries < MAX_ATTEMPTS  # another may have some
        if has_no_memory or isinstance(error, StoreUnavailable):
            return Retry(after=_backoff(its.tries), in_doubt=its.in_doubt, counts=has_no_memory)
        kind = type(error).__name__
        log.error("Delivery %d cannot be made: %s", its.id, kind)  # its own words may be a person's
        return Failed(reason=Reason.REJECTED, because=kind)


def _backoff(attempt: int) -> float:
    """Wait twice as long each time, with jitter, so that many do not come back at once."""
    return random.uniform(0.5, 1.0) * min(LONGEST_BACKOFF, 2.0**attempt)  # noqa: S311 - jitter keeps no secret
