"""What the agenda has for a kick-off: the week of a part, the day it is held, the end of what is kept."""

from bot.kick_off.planning import FORGET, HELD, PART, begin_part, begin_programme
from bot.ports import BroadcastId, KickOffId, Round
from bot.turn import Context


async def round_of(ctx: Context, its: Round) -> bool:
    """Do what the agenda has for a kick-off; tells whether it was this noun's."""
    if its.what == PART:
        await begin_part(ctx, BroadcastId(its.ref))
    elif its.what == HELD:
        await begin_programme(ctx, KickOffId(its.ref))
    elif its.what == FORGET:
        await ctx.store.kick_offs.forget(KickOffId(its.ref))
    else:
        return False
    await ctx.store.agenda.done(its.id)
    return True
