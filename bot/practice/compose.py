"""What a delivery about a practice says when its time has come."""

from bot.ports import Composed
from bot.practice import card
from bot.practice.shown import number, sees
from bot.turn import Context
from bot.wording import phrased
from nudges.delivery import Delivery, Failed, Reason, Skipped
from nudges.person import Person
from nudges.practice import Practice


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a practice's card as it stands, for a room or for one person."""
    its = await ctx.store.practices.look(number(delivery.item))
    if its is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    team = await ctx.store.people.team(delivery.recipient)
    reader = None if team else await ctx.store.people.person(delivery.recipient)
    if delivery.replaces is None and not _is_for(its, reader):
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    if team is not None:
        return Composed(message=card.in_room(ctx, team.language, its))
    if reader is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    return Composed(message=await card.show(ctx, reader, its))


async def compose_picked(ctx: Context, delivery: Delivery) -> Composed:
    """Tell whose practice it is that a coordinator takes it further; nothing when it was put back again."""
    its = await ctx.store.practices.look(number(delivery.item))
    reader = await ctx.store.people.person(delivery.recipient)
    if reader is None or its is None or its.picked_by is None:
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    said = phrased(ctx, reader.language, "practice-picked-title", "practice-picked", name=its.picked_by.name)
    return Composed(message=said)


def _is_for(its: Practice, reader: Person | None) -> bool:
    """Whether there is something to say: what was taken back meanwhile reaches nobody who has not seen it."""
    return not its.is_over if reader is None else sees(reader, its)
