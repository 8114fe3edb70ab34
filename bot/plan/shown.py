"""Where a plan is shown: its items, its cards, and how all of them are kept up to date."""

from bot.message import Replace, Reply
from bot.plan import card
from bot.plan.card import SAID_BACK
from bot.ports import Posted
from bot.renewal import renew
from bot.turn import Context, Turn
from nudges.delivery import Item
from nudges.plan import FOLLOWED_UP_AFTER, Plan, PlanId

STEPS = range(SAID_BACK, len(FOLLOWED_UP_AFTER) + 1)


def item_of(plan: PlanId, step: int | None = None) -> Item:
    """Return the item of a card that shows a plan; ``step`` is the follow-up that it is sent for."""
    return Item(id=f"plan:{plan}" if step is None else f"plan:{plan}:{step}")


def read(item: Item) -> tuple[PlanId, int | None]:
    """Return which plan an item is about, and which follow-up."""
    _, plan, *step = item.id.split(":")
    return PlanId(int(plan)), int(step[0]) if step else None


async def cards(ctx: Context, its: Plan) -> list[Posted]:
    """Return the cards on which a plan was shown."""
    items = (item_of(its.id), *(item_of(its.id, step) for step in STEPS))
    posted = await ctx.store.deliveries.showing(*(one.id for one in items), to=its.person)
    return [one for one in posted if one.receipt is not None]


async def looked_up(ctx: Context, turn: Turn) -> Plan | None:
    """Return the person's own plan that a button or form is about."""
    its = await ctx.store.plans.look(PlanId(turn.ref))
    return its if its is not None and its.person == turn.person.id else None


async def show(ctx: Context, turn: Turn, its: Plan) -> Reply:
    """Show how a plan stands, in the pressed place and on every other card that shows it."""
    await renew(ctx, turn, await cards(ctx, its))
    return Replace(message=card.show(ctx, turn.person, its, turn.at))
