"""Every button and form of a kick-off, for the coordinator who plans it and for those who are invited."""

from collections.abc import Awaitable, Callable, Mapping

from bot import form
from bot.broadcast import deliveries, draft
from bot.kick_off import cards, planning
from bot.kick_off.forms import called_off_form, introduction_form, move_form, plan_form, preview_form
from bot.message import Ask, Form, Invalid, Message, Replace, Reply, Say
from bot.ports import Broadcast, KickOffEvent, KickOffId
from bot.renewal import in_place, renew, show
from bot.turn import Context, Turn, Verb
from bot.wording import button, old_button, phrased
from nudges.broadcast import audience_of
from nudges.language import Language

Deed = Callable[[Context, Turn, KickOffEvent], Awaitable[Reply]]


async def kick_off_command(ctx: Context, turn: Turn) -> Reply:
    """Begin a kick-off."""
    return Ask(form=await _plan_form(ctx, turn)) if draft.may(turn) else draft.refused(ctx, turn)


async def kick_offs_command(ctx: Context, turn: Turn) -> Reply:
    """Show the latest kick-off and how it goes, or begin the first."""
    if not draft.may(turn):
        return draft.refused(ctx, turn)
    found = await ctx.store.kick_offs.latest(1)
    if not found:
        return await kick_off_command(ctx, turn)
    return Say(message=await cards.card(ctx, turn.person, found[0]))


async def _plan_form(ctx: Context, turn: Turn, event: KickOffEvent | None = None) -> Form:
    places = await ctx.store.broadcasts.places()
    return plan_form(ctx, turn, event, list(places.sites.items()))


def _with(deed: Deed) -> Verb:
    """Let coordinators do it to a kick-off that is not called off."""

    async def found(ctx: Context, turn: Turn) -> Reply:
        if not draft.may(turn):
            return draft.refused(ctx, turn)
        event = await ctx.store.kick_offs.look(KickOffId(turn.ref))
        if event is None:
            return old_button(ctx, turn)
        if event.cancelled:
            return await _open(ctx, turn, event)
        return await deed(ctx, turn, event)

    return found


async def _planned(ctx: Context, turn: Turn) -> Reply:
    """Keep a plan and show what it would bring; nothing goes before it is confirmed."""
    if not draft.may(turn):
        return draft.refused(ctx, turn)
    if refusal := form.refuse(ctx, turn, await _plan_form(ctx, turn)):
        return refusal
    read = _event(ctx, turn)
    if isinstance(read, Invalid):
        return read
    event = await ctx.store.kick_offs.add(f"event:{turn.event}", read, ctx.clock.now())
    return await _open(ctx, turn, event)


def _event(ctx: Context, turn: Turn) -> KickOffEvent | Invalid:
    at, held_on = draft.clock_in(turn.values["clock"]), form.chosen_day(turn.values, "day")
    if at is None or held_on is None:
        return Invalid(errors={"clock": ctx.say(turn.language, "broadcast-no-clock")})
    kit = ctx.library.kick_offs[turn.values["kit"]]
    sites = frozenset(one for one in turn.values.get("sites", "").split(",") if one)
    return KickOffEvent(
        id=KickOffId(0),
        kit=kit.id,
        held_on=held_on,
        at=at,
        place=turn.values.get("place", "").strip(),
        guests=turn.values.get("guests", "").strip(),
        audience=audience_of(kit.audience, sites),
        owner=turn.person.id,
        confirmed=False,
        cancelled=False,
    )


