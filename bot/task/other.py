"""Not for me: another task please, not relevant here, or no time this week; each is a fine answer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot import form
from bot.message import Action, Ask, ChoiceField, Form, Message, Option, Replace, Reply, TextField
from bot.ports import Outcome
from bot.task import card
from bot.task.about import about_theirs, while_open
from bot.task.theirs import Theirs, answered, record, theirs
from bot.turn import Context, Turn, Verb

ANOTHER: Final = "another"
_CHOICES: Final = {
    ANOTHER: "task-another-please",
    "not-relevant": "task-not-relevant",
    "no-time": "task-no-time",
}


@while_open
async def _ask_why(ctx: Context, turn: Turn, _: Theirs) -> Reply:
    return Ask(form=_form(ctx, turn))


@about_theirs
async def _said(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    if refused := form.refuse(ctx, turn, _form(ctx, turn)):
        return refused
    because = turn.values.get("because", "").strip()
    if turn.values["choice"] == ANOTHER:
        return Replace(message=await _swapped(ctx, turn, its, because))
    if its.is_open:
        why = f"{turn.values['choice']}: {because}".removesuffix(": ")
        its = await record(ctx, turn, its, answered(turn, its, Outcome.NOT_FOR_ME, because=why))
    return Replace(message=card.show(ctx, turn.language, its))


@about_theirs
async def _swap(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    return Replace(message=await _swapped(ctx, turn, its, ""))


async def _swapped(ctx: Context, turn: Turn, its: Theirs, because: str) -> Message:
    """Let the next task come now and this one next time, or tell kindly that there is no other."""
    if not its.is_open:
        return card.show(ctx, turn.language, its)
    if await ctx.store.answers.swap(its.root, turn.event) is None:
        shown = card.show(ctx, turn.language, its)
        return replace(shown, body=f"{ctx.say(turn.language, 'task-no-other')}\n\n{shown.body}")
    await record(ctx, turn, its, answered(turn, its, Outcome.SWAPPED, because=because))
    now = await theirs(ctx, turn)
    shown = card.show(ctx, turn.language, now or its)
    return replace(shown, body=f"{ctx.say(turn.language, 'task-swapped')}\n\n{shown.body}")


def _form(ctx: Context, turn: Turn) -> Form:
    return Form(
        action=Action(name="task.not-for-me-said", ref=turn.ref),
        title=ctx.say(turn.language, "task-not-for-me"),
        intro=ctx.say(turn.language, "task-not-for-me-intro"),
        fields=(
            ChoiceField(
                name="choice",
                label=ctx.say(turn.language, "task-what-fits"),
                options=tuple(
                    Option(value=value, label=ctx.say(turn.language, label))
                    for value, label in _CHOICES.items()
                ),
                value=ANOTHER,
            ),
            TextField(
                name="because",
                label=ctx.say(turn.language, "task-because"),
                hint=ctx.say(turn.language, "task-no-names"),
                required=False,
                lines=2,
                max_length=500,
            ),
        ),
        submit=ctx.say(turn.language, "task-send"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "task-who-sees"),
    )


VERBS: Mapping[str, Verb] = {
    "task-not-for-me": _ask_why,
    "task.not-for-me-said": _said,
    "task-swap": _swap,
}
