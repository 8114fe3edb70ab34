"""What who lifts a challenge does with it: write it, see it as others will, lift it, say what came of it."""

from collections.abc import Mapping
from dataclasses import replace

from bot import form
from bot.challenge import cards
from bot.challenge.deliveries import bring_up_to_date, tell_coordinators, tell_team
from bot.challenge.forms import lift_form, not_whistle_blowing, written
from bot.message import Ask, Message, Reply, Say
from bot.ports import Outgoing
from bot.renewal import in_place, show
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.challenge import Challenge, ChallengeId, State, hides_site
from nudges.delivery import Kind


async def offer(ctx: Context, turn: Turn) -> Reply:
    """Answer the words *lift a challenge*."""
    say = turn.language
    message = phrased(
        ctx,
        say,
        "challenge-lift",
        "challenge-offer",
        buttons=(button(ctx, say, "challenge-write", does="challenge-lift", opens_form=True, main=True),),
        more=(button(ctx, say, "challenge-mine"),),
    )
    return Say(message=replace(message, body=f"{message.body}\n\n{not_whistle_blowing(ctx, turn)}"))


async def _ask(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=await lift_form(ctx, turn))


async def _ask_change(ctx: Context, turn: Turn) -> Reply:
    its = await _own(ctx, turn)
    if its is None or not its.is_the_raisers:
        return await _stand(ctx, turn, its)
    return Ask(form=await lift_form(ctx, turn, its))


async def _written(ctx: Context, turn: Turn) -> Reply:
    """Keep what was written, and show it as coordinators will see it; nothing goes before it is lifted."""
    before = await _own(ctx, turn) if turn.ref else None
    if turn.ref and (before is None or not before.is_the_raisers):
        return await _stand(ctx, turn, before)
    if refused := form.refuse(ctx, turn, await lift_form(ctx, turn, before)):
        return refused
    new, person = written(turn.values), turn.person.id
    if before is None:
        its: Challenge | None = await ctx.store.challenges.draft(turn.event, person, new, turn.at)
    else:
        its = await ctx.store.challenges.change(before.id, person, new)
        await bring_up_to_date(ctx, turn, before.id)
    return await _stand(ctx, turn, its)


async def _lift(ctx: Context, turn: Turn) -> Reply:
    """Lift a draft; what was lifted before is shown as it stands."""
    draft = await _own(ctx, turn)
    if draft is None:
        return await _stand(ctx, turn, None)
    company = await ctx.store.challenges.company(turn.person.id)
    hides = hides_site(draft.signature, company, least=ctx.privacy.k_figures)
    its = await ctx.store.challenges.lift(draft.id, turn.person.id, turn.at, hides_site=hides)
    if its is None or its.state is not State.RECEIVED:
        return await _stand(ctx, turn, its)
    await bring_up_to_date(ctx, turn, its.id)
    is_heard = await tell_coordinators(ctx, turn, its)
    await tell_team(ctx, turn, its)
    shown = await cards.for_raiser(ctx, turn.person, its)
    if not is_heard:
        shown = replace(shown, body=ctx.say(turn.language, "challenge-nobody"))
    return await show(ctx, turn, cards.owned(its), shown)


async def _take_back(ctx: Context, turn: Turn) -> Reply:
    """Delete it, while nobody works on it."""
    its = ChallengeId(turn.ref)
    if not await ctx.store.challenges.take_back(its, turn.person.id) and (own := await _own(ctx, turn)):
        return await _stand(ctx, turn, own)
    await bring_up_to_date(ctx, turn, its)
    return in_place(turn, cards.gone(ctx, turn.language))


def _judges(*, helped: bool) -> Verb:
    async def judge(ctx: Context, turn: Turn) -> Reply:
        its = await ctx.store.challenges.judge(ChallengeId(turn.ref), turn.person.id, helped=helped)
        if its is None:
            return await _stand(ctx, turn, None)
        await bring_up_to_date(ctx, turn, its.id)
        if its.state is State.RECEIVED and its.helped is False:
            await tell_coordinators(ctx, turn, its)
        return await _stand(ctx, turn, its)

    return judge


async def _show(ctx: Context, turn: Turn) -> Reply:
    """Show one of the person's own on a card that follows it from now on, and leave the list as it is."""
    its = await _own(ctx, turn)
    return await _elsewhere(ctx, turn, its) if its else old_button(ctx, turn)


async def _own(ctx: Context, turn: Turn) -> Challenge | None:
    return await ctx.store.challenges.own(ChallengeId(turn.ref), turn.person.id)


async def _stand(ctx: Context, turn: Turn, its: Challenge | None) -> Reply:
    """Show how it stands in the person's own conversation, in the place of the pressed card if that is there.

    Nobody else is to see that somebody lifts something, and Dult may be a stranger in the room.
    """
    if its is None:
        return in_place(turn, cards.gone(ctx, turn.language))
    if turn.on_own_card:
        return await show(ctx, turn, cards.owned(its), await cards.for_raiser(ctx, turn.person, its))
    return await _elsewhere(ctx, turn, its)


async def _elsewhere(ctx: Context, turn: Turn, its: Challenge) -> Reply:
    card = Outgoing(
        key=f"card:{turn.event}",
        kind=Kind.REPLY,
        item=cards.owned(its),
        to=turn.person.id,
        due_at=turn.at,
    )
    await ctx.store.deliveries.post(card)
    return Say(message=_waiting(ctx, turn)) if turn.in_room else None


def _waiting(ctx: Context, turn: Turn) -> Message:
    return phrased(ctx, turn.language, "challenge-elsewhere-title", "challenge-elsewhere")


VERBS: Mapping[str, Verb] = {
    "challenge-lift": _ask,
    "challenge-change": _ask_change,
    "challenge.written": _written,
    "challenge-lift-it": _lift,
    "challenge-take-back": _take_back,
    "challenge-helped": _judges(helped=True),
    "challenge-not-solved": _judges(helped=False),
    "challenge.show": _show,
}
