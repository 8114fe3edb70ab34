"""How far a broadcast has come: a card that is kept up to date until everyone is accounted for."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.broadcast import words
from bot.broadcast.sending import FORGET, PROGRESS, begins_at, card_item
from bot.message import Button, Message
from bot.phrases import moment
from bot.ports import Broadcast, BroadcastId, BroadcastState, Progress, Round
from bot.turn import Context
from bot.wording import button
from nudges.broadcast import words_for
from nudges.delivery import Kind, State
from nudges.language import Language
from nudges.person import Person

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


async def card(ctx: Context, reader: Person, its: Broadcast) -> Message:
    """Show how far a broadcast has come, and what can still be done about it."""
    language, progress = reader.language, await ctx.store.broadcasts.progress(its.id)
    wording, _ = words_for(its.texts, language)
    body = f"**{words.state(ctx, its, progress, language)}**"
    if _can_be_undone(its, progress):
        begins = moment(progress.next_due or begins_at(its), language, ZoneInfo(reader.time_zone))
        body = f"{body}\n\n{ctx.say(language, 'broadcast-planned', begins=begins)}"
    return Message(
        title=ctx.say(language, "broadcast-progress-title", title=wording.title),
        body=body,
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
    if _can_be_undone(its, progress):
        return (button(ctx, language, "broadcast-undo", its.id, main=True), correct)
    if its.state is BroadcastState.PLANNED and progress.tally.left:
        return (button(ctx, language, "broadcast-stop", its.id, main=True), correct, withdraw)
    return (correct, withdraw) if progress.tally.sent or progress.tally.uncertain else ()


def _can_be_undone(its: Broadcast, progress: Progress) -> bool:
    return its.state is BroadcastState.PLANNED and not progress.begun and progress.tally.left > 0


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
    """Let every card by which a coordinator follows this broadcast be shown anew."""
    item = card_item(its.id)
    await ctx.store.deliveries.post(
        *(
            replace(shown.renewal(key=f"{item.id}:{now}", item=item, due_at=now), kind=Kind.TIMER)
            for shown in await ctx.store.deliveries.showing(item.id)
            if shown.state is State.SENT
        )
    )
