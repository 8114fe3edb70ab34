"""Every button and form of a broadcast, and who may use which."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot import form
from bot.broadcast import deliveries, draft, sending, words
from bot.broadcast.forms import (
    CORRECT,
    language_form,
    people_form,
    preview_form,
    schedule_form,
    withdraw_form,
    words_form,
)
from bot.csv_table import csv_text
from bot.message import Action, Ask, Attachment, Form, Message, Replace, Reply, Say
from bot.ports import Broadcast, BroadcastId, BroadcastState, Line, Outgoing
from bot.renewal import follow, show
from bot.turn import Context, Turn, Verb
from bot.wording import old_button, phrased
from nudges.delivery import Item, Kind, State
from nudges.language import Language

LISTED: Final = 30
"""How many people one look at a report shows; the file has them all."""

Deed = Callable[[Context, Turn, Broadcast], Awaitable[Reply]]
"""What a coordinator does with a broadcast."""


def _of_coordinators(verb: Verb) -> Verb:
    async def checked(ctx: Context, turn: Turn) -> Reply:
        return await verb(ctx, turn) if draft.may(turn) else draft.refused(ctx, turn)

    return checked


def _with(deed: Deed, *states: BroadcastState) -> Verb:
    """Let coordinators do it to a broadcast in one of these states; with another it shows where it stands."""

    async def found(ctx: Context, turn: Turn) -> Reply:
        its = await ctx.store.broadcasts.look(BroadcastId(turn.ref))
        if its is None or its.kick_off is not None:
            return old_button(ctx, turn)
        if states and its.state not in states:
            return await _open(ctx, turn, its)
        return await deed(ctx, turn, its)

    return _of_coordinators(found)


async def _open(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Show a broadcast as it stands, on a card that follows it from now on."""
    return await show(ctx, turn, sending.card_item(its.id), await deliveries.standing(ctx, turn.person, its))


