"""A coordinator takes a practice further, as something to build on; whose it is is told first."""

from collections.abc import Mapping

from bot.message import Reply
from bot.notice import in_hours
from bot.ports import Outgoing
from bot.practice.shown import looked_up, show
from bot.turn import Context, Turn, Verb
from bot.wording import old_button
from nudges.delivery import Item, Kind
from nudges.person import Role
from nudges.practice import Practice, Standing


async def _pick(ctx: Context, turn: Turn) -> Reply:
    """Give the practice to whoever presses first."""
    its = await _of_others(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    its = await ctx.store.practices.pick(its.id, turn.person.id) or its
    if its.picked_by is not None and its.picked_by.id == turn.person.id:
        await _tell(ctx, turn, its)
    return await show(ctx, turn, its)


async def _tell(ctx: Context, turn: Turn, its: Practice) -> None:
    author = await ctx.store.people.person(its.credited.id)
    if author is not None:
        await ctx.store.deliveries.post(
            Outgoing(
                key=f"practice.picked:{its.id}:{turn.person.id}",
                kind=Kind.REPLY,
                item=Item(id=f"practice.picked:{its.id}"),
                to=author.id,
                due_at=in_hours(ctx, author, turn.at),
            )
        )


async def _put_back(ctx: Context, turn: Turn) -> Reply:
    its = await _of_others(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    return await show(ctx, turn, await ctx.store.practices.put_back(its.id, turn.person.id) or its)


async def _of_others(ctx: Context, turn: Turn) -> Practice | None:
    """Return the shared practice that a coordinator's button is about."""
    its = await looked_up(ctx, turn) if turn.person.is_(Role.COORDINATOR) else None
    if its is None or its.standing is not Standing.SHARED or its.is_of(turn.person.id):
        return None
    return its


VERBS: Mapping[str, Verb] = {"practice-pick": _pick, "practice-put-back": _put_back}
