"""What is forgotten, and when: every night, whatever its time is over for, as the cards promise."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final

from bot.ports import Horizon, Round
from bot.turn import Context
from nudges.calendar import at_local
from nudges.privacy import Privacy, nothing_before

ROUND: Final = "forget"
"""What the agenda calls the nightly round; there is one."""
NIGHT: Final = time(3)
"""UTC: nobody is written to, and nothing waits for the database."""
EVENTS_KEPT: Final = timedelta(days=30)
"""Ids of worked events, by which a platform's repeat is known; no platform repeats itself for days. What
could not be worked has been looked at by then, or never will be."""
LOST_KEPT: Final = timedelta(days=30)
"""What belongs to a workspace that took Dult out: who installs it again in that time finds all as it was."""
COPIES_KEPT: Final = timedelta(days=30)
"""Copies from before an upgrade: they hold what people have erased since, and nobody goes so far back."""


async def begin(ctx: Context) -> None:
    """Put the nightly round on the agenda, unless it is there."""
    await ctx.store.agenda.expect(ROUND, 0, _next_night(ctx.clock.now()))


async def round_of(ctx: Context, one: Round) -> bool:
    """Forget what is due, and note the next night; tells whether the round is this one."""
    if one.what != ROUND:
        return False
    now = ctx.clock.now()

    def nothing(period: Callable[[Privacy], timedelta]) -> datetime:
        return nothing_before(ctx.promises, period, now)

    horizon = Horizon(
        words=nothing(lambda its: its.answers),
        notes=nothing(lambda its: its.notes),
        challenges=nothing(lambda its: its.challenges),
        undecided=nothing(lambda its: its.undecided),
        leavers=nothing(lambda its: its.leavers),
        lost=now - LOST_KEPT,
        events=ctx.clock.real() - EVENTS_KEPT,
        copies=ctx.clock.real() - COPIES_KEPT,
    )
    await ctx.store.retention.forget(horizon, now)
    await ctx.store.agenda.note(ROUND, one.ref, _next_night(now))
    return True


def _next_night(now: datetime) -> datetime:
    tonight = at_local(now.date(), NIGHT, "UTC")
    return tonight if tonight > now else tonight + timedelta(days=1)
