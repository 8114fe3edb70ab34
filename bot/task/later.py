"""Another day: the task comes again when the person asked for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot import form
from bot.message import Action, Ask, ChoiceField, DateField, Form, Invalid, Message, Option, Replace, Reply
from bot.ports import Outcome, Outgoing
from bot.task import card
from bot.task.about import while_open
from bot.task.theirs import Theirs, answered, record
from bot.turn import Context, Turn, Verb
from nudges.calendar import IsoWeek, Window, at_local, next_window
from nudges.delivery import Item, Kind
from nudges.person import Person

OTHER: Final = "other"
FURTHEST: Final = timedelta(weeks=8)
"""How far a task can be put off."""


def window_on(ctx: Context, person: Person, earliest: date) -> Window:
    """Return when a person can be written to from a day on, at the hour they chose."""
    return next_window(
        person,
        after=at_local(earliest, time(), person.time_zone),
        days_off=ctx.days_off,
        not_before=person.preferences.at,
    )


def offered(ctx: Context, person: Person, today: date) -> list[date]:
    """Offer the next working day, one more in the same week when there is one, and one in the week after."""
    first = day_of(person, window_on(ctx, person, today + timedelta(days=1)))
    second = day_of(person, window_on(ctx, person, first + timedelta(days=1)))
    monday = IsoWeek.of(first).next().monday()
    third = day_of(person, window_on(ctx, person, max(monday, second + timedelta(days=1))))
    return [first, second, third]


def day_of(person: Person, window: Window) -> date:
    """Return the day of a window where the person is."""
    return window.opens.astimezone(ZoneInfo(person.time_zone)).date()


@while_open
async def _ask_when(ctx: Context, turn: Turn, _: Theirs) -> Reply:
    return Ask(form=_form(ctx, turn))


@while_open
async def _chosen(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    asked = _form(ctx, turn)
    if refused := form.refuse(ctx, turn, asked):
        return refused
    field = _field(turn, asked)
    chosen = form.chosen_day(turn.values, field)
    if chosen is None:
        return Invalid(errors={"date": ctx.say(turn.language, "form-missing")})
    window = window_on(ctx, turn.person, chosen)
    if (free := day_of(turn.person, window)) != chosen:
        when = card.on_day(ctx, turn.language, free)
        return Invalid(errors={field: ctx.say(turn.language, "task-day-off", day=when)})
    return Replace(message=await _put_off(ctx, turn, its, chosen, window))


async def _put_off(ctx: Context, turn: Turn, its: Theirs, chosen: date, window: Window) -> Message:
    given = replace(answered(turn, its, Outcome.LATER), comes_on=chosen)
    its = await record(ctx, turn, its, given)
    await ctx.store.deliveries.post(
        Outgoing(
            key=f"snooze:{its.root}:{chosen}",
            kind=Kind.MICRO_TASK,
            item=Item(id=its.task.id, version=its.task.version),
            to=turn.person.id,
            due_at=window.opens,
            closes_at=window.closes,
            about=its.root,
        )
    )
    return card.show(ctx, turn.language, its)


def _field(turn: Turn, asked: Form) -> str:
    """Say which field holds the day: a date that was filled in counts while the first day is still chosen."""
    chosen, first = turn.values.get("day"), asked.fields[0].value
    return "date" if chosen == OTHER or (chosen == first and turn.values.get("date")) else "day"


def _form(ctx: Context, turn: Turn) -> Form:
    today = turn.at.astimezone(ZoneInfo(turn.person.time_zone)).date()
    days = offered(ctx, turn.person, today)
    options = [Option(value=one.isoformat(), label=card.on_day(ctx, turn.language, one)) for one in days]
    other = Option(value=OTHER, label=ctx.say(turn.language, "task-other-day"))
    return Form(
        action=Action(name="task.later-chosen", ref=turn.ref),
        title=ctx.say(turn.language, "task-later"),
        fields=(
            ChoiceField(
                name="day",
                label=ctx.say(turn.language, "task-which-day"),
                options=(*options, other),
                value=options[0].value,
            ),
            DateField(
                name="date",
                label=ctx.say(turn.language, "task-date"),
                hint=ctx.say(turn.language, "task-date-hint"),
                required=False,
                earliest=today + timedelta(days=1),
                latest=today + FURTHEST,
            ),
        ),
        submit=ctx.say(turn.language, "task-put-it-off"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "task-who-sees-later"),
    )


VERBS: Mapping[str, Verb] = {"task-later": _ask_when, "task.later-chosen": _chosen}
