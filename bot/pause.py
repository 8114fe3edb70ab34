"""Pausing and stopping: one press, at once, from every message that Dult starts (mission X5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot import form
from bot.message import Action, Ask, Button, DateField, Form, Message, Replace, Reply, Say
from bot.phrases import day
from bot.ports import Composed
from bot.ports.programmes import QUESTION
from bot.renewal import renew, show, show_anew
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, phrased
from nudges.calendar import at_local
from nudges.delivery import Delivery, Failed, Item, Reason
from nudges.language import Language
from nudges.person import FOREVER, Person

WEEKS = 4
"""How long the one press pauses; another length is a second one."""
SHORT_WEEKS = 2
LONGEST = timedelta(days=400)
_A_MINUTE: Final = timedelta(minutes=1)

CARD: Final = "pause"
"""The item of a card that tells how the pause stands."""


def entry(ctx: Context, language: Language) -> Button:
    """Return the entry that stands in the overflow of every message Dult starts."""
    return button(ctx, language, "pause-now")


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return a card of the pause as it stands."""
    person = await ctx.store.people.person(delivery.recipient)
    if person is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    return Composed(message=card(ctx, person, ctx.clock.now()))


def card(ctx: Context, person: Person, at: datetime) -> Message:
    """Show whether Dult leaves a person in peace, until when, and how to undo it."""
    say, until = person.language, _quiet_until(person)
    if until is None or until <= at:
        return phrased(ctx, say, "pause-over-title", "pause-over")
    undo = button(ctx, say, "pause-undo", main=True)
    if until == FOREVER:
        return phrased(ctx, say, "pause-stopped-title", "pause-stopped", buttons=(undo,))
    length = button(ctx, say, "pause-other-length", opens_form=True)
    buttons = (undo, length, button(ctx, say, "pause-stop"))
    words = "pause-paused" if until == person.preferences.paused_until else "pause-away"
    return phrased(ctx, say, "pause-paused-title", words, buttons=buttons, day=back_on(person, until))


def back_on(person: Person, until: datetime) -> str:
    """Name the day on which Dult goes on; a minute before midnight is the next one's."""
    return day((until + _A_MINUTE).astimezone(ZoneInfo(person.time_zone)).date(), person.language)


async def rest(ctx: Context, turn: Turn, until: datetime | None) -> Message:
    """Let Dult start nothing before ``until``, and return the card that says so; all others say it too."""
    await ctx.store.people.pause(turn.person.id, until)
    await bring_up_to_date(ctx, turn)
    preferences = replace(turn.person.preferences, paused_until=until)
    return card(ctx, replace(turn.person, preferences=preferences, away_until=None), turn.at)


async def bring_up_to_date(ctx: Context, turn: Turn) -> None:
    """Let the person's cards of a pause, and those that ask after silence, show what holds now."""
    await renew(ctx, turn, await ctx.store.deliveries.showing(CARD, QUESTION, to=turn.person.id))


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
    until = _quiet_until(person)
    return until is not None and until > at


def weeks_on(turn: Turn, weeks: int) -> datetime:
    """Return the first minute of the day so many weeks later, where the person is."""
    today = turn.at.astimezone(ZoneInfo(turn.person.time_zone)).date()
    return at_local(today + timedelta(weeks=weeks), time(), turn.person.time_zone)


def _quiet_until(person: Person) -> datetime | None:
    """Return the later end: of the person's own pause, or of what their status says."""
    ends = (person.preferences.paused_until, person.away_until)
    return max((one for one in ends if one is not None), default=None)


_ENDS: Final = frozenset({"pause-undo", "pause-resume"})


def _with_way_back(ctx: Context, turn: Turn, message: Message) -> Message:
    if any(one.action.name in _ENDS for one in (*message.buttons, *message.more)):
        return message
    note = ctx.say(turn.language, "pause-is-on")
    back = button(ctx, turn.language, "pause-resume")
    return replace(message, body=f"{message.body}\n\n{note}".strip(), more=(*message.more, back))


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
    """Pause from the overflow of another card, which stays as it is."""
    return await show_anew(ctx, turn, Item(id=CARD), await four_weeks(ctx, turn))


async def _two_weeks(ctx: Context, turn: Turn) -> Reply:
    return await _show(ctx, turn, await rest(ctx, turn, weeks_on(turn, SHORT_WEEKS)))


async def _four_weeks(ctx: Context, turn: Turn) -> Reply:
    return await _show(ctx, turn, await four_weeks(ctx, turn))


async def _stop(ctx: Context, turn: Turn) -> Reply:
    return await _show(ctx, turn, await stop(ctx, turn))


async def _undo(ctx: Context, turn: Turn) -> Reply:
    """End the pause on the card that tells of it."""
    return await _show(ctx, turn, await rest(ctx, turn, None))


async def _resume(ctx: Context, turn: Turn) -> Reply:
    """End the pause by a word, or from the overflow of another card, which stays as it is."""
    return Say(message=await rest(ctx, turn, None))


async def _show(ctx: Context, turn: Turn, message: Message) -> Reply:
    shows = show if turn.on_own_card else show_anew
    return await shows(ctx, turn, Item(id=CARD), message)


async def _ask_until(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=_until_form(ctx, turn))


async def _until(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, _until_form(ctx, turn)):
        return refused
    until = form.chosen_day(turn.values, "day")
    assert until is not None  # noqa: S101 - the form was looked through
    message = await rest(ctx, turn, at_local(until, time(), turn.person.time_zone))
    return await _show(ctx, turn, message)


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
    "pause-undo": _undo,
    "pause-resume": _resume,
}

COMMANDS: tuple[Command, ...] = (
    Command(words="command-pause", line="command-pause-line", does=_offer),
    Command(words="command-stop", line="command-stop-line", does=_stop),
    Command(words="command-resume", line="command-resume-line", does=_resume),
)
