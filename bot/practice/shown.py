"""Who sees a practice, and the cards that show it, brought up to date together."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.message import Message, Reply
from bot.notice import in_hours
from bot.ports import Outgoing
from bot.practice import card
from bot.renewal import in_place, renew
from bot.turn import Context, Turn
from nudges.delivery import Item, Kind
from nudges.person import Person, RecipientId, Role
from nudges.practice import Practice, PracticeId, Standing


def item_of(practice: PracticeId) -> Item:
    """Return the item of every card that shows a practice."""
    return Item(id=f"practice:{practice}")


def number(item: Item) -> PracticeId:
    """Return which practice an item is about."""
    return PracticeId(int(item.id.partition(":")[2]))


def is_in_network(person: Person) -> bool:
    """Tell whether somebody is one of those with whom practices are shared."""
    return person.is_(Role.COMPETENCE_AGENT) or person.is_(Role.COORDINATOR)


def sees(person: Person, its: Practice) -> bool:
    """Tell whether a practice is for a person's eyes."""
    if its.standing is Standing.DRAFT:
        return person.id == its.shared_by.id
    return its.is_of(person.id) or (its.standing is Standing.SHARED and is_in_network(person))


async def stands_before(ctx: Context, turn: Turn, its: Practice) -> bool:
    """Tell whether a person sees a practice, also as somebody in a room in which it is shown."""
    if sees(turn.person, its):
        return True
    if turn.team is None or its.standing is not Standing.SHARED:
        return False
    cards = await ctx.store.deliveries.showing(item_of(its.id).id, to=turn.team.id)
    return bool(cards)


async def looked_up(ctx: Context, turn: Turn) -> Practice | None:
    """Return the practice that a button or form is about; ``None`` when it is not for this person."""
    its = await ctx.store.practices.look(PracticeId(turn.ref))
    return its if its is not None and await stands_before(ctx, turn, its) else None


async def show(ctx: Context, turn: Turn, its: Practice) -> Reply:
    """Show how a practice stands, here and on every other card that shows it."""
    await bring_up_to_date(ctx, turn, its)
    return in_place(turn, await card.show(ctx, turn.person, its))


async def say(ctx: Context, turn: Turn, its: Practice, message: Message) -> Reply:
    """Say something in the place of the pressed card, and bring every other card up to date."""
    await bring_up_to_date(ctx, turn, its)
    return in_place(turn, message)


async def bring_up_to_date(ctx: Context, turn: Turn, its: Practice) -> None:
    """Bring every card up to date but the person's own that was pressed: that one shows the reply.

    A room's card is everybody's: what it is answered with stands beside it, for the person alone.
    """
    pressed = turn if turn.on_own_card else replace(turn, receipt=None)
    await renew(ctx, pressed, await ctx.store.deliveries.showing(item_of(its.id).id))


def note_to(its: Practice, what: str, to: RecipientId, due_at: datetime) -> Outgoing:
    """Return a new card of a practice for somebody; ``what`` names the reason: one card for each."""
    return Outgoing(
        key=f"practice:{its.id}:{what}", kind=Kind.REPLY, item=item_of(its.id), to=to, due_at=due_at
    )


def notes_in_hours(
    ctx: Context, its: Practice, what: str, people: Iterable[Person], at: datetime
) -> list[Outgoing]:
    """Return new cards for people who did nothing just now: they come in their working hours."""
    return [note_to(its, what, one.id, in_hours(ctx, one, at)) for one in people]
