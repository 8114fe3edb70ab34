"""What is asked about a practice: its words, and a line of somebody who tried it too."""

from bot.message import Action, Form, TextField
from bot.practice.card import who_sees
from bot.turn import Context, Turn
from nudges.person import Person
from nudges.practice import GONE, LONGEST, LONGEST_LINE, LONGEST_TIP, Practice, Standing, Words


def new(
    ctx: Context, turn: Turn, words: Words = GONE, *, quoted: Person | None = None, intro: str = ""
) -> Form:
    """Ask what somebody did; ``quoted`` is the colleague whose words are in it."""
    name = quoted.name if quoted else ""
    return Form(
        action=Action(name="practice.written", ref=quoted.id if quoted else 0),
        title=ctx.say(turn.language, "practice-heading"),
        intro=ctx.say(turn.language, "practice-intro-quoted", name=name) if quoted else intro,
        fields=_fields(ctx, turn, words),
        submit=ctx.say(turn.language, "practice-see"),
        language=turn.language,
        who_sees=who_sees(ctx, turn.language, name),
    )


def change(ctx: Context, turn: Turn, its: Practice) -> Form:
    """Ask for other words; of a shared practice they show at once."""
    shared = its.standing is Standing.SHARED
    asks = its.quoted.name if its.quoted and not shared else ""
    return Form(
        action=Action(name="practice.changed", ref=its.id),
        title=ctx.say(turn.language, "practice-heading"),
        intro=ctx.say(turn.language, "practice-intro-shared") if shared else "",
        fields=_fields(ctx, turn, its.words),
        submit=ctx.say(turn.language, "practice-save" if shared else "practice-see"),
        language=turn.language,
        who_sees=who_sees(ctx, turn.language, asks),
    )


def line(ctx: Context, turn: Turn, its: Practice, words: str) -> Form:
    """Ask for a line on how it went."""
    return Form(
        action=Action(name="practice.line-written", ref=its.id),
        title=ctx.say(turn.language, "practice-line-title"),
        fields=(
            TextField(
                name="words",
                label=ctx.say(turn.language, "practice-line-label"),
                hint=ctx.say(turn.language, "practice-no-names"),
                value=words,
                required=False,
                lines=3,
                max_length=LONGEST_LINE,
            ),
        ),
        submit=ctx.say(turn.language, "practice-save"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "practice-who-sees-tried"),
    )


def words_in(turn: Turn) -> Words:
    """Return what was written in a form of practices."""
    did, happened, tip = (turn.values.get(name, "").strip() for name in ("did", "happened", "tip"))
    return Words(did=did, happened=happened, tip=tip)


def _fields(ctx: Context, turn: Turn, words: Words) -> tuple[TextField, ...]:
    say = turn.language
    return (
        TextField(
            name="did",
            label=ctx.say(say, "practice-did"),
            hint=ctx.say(say, "practice-no-names"),
            value=words.did,
            lines=5,
            max_length=LONGEST,
        ),
        TextField(
            name="happened",
            label=ctx.say(say, "practice-happened"),
            hint=ctx.say(say, "practice-happened-hint"),
            value=words.happened,
            required=False,
            lines=4,
            max_length=LONGEST,
        ),
        TextField(
            name="tip",
            label=ctx.say(say, "practice-tip"),
            value=words.tip,
            required=False,
            lines=2,
            max_length=LONGEST_TIP,
        ),
    )
