"""From words to a shared practice: written down, looked at, a colleague asked for theirs, shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot import form
from bot.message import Ask, Reply, Say
from bot.notice import in_hours
from bot.ports import Round
from bot.practice import forms
from bot.practice.shown import (
    item_of,
    looked_up,
    note_to,
    notes_in_hours,
    show,
)
from bot.turn import Context, Turn, Verb
from bot.wording import old_button, phrased
from nudges.person import Person, RecipientId, Role
from nudges.practice import GONE, Practice, PracticeId, Standing, Words, quote

LAPSES: Final = "practice.lapses"
"""What the agenda calls the end of a question to a colleague."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What a form begins with: the words of the chosen message, and whose they are."""

    words: Words = GONE
    quoted: Person | None = None
    intro: str = ""


async def _ask_for_words(ctx: Context, turn: Turn) -> Reply:
    source = await _source(ctx, turn)
    return Ask(form=forms.new(ctx, turn, source.words, quoted=source.quoted, intro=source.intro))


async def _source(ctx: Context, turn: Turn) -> _Source:
    """Look whose the chosen words are; those of somebody whom Dult cannot ask stay where they are."""
    if not turn.quoted:
        return _Source()
    words = Words(did=quote(turn.quoted))
    author = await ctx.store.people.at(turn.quoted_by) if turn.quoted_by else None
    if author is None or not author.active:
        return _Source(intro=ctx.say(turn.language, "practice-intro-unknown"))
    return _Source(words=words, quoted=None if author.id == turn.person.id else author)


async def _written(ctx: Context, turn: Turn) -> Reply:
    quoted = await ctx.store.people.person(RecipientId(turn.ref)) if turn.ref else None
    if turn.ref and (quoted is None or not quoted.active or quoted.id == turn.person.id):
        return old_button(ctx, turn)
    if refused := form.refuse(ctx, turn, forms.new(ctx, turn, quoted=quoted)):
        return refused
    its = await ctx.store.practices.draft(
        turn.event,
        person=turn.person.id,
        quoted=quoted.id if quoted else None,
        words=forms.words_in(turn),
        language=turn.language,
        at=turn.at,
    )
    await ctx.store.deliveries.post(note_to(its, "preview", turn.person.id, turn.at))
    return _where_it_is(ctx, turn)


def _where_it_is(ctx: Context, turn: Turn) -> Reply:
    """Tell in a team's room that the preview stands elsewhere; in any other room Dult may not write."""
    if turn.team is None:
        return None
    return Say(message=phrased(ctx, turn.language, "practice-heading", "practice-elsewhere"))


async def _ask_to_change(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if not its.may_be_changed_by(turn.person.id):
        return await show(ctx, turn, its)
    return Ask(form=forms.change(ctx, turn, its))


async def _changed(ctx: Context, turn: Turn) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if its.may_be_changed_by(turn.person.id):
        if refused := form.refuse(ctx, turn, forms.change(ctx, turn, its)):
            return refused
        its = await ctx.store.practices.change(its.id, forms.words_in(turn), turn.language) or its
    return await show(ctx, turn, its)


async def _share(ctx: Context, turn: Turn) -> Reply:
    """Share one's own words; a colleague is asked for theirs."""
    its = await looked_up(ctx, turn)
    if its is None or its.shared_by.id != turn.person.id:
        return old_button(ctx, turn)
    to = Standing.ASKED if its.quoted else Standing.SHARED
    its = await ctx.store.practices.move(its.id, to, turn.at) or its
    match its.standing:
        case Standing.ASKED:
            await _ask_colleague(ctx, turn, its)
        case Standing.SHARED:
            await _publish(ctx, turn, its)
        case _:
            pass  # an old card: it is shown as it stands
    return await show(ctx, turn, its)


async def _ask_colleague(ctx: Context, turn: Turn, its: Practice) -> None:
    colleague = await ctx.store.people.person(its.credited.id)
    if colleague is not None:
        await ctx.store.deliveries.post(*notes_in_hours(ctx, its, "ask", [colleague], turn.at))
    if its.ends_at is not None:
        await ctx.store.agenda.expect(LAPSES, its.id, its.ends_at)


async def _publish(ctx: Context, turn: Turn, its: Practice) -> None:
    """Let the agents' rooms show it now, and the coordinators see it in their working hours."""
    rooms = await ctx.store.practices.rooms()
    coordinators = await ctx.store.people.with_role(Role.COORDINATOR)
    others = [one for one in coordinators if not its.is_of(one.id)]
    await ctx.store.deliveries.post(
        *(note_to(its, "shared", room.id, turn.at) for room in rooms),
        *notes_in_hours(ctx, its, "shared", others, turn.at),
    )


async def _yes(ctx: Context, turn: Turn) -> Reply:
    return await _answered(ctx, turn, Standing.SHARED)


async def _no(ctx: Context, turn: Turn) -> Reply:
    return await _answered(ctx, turn, Standing.DECLINED)


async def _answered(ctx: Context, turn: Turn, to: Standing) -> Reply:
    """Keep what the colleague said, the first time; who asked is told."""
    its = await looked_up(ctx, turn)
    if its is None or its.quoted is None or its.quoted.id != turn.person.id:
        return old_button(ctx, turn)
    its = await ctx.store.practices.move(its.id, to, turn.at) or its
    if its.standing is to:
        if to is Standing.SHARED:
            await _publish(ctx, turn, its)
        await _tell_sharer(ctx, its, "answered")
    return await show(ctx, turn, its)


async def _tell_sharer(ctx: Context, its: Practice, what: str) -> None:
    sharer = await ctx.store.people.person(its.shared_by.id)
    if sharer is not None:
        due_at = in_hours(ctx, sharer, ctx.clock.now())
        await ctx.store.deliveries.post(note_to(its, what, sharer.id, due_at))


async def _drop(ctx: Context, turn: Turn) -> Reply:
    return await _ended(ctx, turn, Standing.DROPPED)


async def _take_back(ctx: Context, turn: Turn) -> Reply:
    return await _ended(ctx, turn, Standing.TAKEN_BACK)


async def _ended(ctx: Context, turn: Turn, to: Standing) -> Reply:
    its = await looked_up(ctx, turn)
    if its is None or not its.is_of(turn.person.id):
        return old_button(ctx, turn)
    return await show(ctx, turn, await ctx.store.practices.move(its.id, to, turn.at) or its)


async def round_of(ctx: Context, one: Round) -> bool:
    """End a question that a colleague left unanswered; tells whether the round is one of these."""
    if one.what != LAPSES:
        return False
    now = ctx.clock.now()
    its = await ctx.store.practices.move(PracticeId(one.ref), Standing.LAPSED, now)
    if its is not None and its.standing is Standing.LAPSED:
        cards = await ctx.store.deliveries.showing(item_of(its.id).id)
        key = f"practice:{its.id}:over"
        await ctx.store.deliveries.post(
            *(card.renewal(key=key, item=card.item, due_at=now) for card in cards)
        )
        await _tell_sharer(ctx, its, "lapsed")
    await ctx.store.agenda.done(one.id)
    return True


VERBS: Mapping[str, Verb] = {
    "practice-share": _ask_for_words,
    "practice.written": _written,
    "practice-change": _ask_to_change,
    "practice.changed": _changed,
    "practice-share-it": _share,
    "practice-drop": _drop,
    "practice-yes": _yes,
    "practice-no": _no,
    "practice-take-back": _take_back,
}
