"""Asking for practices in words: to share one, and to see what colleagues have shared."""

from collections.abc import Mapping, Sequence

from bot.message import Action, Button, Fact, Message, Reply, Say
from bot.practice import card
from bot.practice.shown import is_in_network, item_of, looked_up
from bot.renewal import in_place, show_anew
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.practice import Practice, PracticeId, excerpt

LISTED = 5
"""How many practices a list shows at a time."""


async def offer(ctx: Context, turn: Turn) -> Reply:
    """Answer the words *share practice*."""
    share = button(ctx, turn.language, "practice-share", opens_form=True, main=True)
    who_sees = card.who_sees(ctx, turn.language)
    return Say(
        message=phrased(
            ctx, turn.language, "practice-heading", "practice-offer", buttons=(share,), who_sees=who_sees
        )
    )


async def newest(ctx: Context, turn: Turn) -> Reply:
    """Answer the word *practices*."""
    return Say(message=await _page(ctx, turn, None))


async def _older(ctx: Context, turn: Turn) -> Reply:
    return in_place(turn, await _page(ctx, turn, PracticeId(turn.ref)))


async def _page(ctx: Context, turn: Turn, before: PracticeId | None) -> Message:
    """List some: for the network what everybody shared, for all others what is their own."""
    in_network = is_in_network(turn.person)
    found = await ctx.store.practices.newest(
        LISTED + 1, before=before, of=None if in_network else turn.person.id
    )
    return _listed(ctx, turn, found, "practice-list" if in_network else "practice-list-own")


def _listed(ctx: Context, turn: Turn, found: Sequence[Practice], intro: str) -> Message:
    say, shown = turn.language, found[:LISTED]
    share = button(ctx, say, "practice-share", opens_form=True, main=not shown)
    older = (button(ctx, say, "practice-older", shown[-1].id),) if len(found) > LISTED else ()
    return Message(
        title=ctx.say(say, "practice-list-title"),
        body=ctx.say(say, intro if shown else "practice-list-empty"),
        language=say,
        facts=tuple(
            Fact(label=f"{place}. {card.name_of(ctx, say, its.credited)}", value=excerpt(its.words))
            for place, its in enumerate(shown, start=1)
        ),
        buttons=(*older, share),
        more=tuple(_open(ctx, turn, place, its) for place, its in enumerate(shown, start=1)),
    )


def _open(ctx: Context, turn: Turn, place: int, its: Practice) -> Button:
    label = ctx.say(turn.language, "practice-open", number=str(place))
    return Button(label=label, action=Action(name="practice-open", ref=its.id))


async def _opened(ctx: Context, turn: Turn) -> Reply:
    """Show a practice on a card of its own, beside the list."""
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    return await show_anew(ctx, turn, item_of(its.id), await card.show(ctx, turn.person, its))


VERBS: Mapping[str, Verb] = {"practice-older": _older, "practice-open": _opened}
