"""What a broadcast's deliveries say: the message itself, and the card by which coordinators follow it."""

from dataclasses import replace
from typing import Final

from bot import pause
from bot.broadcast import draft, progress, sending
from bot.kick_off.parts import with_part
from bot.message import Fact, Message
from bot.ports import Broadcast, BroadcastId, BroadcastState, Composed
from bot.turn import Context
from bot.wording import button, phrased
from nudges.broadcast import Texts, words_for
from nudges.delivery import Delivery, Failed, Kind, Reason, Skipped
from nudges.language import Language
from nudges.person import Person, RecipientId

_GONE: Final = Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return the message of a delivery whose item begins with ``broadcast``."""
    noun, _, number = delivery.item.id.partition(":")
    its = await ctx.store.broadcasts.look(BroadcastId(int(number)))
    reader = await ctx.store.broadcasts.reader(delivery.recipient)
    if its is None or reader is None:
        return _GONE
    if noun == sending.PROGRESS:
        person = await ctx.store.people.person(delivery.recipient)
        return Composed(message=await standing(ctx, person, its)) if person else _GONE
    stopped = its.state in {BroadcastState.CANCELLED, BroadcastState.WITHDRAWN}
    if stopped and delivery.kind is not Kind.REPLY:
        return Composed(outcome=Skipped(reason=Reason.CANCELLED))
    return Composed(message=await _message(ctx, delivery, its, reader))


async def standing(ctx: Context, reader: Person, its: Broadcast) -> Message:
    """Show a coordinator how a broadcast stands: a draft to go on with, or how far it has come."""
    if its.state is BroadcastState.DRAFT:
        return await draft.card(ctx, reader, its)
    if its.planned_at is None:
        return phrased(ctx, reader.language, "broadcast-discarded-title", "broadcast-discarded")
    return await progress.card(ctx, reader, its)


async def _message(ctx: Context, delivery: Delivery, its: Broadcast, reader: Language) -> Message:
    if its.state is BroadcastState.WITHDRAWN and its.kick_off is None:
        return phrased(ctx, reader, "broadcast-gone-title", "broadcast-gone")
    if its.state is BroadcastState.WITHDRAWN:
        return phrased(ctx, reader, "kickoff-off-title", "kickoff-off")
    anew = delivery.replaces is not None
    texts = await _texts(ctx, its, delivery.item.version)
    corrected = await _is_corrected(ctx, delivery)
    # nobody has answered what has not come yet: looked up only for what is shown anew
    return await card(ctx, its, texts, reader, to=delivery.recipient if anew else None, corrected=corrected)


async def _is_corrected(ctx: Context, delivery: Delivery) -> bool:
    """Tell whether these are other words than those that came."""
    came = await ctx.store.deliveries.look(delivery.about) if delivery.about else None
    return came is not None and came.item.version < delivery.item.version


async def _texts(ctx: Context, its: Broadcast, version: int) -> Texts:
    """Return the words in the version that the delivery names: what was previewed."""
    then = None if version == its.version else await ctx.store.broadcasts.texts(its.id, version)
    return then or its.texts


async def card(
    ctx: Context,
    its: Broadcast,
    texts: Texts,
    reader: Language,
    *,
    to: RecipientId | None,
    corrected: bool = False,
) -> Message:
    """Show a broadcast to a reader; ``to`` is whose answers to it are shown, nobody's in a preview."""
    words, language = words_for(texts, reader)
    marks = [ctx.say(reader, "broadcast-corrected")] if corrected else []
    marks += [mark] if (mark := ctx.phrases.written_in(language, reader)) else []
    message = Message(
        title=words.title,
        body="\n\n".join([words.body, *(f"*{mark}*" for mark in marks)]),
        language=language,
        facts=_from(ctx, its, reader),
        more=() if its.audience and its.audience.rooms else (pause.entry(ctx, reader),),
    )
    if its.kick_off is not None:
        return await with_part(ctx, its, message, reader, to=to)
    return await _with_acknowledgement(ctx, its, message, reader, to=to)


def as_preview(ctx: Context, message: Message, reader: Language, language: Language) -> Message:
    """Mark a card as a preview of what a reader of ``reader`` gets."""
    mark = Fact(
        label=ctx.say(language, "broadcast-preview-title"), value=ctx.phrases.name_of(reader, language)
    )
    return replace(message, facts=(*message.facts, mark))


def _from(ctx: Context, its: Broadcast, reader: Language) -> tuple[Fact, ...]:
    if not its.author_name:
        return ()
    return (Fact(label=ctx.say(reader, "broadcast-from"), value=its.author_name),)


async def _with_acknowledgement(
    ctx: Context, its: Broadcast, message: Message, reader: Language, *, to: RecipientId | None
) -> Message:
    if not its.options.acknowledge:
        return message
    return acknowledged(
        ctx,
        its,
        message,
        reader,
        done=to is not None and await ctx.store.broadcasts.acknowledged(its.id, to),
    )


def acknowledged(ctx: Context, its: Broadcast, message: Message, reader: Language, *, done: bool) -> Message:
    """Add the acknowledge button, or that it has been pressed."""
    if done:
        thanks = Fact(label=ctx.say(reader, "broadcast-thanks"), value=ctx.say(reader, "broadcast-noted"))
        return replace(message, facts=(*message.facts, thanks))
    return replace(
        message,
        buttons=(button(ctx, reader, "broadcast-acknowledge", its.id, main=True),),
        who_sees=ctx.say(reader, "broadcast-who-sees-acknowledgement"),
    )
