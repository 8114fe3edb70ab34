"""What people write in a session: for themselves first, then for the team, and what they take back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot import form, plan
from bot.message import Ask, Button, Fact, Option, Replace, Reply
from bot.reflection import buttons
from bot.reflection.agreements import listed
from bot.reflection.deliveries import refresh
from bot.reflection.forms import (
    WHICH,
    WORDS,
    delete_form,
    next_form,
    note_form,
    said_form,
    share_form,
)
from bot.reflection.scene import Scene
from bot.renewal import in_place
from bot.turn import Context, Turn
from bot.wording import phrased
from nudges.session import Agreement, Deed, Note, NoteKind, Phase

_NEXT: Final = "next"
_LINES: Final[Mapping[str, str]] = {
    NoteKind.OWN: "reflection-own-note",
    NoteKind.SAID: "reflection-what-we-said",
    _NEXT: "reflection-what-we-do-next",
}
"""The lines that a person can have in a session, as the form for taking back calls them."""


async def ask_note(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Open the form for a note of one's own, with what stands in it."""
    return Ask(form=note_form(ctx, turn, its, await _own(ctx, turn, its, NoteKind.OWN)))


async def keep_note(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Keep a person's note for that person alone."""
    if refused := form.refuse(ctx, turn, note_form(ctx, turn, its)):
        return refused
    await _write(ctx, turn, its, NoteKind.OWN, shared=False)
    if its.phase is Phase.CLOSED:
        return _late(ctx, turn, its)
    return _kept(ctx, turn, its, Deed.WRITE, "reflection-saved-body", Deed.SHARE)


async def ask_share(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Open the form for what the team may read, with the person's own note in it."""
    return Ask(form=share_form(ctx, turn, its, await _own(ctx, turn, its, NoteKind.OWN)))


async def share_note(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Share a note with the team; after closing it is kept, and stays its writer's own."""
    if refused := form.refuse(ctx, turn, share_form(ctx, turn, its)):
        return refused
    in_time = its.session.allows(Deed.SHARE, its.now)
    await _write(ctx, turn, its, NoteKind.OWN, shared=in_time)
    if not in_time:
        return _late(ctx, turn, its)
    body = "reflection-shared-later-body" if its.running else "reflection-shared-body"
    offered = (plan.entry(ctx, turn.language),)
    return _kept(ctx, turn, its, Deed.SHARE, body, title="reflection-shared-title", offered=offered)


async def ask_said(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Open the note-taker's form; somebody else may write beside them and learns who takes notes."""
    words = await _own(ctx, turn, its, NoteKind.SAID)
    taker = its.session.note_taker
    other = await ctx.store.people.person(taker) if taker and taker != turn.person.id else None
    return Ask(form=said_form(ctx, turn, its, words, other.name if other else ""))


async def keep_said(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Keep what the team said, for the team."""
    if refused := form.refuse(ctx, turn, said_form(ctx, turn, its)):
        return refused
    await _write(ctx, turn, its, NoteKind.SAID, shared=True)
    return _kept(ctx, turn, its, Deed.SAY, "reflection-said-body")


async def ask_next(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Open the form for what the team does next, with the person's own line in it."""
    agreed = await ctx.store.reflections.agreed(its.session.id)
    words = next((line.words for line in agreed if line.person == turn.person.id), "")
    return Ask(form=next_form(ctx, turn, its, words))


async def keep_next(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Keep what the team does next; it comes back with the next prompt."""
    if refused := form.refuse(ctx, turn, next_form(ctx, turn, its)):
        return refused
    await ctx.store.reflections.agree(
        Agreement(
            team=its.team.id,
            session=its.session.id,
            person=turn.person.id,
            words=turn.values[WORDS].strip(),
            at=its.now,
        )
    )
    await refresh(ctx, turn, its)
    return _kept(ctx, turn, its, Deed.AGREE, "reflection-agreed-body")


async def ask_delete(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Ask which of their own lines a person takes back."""
    lines = await _lines(ctx, turn, its)
    if not lines:
        return _tell(ctx, turn, "reflection-nothing-title", "reflection-nothing-body")
    return Ask(form=delete_form(ctx, turn, its, lines))


async def delete(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Delete a person's own line, wherever it stood; one that is gone already is gone."""
    if refused := form.refuse(ctx, turn, delete_form(ctx, turn, its, _options(ctx, turn, tuple(_LINES)))):
        return refused
    which = turn.values[WHICH]
    if which == _NEXT:
        await ctx.store.reflections.drop_agreement(its.session.id, turn.person.id)
    else:
        await ctx.store.reflections.drop_note(its.session.id, turn.person.id, NoteKind(which))
    await refresh(ctx, turn, its)
    if which == _NEXT and turn.receipt and await ctx.store.deliveries.at(turn.receipt) is None:
        return Replace(message=await listed(ctx, turn))  # no card of the session: the list, or a confirmation
    return _tell(ctx, turn, "reflection-deleted-title", "reflection-deleted-body")


async def too_late(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Tell that sharing is over, and that a note of one's own is still possible."""
    return _tell(
        ctx, turn, "reflection-late-title", "reflection-late-body",
        words=await _own(ctx, turn, its, NoteKind.OWN),
        buttons=buttons.private(ctx, its.session, turn.language, Deed.WRITE),
    )  # fmt: skip


async def _own(ctx: Context, turn: Turn, its: Scene, kind: NoteKind) -> str:
    notes = await ctx.store.reflections.notes(its.session.id, turn.person.id)
    mine = (note.words for note in notes if note.person == turn.person.id and note.kind is kind)
    return next(mine, "")


async def _write(ctx: Context, turn: Turn, its: Scene, kind: NoteKind, *, shared: bool) -> None:
    note = Note(
        session=its.session.id,
        person=turn.person.id,
        kind=kind,
        words=turn.values[WORDS].strip(),
        shared=shared,
        at=its.now,
    )
    await ctx.store.reflections.write(note)
    await refresh(ctx, turn, its)


async def _lines(ctx: Context, turn: Turn, its: Scene) -> list[Option]:
    mine = turn.person.id
    notes = await ctx.store.reflections.notes(its.session.id, mine)
    agreed = await ctx.store.reflections.agreed(its.session.id)
    there: set[str] = {note.kind for note in notes if note.person == mine}
    there |= {_NEXT for line in agreed if line.person == mine}
    return _options(ctx, turn, [name for name in _LINES if name in there])


def _options(ctx: Context, turn: Turn, names: Sequence[str]) -> list[Option]:
    return [Option(value=name, label=ctx.say(turn.language, _LINES[name])) for name in names]


def _kept(
    ctx: Context,
    turn: Turn,
    its: Scene,
    deed: Deed,
    body: str,
    *more: Deed,
    title: str = "reflection-saved-title",
    offered: tuple[Button, ...] = (),
) -> Reply:
    """Confirm what was kept, and let it be changed or taken back from here."""
    change = buttons.change(ctx, its.session, turn.language, deed)
    others = buttons.private(ctx, its.session, turn.language, *more)
    back = buttons.private(ctx, its.session, turn.language, Deed.TAKE_BACK)
    return _tell(
        ctx, turn, title, body,
        words=turn.values[WORDS].strip(), buttons=(*others, change, *back, *offered),
    )  # fmt: skip


def _late(ctx: Context, turn: Turn, its: Scene) -> Reply:
    """Confirm a note that came after closing: kept, and nobody else's."""
    return _kept(ctx, turn, its, Deed.WRITE, "reflection-late-note-body")


def _tell(
    ctx: Context, turn: Turn, title: str, body: str, *, words: str = "", buttons: tuple[Button, ...] = ()
) -> Reply:
    """Tell one person something: on their own card that they pressed, else beside the room's."""
    say = turn.language
    yours = (Fact(label=ctx.say(say, "reflection-your-words"), value=words),) if words else ()
    told = phrased(ctx, say, title, body, buttons=buttons)
    return in_place(turn, replace(told, facts=yours))
