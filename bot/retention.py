"""What is forgotten, and when: every night, whatever its time is over for, as the cards promise."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.ports import Horizon, Round
from bot.turn import Context
from nudges.calendar import at_local

ROUND: Final = "forget"
"""What the agenda calls the nightly round; there is one."""
NIGHT: Final = time(3)
"""UTC: nobody is written to, and nothing waits for the database."""
WORDS_KEPT: Final = timedelta(days=365)
"""Answers, calls for help, words passed on, what was said in the try-out channel: twelve months, as the cards
say (``evidence.md`` §4, retention defaults)."""
UNDECIDED_KEPT: Final = timedelta(days=30)
"""A draft that nobody said yes to, somebody unknown whom nobody introduced: no purpose is left by then
(``evidence.md`` §4: minimise)."""
EVENTS_KEPT: Final = timedelta(days=30)
"""Ids of worked events, by which a platform's repeat is known; no platform repeats itself for days. What
could not be worked has been looked at by then, or never will be."""
LEAVERS_KEPT: Final = timedelta(days=30)
"""Words of those who left (``evidence.md`` §4: leavers are wiped 30 days after)."""


async def begin(ctx: Context) -> None:
    """Put the nightly round on the agenda, unless it is there."""
    await ctx.store.agenda.expect(ROUND, 0, _next_night(ctx.clock.now()))


async def round_of(ctx: Context, one: Round) -> bool:
    """Forget what is due, and note the next night; tells whether the round is this one."""
    if one.what != ROUND:
        return False
    now = ctx.clock.now()
    horizon = Horizon(
        words=now - WORDS_KEPT,
        undecided=now - UNDECIDED_KEPT,
        leavers=now - LEAVERS_KEPT,
        events=ctx.clock.real() - EVENTS_KEPT,
    )
    await ctx.store.retention.forget(horizon, now)
    await ctx.store.agenda.note(ROUND, one.ref, _next_night(now))
    return True


def _next_night(now: datetime) -> datetime:
    tonight = at_local(now.date(), NIGHT, "UTC")
    return tonight if tonight > now else tonight + timedelta(days=1)
