"""A person's plans, one under the other: asked for in words, or on a page of their own."""

from collections.abc import Iterator, Mapping, Sequence

from bot.message import Action, Button, Fact, Message, Reply, Say
from bot.plan import card
from bot.plan.shown import item_of, looked_up
from bot.renewal import show_anew
from bot.turn import Context, Turn, Verb
from bot.wording import old_button
from nudges.language import Language
from nudges.plan import MOST_OPEN, Plan


async def plans(ctx: Context, turn: Turn) -> Reply:
    """Answer the words *my plans*."""
    return Say(message=_listed(ctx, turn, await ctx.store.plans.open_of(turn.person.id)))


async def full(ctx: Context, turn: Turn) -> Reply:
    """Tell kindly that there is no room for one more, and show those there are."""
    said = ctx.say(turn.language, "plan-full")
    return Say(message=_listed(ctx, turn, await ctx.store.plans.open_of(turn.person.id), said))


async def section(ctx: Context, turn: Turn) -> Sequence[Message]:
    """Return what a person's own page shows of their plans: each with its buttons, and room for one more."""
    its = await ctx.store.plans.open_of(turn.person.id)
    heading = Message(
        title=ctx.say(turn.language, "plan-list-title"),
        body=_how_many(ctx, turn.language, its),
        language=turn.language,
        buttons=_make(ctx, turn, its),
        who_sees="" if its else card.who_sees(ctx, turn.language),
    )
    return (heading, *(card.show(ctx, turn.person, one, turn.at) for one in its))


def _listed(ctx: Context, turn: Turn, its: Sequence[Plan], said: str = "") -> Message:
    say = turn.language
    return Message(
        title=ctx.say(say, "plan-list-title"),
        body=f"{_how_many(ctx, say, its)} {said}".strip(),
        language=say,
        facts=tuple(_facts(ctx, say, its)),
        buttons=(
            *(_open(ctx, turn, place, one) for place, one in enumerate(its, start=1)),
            *_make(ctx, turn, its),
        ),
        who_sees=card.who_sees(ctx, say),
    )


def _make(ctx: Context, turn: Turn, its: Sequence[Plan]) -> tuple[Button, ...]:
    return (card.entry(ctx, turn.language),) if len(its) < MOST_OPEN else ()


def _how_many(ctx: Context, language: Language, its: Sequence[Plan]) -> str:
    return ctx.say(language, "plan-list", count=len(its))


def _facts(ctx: Context, language: Language, its: Sequence[Plan]) -> Iterator[Fact]:
    for place, one in enumerate(its, start=1):
        yield Fact(label=ctx.say(language, "plan-listed-when", number=str(place)), value=one.words.situation)
        yield Fact(label=ctx.say(language, "plan-then"), value=one.words.action)


def _open(ctx: Context, turn: Turn, place: int, its: Plan) -> Button:
    label = ctx.say(turn.language, "plan-open", number=str(place))
    return Button(label=label, action=Action(name="plan-open", ref=its.id))


async def _opened(ctx: Context, turn: Turn) -> Reply:
    """Show a plan on a card of its own, beside the list."""
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    return await show_anew(ctx, turn, item_of(its.id), card.show(ctx, turn.person, its, turn.at))


VERBS: Mapping[str, Verb] = {"plan-open": _opened}
