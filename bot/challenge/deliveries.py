"""Who hears of a challenge: the coordinators at once, and at each step who lifted it."""

from dataclasses import replace

from bot.challenge import cards
from bot.ports import Composed, Outgoing
from bot.renewal import renew
from bot.turn import Context, Turn
from nudges.challenge import Challenge, ChallengeId
from nudges.delivery import Delivery, Failed, Item, Kind, Reason, Skipped
from nudges.person import Person, RecipientId, Role

_GONE = Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))


def may(person: Person) -> bool:
    """Tell whether a person sees what is lifted to the centre."""
    return person.is_(Role.COORDINATOR) or person.is_(Role.ADMIN)


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a coordinator's card as the challenge stands; one that was withdrawn says so."""
    reader = await ctx.store.people.person(delivery.recipient)
    if reader is None:
        return _GONE
    if not may(reader):
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    its = await ctx.store.challenges.look(_number(delivery))
    if its is None:
        return Composed(message=cards.withdrawn(ctx, reader.language))
    return Composed(message=await cards.for_coordinator(ctx, reader, its, ctx.clock.now()))


async def compose_for_raiser(ctx: Context, delivery: Delivery) -> Composed:
    """Return how a challenge stands for who lifted it, or for their team; what is overtaken is not said."""
    its = await ctx.store.challenges.look(_number(delivery))
    if its is not None and delivery.replaces is None and delivery.item.version < its.step:
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    person = await ctx.store.people.person(delivery.recipient)
    if person is not None:
        shown = await cards.for_raiser(ctx, person, its) if its else cards.gone(ctx, person.language)
        return Composed(message=shown)
    return await _for_team(ctx, delivery, its)


async def _for_team(ctx: Context, delivery: Delivery, its: Challenge | None) -> Composed:
    team = await ctx.store.people.team(delivery.recipient)
    if team is None:
        return _GONE
    raiser = await ctx.store.challenges.raiser(its.id) if its else None
    if its is None or raiser is None:
        return Composed(message=cards.gone(ctx, team.language))
    by = await ctx.store.people.person(raiser.person)
    return Composed(message=await cards.for_team(ctx, team, its, by))


async def tell_coordinators(ctx: Context, turn: Turn, its: Challenge) -> bool:
    """Let every coordinator see it, else every admin; tells whether there is anybody but who lifted it.

    A coordinator gets a card of their own as well: who has none would be known by that among the others.
    """
    for role in (Role.COORDINATOR, Role.ADMIN):
        everyone = [one.id for one in await ctx.store.people.with_role(role)]
        if set(everyone) - {turn.person.id}:
            await _post(ctx, turn, cards.seen(its), everyone, its.step)
            return True
    return False


async def tell_raiser(ctx: Context, turn: Turn, its: Challenge) -> None:
    """Let who lifted it know how it stands now, and their team; the same step twice is told once."""
    raiser = await ctx.store.challenges.raiser(its.id)
    if raiser is not None:
        to = [raiser.person, *([raiser.team] if raiser.team else [])]
        await _post(ctx, turn, cards.owned(its), to, its.step)


async def tell_team(ctx: Context, turn: Turn, its: Challenge) -> None:
    """Let the team know that it was lifted for them."""
    raiser = await ctx.store.challenges.raiser(its.id)
    if raiser is not None and raiser.team is not None:
        await _post(ctx, turn, cards.owned(its), [raiser.team], its.step)


async def bring_up_to_date(ctx: Context, turn: Turn, its: ChallengeId) -> None:
    """Let every card that shows it show how it stands, on both sides."""
    shown = await ctx.store.deliveries.showing(f"challenge:{its}", f"challenge.own:{its}")
    await renew(ctx, turn, shown)


async def _post(ctx: Context, turn: Turn, item: Item, to: list[RecipientId], step: int) -> None:
    card = Outgoing(key=f"{item.id}:{step}", kind=Kind.REPLY, item=item, to=turn.person.id, due_at=turn.at)
    await ctx.store.deliveries.post(*(replace(card, to=one) for one in to))


def _number(delivery: Delivery) -> ChallengeId:
    return ChallengeId(int(delivery.item.id.partition(":")[2]))
