"""Cards that tell how something stands: when it changes, every one of them is brought up to date."""

from collections.abc import Iterable
from dataclasses import replace

from bot.message import Message, Replace, Reply, Say
from bot.ports import Outgoing, Posted
from bot.turn import Context, Turn
from nudges.delivery import Item, Kind


def in_place(turn: Turn, message: Message) -> Reply:
    """Show a message in the place of the pressed card where that is the person's own, else as a new one."""
    return Replace(message=message) if turn.on_own_card else Say(message=message)


async def show(ctx: Context, turn: Turn, item: Item, message: Message) -> Reply:
    """Show how ``item`` stands in the place of the pressed card, which is brought up to date from now on."""
    await follow(ctx, turn, item)
    return in_place(turn, message)


async def follow(ctx: Context, turn: Turn, item: Item) -> None:
    """Remember the pressed card as one that shows ``item`` from now on."""
    if turn.on_own_card:
        await ctx.store.deliveries.post(replace(_card(turn, item), shown=turn.receipt))


async def show_anew(ctx: Context, turn: Turn, item: Item, message: Message) -> Reply:
    """Show how ``item`` stands on a card of its own, and leave the pressed one as it is.

    It leaves through the outbox, so that it has a receipt and can be brought up to date. What is said to one
    person in a room has no address of its own and is a plain answer.
    """
    if turn.in_room:
        return Say(message=message)
    await ctx.store.deliveries.post(_card(turn, item))
    return None


async def renew(ctx: Context, turn: Turn, cards: Iterable[Posted]) -> None:
    """Bring all cards up to date but the pressed one; the same event twice is once."""
    pressed = await ctx.store.deliveries.at(turn.receipt) if turn.receipt else None
    await ctx.store.deliveries.post(
        *(
            one.renewal(key=f"renewed:{turn.event}", item=one.item, due_at=turn.at)
            for one in cards
            if one.id != pressed
        )
    )


def _card(turn: Turn, item: Item) -> Outgoing:
    return Outgoing(key=f"card:{turn.event}", kind=Kind.REPLY, item=item, to=turn.person.id, due_at=turn.at)