async def _change(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    if event.confirmed:
        return await _open(ctx, turn, event)
    return Ask(form=await _plan_form(ctx, turn, event))


async def _confirm(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    confirmed = await planning.confirm(ctx, event.id)
    return await _show_to_all(ctx, turn, confirmed or event)


async def _open(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    """Show a kick-off as it stands, on a card that follows it from now on."""
    message = await cards.standing(ctx, turn.person, event)
    if message is None:
        return old_button(ctx, turn)
    return await show(ctx, turn, cards.course(event), message)


async def _show_to_all(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    """Show a kick-off as it stands, also on the other cards by which coordinators follow it."""
    await renew(ctx, turn, await ctx.store.deliveries.showing(cards.course(event).id))
    return await _open(ctx, turn, event)


async def _ask_preview(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    kit = planning.kit_of(ctx, event)
    return Ask(form=preview_form(ctx, turn, event, kit)) if kit else old_button(ctx, turn)


async def _preview(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    kit = planning.kit_of(ctx, event)
    if kit is None:
        return old_button(ctx, turn)
    if refusal := form.refuse(ctx, turn, preview_form(ctx, turn, event, kit)):
        return refusal
    part = next(one for one in kit.parts if one.id == turn.values["part"])
    its = planning.as_broadcast(event, part, turn.person)
    reader = Language(turn.values["language"])
    shown = await deliveries.card(ctx, its, its.texts, reader, to=None)
    return Say(message=deliveries.as_preview(ctx, shown, reader, turn.language))


async def _ask_move(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    return Ask(form=move_form(ctx, turn, event))


async def _move(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    if refusal := form.refuse(ctx, turn, move_form(ctx, turn, event)):
        return refusal
    at, held_on = draft.clock_in(turn.values["clock"]), form.chosen_day(turn.values, "day")
    if at is None or held_on is None:
        return Invalid(errors={"clock": ctx.say(turn.language, "broadcast-no-clock")})
    place = turn.values.get("place", "").strip()
    moved = await planning.move(ctx, event.id, held_on, at, place)
    return await _show_to_all(ctx, turn, moved or event)


async def _ask_call_off(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    return Ask(form=called_off_form(ctx, turn, event))


async def _call_off(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    await planning.cancel(ctx, event.id)
    now = await ctx.store.kick_offs.look(event.id)
    return await _show_to_all(ctx, turn, now or event)


async def _who_comes(ctx: Context, turn: Turn, event: KickOffEvent) -> Reply:
    return Say(message=await cards.who_comes(ctx, turn.person, event))


async def _concerned(ctx: Context, turn: Turn) -> tuple[KickOffEvent, Broadcast] | None:
    """Return the kick-off and the part by which it reached the person; ``None`` when it did not."""
    event = await ctx.store.kick_offs.look(KickOffId(turn.ref))
    who = [turn.person.id, *([turn.team.id] if turn.team else [])]
    for part in await ctx.store.broadcasts.parts(event.id) if event else ():
        if event and await ctx.store.broadcasts.received(part.id, who):
            return event, part
    return None


def _answers(coming: bool) -> Verb:  # noqa: FBT001 - the two buttons differ in this alone
    async def answer(ctx: Context, turn: Turn) -> Reply:
        found = await _concerned(ctx, turn)
        if found is None:
            return _only_preview(ctx, turn)
        event, _ = found
        if event.cancelled:
            return in_place(turn, phrased(ctx, turn.language, "kickoff-off-title", "kickoff-off"))
        await ctx.store.kick_offs.reply(event.id, turn.person.id, turn.at, coming=coming)
        return await _show_answer(ctx, turn, event, coming=coming)

    return answer


async def _show_answer(ctx: Context, turn: Turn, event: KickOffEvent, *, coming: bool) -> Reply:
    thanks = "kickoff-thanks-coming" if coming else "kickoff-thanks-not-coming"
    await renew(ctx, turn, await cards.of_one_invited(ctx, event, turn.person))
    invited = await cards.invited(ctx, event, turn.person)
    if turn.team is not None or turn.receipt is None or invited is None:
        return Say(message=phrased(ctx, turn.language, "kickoff-thanks-title", thanks))
    return Replace(message=invited)


async def _ask_introduction(ctx: Context, turn: Turn) -> Reply:
    found = await _concerned(ctx, turn)
    if found is None:
        return _only_preview(ctx, turn)
    told = await ctx.store.kick_offs.introduction(found[0].id, turn.person.id)
    return Ask(form=introduction_form(ctx, turn, found[0], told))


async def _introduce(ctx: Context, turn: Turn) -> Reply:
    """Keep an introduction; it is shown to the others when the person says so."""
    found = await _concerned(ctx, turn)
    if found is None:
        return _only_preview(ctx, turn)
    event, _ = found
    if refusal := form.refuse(ctx, turn, introduction_form(ctx, turn, event, None)):
        return refusal
    shown = turn.values["shown"] == "yes"
    words = turn.values["words"].strip()
    await ctx.store.kick_offs.introduce(event.id, turn.person.id, words, turn.at, shown=shown)
    return Say(message=_introduced(ctx, turn, event, shown=shown))


def _introduced(ctx: Context, turn: Turn, event: KickOffEvent, *, shown: bool) -> Message:
    say = turn.language
    return phrased(
        ctx,
        say,
        "kickoff-thanks-title",
        "kickoff-introduced" if shown else "kickoff-introduced-kept",
        buttons=(
            button(ctx, say, "kickoff-meet", event.id, main=True),
            button(ctx, say, "kickoff-take-back", event.id),
        ),
    )


async def _take_back(ctx: Context, turn: Turn) -> Reply:
    await ctx.store.kick_offs.take_back(KickOffId(turn.ref), turn.person.id)
    return in_place(turn, phrased(ctx, turn.language, "kickoff-taken-back-title", "kickoff-taken-back"))


async def _meet(ctx: Context, turn: Turn) -> Reply:
    """Show the others to those whom the kick-off is for, and to coordinators."""
    event = await ctx.store.kick_offs.look(KickOffId(turn.ref))
    if event is None or (await _concerned(ctx, turn) is None and not draft.may(turn)):
        return _only_preview(ctx, turn)
    return Say(message=await cards.others(ctx, turn.person, event))


def _only_preview(ctx: Context, turn: Turn) -> Reply:
    return Say(message=phrased(ctx, turn.language, "broadcast-preview-title", "broadcast-only-preview"))


VERBS: Mapping[str, Verb] = {
    "kickoff.planned": _planned,
    "kickoff-change": _with(_change),
    "kickoff-confirm": _with(_confirm),
    "kickoff-preview": _with(_ask_preview),
    "kickoff.previewed": _with(_preview),
    "kickoff-refresh": _with(_open),
    "kickoff-move": _with(_ask_move),
    "kickoff.moved": _with(_move),
    "kickoff-call-off": _with(_ask_call_off),
    "kickoff.called-off": _with(_call_off),
    "kickoff-who-comes": _with(_who_comes),
    "kickoff-come": _answers(coming=True),
    "kickoff-cannot": _answers(coming=False),
    "kickoff-introduce": _ask_introduction,
    "kickoff.introduced": _introduce,
    "kickoff-take-back": _take_back,
    "kickoff-meet": _meet,
}
