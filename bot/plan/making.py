"""Making a plan, and putting it in other words."""

from collections.abc import Mapping

from bot import form
from bot.message import Ask, Reply, Say
from bot.plan import forms, listing
from bot.plan.schedule import schedule
from bot.plan.shown import looked_up, show
from bot.turn import Context, Turn, Verb
from bot.wording import old_button, phrased
from nudges.plan import MOST_OPEN, course


async def _ask(ctx: Context, turn: Turn) -> Reply:
    """Ask for a plan, unless there are as many under way as anybody can keep."""
    if len(await ctx.store.plans.open_of(turn.person.id)) >= MOST_OPEN:
        return await listing.full(ctx, turn)
    return Ask(form=forms.new(ctx, turn))


async def _made(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, forms.new(ctx, turn)):
        return refused
    when = course(turn.person, turn.at, ctx.days_off)
    its = await ctx.store.plans.make(
        turn.event,
        person=turn.person.id,
        words=forms.words_in(turn),
        at=turn.at,
        follow_ups=[window.opens for window in when.follow_ups],
        ends_at=when.ends_at,
    )
    if its is None:
        return await listing.full(ctx, turn)
    await schedule(ctx, its, when)
    return _where_it_is(ctx, turn)


def _where_it_is(ctx: Context, turn: Turn) -> Reply:
    """Tell in a room that the plan stands in the person's own conversation."""
    if not turn.in_room:
        return None
    return Say(message=phrased(ctx, turn.language, "plan-title", "plan-elsewhere"))


async def _ask_to_adjust(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    return await show(ctx, turn, its) if its.is_over else Ask(form=forms.adjust(ctx, turn, its))


async def _adjusted(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if not its.is_over:
        if refused := form.refuse(ctx, turn, forms.adjust(ctx, turn, its)):
            return refused
        its = await ctx.store.plans.adjust(its.id, forms.words_in(turn), turn.at) or its
    return await show(ctx, turn, its)


VERBS: Mapping[str, Verb] = {
    "plan-make": _ask,
    "plan.made": _made,
    "plan-adjust": _ask_to_adjust,
    "plan.adjusted": _adjusted,
}
