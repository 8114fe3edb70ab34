"""Deleting what is one's own: one thing or all of it, and an honest word on what stays and why."""

from collections.abc import Mapping
from typing import Final

from bot import form
from bot.message import Action, Ask, ChoiceField, Form, Message, Option, Replace, Reply, Say
from bot.phrases import day
from bot.ports import OwnWords
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, phrased

SHOWN: Final = 25
"""How many things a form offers, the newest first; older ones come when these are gone."""
EXCERPT: Final = 40
"""Characters of each that are shown; a label has 75 at most on every platform."""

_KINDS: Final[Mapping[str, str]] = {
    "answer": "data-an-answer",
    "help_request": "data-a-help-request",
    "passed_on": "data-a-passed-on",
    "reflection_note": "data-a-note",
    "plan": "data-a-plan",
    "agreement": "data-an-agreement",
    "challenge": "data-a-challenge",
    "challenge_worker": "data-an-answer-to-one",
    "practice": "data-a-practice",
    "practice_try": "data-a-try",
}


async def _offer(ctx: Context, turn: Turn) -> Reply:
    own = await ctx.store.personal_data.own(turn.person.id)
    some = (button(ctx, turn.language, "data-delete-some", opens_form=True),) if own else ()
    whole = button(ctx, turn.language, "data-delete-all", opens_form=True)
    said = ctx.say(turn.language, "data-what-stays", count=len(own))
    message = Message(
        title=ctx.say(turn.language, "data-delete-title"),
        body=f"{said}\n\n{ctx.say(turn.language, 'data-why-stays')}",
        language=turn.language,
        buttons=(*some, whole),
    )
    return Say(message=message)


async def _ask_some(ctx: Context, turn: Turn) -> Reply:
    own = await ctx.store.personal_data.own(turn.person.id)
    return Ask(form=_some_form(ctx, turn, own)) if own else _show(turn, _deleted(ctx, turn, 0))


async def _some(ctx: Context, turn: Turn) -> Reply:
    keys = [key for key in turn.values.get("which", "").split(",") if key]
    own = await ctx.store.personal_data.own(turn.person.id)
    if not keys and own and (refused := form.refuse(ctx, turn, _some_form(ctx, turn, own))):
        return refused
    count = await ctx.store.personal_data.erase(turn.person.id, keys, turn.event, turn.at)
    return _show(turn, _deleted(ctx, turn, count))


async def _ask_all(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=_all_form(ctx, turn))


async def _all(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, _all_form(ctx, turn)):
        return refused
    count = await ctx.store.personal_data.erase_all(turn.person.id, turn.event, turn.at)
    return _show(turn, _deleted(ctx, turn, count))


def _show(turn: Turn, message: Message) -> Reply:
    return Replace(message=message) if turn.receipt else Say(message=message)


def _deleted(ctx: Context, turn: Turn, count: int) -> Message:
    return phrased(ctx, turn.language, "data-deleted-title", "data-deleted", count=count)


def _some_form(ctx: Context, turn: Turn, own: list[OwnWords]) -> Form:
    options = tuple(Option(value=one.key, label=_label(ctx, turn, one)) for one in own[:SHOWN])
    return Form(
        action=Action(name="data.some-chosen"),
        title=ctx.say(turn.language, "data-delete-title"),
        fields=(
            ChoiceField(name="which", label=ctx.say(turn.language, "data-which"), options=options, many=True),
        ),
        submit=ctx.say(turn.language, "data-delete-button"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "data-only-you"),
    )


def _label(ctx: Context, turn: Turn, one: OwnWords) -> str:
    kind = ctx.say(turn.language, _KINDS[one.key.partition(":")[0]])
    words = one.words if len(one.words) <= EXCERPT else f"{one.words[:EXCERPT]}…"
    return f"{day(one.at.date(), turn.language)} · {kind} · {words}"[:75]


def _all_form(ctx: Context, turn: Turn) -> Form:
    yes = Option(value="yes", label=ctx.say(turn.language, "data-yes-all"))
    return Form(
        action=Action(name="data.all-confirmed"),
        title=ctx.say(turn.language, "data-delete-title"),
        intro=ctx.say(turn.language, "data-no-way-back"),
        fields=(ChoiceField(name="sure", label=ctx.say(turn.language, "data-sure"), options=(yes,)),),
        submit=ctx.say(turn.language, "data-delete-button"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "data-only-you"),
    )


VERBS: Mapping[str, Verb] = {
    "data-delete-some": _ask_some,
    "data.some-chosen": _some,
    "data-delete-all": _ask_all,
    "data.all-confirmed": _all,
}
COMMANDS: tuple[Command, ...] = (Command(words="command-delete", line="command-delete-line", does=_offer),)
