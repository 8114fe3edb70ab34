"""How a plan looks to the person whose it is: under way, asked about, ended."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot import pause
from bot.message import Button, Fact, Message
from bot.phrases import day, weekday
from bot.turn import Context
from bot.wording import button, phrased
from nudges.language import Language
from nudges.person import Person
from nudges.plan import Plan, Standing

SAID_BACK: Final = 0
"""The step of the card that says a plan back; follow-ups are numbered from 1 on."""

_ENDS: Final[Mapping[Standing, tuple[str, str]]] = {
    Standing.DONE: ("plan-done-title", "plan-done"),
    Standing.DROPPED: ("plan-dropped-title", "plan-dropped"),
    Standing.KEPT: ("plan-kept-title", "plan-kept"),
    Standing.LAPSED: ("plan-lapsed-title", "plan-lapsed"),
}


def entry(ctx: Context, language: Language) -> Button:
    """Return the button that offers to make a plan."""
    return button(ctx, language, "plan-make", opens_form=True)


def show(ctx: Context, reader: Person, its: Plan, now: datetime, *, step: int | None = None) -> Message:
    """Show a plan as it stands; ``step`` is the follow-up that the card was sent for, if it was."""
    if its.is_over:
        return _over(ctx, reader, its, now)
    asked = its.asked(now)
    if asked is not None and step in {None, asked.step}:
        return _asked(ctx, reader, its, is_last=its.is_last(asked.step))
    if step == SAID_BACK and asked is None:
        return _said_back(ctx, reader, its, now)
    return _under_way(ctx, reader, its, now)


def gone(ctx: Context, language: Language) -> Message:
    """Show that a plan is deleted."""
    return phrased(ctx, language, "plan-gone-title", "plan-gone")


def who_sees(ctx: Context, language: Language) -> str:
    """Say who sees a plan, and how long it is kept."""
    return ctx.say(language, "plan-who-sees")


def _under_way(ctx: Context, reader: Person, its: Plan, now: datetime) -> Message:
    next_at = its.next_at(now)
    said = "plan-next" if next_at else "plan-last-asked"
    return Message(
        title=ctx.say(reader.language, "plan-title"),
        body=ctx.say(reader.language, said, day=_on(ctx, reader, next_at or its.ends_at)),
        language=reader.language,
        facts=tuple(_facts(ctx, reader.language, its)),
        buttons=_changes(ctx, reader.language, its),
        more=(pause.entry(ctx, reader.language),),
        who_sees=who_sees(ctx, reader.language),
    )


def _said_back(ctx: Context, reader: Person, its: Plan, now: datetime) -> Message:
    day_asked = _on(ctx, reader, its.next_at(now) or its.ends_at)
    return replace(
        _under_way(ctx, reader, its, now),
        title=ctx.say(reader.language, "plan-again-title"),
        body=ctx.say(reader.language, "plan-again", day=day_asked),
    )


def _asked(ctx: Context, reader: Person, its: Plan, *, is_last: bool) -> Message:
    """Ask how it is going; that nothing happened is as good an answer as any."""
    say, ends = reader.language, _on(ctx, reader, its.ends_at)
    body = ctx.say(say, "plan-how-last", day=ends) if is_last else ctx.say(say, "plan-how")
    return Message(
        title=ctx.say(say, "plan-how-title"),
        body=body,
        language=say,
        facts=tuple(_facts(ctx, say, its)),
        buttons=(button(ctx, say, "plan-keep", its.id), *_changes(ctx, say, its)),
        more=(pause.entry(ctx, say),),
        who_sees=who_sees(ctx, say),
    )


def _over(ctx: Context, reader: Person, its: Plan, now: datetime) -> Message:
    say, (title, body) = reader.language, _ENDS[its.standing]
    undo = (button(ctx, say, "plan-undo", its.id),) if its.can_be_taken_up(now) else ()
    return Message(
        title=ctx.say(say, title),
        body=ctx.say(say, body),
        language=say,
        facts=tuple(_facts(ctx, say, its)),
        buttons=(*undo, entry(ctx, say)),
        who_sees=who_sees(ctx, say),
    )


def _changes(ctx: Context, language: Language, its: Plan) -> tuple[Button, ...]:
    return (
        button(ctx, language, "plan-adjust", its.id, opens_form=True),
        button(ctx, language, "plan-end", its.id, opens_form=True),
    )


def _facts(ctx: Context, language: Language, its: Plan) -> Iterator[Fact]:
    """Return what the person wrote: in facts nothing of it is taken for markup."""
    told = (
        ("plan-when", its.words.situation),
        ("plan-then", its.words.action),
        ("plan-with", its.words.with_whom),
        ("plan-because", its.because),
    )
    yield from (Fact(label=ctx.say(language, label), value=words) for label, words in told if words)


def _on(ctx: Context, reader: Person, moment: datetime) -> str:
    its_day = moment.astimezone(ZoneInfo(reader.time_zone)).date()
    return ctx.say(
        reader.language,
        "task-day",
        weekday=weekday(its_day, reader.language),
        day=day(its_day, reader.language),
    )
