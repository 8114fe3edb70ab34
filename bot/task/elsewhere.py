"""A task can stand on several cards, such as its reminder: what is answered on one shows on all."""

from collections.abc import Mapping

from bot import silence
from bot.message import Replace, Reply
from bot.ports import Composed
from bot.task import card
from bot.task.theirs import standing
from bot.turn import Context, Turn, Verb
from nudges.delivery import Delivery, DeliveryId, Failed, Item, Reason


def everywhere(verbs: Mapping[str, Verb]) -> Mapping[str, Verb]:
    """Return the same verbs; what one shows in the pressed card's place, the task's other cards show too."""
    return {name: _shown_everywhere(verb) for name, verb in verbs.items()}


async def bring_up_to_date(ctx: Context, turn: Turn) -> None:
    """Let every card of the turn's task show how it stands, but the pressed one; twice is as once.

    It is told after the answer is kept, and again when the event is worked again, so none is left behind.
    """
    await silence.settle(ctx, turn)
    pressed = await ctx.store.deliveries.at(turn.receipt) if turn.receipt else None
    cards = await ctx.store.deliveries.cards(DeliveryId(turn.ref), turn.person.id)
    await ctx.store.deliveries.post(
        *(
            one.renewal(key=f"task-answered:{turn.event}", item=Item(id=f"task:{turn.ref}"), due_at=turn.at)
            for one in cards
            if one.id != pressed
        )
    )


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return how a task stands now, for a card on which something else was answered."""
    root = await ctx.store.deliveries.look(DeliveryId(int(delivery.item.id.partition(":")[2])))
    person = await ctx.store.people.person(delivery.recipient)
    its = await standing(ctx, root) if root else None
    if person is None or its is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    return Composed(message=card.show(ctx, person.language, its))


def _shown_everywhere(verb: Verb) -> Verb:
    async def does(ctx: Context, turn: Turn) -> Reply:
        reply = await verb(ctx, turn)
        if isinstance(reply, Replace):
            await bring_up_to_date(ctx, turn)
        return reply

    return does
