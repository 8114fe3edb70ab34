"""What a delivery about a plan says when its time has come."""

from datetime import datetime

from bot.plan import card
from bot.plan.card import SAID_BACK
from bot.plan.shown import read
from bot.ports import Composed
from bot.turn import Context
from nudges.calendar import next_window
from nudges.delivery import Delivery, Failed, Kind, Outcome, Reason, Retry, Skipped
from nudges.person import Person
from nudges.plan import Plan


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a plan's card as it stands; nothing where there is nothing left to ask."""
    number, step = read(delivery.item)
    its = await ctx.store.plans.look(number)
    reader = await ctx.store.people.person(delivery.recipient)
    if reader is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if its is None and delivery.replaces is not None:
        return Composed(message=card.gone(ctx, reader.language))
    if its is None or its.person != reader.id:
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    now = ctx.clock.now()
    if delivery.kind is Kind.FOLLOW_UP and (outcome := _not_now(ctx, reader, its, step, now)):
        return Composed(outcome=outcome)
    return Composed(message=card.show(ctx, reader, its, now, step=step))


def _not_now(ctx: Context, reader: Person, its: Plan, step: int | None, now: datetime) -> Outcome | None:
    """Tell why nothing is asked: it is over, it was answered, or the person's days have changed since."""
    if its.is_over:
        return Skipped(reason=Reason.CANCELLED)
    if step != SAID_BACK and its.asked(now) is None:
        return Skipped(reason=Reason.ANSWERED)
    opens = next_window(reader, after=now, days_off=ctx.days_off).opens
    return Retry(after=(opens - now).total_seconds(), counts=False) if opens > now else None
