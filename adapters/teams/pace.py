"""How often Teams is asked: so many requests a second in a tenant, and so many in one conversation."""

import asyncio
import random
import time
from collections import OrderedDict, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from adapters.teams.even import Plan, Turnstile
from adapters.teams.windows import READING, SENDING, Line, Window, earliest
from bot.errors import TryLater
from nudges.delivery import WorkspaceId

CAP: Final = 50.0
"""Requests a second of an app in a tenant, of all kinds together (teams.md §2.1)."""
PATIENCE: Final = 3.0
"""Seconds that a sender stands in line; its lease runs meanwhile."""
SHORT: Final = 0.5
"""Seconds that a line has left when others may come: before it is empty, so that no moment is lost."""
LEAST_FOR_REPLIES: Final = 5.0
"""Requests a second that are kept for what people wait for, however much the outbox takes."""
LONGEST_BACKOFF: Final = 60.0
REMEMBERED: Final = 10_000
"""Conversations; the longest unused one is forgotten, its windows are empty long since."""


class Lane(StrEnum):
    """Who asks."""

    OUTBOX = "outbox"
    """A drain: it can wait."""
    REPLIES = "replies"
    """Somebody who pressed a button or wrote, and looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The limits, as settings."""

    outbox: float = 30.0
    """Requests a second for drains: ``DULT_TEAMS_RATE``."""
    cap: float = CAP
    sending: Sequence[Window] = SENDING
    reading: Sequence[Window] = READING

    def __post_init__(self) -> None:
        if not 0 < self.outbox <= self.cap:
            raise ValueError(f"The rate for Teams is more than 0 and at most {self.cap:g} a second.")

    @property
    def replies(self) -> float:
        """Requests a second for what people wait for: what the outbox leaves."""
        return max(self.cap - self.outbox, min(LEAST_FOR_REPLIES, self.cap))

    def of(self, lane: Lane) -> float:
        """Return a lane's requests a second."""
        return self.outbox if lane is Lane.OUTBOX else self.replies


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """In which lane a request goes, and until when it may begin."""

    lane: Lane
    until: float
    """By the pace's clock."""


@dataclass(slots=True)
class _Tenant:
    admitted: dict[Lane, Plan]
    leaving: dict[Lane, Turnstile]
    together: Turnstile
    held_until: float = 0.0


class Pace:
    """Who may ask Teams when."""

    def __init__(
        self,
        rates: Rates,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.rates = rates
        self.now = now
        self._sleep = sleep
        self._tenants: defaultdict[WorkspaceId, _Tenant] = defaultdict(self._tenant)
        self._lines: OrderedDict[tuple[WorkspaceId, str], Line] = OrderedDict()

    async def admit(self, workspace: WorkspaceId, way: Way, requests: int) -> None:
        """Wait until so many requests fit into the lane; what was let in soon gets its turns.

        Raises:
            TryLater: Teams asked to wait, or the line is too long to stand in. Then the workspace waits until
                the line is short: a drain would else claim all that is due, only to hear the same.
        """
        tenant, now = self._tenants[workspace], self.now()
        self._refuse_while_held(tenant)
        admitted = tenant.admitted[way.lane]
        if admitted.next - now > PATIENCE:
            raise TryLater(admitted.next - now - SHORT, whole_workspace=True)
        await self._wait_until(admitted.take(now, requests))

    @asynccontextmanager
    async def turn(
        self, workspace: WorkspaceId, conversation: str, way: Way, windows: Sequence[Window]
    ) -> AsyncIterator[None]:
        """Have a conversation for oneself, at a moment when Teams takes a request in it.

        Raises:
            TryLater: it would begin too late, or Teams asked to wait; nothing was sent.
        """
        line = self._line(workspace, conversation)
        line.present += 1
        try:
            await self._have(line, way)
            try:
                await self._window(line, way, windows)
                await self._leave(self._tenants[workspace], way)
                line.note(self.now(), windows)
                yield
            finally:
                line.lock.release()
        finally:
            line.present -= 1

    def throttled(self, workspace: WorkspaceId, conversation: str, asked: float | None) -> float:
        """Hold what Teams does not want to hear of, and return for how many seconds.

        Where it named a time, that is the tenant; else the conversation alone, longer each time.
        """
        line, now = self._line(workspace, conversation), self.now()
        if asked is not None:
            tenant, wait = self._tenants[workspace], max(asked, 1.0)
            tenant.held_until = max(tenant.held_until, now + wait)
            return tenant.held_until - now
        line.refusals += 1
        wait = random.uniform(0.5, 1) * min(LONGEST_BACKOFF, 2.0**line.refusals)  # noqa: S311 - jitter
        line.held_until = now + wait
        return wait

    def went_well(self, workspace: WorkspaceId, conversation: str) -> None:
        """Note that Teams took something in a conversation."""
        self._line(workspace, conversation).refusals = 0

    async def _have(self, line: Line, way: Way) -> None:
        """Wait until nobody else has the conversation; mostly nobody has, and a time limit costs time."""
        if line.present == 1:
            await line.lock.acquire()
            return
        try:
            async with asyncio.timeout(way.until - self.now()):
                await line.lock.acquire()
        except TimeoutError:
            raise TryLater(random.uniform(1, 2)) from None  # noqa: S311 - jitter keeps no secret

    async def _window(self, line: Line, way: Way, windows: Sequence[Window]) -> None:
        now = self.now()
        free = max(line.held_until, earliest(line.begun, windows, now))
        if free > way.until:
            raise TryLater(max(1.0, free - now))
        await self._wait_until(free)

    async def _leave(self, tenant: _Tenant, way: Way) -> None:
        """Take the tenant's next moment; nobody who waits for a conversation holds one up."""
        leaving = tenant.leaving[way.lane]
        if leaving.free_behind_all > way.until:
            raise TryLater(max(1.0, leaving.free_behind_all - self.now()))
        await self._pass(leaving)
        await self._pass(tenant.together)
        self._refuse_while_held(tenant)  # others may have been refused meanwhile
        if self.now() > way.until:
            raise TryLater(1)

    async def _pass(self, turnstile: Turnstile) -> None:
        if turnstile.lets_through(self.now()):
            return
        turnstile.waiting += 1
        try:
            async with turnstile.lock:
                if turnstile.waiting == 1:
                    turnstile.rest(self.now())
                await self._wait_until(turnstile.free)
                turnstile.passed(self.now())
        finally:
            turnstile.waiting -= 1

    def _refuse_while_held(self, tenant: _Tenant) -> None:
        left = tenant.held_until - self.now()
        if left > 0:
            raise TryLater(left, whole_workspace=True)

    async def _wait_until(self, moment: float) -> None:
        left = moment - self.now()
        if left > 0:
            await self._sleep(left)

    def _tenant(self) -> _Tenant:
        rates = {lane: self.rates.of(lane) for lane in Lane}
        return _Tenant(
            admitted={lane: Plan(1 / rate) for lane, rate in rates.items()},
            leaving={lane: Turnstile(rate) for lane, rate in rates.items()},
            together=Turnstile(self.rates.cap),
        )

    def _line(self, workspace: WorkspaceId, conversation: str) -> Line:
        key = (workspace, conversation)
        if (line := self._lines.get(key)) is None:
            line = self._lines[key] = Line()
        self._lines.move_to_end(key)
        if len(self._lines) > REMEMBERED:
            oldest = next(iter(self._lines))
            if not self._lines[oldest].present:
                del self._lines[oldest]
        return line
