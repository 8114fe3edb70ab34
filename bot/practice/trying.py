"""“We tried it too”: once a person, with a line if they like, and undone with one press."""

from collections.abc import Mapping

from bot import form
from bot.message import Ask, Reply
from bot.practice import card, forms
from bot.practice.shown import looked_up, say, show
from bot.turn import Context, Turn, Verb
from bot.wording import old_button
from nudges.practice import Practice, Standing


async def _tried(ctx: Context, turn: Turn) -> Reply:
    its = await _others(ctx, turn)
    if its is None:
        return await _cannot(ctx, turn)
    its = await ctx.store.practices.try_too(its.id, turn.person.id, turn.at) or its
    return await _noted(ctx, turn, its)


async def _undo(ctx: Context, turn: Turn) -> Reply:
    its = await _others(ctx, turn)
    if its is None:
        return await _cannot(ctx, turn)
    its = await ctx.store.practices.not_tried(its.id, turn.person.id) or its
    return await _noted(ctx, turn, its)


async def _ask_for_line(ctx: Context, turn: Turn) -> Reply:
    its = await _others(ctx, turn)
    if its is None:
        return await _cannot(ctx, turn)
    tried = await ctx.store.practices.tried(its.id, turn.person.id)
    return Ask(form=forms.line(ctx, turn, its, tried.words if tried else ""))


async def _line_written(ctx: Context, turn: Turn) -> Reply:
    its = await _others(ctx, turn)
    if its is None:
        return await _cannot(ctx, turn)
    if refused := form.refuse(ctx, turn, forms.line(ctx, turn, its, "")):
        return refused
    words = turn.values.get("words", "").strip()
    its = await ctx.store.practices.try_too(its.id, turn.person.id, turn.at, words) or its
    return await _noted(ctx, turn, its)


async def _others(ctx: Context, turn: Turn) -> Practice | None:
    """Return the shared practice of others that a button is about: nobody counts for their own."""
    its = await looked_up(ctx, turn)
    if its is None or its.standing is not Standing.SHARED or its.is_of(turn.person.id):
        return None
    return its


async def _cannot(ctx: Context, turn: Turn) -> Reply:
    """Answer a press on one's own practice, or on one that is not there any more."""
    its = await looked_up(ctx, turn)
    return old_button(ctx, turn) if its is None else await show(ctx, turn, its)


async def _noted(ctx: Context, turn: Turn, its: Practice) -> Reply:
    """Show the practice with the new count; in a room, for the person alone, what is noted of them."""
    if not turn.in_room or its.is_over:
        return await show(ctx, turn, its)
    tried = await ctx.store.practices.tried(its.id, turn.person.id)
    return await say(ctx, turn, its, card.noted(ctx, turn.language, its, tried))


VERBS: Mapping[str, Verb] = {
    "practice-tried": _tried,
    "practice-undo": _undo,
    "practice-line": _ask_for_line,
    "practice.line-written": _line_written,
}
