"""What follows when people were brought in: they join the programmes that are for them, and move in them."""

from bot import programme
from bot.turn import Context


async def join_programmes(ctx: Context) -> int:
    """Enrol everyone who is not yet in a running programme that is for them. Returns how many joined.

    Those who were in one and work elsewhere or on other days since are reached in their own hours.
    """
    await programme.move_misplaced(ctx)
    joined = 0
    for running in await ctx.store.programmes.running():
        joined += await programme.enrol(ctx, running)
    return joined
