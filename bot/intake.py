"""What follows when people were brought in: they join the programmes that are for them."""

from bot import programme
from bot.turn import Context


async def join_programmes(ctx: Context) -> int:
    """Enrol everyone who is not yet in a running programme that is for them. Returns how many joined."""
    joined = 0
    for running in await ctx.store.programmes.running():
        joined += await programme.enrol(ctx, running)
    return joined
