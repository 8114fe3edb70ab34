"""How far a broadcast has come: the author's card, kept up to date until everyone is accounted for."""

from datetime import datetime, timedelta
from typing import Final

from bot.broadcast import words
from bot.broadcast.sending import FORGET, PROGRESS
from bot.message import Button, Message
from bot.ports import Broadcast, BroadcastId, BroadcastState, Outgoing, Progress, Round
from bot.turn import Context
from bot.wording import button
from nudges.broadcast import words_for
from nudges.delivery import Item, Kind, State
from nudges.language import Language

EVERY: Final = timedelta(seconds=5)
"""How often the card is brought up to date while much is happening."""
PATIENCE: Final = 100
"""What has lasted long is looked at less often: after a hundredth of the time it has taken."""


async def round_of(ctx: Context, its: Round) -> bool:
    """Do what the agenda has for a broadcast; tells whether it was this noun's."""
    broadcast = BroadcastId(its.ref)
    if its.what == PROGRESS:
        await _keep_up(ctx, broadcast, its)
    elif its.what == FORGET:
        await ctx.store.broadcasts.forget(broadcast)
        await ctx.store.agenda.done(its.id)
    return its.what in {PROGRESS, FORGET}


async def card(ctx: Context, its: Broadcast, language: Language) -> Message:
    """Show how far a broadcast has come, and what can still be done about it."""
    progress = await ctx.store.broadcasts.progress(its.id)
    wording, _ = words_for(its.texts, language)
    return Message(
        title=ctx.say(language, "broadcast-progress-title", title=wording.title),
        body=f"**{words.state(ctx, its, progress, language)}**",
        language=language,
        facts=words.facts(ctx, its, progress, language),
        buttons=_buttons(ctx, its, progress, language),
        more=(
            button(ctx, language, "broadcast-people", its.id, opens_form=True),
            button(ctx, language, "broadcast-refresh", its.id),
        ),
    )


def _buttons(ctx: Context, its: Broadcast, progress: Progress, language: Language) -> tuple[Button, ...]:
    if its.state is BroadcastState.WITHDRAWN:
        return ()
    correct = button(ctx, language, "broadcast-correct", its.id, opens_form=True)
    withdraw = button(ctx, language, "broadcast-withdraw", its.id, opens_form=True)
    if its.state is BroadcastState.PLANNED and not progress.begun and progress.tally.left:
        return (button(ctx, language, "broadcast-undo", its.id, main=True), correct)
    if its.state is BroadcastState.PLANNED and progress.tally.left:
        return (button(ctx, language, "broadcast-stop", its.id, main=True), correct, withdraw)
    return (correct, withdraw) if progress.tally.sent or progress.tally.uncertain else ()


async def _keep_up(ctx: Context, broadcast: BroadcastId, this: Round) -> None:
    """Bring the card up to date; look again while anything is left, then for the last time."""
    now = ctx.clock.now()
    its = await ctx.store.broadcasts.look(broadcast)
    if its is None:
        return await ctx.store.agenda.done(this.id)
    await ctx.store.broadcasts.catch_up(broadcast, now)
    await _show(ctx, its, now)
    if not (await ctx.store.broadcasts.progress(broadcast)).under_way:
        await ctx.store.agenda.done(this.id)
    progress = await ctx.store.broadcasts.progress(broadcast)  # again: a correction may have come between
    if progress.under_way:
        await ctx.store.agenda.note(PROGRESS, broadcast, _again(its, progress, now))
    return None


def _again(its: Broadcast, progress: Progress, now: datetime) -> datetime:
    began = max(its.planned_at or now, its.send_at or its.planned_at or now)
    soon = now + max(EVERY, (now - began) / PATIENCE)
    return max(soon, progress.next_due or soon) if not progress.tally.sending else soon


async def _show(ctx: Context, its: Broadcast, now: datetime) -> None:
    """Let every card of this broadcast's progress be shown anew."""
    item = f"{PROGRESS}:{its.id}"
    for shown in await ctx.store.help_requests.cards(item):
        if shown.state is State.SENT and shown.recipient == its.author:
            await ctx.store.deliveries.post(
                Outgoing(
                    key=f"{item}:{now}",
                    kind=Kind.TIMER,
                    item=Item(id=item),
                    to=shown.recipient,
                    due_at=now,
                    about=shown.id,
                    replaces=True,
                )
            )
