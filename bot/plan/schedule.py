"""When a plan is heard of again: a row in the outbox for each time, and the night of its end."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Final

from bot.plan.card import SAID_BACK
from bot.plan.shown import item_of
from bot.ports import Outgoing
from bot.turn import Context
from nudges.calendar import Window, at_local
from nudges.delivery import Kind
from nudges.plan import Course, Plan

ENDS: Final = "plan.ends"
"""What the agenda calls the end of plans that nobody answered; its number is the day."""
NIGHT: Final = time(3)
"""UTC: a card that changes then disturbs nobody."""


async def schedule(ctx: Context, its: Plan, when: Course) -> None:
    """Let a plan be shown now, said back, asked about, and ended if nobody answers; twice is as once."""
    await expect_end(ctx, its.ends_at)
    now = Outgoing(
        key=f"plan:{its.id}:made", kind=Kind.REPLY, item=item_of(its.id), to=its.person, due_at=its.made_at
    )
    await ctx.store.deliveries.post(now, *_asked(its, when))
    await _close_each_with_the_next(ctx, its)


def _asked(its: Plan, when: Course) -> Iterator[Outgoing]:
    windows = (when.said_back, *when.follow_ups)
    ends = (*(window.opens for window in when.follow_ups), when.ends_at)
    for step, (window, until) in enumerate(zip(windows, ends, strict=True), start=SAID_BACK):
        yield follow_up(its, step, window, until=until, what=f"step-{step}")


def follow_up(its: Plan, step: int, window: Window, *, until: datetime, what: str) -> Outgoing:
    """Return the row for one time that a plan is heard of; a late one waits for a window before ``until``."""
    return Outgoing(
        key=f"plan:{its.id}:{what}",
        kind=Kind.FOLLOW_UP,
        item=item_of(its.id, step),
        to=its.person,
        due_at=window.opens,
        closes_at=window.closes,
        until=until,
    )


async def _close_each_with_the_next(ctx: Context, its: Plan) -> None:
    """Let a question that was left open make way on its card when the next one is asked."""
    for before, after in pairwise(its.follow_ups):
        item = item_of(its.id, before.step)
        await ctx.store.deliveries.post(
            *(
                one.renewal(key=f"plan:{its.id}:next", item=item, due_at=after.at)
                for one in await ctx.store.deliveries.showing(item.id, to=its.person)
            )
        )


async def expect_end(ctx: Context, ends_at: datetime) -> None:
    """Put the night after a plan's end on the agenda: one round for all that end then."""
    night = at_local(ends_at.date() + timedelta(days=1), NIGHT, "UTC")
    await ctx.store.agenda.expect(ENDS, night.date().toordinal(), night)
