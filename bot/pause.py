"""Pausing and stopping: one press, at once, from every message that Dult starts (mission X5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import form
from bot.message import Action, Ask, Button, DateField, Form, Message, Replace, Reply, Say
from bot.phrases import day
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, phrased
from nudges.calendar import at_local
from nudges.language import Language
from nudges.person import FOREVER, Person

WEEKS = 4
"""How long the one press pauses; another length is a second one."""
SHORT_WEEKS = 2
LONGEST = timedelta(days=400)


def entry(ctx: Context, language: Language) -> Button:
    """Return the entry that stands in the overflow of every message Dult starts."""
    return button(ctx, language, "pause-now")


async def rest(ctx: Context, turn: Turn, until: datetime) -> Message:
    """Let Dult start nothing before ``until``, and tell what that means, with a way to undo it."""
    await ctx.store.people.pause(turn.person.id, until)
    if until == FOREVER:
        return phrased(
            ctx, turn.language, "pause-stopped-title", "pause-stopped", buttons=(_undo(ctx, turn),)
        )
    back = day(until.astimezone(ZoneInfo(turn.person.time_zone)).date(), turn.language)
    others = (
        button(ctx, turn.language, "pause-other-length", opens_form=True),
        button(ctx, turn.language, "pause-stop"),
    )
    buttons = (_undo(ctx, turn), *others)
    return phrased(ctx, turn.language, "pause-paused-title", "pause-paused", buttons=buttons, day=back)


async def four_weeks(ctx: Context, turn: Turn) -> Message:
    """Pause for as long as the one press does."""
    return await rest(ctx, turn, weeks_on(turn, WEEKS))


async def stop(ctx: Context, turn: Turn) -> Message:
    """Start nothing with the person until they say so."""
    return await rest(ctx, turn, FOREVER)


async def remind_of_pause(ctx: Context, turn: Turn, reply: Reply) -> Reply:
    """Offer somebody whom Dult leaves in peace to start again, whatever they wrote or pressed."""
    if not is_paused(turn.person, turn.at) or not isinstance(reply, Replace | Say):
        return reply
    person = await ctx.store.people.person(turn.person.id)
    if person is None or not is_paused(person, turn.at):
        return reply
    return replace(reply, message=_with_way_back(ctx, turn, reply.message))


def is_paused(person: Person, at: datetime) -> bool:
    """Tell whether Dult starts nothing with a person at a moment."""
    until = person.preferences.paused_until
    return until is not None and until > at


def weeks_on(turn: Turn, weeks: int) -> datetime:
    """Return the first minute of the day so many weeks later, where the person is."""
    today = turn.at.astimezone(ZoneInfo(turn.person.time_zone)).date()
    return at_local(today + timedelta(weeks=weeks), time(), turn.person.time_zone)


def _with_way_back(ctx: Context, turn: Turn, message: Message) -> Message:
    if any(one.action.name == "pause-resume" for one in (*message.buttons, *message.more)):
        return message
    note = ctx.say(turn.language, "pause-is-on")
    back = button(ctx, turn.language, "pause-resume")
    return replace(message, body=f"{message.body}\n\n{note}".strip(), more=(*message.more, back))


def _undo(ctx: Context, turn: Turn) -> Button:
    return button(ctx, turn.language, "pause-undo", does="pause-resume", main=True)


async def _offer(ctx: Context, turn: Turn) -> Reply:
    """Answer the word *pause*: how long?"""
    buttons = (
        button(ctx, turn.language, "pause-two-weeks"),
        button(ctx, turn.language, "pause-four-weeks"),
        button(ctx, turn.language, "pause-until", does="pause-other-length", opens_form=True),
    )
    more = (button(ctx, turn.language, "pause-stop"),)
    return Say(
        message=phrased(ctx, turn.language, "pause-title", "pause-how-long", buttons=buttons, more=more)
    )


async def _now(ctx: Context, turn: Turn) -> Reply:
    return Say(message=await four_weeks(ctx, turn))


async def _two_weeks(ctx: Context, turn: Turn) -> Reply:
    return Replace(message=await rest(ctx, turn, weeks_on(turn, SHORT_WEEKS)))


async def _four_weeks(ctx: Context, turn: Turn) -> Reply:
    return Replace(message=await four_weeks(ctx, turn))


async def _stop(ctx: Context, turn: Turn) -> Reply:
    message = await stop(ctx, turn)
    return Replace(message=message) if turn.receipt else Say(message=message)


async def _resume(ctx: Context, turn: Turn) -> Reply:
    await ctx.store.people.pause(turn.person.id, None)
    message = phrased(ctx, turn.language, "pause-over-title", "pause-over")
    return Say(message=message)


async def _ask_until(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=_until_form(ctx, turn))


async def _until(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, _until_form(ctx, turn)):
        return refused
    until = form.chosen_day(turn.values, "day")
    assert until is not None  # noqa: S101 - the form was looked through
    message = await rest(ctx, turn, at_local(until, time(), turn.person.time_zone))
    return Replace(message=message) if turn.receipt else Say(message=message)


def _until_form(ctx: Context, turn: Turn) -> Form:
    today = turn.at.astimezone(ZoneInfo(turn.person.time_zone)).date()
    return Form(
        action=Action(name="pause.until-chosen"),
        title=ctx.say(turn.language, "pause-title"),
        fields=(
            DateField(
                name="day",
                label=ctx.say(turn.language, "pause-day"),
                hint=ctx.say(turn.language, "pause-day-hint"),
                earliest=today + timedelta(days=1),
                latest=today + LONGEST,
            ),
        ),
        submit=ctx.say(turn.language, "pause-submit"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "pause-who-sees"),
    )


VERBS: Mapping[str, Verb] = {
    "pause-now": _now,
    "pause-two-weeks": _two_weeks,
    "pause-four-weeks": _four_weeks,
    "pause-other-length": _ask_until,
    "pause.until-chosen": _until,
    "pause-stop": _stop,
    "pause-resume": _resume,
}

COMMANDS: tuple[Command, ...] = (
    Command(words="command-pause", line="command-pause-line", does=_offer),
    Command(words="command-stop", line="command-stop-line", does=_stop),
    Command(words="command-resume", line="command-resume-line", does=_resume),
)
