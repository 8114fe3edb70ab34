"""What a delivery of a task says when its time has come."""

from zoneinfo import ZoneInfo

from bot.ports import Composed
from bot.task import card
from bot.task.theirs import Theirs, standing
from bot.turn import Context
from nudges.delivery import Delivery, Failed, Kind, Reason, Skipped


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return the card of a task, of a reminder of one, or of one that comes again."""
    person = await ctx.store.people.person(delivery.recipient)
    its = await _standing(ctx, delivery)
    if person is None or its is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if delivery.kind is Kind.REMINDER:
        return Composed(message=card.reminder(ctx, person.language, its))
    if delivery.about is None:
        return Composed(message=card.show(ctx, person.language, its))
    due_on = delivery.due_at.astimezone(ZoneInfo(person.time_zone)).date()
    if its.answer is None or not its.is_open or its.answer.comes_on != due_on:
        return Composed(outcome=Skipped(reason=Reason.ANSWERED))
    return Composed(message=card.again(ctx, person.language, its))


async def _standing(ctx: Context, delivery: Delivery) -> Theirs | None:
    """Return the task as it stands; it may have been swapped since a reminder of it was planned."""
    root = await ctx.store.deliveries.look(delivery.about or delivery.id)
    return await standing(ctx, root) if root else None
