"""The message that tells of the end and gathers what was said: in place of a bell, it can be read."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.message import Fact, Message
from bot.reflection import buttons
from bot.reflection.card import question
from bot.reflection.scene import Scene
from bot.turn import Context
from nudges.session import Agreement, Mode, Note, NoteKind, Phase

MOST_NOTES: Final = 20
"""So many notes of 500 characters fit one message on every platform; how many more there are is told."""


async def board(ctx: Context, its: Scene) -> Message:
    """Return what the team shared, said and agreed on, and what is left to do."""
    language = its.team.language
    words = its.prompt.text(language)
    notes = await ctx.store.reflections.notes(its.session.id)
    agreed = await ctx.store.reflections.agreed(its.session.id)
    return Message(
        title=ctx.say(language, _title(its)),
        body=f"{question(ctx, words, language)}\n\n{ctx.say(language, _what_now(its, notes))}",
        language=language,
        facts=tuple(_facts(ctx, its, notes, agreed)),
        buttons=buttons.on_board(ctx, its),
        more=buttons.aside(ctx, its),
        who_sees=ctx.say(language, "reflection-sees-board"),
    )


def _title(its: Scene) -> str:
    if its.session.mode is Mode.OPEN:
        return "reflection-summary"
    return "reflection-stopped" if its.session.stopped_at else "reflection-time-is-up"


def _what_now(its: Scene, notes: Sequence[Note]) -> str:
    if its.phase is Phase.CAPTURE:
        return "reflection-capture"
    if its.session.mode is Mode.LIVE:
        return "reflection-closed"
    return "reflection-gathered" if notes else "reflection-nobody-shared"


def _facts(ctx: Context, its: Scene, notes: Sequence[Note], agreed: Sequence[Agreement]) -> Iterator[Fact]:
    language = its.team.language
    own = [note for note in notes if note.kind is NoteKind.OWN]
    yield from (Fact(label=note.author, value=note.words) for note in own[:MOST_NOTES])
    if more := len(own[MOST_NOTES:]):
        label = ctx.say(language, "reflection-more-notes-label")
        yield Fact(label=label, value=ctx.say(language, "reflection-more-notes", count=more))
    said = ctx.say(language, "reflection-what-we-said")
    yield from (Fact(label=said, value=note.words) for note in notes if note.kind is NoteKind.SAID)
    label = ctx.say(language, "reflection-what-we-do-next")
    yield from (Fact(label=label, value=line.words) for line in agreed)
