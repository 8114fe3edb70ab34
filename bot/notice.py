"""Something that somebody has to know and that can wait for their working hours: told once."""

from datetime import datetime

from bot.ports import Outgoing
from bot.turn import Context
from nudges.calendar import next_window
from nudges.delivery import Address, Item, Kind
from nudges.person import Person


async def tell(ctx: Context, person: Person, item: Item, *, key: str, at: Address | None = None) -> None:
    """Put a notice into the outbox for the person's next working hours; the same key a second time is one.

    Args:
        ctx: the parts of the house.
        person: who is told.
        item: what it is about; its noun words it when the time has come.
        key: names what happened.
        at: where they are told, when it is not where they are usually reached.
    """
    due_at = in_hours(ctx, person, ctx.clock.now())
    its = Outgoing(key=key, kind=Kind.REPLY, item=item, to=person.id, due_at=due_at, at=at)
    await ctx.store.deliveries.post(its)


def in_hours(ctx: Context, person: Person, after: datetime) -> datetime:
    """Return the first moment from ``after`` on in a person's working hours."""
    return next_window(person, after=after, days_off=ctx.days_off).opens
