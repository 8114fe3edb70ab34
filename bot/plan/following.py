"""What is answered to a plan: it is kept, it ends, or its end is undone."""

from collections.abc import Mapping

from bot import form
from bot.message import Ask, Reply
from bot.plan import forms, listing
from bot.plan.shown import looked_up, show
from bot.turn import Context, Turn, Verb
from bot.wording import old_button
from nudges.plan import MOST_OPEN, Standing, Verdict


async def _keep(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    return await show(ctx, turn, await ctx.store.plans.answer(its.id, Verdict.KEPT, turn.at) or its)


async def _ask_how_it_ends(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    return await show(ctx, turn, its) if its.is_over else Ask(form=forms.end(ctx, turn, its))


async def _ended(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if not its.is_over:
        if refused := form.refuse(ctx, turn, forms.end(ctx, turn, its)):
            return refused
        how, because = Standing(turn.values["how"]), turn.values.get("because", "").strip()
        its = await ctx.store.plans.end(its.id, how, turn.at, because) or its
    return await show(ctx, turn, its)


async def _undo(ctx: Context, turn: Turn) -> Reply:
    """Take a plan up again, where there is room for it."""
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    its = await ctx.store.plans.take_up(its.id, turn.at) or its
    if its.can_be_taken_up(turn.at) and len(await ctx.store.plans.open_of(turn.person.id)) >= MOST_OPEN:
        return await listing.full(ctx, turn)
    return await show(ctx, turn, its)


VERBS: Mapping[str, Verb] = {
    "plan-keep": _keep,
    "plan-end": _ask_how_it_ends,
    "plan.ended": _ended,
    "plan-undo": _undo,
}
