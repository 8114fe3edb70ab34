"""What some parts of a kick-off have beside their words: an answer to the invitation, introductions."""

from dataclasses import replace
from typing import Final

from bot.message import Fact, Message
from bot.phrases import clock, day, weekday_alone
from bot.ports import Broadcast, KickOffEvent
from bot.turn import Context
from bot.wording import button
from nudges.language import Language
from nudges.person import RecipientId

INVITATION: Final = "invitation"
INTRODUCTIONS: Final = "getting-to-know-each-other"


async def with_part(
    ctx: Context, its: Broadcast, message: Message, reader: Language, *, to: RecipientId | None
) -> Message:
    """Add what the part of a kick-off has beside its words; ``to`` is whose answer is shown."""
    event = await ctx.store.kick_offs.look(its.kick_off) if its.kick_off else None
    if event is None:
        return message
    if its.part == INVITATION and event.place:
        coming = await ctx.store.kick_offs.reply_of(event.id, to) if to else None
        return invitation(ctx, event, message, reader, coming=coming)
    if its.part == INTRODUCTIONS:
        return _introductions(ctx, event, message, reader)
    return message


def invitation(
    ctx: Context, event: KickOffEvent, message: Message, reader: Language, *, coming: bool | None
) -> Message:
    """Add date, place and what to answer; an answer can be changed."""
    answer = []
    if coming is not None:
        said = "kickoff-you-come" if coming else "kickoff-you-cannot"
        answer = [Fact(label=ctx.say(reader, "kickoff-your-answer"), value=ctx.say(reader, said))]
    can = button(ctx, reader, "kickoff-come", event.id, main=True)
    cannot = button(ctx, reader, "kickoff-cannot", event.id)
    return replace(
        message,
        facts=(*message.facts, *when_and_where(ctx, event, reader), *answer),
        buttons=tuple(one for one, given in ((can, True), (cannot, False)) if coming is not given),
        who_sees=ctx.say(reader, "kickoff-who-sees-answer"),
    )


def when_and_where(ctx: Context, event: KickOffEvent, reader: Language) -> list[Fact]:
    """Say when and where a kick-off is held, and who comes from elsewhere."""
    when = ctx.say(
        reader,
        "kickoff-when",
        weekday=weekday_alone(event.held_on, reader),
        day=day(event.held_on, reader),
        clock=clock(event.at, reader),
    )
    told = [("kickoff-date", when), ("kickoff-place", event.place), ("kickoff-guests", event.guests)]
    return [Fact(label=ctx.say(reader, label), value=value) for label, value in told if value]


def _introductions(ctx: Context, event: KickOffEvent, message: Message, reader: Language) -> Message:
    return replace(
        message,
        buttons=(
            button(ctx, reader, "kickoff-introduce", event.id, main=True, opens_form=True),
            button(ctx, reader, "kickoff-meet", event.id),
        ),
        who_sees=ctx.say(reader, "kickoff-who-sees-introduction"),
    )
