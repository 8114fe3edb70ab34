"""What a person chooses for themselves: the language, the day and hour, and how often."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from bot import form, programme
from bot.message import Action, Ask, ChoiceField, Form, Message, Option, Replace, Reply, Say
from bot.phrases import clock, weekday
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, phrased
from nudges.calendar import DEFAULT_TIME, DEFAULT_WEEKDAY
from nudges.language import Language
from nudges.person import Preferences, Weekday

HOURS: Final = tuple(time(hour) for hour in range(8, 16))
"""The hours to choose from: the last one leaves time to reach everyone before the window closes."""
_MONDAY = date(2024, 1, 1)
"""Some Monday: only the names of the days after it are used."""


async def _offer_language(ctx: Context, turn: Turn) -> Reply:
    choose = button(ctx, turn.language, "preference-choose-language", opens_form=True, main=True)
    now = ctx.phrases.name_of(turn.language, turn.language)
    return Say(
        message=phrased(
            ctx,
            turn.language,
            "preference-language-title",
            "preference-language-now",
            buttons=(choose,),
            language_name=now,
        )
    )


async def _ask_language(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=_language_form(ctx, turn))


async def _language_chosen(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, _language_form(ctx, turn)):
        return refused
    chosen = Language(turn.values["language"])
    message = await speak(ctx, turn, chosen)
    return Replace(message=message) if turn.receipt else Say(message=message)


async def speak(ctx: Context, turn: Turn, chosen: Language) -> Message:
    """Let Dult speak a language with a person from this answer on, whatever a later file says."""
    await ctx.store.people.choose(turn.person.id, replace(turn.person.preferences, language=chosen))
    name = ctx.phrases.name_of(chosen, chosen)
    return phrased(ctx, chosen, "preference-language-title", "preference-language-chosen", language_name=name)


async def _offer_time(ctx: Context, turn: Turn) -> Reply:
    change = button(ctx, turn.language, "preference-change", opens_form=True, main=True)
    return Say(message=replace(_times(ctx, turn, turn.person.preferences), buttons=(change,)))


async def _ask_time(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=_time_form(ctx, turn))


async def _time_chosen(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, _time_form(ctx, turn)):
        return refused
    wanted = replace(
        turn.person.preferences,
        weekday=Weekday(int(turn.values["weekday"])),
        at=time.fromisoformat(turn.values["at"]),
        every_other_week=turn.values["often"] == "2",
    )
    await ctx.store.people.choose(turn.person.id, wanted)
    await ctx.store.people.answered(turn.person.id)
    await programme.move(ctx, turn.person, wanted)
    message = _times(ctx, turn, wanted)
    return Replace(message=message) if turn.receipt else Say(message=message)


def _times(ctx: Context, turn: Turn, its: Preferences) -> Message:
    return phrased(
        ctx,
        turn.language,
        "preference-time-title",
        "preference-time-other-week" if its.every_other_week else "preference-time-weekly",
        weekday=_name(its.weekday or DEFAULT_WEEKDAY, turn.language),
        time=clock(its.at or DEFAULT_TIME, turn.language),
    )


def _name(day: Weekday, language: Language) -> str:
    return weekday(_MONDAY + timedelta(days=day - 1), language)


def _language_form(ctx: Context, turn: Turn) -> Form:
    names = tuple(Option(value=one, label=ctx.phrases.name_of(one, one)) for one in Language)
    return Form(
        action=Action(name="preference.language-chosen"),
        title=ctx.say(turn.language, "preference-language-title"),
        fields=(
            ChoiceField(
                name="language",
                label=ctx.say(turn.language, "preference-language"),
                options=names,
                value=turn.language,
            ),
        ),
        submit=ctx.say(turn.language, "preference-save"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "preference-who-sees"),
    )


def _time_form(ctx: Context, turn: Turn) -> Form:
    say, its = turn.language, turn.person.preferences
    days = [Option(value=str(int(day)), label=_name(day, say)) for day in sorted(turn.person.working_days)]
    hours = [Option(value=at.isoformat("minutes"), label=clock(at, say)) for at in HOURS]
    often = (
        Option(value="1", label=ctx.say(say, "preference-every-week")),
        Option(value="2", label=ctx.say(say, "preference-every-other-week")),
    )
    at = (its.at or DEFAULT_TIME).isoformat("minutes")
    fields = (
        _choice(
            ctx.say(say, "preference-weekday"), "weekday", days, str(int(its.weekday or DEFAULT_WEEKDAY))
        ),
        _choice(ctx.say(say, "preference-hour"), "at", hours, at),
        _choice(ctx.say(say, "preference-often"), "often", often, "2" if its.every_other_week else "1"),
    )
    return Form(
        action=Action(name="preference.time-chosen"),
        title=ctx.say(say, "preference-time-title"),
        intro=ctx.say(say, "preference-time-intro"),
        fields=fields,
        submit=ctx.say(say, "preference-save"),
        language=say,
        who_sees=ctx.say(say, "preference-who-sees"),
    )


def _choice(label: str, name: str, options: Sequence[Option], value: str) -> ChoiceField:
    known = value if value in {one.value for one in options} else options[0].value
    return ChoiceField(name=name, label=label, options=tuple(options), value=known)


VERBS: Mapping[str, Verb] = {
    "preference-choose-language": _ask_language,
    "preference.language-chosen": _language_chosen,
    "preference-change": _ask_time,
    "preference.time-chosen": _time_chosen,
}
COMMANDS: tuple[Command, ...] = (
    Command(words="command-language", line="command-language-line", does=_offer_language),
    Command(words="command-time", line="command-time-line", does=_offer_time),
)
