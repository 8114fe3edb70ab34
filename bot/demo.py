"""The demo: an invented organisation with a week behind it, and a clock that can be moved."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot import demo_past, programme
from bot.bot import Bot
from bot.clock import MovableClock
from bot.demo_organisation import demo_organisation
from bot.people import Roll, plan_import
from bot.ports import Facts
from bot.turn import Context
from nudges.calendar import IsoWeek, at_local
from nudges.days_off import DaysOff
from nudges.person import Country, Role, Weekday

PROGRAMMES = ("agents-first-steps", "team-reflections")
MOVING_IN = "demo.moving-in"
"""The fact that says whose data it is before the clock is set."""
AHEAD = "demo.clock-ahead"
"""The fact that says how many seconds the demo's clock is ahead of the machine's."""
OPENS_AT = time(9)
"""Local: the demo begins on a Monday at nine, when nobody has had this week's message yet."""
ANSWERED_AT = time(14)
"""Local: when some agents answered the week before, the day the task came."""
_STEP = timedelta(milliseconds=1)


def first_morning(today: date, country: Country, days_off: DaysOff) -> date:
    """Return the Monday the demo begins on: the next one with an ordinary week before it."""
    week = IsoWeek.of(today)
    while any(days_off.day_off(country, day) for day in _days_around(week)):
        week = week.next()
    return week.monday()


def _days_around(week: IsoWeek) -> list[date]:
    before, monday = week.plus(-1), week.monday()
    days = [before.day(Weekday.TUESDAY), before.day(Weekday.THURSDAY)]
    return [*days, *(monday + timedelta(days=day) for day in range(5))]


@dataclass(slots=True)
class Demo:
    """Moves the demo's clock; what falls due on the way happens, in order."""

    bot: Bot
    clock: MovableClock
    facts: Facts
    idle: Callable[[], Awaitable[None]]
    """Returns when everything that was being sent is sent."""
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    def now(self) -> datetime:
        """Return the demo's moment, in UTC."""
        return self.clock.now()

    async def move_to(self, moment: datetime) -> None:
        """Run every due instant up to ``moment``, in order; a moment that is past already is left alone."""
        async with self._moving:
            again = await self._look()
            while again is not None and again <= moment:
                await self._set(max(again + _STEP, self.clock.now()))
                again = await self._look()
            await self._set(max(moment, self.clock.now()))
            await self._look()

    async def _look(self) -> datetime | None:
        again = await self.bot.tick()
        await self.idle()
        return again

    async def _set(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        await self.facts.note(AHEAD, str(self.clock.ahead.total_seconds()))


async def wind(clock: MovableClock, facts: Facts) -> bool:
    """Set the clock to where the demo was left; False when there was none."""
    ahead = await facts.get(AHEAD)
    if ahead is None:
        return False
    clock.ahead = timedelta(seconds=float(ahead))
    return True


async def settle_in(
    ctx: Context, roll: Roll, reach_all: Callable[[], Awaitable[None]], demo: Demo, country: Country
) -> None:
    """Let the organisation move in and live through the week before the demo begins.

    ``reach_all`` gives everyone an address. Cut short, it begins again where it was.
    """
    await demo.facts.note(MOVING_IN, country)
    usual = demo_organisation(country)
    await roll.apply(plan_import(await roll.known(), usual))
    await reach_all()
    monday = first_morning(datetime.now(UTC).date(), country, ctx.days_off)
    time_zone = usual.people[0].time_zone
    before = monday - timedelta(weeks=1)
    demo.clock.move_to(at_local(before, OPENS_AT, time_zone))
    owner = (await ctx.store.people.with_role(Role.COORDINATOR))[0]
    for one in PROGRAMMES:
        await programme.start(ctx, one, starts_on=before, owner=owner.id)
    await demo.move_to(at_local(before + timedelta(days=1), ANSWERED_AT, time_zone))
    await demo_past.answer_tasks(ctx, demo.bot)
    await demo.move_to(at_local(monday, OPENS_AT, time_zone))
