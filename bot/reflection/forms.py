"""What is asked of a person in a session: each form says who sees what is written in it."""

from collections.abc import Sequence
from typing import Final

from bot.message import Action, ChoiceField, Form, Option, TextField
from bot.reflection.card import minutes
from bot.reflection.scene import Scene
from bot.turn import Context, Turn
from nudges.session import LONGEST, SHORTEST

WORDS: Final = "words"
MINUTES: Final = "minutes"
WHICH: Final = "which"
LONGEST_NOTE: Final = 500
LONGEST_AGREEMENT: Final = 300
"""In characters."""

SET_TIME: Final = "reflection.time-sent"
NOTE: Final = "reflection.note-sent"
SHARE: Final = "reflection.share-sent"
SAID: Final = "reflection.said-sent"
NEXT: Final = "reflection.next-sent"
DELETE: Final = "reflection.delete-sent"


def time_form(ctx: Context, turn: Turn, its: Scene) -> Form:
    """Ask how long the timer runs."""
    say = turn.language
    options = [
        Option(value=str(count), label=minutes(ctx, count, say)) for count in range(SHORTEST, LONGEST + 1)
    ]
    field = ChoiceField(
        name=MINUTES,
        label=ctx.say(say, "reflection-minutes-label"),
        options=tuple(options),
        value=str(its.minutes),
    )
    return Form(
        action=Action(name=SET_TIME, ref=its.session.id),
        title=ctx.say(say, "reflection-time"),
        fields=(field,),
        submit=ctx.say(say, "reflection-save"),
        language=say,
        who_sees=ctx.say(say, "reflection-sees-time"),
    )


def note_form(ctx: Context, turn: Turn, its: Scene, words: str = "") -> Form:
    """Ask for a note of one's own."""
    say = turn.language
    return Form(
        action=Action(name=NOTE, ref=its.session.id),
        title=ctx.say(say, "reflection-own-note"),
        fields=(_words(ctx, turn, its.prompt.text(say).question, words),),
        submit=ctx.say(say, "reflection-save"),
        language=say,
        who_sees=ctx.say(say, "reflection-sees-note"),
    )


def share_form(ctx: Context, turn: Turn, its: Scene, words: str = "") -> Form:
    """Ask what of one's own note the team may read."""
    say = turn.language
    return Form(
        action=Action(name=SHARE, ref=its.session.id),
        title=ctx.say(say, "reflection-share"),
        fields=(_words(ctx, turn, its.prompt.text(say).question, words),),
        submit=ctx.say(say, "reflection-share-submit"),
        language=say,
        who_sees=ctx.say(say, "reflection-sees-share-later" if its.running else "reflection-sees-share"),
    )


def said_form(ctx: Context, turn: Turn, its: Scene, words: str = "", note_taker: str = "") -> Form:
    """Ask what the team said; whoever is not the note-taker learns who is."""
    say = turn.language
    return Form(
        action=Action(name=SAID, ref=its.session.id),
        title=ctx.say(say, "reflection-what-we-said"),
        fields=(_words(ctx, turn, its.prompt.text(say).question, words),),
        submit=ctx.say(say, "reflection-save"),
        language=say,
        who_sees=ctx.say(say, "reflection-sees-said"),
        intro=ctx.say(say, "reflection-other-takes-notes", name=note_taker) if note_taker else "",
    )


def next_form(ctx: Context, turn: Turn, its: Scene, words: str = "") -> Form:
    """Ask what the team does next."""
    say = turn.language
    return Form(
        action=Action(name=NEXT, ref=its.session.id),
        title=ctx.say(say, "reflection-what-we-do-next"),
        fields=(_words(ctx, turn, its.prompt.text(say).next, words, longest=LONGEST_AGREEMENT),),
        submit=ctx.say(say, "reflection-save"),
        language=say,
        who_sees=ctx.say(say, "reflection-sees-next"),
    )


def delete_form(ctx: Context, turn: Turn, its: Scene, lines: Sequence[Option]) -> Form:
    """Ask which of a person's own lines is to go."""
    say = turn.language
    field = ChoiceField(
        name=WHICH,
        label=ctx.say(say, "reflection-delete-which"),
        options=tuple(lines),
        value=lines[0].value if len(lines) == 1 else "",
    )
    return Form(
        action=Action(name=DELETE, ref=its.session.id),
        title=ctx.say(say, "reflection-delete-words"),
        fields=(field,),
        submit=ctx.say(say, "reflection-delete"),
        language=say,
        who_sees=ctx.say(say, "reflection-sees-delete"),
    )


def _words(ctx: Context, turn: Turn, label: str, words: str, *, longest: int = LONGEST_NOTE) -> TextField:
    return TextField(
        name=WORDS,
        label=label,
        hint=ctx.say(turn.language, "reflection-hint"),
        value=words,
        lines=4,
        max_length=longest,
    )