async def _afresh(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    now = await ctx.store.broadcasts.look(its.id)
    return await _open(ctx, turn, now or its)


async def _ask_preview(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    return Ask(form=preview_form(ctx, turn, its))


async def _preview(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    if refusal := form.refuse(ctx, turn, preview_form(ctx, turn, its)):
        return refusal
    reader = Language(turn.values["language"])
    shown = await deliveries.card(ctx, its, its.texts, reader, to=None)
    return Say(message=deliveries.as_preview(ctx, shown, reader, turn.language))


async def _test(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Send it to the coordinator alone, the way everybody would get it."""
    await ctx.store.deliveries.post(
        Outgoing(
            key=f"broadcast-test:{turn.event}",
            kind=Kind.REPLY,
            item=Item(id=f"broadcast:{its.id}", version=its.version),
            to=turn.person.id,
            due_at=ctx.clock.now(),
        )
    )
    return Say(message=phrased(ctx, turn.language, "broadcast-test-title", "broadcast-test-sent"))


async def _send(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    if its.audience is None:
        return await _open(ctx, turn, its)
    await follow(ctx, turn, sending.card_item(its.id))  # before: an author who has a card gets no other
    await sending.send(ctx, its.id)
    return await _afresh(ctx, turn, its)


async def _ask_schedule(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    return Ask(form=schedule_form(ctx, turn, its))


async def _schedule(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    found = await draft.scheduled(ctx, turn, its)
    return await _send(ctx, turn, found) if isinstance(found, Broadcast) else found


async def _undo(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    await sending.undo(ctx, its.id)
    return await _afresh(ctx, turn, its)


async def _stop(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    await sending.cancel(ctx, its.id)
    return await _afresh(ctx, turn, its)


async def _ask_correction(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    if len(its.texts) > 1:
        return Ask(form=_which_language(ctx, turn, its))
    return await _correct_in_one(ctx, turn, its)


async def _correct_in(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    if refusal := form.refuse(ctx, turn, _which_language(ctx, turn, its)):
        return refusal
    return await _correct_in_one(ctx, turn, its)


async def _correct_in_one(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    action = Action(name="broadcast.corrected", ref=its.id)
    return Ask(form=draft.filled_form(ctx, turn, its, action, CORRECT))


def _which_language(ctx: Context, turn: Turn, its: Broadcast) -> Form:
    return language_form(ctx, turn, its, Action(name="broadcast.correct-in", ref=its.id), CORRECT)


async def _correct(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    action = Action(name="broadcast.corrected", ref=its.id)
    asked = words_form(ctx, turn, action, language=turn.language, purpose=CORRECT)
    if refusal := form.refuse(ctx, turn, asked):
        return refusal
    language, wording = draft.wording_in(turn.values)
    await sending.correct(ctx, its.id, {**its.texts, language: wording})
    return await _afresh(ctx, turn, its)


async def _ask_withdrawal(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    return Ask(form=withdraw_form(ctx, turn, its))


async def _withdraw(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    await sending.withdraw(ctx, its.id)
    return await _afresh(ctx, turn, its)


async def _ask_people(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    return Ask(form=people_form(ctx, turn, its))


async def _people(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Show whose message stands where, as far as a message has room."""
    if refusal := form.refuse(ctx, turn, people_form(ctx, turn, its)):
        return refusal
    lines = await ctx.store.broadcasts.report(its.id)
    found = [line for line in lines if _is_wanted(line, turn.values)]
    listed = [
        f"- {line.name}, {line.site}: {words.told(ctx, line, turn.language)}" for line in found[:LISTED]
    ]
    if len(found) > LISTED:
        more = len(found) - LISTED
        listed.append("\n" + ctx.say(turn.language, "broadcast-more-people", count=more))
    return Say(
        message=Message(
            title=ctx.say(turn.language, "broadcast-people"),
            body="\n".join(listed) or ctx.say(turn.language, "broadcast-no-people"),
            language=turn.language,
            attachments=(_file(ctx, turn, its, found),) if found else (),
            who_sees=ctx.say(turn.language, "data-only-you"),
        )
    )


def _file(ctx: Context, turn: Turn, its: Broadcast, lines: Sequence[Line]) -> Attachment:
    header, rows = words.table(ctx, lines, turn.language, ZoneInfo(turn.person.time_zone))
    name = ctx.say(turn.language, "broadcast-file", number=str(its.id))
    return Attachment(name=f"{name}.csv", media_type="text/csv", content=csv_text(header, rows))


def _is_wanted(line: Line, values: Mapping[str, str]) -> bool:
    search = values.get("search", "").strip().casefold()
    if search and search not in f"{line.name} {line.site}".casefold():
        return False
    match values.get("which"):
        case "unsent":
            return line.state is not State.SENT
        case "unread":
            return line.state is State.SENT and line.acknowledged_at is None and not line.seen
        case _:
            return True


async def _acknowledge(ctx: Context, turn: Turn) -> Reply:
    """Note that somebody has read it; whoever only sees a preview is told so."""
    its = await ctx.store.broadcasts.look(BroadcastId(turn.ref))
    if its is None:
        return old_button(ctx, turn)
    got_it = [turn.person.id, *([turn.team.id] if turn.team else [])]
    if not await ctx.store.broadcasts.received(its.id, got_it):
        return Say(message=phrased(ctx, turn.language, "broadcast-preview-title", "broadcast-only-preview"))
    await ctx.store.broadcasts.acknowledge(its.id, turn.person.id, turn.at)
    if turn.team is not None:
        return Say(message=phrased(ctx, turn.language, "broadcast-thanks", "broadcast-noted"))
    corrected = await _note_opened(ctx, turn, its)
    message = await deliveries.card(
        ctx, its, its.texts, turn.language, to=turn.person.id, corrected=corrected
    )
    return Replace(message=message)


async def _note_opened(ctx: Context, turn: Turn, its: Broadcast) -> bool:
    """Note that the message was seen; tells whether its words were corrected after it came."""
    delivery = await ctx.store.deliveries.at(turn.receipt) if turn.receipt else None
    if delivery is None:
        return False
    await ctx.store.deliveries.opened(delivery, turn.at)
    posted = await ctx.store.deliveries.look(delivery)
    return posted is not None and posted.item.version < its.version


async def undo_command(ctx: Context, turn: Turn) -> Reply:
    """Undo the person's latest broadcast while nothing of it has left."""
    if not draft.may(turn):
        return draft.refused(ctx, turn)
    for its in await ctx.store.broadcasts.latest(draft.LISTED):
        if its.author == turn.person.id and await sending.undo(ctx, its.id):
            return await _afresh(ctx, turn, its)
    return Say(message=phrased(ctx, turn.language, "broadcast-not-undone-title", "broadcast-not-undone"))


_DRAFT = BroadcastState.DRAFT
_PLANNED = BroadcastState.PLANNED
_CANCELLED = BroadcastState.CANCELLED

VERBS: Mapping[str, Verb] = {
    "broadcast-acknowledge": _acknowledge,
    "broadcast-write": _of_coordinators(draft.write),
    "broadcast-from-kit": _of_coordinators(draft.choose_part),
    "broadcast.chosen-part": _of_coordinators(draft.chosen_part),
    "broadcast.written": _of_coordinators(draft.written),
    "broadcast-open": _with(_open),
    "broadcast-refresh": _with(_open),
    "broadcast-edit": _with(draft.edit, _DRAFT),
    "broadcast-translate": _with(draft.translate, _DRAFT),
    "broadcast.edit-in": _with(draft.edit_in, _DRAFT),
    "broadcast.edited": _with(draft.edited, _DRAFT),
    "broadcast-address": _with(draft.address, _DRAFT),
    "broadcast.addressed": _with(draft.addressed, _DRAFT),
    "broadcast-preview": _with(_ask_preview),
    "broadcast.previewed": _with(_preview),
    "broadcast-test": _with(_test, _DRAFT),
    "broadcast-schedule": _with(_ask_schedule, _DRAFT),
    "broadcast.scheduled": _with(_schedule, _DRAFT),
    "broadcast-send": _with(_send, _DRAFT),
    "broadcast-discard": _with(_stop, _DRAFT),
    "broadcast-undo": _with(_undo, _PLANNED),
    "broadcast-stop": _with(_stop, _PLANNED),
    "broadcast-correct": _with(_ask_correction, _PLANNED, _CANCELLED),
    "broadcast.correct-in": _with(_correct_in, _PLANNED, _CANCELLED),
    "broadcast.corrected": _with(_correct, _PLANNED, _CANCELLED),
    "broadcast-withdraw": _with(_ask_withdrawal, _PLANNED, _CANCELLED),
    "broadcast.withdrawn": _with(_withdraw, _PLANNED, _CANCELLED),
    "broadcast-people": _with(_ask_people),
    "broadcast.looked-up": _with(_people),
}
