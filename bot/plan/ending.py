"""Plans that nobody answered: they end by themselves, in place, once the question has been seen."""

from datetime import datetime, timedelta
from typing import Final

from bot.plan.schedule import ENDS, expect_end, follow_up
from bot.plan.shown import cards, item_of
from bot.ports import Round
from bot.turn import Context
from nudges.calendar import Window, next_window
from nudges.person import FOREVER, Person
from nudges.plan import ANSWER_WITHIN, Plan, Standing

_A_LITTLE_LATER: Final = timedelta(minutes=1)
"""Cards are brought up to date when the end is kept for certain."""


async def round_of(ctx: Context, one: Round) -> bool:
    """End what waits no longer for an answer; tells whether the round is one of these."""
    if one.what != ENDS:
        return False
    for its in await ctx.store.plans.unanswered(ctx.clock.now()):
        await _end(ctx, its)
    await ctx.store.agenda.done(one.id)
    return True


async def _end(ctx: Context, its: Plan) -> None:
    """End a plan; where its last question reached nobody, such as in a pause, it is asked once more first."""
    now = ctx.clock.now()
    again = None if its.was_put_off or await _was_asked(ctx, its) else await _next_chance(ctx, its, now)
    if again is not None:
        await _ask_again(ctx, its, again)
        return
    await ctx.store.deliveries.post(
        *(
            one.renewal(key=f"plan:{its.id}:over", item=one.item, due_at=now + _A_LITTLE_LATER)
            for one in await cards(ctx, its)
        )
    )
    await ctx.store.plans.end(its.id, Standing.LAPSED, now)


async def _was_asked(ctx: Context, its: Plan) -> bool:
    last = item_of(its.id, its.follow_ups[-1].step)
    return any(one.item == last for one in await cards(ctx, its))


async def _next_chance(ctx: Context, its: Plan, now: datetime) -> Window | None:
    """Return when the person can be asked; ``None`` where they left, or stopped until they say so."""
    person = await ctx.store.people.person(its.person)
    if person is None or not person.active or (free := _free(person, now)) >= FOREVER:
        return None
    return next_window(person, after=free, days_off=ctx.days_off, not_before=person.preferences.at)


def _free(person: Person, now: datetime) -> datetime:
    return max(now, person.preferences.paused_until or now, person.away_until or now)


async def _ask_again(ctx: Context, its: Plan, window: Window) -> None:
    last, until = its.follow_ups[-1].step, window.opens + ANSWER_WITHIN
    await expect_end(ctx, until)
    await ctx.store.deliveries.post(follow_up(its, last, window, until=until, what="again"))
    await ctx.store.plans.put_off_end(its.id, until)
