"""The challenges at a glance: for a coordinator those that wait, for everybody their own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.challenge import words
from bot.challenge.deliveries import may
from bot.message import Action, Button, Fact, Message, Reply, Say
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.challenge import Challenge, State, excerpt

LISTED: Final = 5
"""How many a list shows at once."""

_STATES: Final[Mapping[State, str]] = {
    State.DRAFT: "challenge-is-draft",
    State.RECEIVED: "challenge-is-received",
    State.WORKED_ON: "challenge-is-worked-on",
    State.ANSWERED: "challenge-is-answered",
    State.DECLINED: "challenge-is-declined",
}


async def challenges(ctx: Context, turn: Turn) -> Reply:
    """Show a coordinator what waits, and everybody else their own."""
    return await _waiting(ctx, turn) if may(turn.person) else await _mine(ctx, turn)


async def _waiting(ctx: Context, turn: Turn) -> Reply:
    """List those that wait for an answer, the oldest first; ``ref`` tells how many to pass over."""
    if not may(turn.person):
        return old_button(ctx, turn)
    count = await ctx.store.challenges.count_waiting()
    turn = turn if turn.ref < count else replace(turn, ref=0)
    found = await ctx.store.challenges.waiting(LISTED, skip=turn.ref)
    if not found:
        message = phrased(ctx, turn.language, "challenge-list", "challenge-none-waits")
    else:
        message = await _list(ctx, turn, found, count)
    return Say(message=replace(message, more=(*message.more, button(ctx, turn.language, "challenge-mine"))))


async def _list(ctx: Context, turn: Turn, found: Sequence[Challenge], count: int) -> Message:
    (oldest,) = await ctx.store.challenges.waiting(1)
    age = ctx.say(turn.language, "challenge-age", days=words.days(turn.person, oldest, turn.at))
    first = turn.ref + 1
    rest = button(ctx, turn.language, "challenge-further", first - 1 + LISTED, does="challenge-list")
    return Message(
        title=ctx.say(turn.language, "challenge-list"),
        body=ctx.say(turn.language, "challenge-waiting", count=count, age=age),
        language=turn.language,
        facts=tuple([await _line(ctx, turn, place, its) for place, its in enumerate(found, start=first)]),
        buttons=(
            *_openers(ctx, turn, found[:1], "challenge-open", first),
            *((rest,) if first - 1 + LISTED < count else ()),
        ),
        more=_openers(ctx, turn, found[1:], "challenge-open", first + 1),
    )


async def _line(ctx: Context, turn: Turn, place: int, its: Challenge) -> Fact:
    age = ctx.say(turn.language, "challenge-age", days=words.days(turn.person, its, turn.at))
    category = words.category(ctx, turn.language, its)
    number, name = str(place), await words.worker(ctx, its)
    line = "challenge-line-taken" if name else "challenge-line"
    label = ctx.say(turn.language, line, number=number, category=category, age=age, name=name)
    return Fact(label=label, value=excerpt(its.told))


async def _mine(ctx: Context, turn: Turn) -> Reply:
    found = await ctx.store.challenges.owned(turn.person.id, LISTED)
    write = button(ctx, turn.language, "challenge-write", does="challenge-lift", opens_form=True)
    message = phrased(
        ctx,
        turn.language,
        "challenge-mine",
        "challenge-mine-intro" if found else "challenge-mine-empty",
        buttons=(*_openers(ctx, turn, found[:1], "challenge.show", 1), write),
        more=_openers(ctx, turn, found[1:], "challenge.show", 2),
    )
    facts = tuple(_own_line(ctx, turn, place, its) for place, its in enumerate(found, start=1))
    return Say(message=replace(message, facts=facts))


def _own_line(ctx: Context, turn: Turn, place: int, its: Challenge) -> Fact:
    state = ctx.say(turn.language, _STATES[its.state])
    label = ctx.say(turn.language, "challenge-own-line", number=str(place), state=state)
    return Fact(label=label, value=excerpt(its.told))


def _openers(
    ctx: Context, turn: Turn, found: Sequence[Challenge], does: str, first: int
) -> tuple[Button, ...]:
    return tuple(
        Button(
            label=ctx.say(turn.language, "challenge-open", number=str(place)),
            action=Action(name=does, ref=its.id),
        )
        for place, its in enumerate(found, start=first)
    )


VERBS: Mapping[str, Verb] = {"challenge-list": _waiting, "challenge-mine": _mine}
