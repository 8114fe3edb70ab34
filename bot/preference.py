"""What a person chooses for themselves: the language, when something comes, by which clock, when not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from bot import form, pause, programme, silence, status
from bot.message import Action, Ask, ChoiceField, Form, Message, Option, Replace, Reply, Say
from bot.phrases import city, clock, weekday
from bot.turn import Command, Context, Turn, Verb
from bot.wording import button, phrased
from nudges.language import Language
from nudges.person import Country, Person, Weekday
from nudges.roster import Defaults
from nudges.slot import Slot, slot_for

HOURS: Final = tuple(time(hour) for hour in range(8, 16))
"""The hours to choose from: the last one leaves time to reach everyone before the window closes."""
ZONE: Final = "zone"
"""The field for the time zone."""
USUAL: Final = "usual"
"""Its value for whoever leaves it to the platform, or to the organisation's file."""
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
    return Say(message=replace(await _times(ctx, turn, turn.person), buttons=(change,)))


async def _ask_time(ctx: Context, turn: Turn) -> Reply:
    return Ask(form=await _time_form(ctx, turn))


async def _time_chosen(ctx: Context, turn: Turn) -> Reply:
    if refused := form.refuse(ctx, turn, await _time_form(ctx, turn)):
        return refused
    before, zone = turn.person.preferences, turn.values[ZONE]
    wanted = replace(
        before,
        weekday=Weekday(int(turn.values["weekday"])),
        at=time.fromisoformat(turn.values["at"]),
        every_other_week=turn.values["often"] == "2",
        time_zone=None if zone == USUAL else zone,
        follows_status=status.wanted(turn),
    )
    await ctx.store.people.choose(turn.person.id, wanted)
    await ctx.store.people.answered(turn.person.id)
    await silence.settle(ctx, turn)
    if wanted.follows_status != before.follows_status:
        await _status_chosen(ctx, turn, follows=wanted.follows_status)
    person = await ctx.store.people.person(turn.person.id) or turn.person
    another_day = (wanted.weekday, wanted.at) != (before.weekday, before.at)
    await programme.move(ctx, person, another_day=another_day)
    message = await _times(ctx, turn, person)
    return Replace(message=message) if turn.receipt else Say(message=message)


async def _status_chosen(ctx: Context, turn: Turn, *, follows: bool) -> None:
    """Begin with what the status says now, or end what it said: cards that tell of a pause follow."""
    if follows:
        await status.look(ctx, turn)
    else:
        await pause.bring_up_to_date(ctx, turn)


async def _times(ctx: Context, turn: Turn, person: Person) -> Message:
    """Tell when the task comes, and when not; somebody in no programme is not told that one does."""
    slot, is_open = await _slot(ctx, person)
    words = "preference-time-other-week" if person.preferences.every_other_week else "preference-time-weekly"
    message = phrased(
        ctx,
        person.language,
        "preference-time-title",
        words if is_open else "preference-time-none",
        weekday=_name(slot.weekday, person.language),
        time=clock(slot.at, person.language),
    )
    zone = ctx.say(person.language, "preference-zone-now", zone=city(slot.time_zone, person.language))
    away = status.line(ctx, person, turn.where.channel, turn.at)
    return replace(message, body="\n\n".join(part for part in (message.body, zone, away) if part))


async def _slot(ctx: Context, person: Person) -> tuple[Slot, bool]:
    """Return by which slot a person is reached, or would be, and whether anything is to come by it."""
    for one in await ctx.store.people.enrolments(person.id):
        if one.is_open:
            return one.slot, True
    wish = person.preferences
    slot = slot_for(
        time_zone=person.time_zone,
        country=person.country,
        working_days=person.working_days,
        weekday=wish.weekday,
        at=wish.at,
    )
    return slot, False


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


async def _time_form(ctx: Context, turn: Turn) -> Form:
    say, its = turn.language, turn.person.preferences
    slot, _ = await _slot(ctx, turn.person)
    days = [Option(value=str(int(day)), label=_name(day, say)) for day in sorted(turn.person.working_days)]
    hours = [Option(value=at.isoformat("minutes"), label=clock(at, say)) for at in HOURS]
    often = (
        Option(value="1", label=ctx.say(say, "preference-every-week")),
        Option(value="2", label=ctx.say(say, "preference-every-other-week")),
    )
    fields = (
        _choice(ctx.say(say, "preference-weekday"), "weekday", days, str(int(slot.weekday))),
        _choice(ctx.say(say, "preference-hour"), "at", hours, slot.at.isoformat("minutes")),
        _choice(ctx.say(say, "preference-often"), "often", often, "2" if its.every_other_week else "1"),
        _choice(ctx.say(say, "preference-zone"), ZONE, _zones(ctx, turn), its.time_zone or USUAL),
        *status.fields(ctx, turn),
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


def _zones(ctx: Context, turn: Turn) -> list[Option]:
    """Offer what others say of the person first, then the places where they may be."""
    its, say = turn.person, turn.language
    usual = ctx.say(
        say,
        "preference-zone-usual",
        source=turn.where.channel if its.told_time_zone else "file",
        zone=city(its.told_time_zone or its.usual_time_zone, say),
    )
    known = (its.preferences.time_zone, its.told_time_zone, its.usual_time_zone)
    zones = dict.fromkeys([*filter(None, known), *(Defaults.of(one).time_zone for one in Country)])
    named = [Option(value=one, label=city(one, say)) for one in zones]
    return [Option(value=USUAL, label=usual), *sorted(named, key=lambda one: one.label)]


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
