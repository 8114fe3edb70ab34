"""What Dult asks somebody who has not answered for a while: fewer, pause or stop? Once, without reproach."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot import pause
from bot.message import Message, Replace, Reply
from bot.ports import Composed, Round
from bot.ports.programmes import QUESTION
from bot.renewal import renew
from bot.turn import Context, Turn, Verb
from bot.wording import button, phrased
from nudges.delivery import Delivery, Failed, Reason
from nudges.person import Person

_ASKED_LATELY: Final = timedelta(weeks=2)
"""An older question has been settled: nobody who lets one pass is asked for longer than a week."""


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return the question."""
    person = await ctx.store.people.person(delivery.recipient)
    if person is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    say = person.language
    buttons = (
        button(ctx, say, "silence-fewer", delivery.id),
        button(ctx, say, "silence-pause", delivery.id),
        button(ctx, say, "silence-stop", delivery.id),
    )
    more = (button(ctx, say, "silence-keep", delivery.id), pause.entry(ctx, say))
    message = phrased(
        ctx,
        say,
        "silence-title",
        "silence-question",
        buttons=buttons,
        more=more,
        who_sees=ctx.say(say, "silence-who-sees"),
    )
    return Composed(message=message)


async def compose_settled(ctx: Context, delivery: Delivery) -> Composed:
    """Return what stands in the place of a question that needs no answer any more."""
    person = await ctx.store.people.person(delivery.recipient)
    if person is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    if pause.is_paused(person, ctx.clock.now()):
        return Composed(message=pause.card(ctx, person, ctx.clock.now()))
    return Composed(message=_rhythm(ctx, person))


async def settle(ctx: Context, turn: Turn) -> None:
    """Let a question that was answered by doing something else say what holds now."""
    cards = await ctx.store.deliveries.showing(QUESTION, to=turn.person.id)
    await renew(ctx, turn, [one for one in cards if turn.at - one.due_at < _ASKED_LATELY])


async def let_pass(ctx: Context, its: Round) -> None:
    """Count an occasion as unanswered; whoever let the question pass is paused, and its card says so."""
    passed, now = await ctx.store.answers.note_silence(its.ref, due_by=its.due_at), ctx.clock.now()
    await ctx.store.deliveries.post(
        *(one.renewal(key=f"let-pass:{its.ref}", item=one.item, due_at=now) for one in passed)
    )


def _rhythm(ctx: Context, person: Person) -> Message:
    """Tell how often a task comes, which was the question."""
    say = person.language
    if not person.preferences.every_other_week:
        return phrased(ctx, say, "silence-keep-title", "silence-keep-means")
    keep = button(ctx, say, "silence-keep")
    return phrased(ctx, say, "silence-fewer-title", "silence-fewer-means", buttons=(keep,))


async def _fewer(ctx: Context, turn: Turn) -> Reply:
    return await _every_other_week(ctx, turn, wanted=True)


async def _keep(ctx: Context, turn: Turn) -> Reply:
    return await _every_other_week(ctx, turn, wanted=False)


async def _every_other_week(ctx: Context, turn: Turn, *, wanted: bool) -> Reply:
    chosen = replace(turn.person.preferences, every_other_week=wanted)
    await ctx.store.people.choose(turn.person.id, chosen)
    await ctx.store.people.answered(turn.person.id)
    await pause.bring_up_to_date(ctx, turn)
    return Replace(message=_rhythm(ctx, replace(turn.person, preferences=chosen)))


async def _pause(ctx: Context, turn: Turn) -> Reply:
    return Replace(message=await pause.four_weeks(ctx, turn))


async def _stop(ctx: Context, turn: Turn) -> Reply:
    return Replace(message=await pause.stop(ctx, turn))


VERBS: Mapping[str, Verb] = {
    "silence-fewer": _fewer,
    "silence-keep": _keep,
    "silence-pause": _pause,
    "silence-stop": _stop,
}
