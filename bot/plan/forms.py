"""What is asked about a plan: its two fields and with whom, and how it ended."""

from collections.abc import Mapping
from typing import Final

from bot.message import Action, ChoiceField, Form, Option, TextField
from bot.plan.card import who_sees
from bot.turn import Context, Turn
from nudges.plan import LONGEST, LONGEST_BECAUSE, LONGEST_WITH, Plan, Standing, Words

_ENDS: Final[Mapping[Standing, str]] = {
    Standing.DONE: "plan-i-did-it",
    Standing.DROPPED: "plan-i-let-it-go",
}
_EMPTY: Final = Words(situation="", action="")


def new(ctx: Context, turn: Turn) -> Form:
    """Ask for a plan."""
    return Form(
        action=Action(name="plan.made"),
        title=ctx.say(turn.language, "plan-title"),
        intro=ctx.say(turn.language, "plan-intro"),
        fields=_fields(ctx, turn, _EMPTY),
        submit=ctx.say(turn.language, "plan-make-it"),
        language=turn.language,
        who_sees=who_sees(ctx, turn.language),
    )


def adjust(ctx: Context, turn: Turn, its: Plan) -> Form:
    """Ask for other words."""
    return Form(
        action=Action(name="plan.adjusted", ref=its.id),
        title=ctx.say(turn.language, "plan-title"),
        fields=_fields(ctx, turn, its.words),
        submit=ctx.say(turn.language, "plan-save"),
        language=turn.language,
        who_sees=who_sees(ctx, turn.language),
    )


def end(ctx: Context, turn: Turn, its: Plan) -> Form:
    """Ask how it ends; both ways are good ones, and a reason is welcome, no more."""
    options = tuple(Option(value=how, label=ctx.say(turn.language, label)) for how, label in _ENDS.items())
    because = TextField(
        name="because",
        label=ctx.say(turn.language, "plan-because-label"),
        hint=ctx.say(turn.language, "plan-no-names"),
        required=False,
        lines=3,
        max_length=LONGEST_BECAUSE,
    )
    return Form(
        action=Action(name="plan.ended", ref=its.id),
        title=ctx.say(turn.language, "plan-title"),
        intro=ctx.say(turn.language, "plan-end-intro"),
        fields=(
            ChoiceField(name="how", label=ctx.say(turn.language, "plan-how-it-ends"), options=options),
            because,
        ),
        submit=ctx.say(turn.language, "plan-end-it"),
        language=turn.language,
        who_sees=who_sees(ctx, turn.language),
    )


def words_in(turn: Turn) -> Words:
    """Return what was planned, from a sent form."""
    said = {name: turn.values.get(name, "").strip() for name in ("situation", "action", "with_whom")}
    return Words(**said)


def _fields(ctx: Context, turn: Turn, words: Words) -> tuple[TextField, ...]:
    return (
        TextField(
            name="situation",
            label=ctx.say(turn.language, "plan-when-field"),
            hint=ctx.say(turn.language, "plan-when-hint"),
            value=words.situation,
            lines=2,
            max_length=LONGEST,
        ),
        TextField(
            name="action",
            label=ctx.say(turn.language, "plan-then-field"),
            hint=ctx.say(turn.language, "plan-then-hint"),
            value=words.action,
            lines=2,
            max_length=LONGEST,
        ),
        TextField(
            name="with_whom",
            label=ctx.say(turn.language, "plan-with"),
            hint=ctx.say(turn.language, "plan-with-hint"),
            value=words.with_whom,
            required=False,
            max_length=LONGEST_WITH,
        ),
    )
