"""A year in seconds: the real bot on a throw-away database, a clock that steps, people who answer at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot import programme
from bot.bot import Bot
from bot.clock import SteppedClock
from bot.compose import composer
from bot.delivery import Drain
from bot.dispatcher import Inline
from bot.message import Message
from bot.ports import Answer, Outcome
from bot.turn import Context
from nudges.calendar import IsoWeek, at_local
from nudges.days_off import DaysOff
from nudges.delivery import Address, DeliveryId, DeliveryKey, Kind, Reason, Receipt
from nudges.slot import Due, Skipped, Slot, due

CHANNELS = ("web", "slack", "teams")
STEP = timedelta(milliseconds=1)
"""The least that the clock moves on, so that a moment looked at twice is not looked at for ever."""
UNPACED = 1_000_000.0
"""Messages a second: nobody's limit is in the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgone:
    """One thing that would go out, or would not for a reason."""

    at: datetime
    """With the recipient's own offset."""
    person: str
    """The person's key; a team's room is ``team:<key>``."""
    kind: Kind
    nudge: str
    channel: str
    skipped: str | None = None
    solicited: bool = False
    """The person asked for it: it does not count against their week."""
    reminder: bool = False
    """The one reminder of a task: it does not count either."""
    programme: str | None = None
    """The programme whose week it is."""

    @property
    def week(self) -> IsoWeek:
        """The ISO week it belongs to."""
        return IsoWeek.of(self.at.date())


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """One recipient's place in a programme, as a simulation looks at it."""

    person: str
    """The person's key; a team's room is ``team:<key>``."""
    programme: str
    kind: Kind
    slot: Slot
    every_week: bool
    channel: str
    next_item: str | None
    """What comes next; None when the programme has ended for this recipient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedWeek:
    """A week in which a programme's slot sent nothing."""

    programme: str
    slot: Slot
    week: IsoWeek
    reason: str


class Ledger(Protocol):
    """What was planned and sent, to be read after the fact."""

    async def outgone(self) -> Sequence[Outgone]:
        """Return every delivery that ended, oldest first."""
        ...

    async def enrolled(self) -> Sequence[Enrolled]:
        """Return everyone's place in the running programmes."""
        ...

    async def skipped_weeks(self) -> Sequence[SkippedWeek]:
        """Return the weeks that whole slots were skipped, each with its reason."""
        ...


@dataclass(slots=True)
class Everyone:
    """A channel that accepts everything, and in which everybody does their task at once."""

    ctx: Context
    _sent: int = 0

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:  # noqa: ARG002 - the port's signature
        """Accept a message."""
        self._sent += 1
        posted = await self.ctx.store.deliveries.look(DeliveryId(int(key.removeprefix("d"))))
        if posted and posted.kind is Kind.MICRO_TASK:
            done = Answer(
                delivery=posted.root,
                person=posted.recipient,
                outcome=Outcome.DONE,
                at=self.ctx.clock.now(),
            )
            await self.ctx.store.answers.record(done)
        return Receipt(address=to, message_id=str(self._sent))

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        """Accept a change."""

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:  # noqa: ARG002 - the port's signature
        """Nothing is ever in doubt here."""
        return None


async def simulate(
    ctx: Context,
    clock: SteppedClock,
    ledger: Ledger,
    *,
    programmes: Iterable[str],
    starts_on: date,
    weeks: int,
    progress: Callable[[datetime], None] = lambda _: None,
) -> list[Outgone]:
    """Run ``weeks`` weeks from the week of ``starts_on`` on, and return all that went out or did not.

    ``ctx`` stands on a throw-away database with ``clock`` in it. ``progress`` hears of every instant.
    """
    begins, ends = _span(starts_on, weeks)
    clock.move_to(begins)
    for one in programmes:
        await programme.start(ctx, one, starts_on=starts_on, owner=None)
    everyone = Everyone(ctx)
    drain = Drain(
        deliveries=ctx.store.deliveries,
        channels=dict.fromkeys(CHANNELS, everyone),
        compose=composer(ctx),
        clock=clock,
        pace=lambda _: UNPACED,
    )
    await run(Bot(ctx=ctx, dispatcher=Inline(drain), channels={}), clock, ends, progress)
    gone = await ledger.outgone()
    missing = _weeks_without(
        await ledger.enrolled(),
        gone,
        await ledger.skipped_weeks(),
        starts_on=starts_on,
        weeks=weeks,
        days_off=ctx.days_off,
    )
    return sorted((*gone, *missing), key=lambda one: (one.at, one.person, one.nudge))


async def run(
    bot: Bot, clock: SteppedClock, until: datetime, progress: Callable[[datetime], None] = lambda _: None
) -> None:
    """Let every due instant before ``until`` come, one after the other."""
    again = await bot.tick()
    while again is not None and again < until:
        clock.move_to(max(again, clock.now() + STEP))
        progress(clock.now())
        again = await bot.tick()


def _span(starts_on: date, weeks: int) -> tuple[datetime, datetime]:
    begins = datetime.combine(starts_on, time(), UTC)
    return begins, datetime.combine(IsoWeek.of(starts_on).plus(weeks).monday(), time(), UTC)


def _weeks(starts_on: date, weeks: int) -> list[IsoWeek]:
    return [IsoWeek.of(starts_on).plus(number) for number in range(weeks)]


def _weeks_without(
    enrolled: Iterable[Enrolled],
    gone: Iterable[Outgone],
    skipped: Iterable[SkippedWeek],
    *,
    starts_on: date,
    weeks: int,
    days_off: DaysOff,
) -> Iterator[Outgone]:
    """Name the reason of each week in which somebody's programme brought nothing.

    Where it starts after the first week's day, that week is late, and told of on the day it starts.
    """
    had = {(one.person, one.programme, one.week) for one in gone}
    reasons = {(one.slot, one.programme, one.week): one.reason for one in skipped}
    for its in enrolled:
        for week in _weeks(starts_on, weeks):
            at = _nominal(its.slot, week, days_off)
            reason = reasons.get((its.slot, its.programme, week))
            if reason is None and its.every_week:
                reason = _why_nothing(its, is_over=at.date() < starts_on)
            if reason is not None and (its.person, its.programme, week) not in had:
                yield Outgone(
                    at=max(at, at_local(starts_on, its.slot.at, its.slot.time_zone).astimezone(at.tzinfo)),
                    person=its.person,
                    kind=its.kind,
                    nudge=its.next_item or its.programme,
                    channel=its.channel,
                    skipped=reason,
                    programme=its.programme,
                )


def _why_nothing(its: Enrolled, *, is_over: bool) -> str | None:
    if is_over:
        return Reason.LATE
    return Reason.PROGRAMME_ENDED if its.next_item is None else None


def _nominal(slot: Slot, week: IsoWeek, days_off: DaysOff) -> datetime:
    match due(slot, week, days_off):
        case Due(at=at) | Skipped(at=at):
            return at.astimezone(ZoneInfo(slot.time_zone))
