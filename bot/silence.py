"""What Dult asks somebody who has not answered for a while: fewer, pause or stop? Once, without reproach."""

from collections.abc import Mapping
from dataclasses import replace

from bot import pause
from bot.message import Replace, Reply
from bot.ports import Composed
from bot.turn import Context, Turn, Verb
from bot.wording import button, phrased
from nudges.delivery import Delivery, Failed, Reason


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


async def _fewer(ctx: Context, turn: Turn) -> Reply:
    await _every_other_week(ctx, turn, wanted=True)
    keep = button(ctx, turn.language, "silence-keep", turn.ref)
    return Replace(
        message=phrased(ctx, turn.language, "silence-fewer-title", "silence-fewer-means", buttons=(keep,))
    )


async def _keep(ctx: Context, turn: Turn) -> Reply:
    await _every_other_week(ctx, turn, wanted=False)
    return Replace(message=phrased(ctx, turn.language, "silence-keep-title", "silence-keep-means"))


async def _every_other_week(ctx: Context, turn: Turn, *, wanted: bool) -> None:
    await ctx.store.people.choose(turn.person.id, replace(turn.person.preferences, every_other_week=wanted))
    await ctx.store.people.answered(turn.person.id)


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
