"""A broadcast before it goes: how its draft is shown, and what a coordinator fills in."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from bot import form
from bot.broadcast import sending, words
from bot.broadcast.forms import (
    CHOSEN,
    EDIT,
    TRANSLATE,
    Purpose,
    audience_form,
    language_form,
    options_of,
    part_form,
    schedule_form,
    words_form,
)
from bot.message import Action, Ask, Button, Fact, Form, Invalid, Message, Reply, Say
from bot.phrases import moment
from bot.ports import Broadcast, NewBroadcast, Places
from bot.renewal import renew, show
from bot.turn import Context, Turn
from bot.wording import button, old_button, phrased
from nudges.broadcast import Audience, Wording, advice, words_for
from nudges.calendar import SEND_WINDOW, at_local
from nudges.language import Language
from nudges.person import Person, Role

LISTED = 5
"""How many broadcasts the overview shows."""
_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?")


def may(turn: Turn) -> bool:
    """Tell whether the person sends broadcasts."""
    return bool(turn.person.roles & {Role.COORDINATOR, Role.ADMIN})


def refused(ctx: Context, turn: Turn) -> Reply:
    """Answer somebody who does not."""
    return Say(message=phrased(ctx, turn.language, "broadcast-not-yours-title", "broadcast-not-yours"))


async def broadcast_command(ctx: Context, turn: Turn) -> Reply:
    """Begin a broadcast."""
    return await write(ctx, turn) if may(turn) else refused(ctx, turn)


async def broadcasts_command(ctx: Context, turn: Turn) -> Reply:
    """Show the latest broadcasts and where they stand."""
    return Say(message=await overview(ctx, turn)) if may(turn) else refused(ctx, turn)


async def overview(ctx: Context, turn: Turn) -> Message:
    """List the latest broadcasts, each to be opened."""
    say, found = turn.language, await ctx.store.broadcasts.latest(LISTED)
    lines = []
    for place, its in enumerate(found, start=1):
        progress = await ctx.store.broadcasts.progress(its.id)
        title, _ = words_for(its.texts, say)
        lines.append(f"{place}. {title.title}: {words.state(ctx, its, progress, say)}")
    return Message(
        title=ctx.say(say, "broadcast-overview-title"),
        body="\n".join(lines) or ctx.say(say, "broadcast-overview-empty"),
        language=say,
        buttons=(
            button(ctx, say, "broadcast-write", main=True, opens_form=True),
            button(ctx, say, "broadcast-from-kit", opens_form=True),
        ),
        more=tuple(
            Button(
                label=ctx.say(say, "broadcast-open", number=str(place)),
                action=Action(name="broadcast-open", ref=its.id),
            )
            for place, its in enumerate(found, start=1)
        ),
    )


async def card(ctx: Context, reader: Person, its: Broadcast) -> Message:
    """Show a draft as it stands: its words, whom it reaches, what would make it plainer."""
    say = reader.language
    wording, language = words_for(its.texts, say)
    places = await ctx.store.broadcasts.places()
    return Message(
        title=ctx.say(say, "broadcast-draft-title", title=wording.title),
        body=wording.body,
        language=language,
        facts=(
            *_languages(ctx, its, say),
            *await _reach(ctx, reader, its, places),
            *_hints(ctx, its, say),
        ),
        buttons=_buttons(ctx, its, say),
        more=(
            button(ctx, say, "broadcast-test", its.id),
            button(ctx, say, "broadcast-edit", its.id, opens_form=True),
            button(ctx, say, "broadcast-translate", its.id, opens_form=True),
            *((button(ctx, say, "broadcast-address", its.id, opens_form=True),) if its.audience else ()),
            button(ctx, say, "broadcast-discard", its.id),
        ),
    )


def _buttons(ctx: Context, its: Broadcast, say: Language) -> tuple[Button, ...]:
    preview = button(ctx, say, "broadcast-preview", its.id, opens_form=True)
    if its.audience is None:
        return (button(ctx, say, "broadcast-address", its.id, main=True, opens_form=True), preview)
    return (
        button(ctx, say, "broadcast-send", its.id, main=True),
        button(ctx, say, "broadcast-schedule", its.id, opens_form=True),
        preview,
    )


async def _reach(ctx: Context, reader: Person, its: Broadcast, places: Places) -> list[Fact]:
    """Tell whom it is for, whom it would reach, when, and how long that takes."""
    say = reader.language
    if its.audience is None:
        return []
    found = await sending.outlook(ctx, its)
    told = [
        ("broadcast-audience", words.audience(ctx, its.audience, places, say)),
        ("broadcast-reaches", words.reach(ctx, found.forecast, say)),
    ]
    if found.forecast.opens:
        zone = ZoneInfo(reader.time_zone)
        told.append(("broadcast-begins", moment(found.forecast.opens, say, zone)))
        told.append(("broadcast-takes", ctx.say(say, "broadcast-minutes", count=found.minutes)))
    if found.free_week:
        week = ctx.phrases.week(found.free_week.monday(), say)
        told.append(("broadcast-crowded", ctx.say(say, "broadcast-free-week", week=week)))
    return [Fact(label=ctx.say(say, label), value=value) for label, value in told]


def _languages(ctx: Context, its: Broadcast, say: Language) -> list[Fact]:
    names = ", ".join(ctx.phrases.name_of(one, say) for one in Language if one in its.texts)
    if len(its.texts) < len(Language):
        names = ctx.say(say, "broadcast-languages-some", languages=names)
    return [Fact(label=ctx.say(say, "broadcast-languages"), value=names)]


def _hints(ctx: Context, its: Broadcast, say: Language) -> list[Fact]:
    """Advise, never block: it is the coordinator's own text."""
    return [
        Fact(
            label=ctx.say(say, "broadcast-advice", name=ctx.phrases.name_of(language, say)),
            value=words.hints(ctx, hints, say),
        )
        for language, wording in its.texts.items()
        if (hints := advice(wording, language))
    ]


async def write(ctx: Context, turn: Turn) -> Reply:
    """Ask for the words of a new broadcast."""
    return Ask(form=words_form(ctx, turn, Action(name="broadcast.written"), language=turn.language))


async def written(ctx: Context, turn: Turn) -> Reply:
    """Keep the words of a new broadcast, and show its draft: what comes next is asked from there."""
    asked = words_form(ctx, turn, Action(name="broadcast.written"), language=turn.language)
    if refusal := form.refuse(ctx, turn, asked):
        return refusal
    language, wording = wording_in(turn.values)
    new = NewBroadcast(key=f"event:{turn.event}", author=turn.person.id, texts={language: wording})
    its = await ctx.store.broadcasts.add(new, ctx.clock.now())
    return Say(message=await card(ctx, turn.person, its))


def wording_in(values: Mapping[str, str]) -> tuple[Language, Wording]:
    """Read the words that were filled in."""
    wording = Wording(title=values["title"].strip(), body=values["body"].strip())
    return Language(values["language"]), wording


async def choose_part(ctx: Context, turn: Turn) -> Reply:
    """Ask which part of a kick-off kit to begin with."""
    return Ask(form=part_form(ctx, turn))


async def chosen_part(ctx: Context, turn: Turn) -> Reply:
    """Begin a broadcast with the words of a part."""
    if refusal := form.refuse(ctx, turn, part_form(ctx, turn)):
        return refusal
    kit, _, part = turn.values["part"].partition("/")
    its = await sending.from_part(ctx, kit, part, key=f"event:{turn.event}", author=turn.person.id)
    return Say(message=await card(ctx, turn.person, its))


async def edit(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Ask for better words, first in which language where there are several."""
    if len(its.texts) > 1:
        return Ask(form=_which_language(ctx, turn, its))
    return Ask(form=filled_form(ctx, turn, its, Action(name="broadcast.edited", ref=its.id), EDIT))


async def edit_in(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Ask for better words in the language that was chosen."""
    if refusal := form.refuse(ctx, turn, _which_language(ctx, turn, its)):
        return refusal
    return Ask(form=filled_form(ctx, turn, its, Action(name="broadcast.edited", ref=its.id), EDIT))


def _which_language(ctx: Context, turn: Turn, its: Broadcast) -> Form:
    return language_form(ctx, turn, its, Action(name="broadcast.edit-in", ref=its.id), EDIT)


def filled_form(ctx: Context, turn: Turn, its: Broadcast, action: Action, purpose: Purpose) -> Form:
    """Return the form for words with those that stand there now: of the language that was chosen, if any."""
    wanted = Language(turn.values["language"]) if "language" in turn.values else turn.language
    wording, language = words_for(its.texts, wanted)
    return words_form(
        ctx, turn, action, language=language, languages=(language,), filled=wording, purpose=purpose
    )


async def translate(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Ask for the words in one more language, with those that are there to translate from."""
    missing = tuple(one for one in Language if one not in its.texts) or tuple(Language)
    action = Action(name="broadcast.edited", ref=its.id)
    wording, _ = words_for(its.texts, turn.language)
    return Ask(
        form=words_form(
            ctx,
            turn,
            action,
            language=missing[0],
            languages=missing,
            purpose=TRANSLATE,
            beside=wording,
        )
    )


async def edited(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Keep other words of a draft, or words in another language."""
    action = Action(name="broadcast.edited", ref=its.id)
    asked = words_form(ctx, turn, action, language=turn.language, purpose=EDIT)
    if refusal := form.refuse(ctx, turn, asked):
        return refusal
    language, wording = wording_in(turn.values)
    return await _changed(ctx, turn, replace(its, texts={**its.texts, language: wording}))


async def address(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Ask whom a draft is for."""
    return Ask(form=audience_form(ctx, turn, its, await ctx.store.broadcasts.places()))


async def addressed(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    """Keep whom a draft is for, and how it is sent."""
    places = await ctx.store.broadcasts.places()
    if refusal := form.refuse(ctx, turn, audience_form(ctx, turn, its, places)):
        return refusal
    found = _audience(ctx, turn, places)
    if isinstance(found, Invalid):
        return found
    options = options_of(turn.values.get("options", ""))
    return await _changed(ctx, turn, replace(its, audience=found, options=options))


async def scheduled(ctx: Context, turn: Turn, its: Broadcast) -> Broadcast | Invalid | Ask:
    """Keep when a draft goes."""
    if refusal := form.refuse(ctx, turn, schedule_form(ctx, turn, its)):
        return refusal
    at = clock_in(turn.values.get("clock", ""))
    day = form.chosen_day(turn.values, "day")
    if at is None or day is None:
        return Invalid(errors={"clock": ctx.say(turn.language, "broadcast-no-clock")})
    if not SEND_WINDOW[0] <= at < SEND_WINDOW[1]:
        return Invalid(errors={"clock": ctx.say(turn.language, "broadcast-clock-outside")})
    send_at = at_local(day, at, turn.person.time_zone)
    last = form.chosen_day(turn.values, "until")
    until = at_local(last, time(23, 59), turn.person.time_zone) if last else None
    if until and until <= max(send_at, ctx.clock.now()):
        return Invalid(errors={"until": ctx.say(turn.language, "broadcast-until-too-early")})
    its = replace(its, send_at=send_at, until=until)
    await ctx.store.broadcasts.change(its)
    return its


async def _changed(ctx: Context, turn: Turn, its: Broadcast) -> Reply:
    if not await ctx.store.broadcasts.change(its):
        return old_button(ctx, turn)
    item = sending.card_item(its.id)
    await renew(ctx, turn, await ctx.store.deliveries.showing(item.id))
    return await show(ctx, turn, item, await card(ctx, turn.person, its))


def clock_in(text: str) -> time | None:
    """Read a time of day such as ``9``, ``9.30``, ``09:30`` or ``0930``; ``None`` when it is none."""
    found = _CLOCK.fullmatch(text.strip())
    return time(int(found[1]), int(found[2] or 0)) if found else None


def _audience(ctx: Context, turn: Turn, places: Places) -> Audience | Invalid:
    roles = frozenset(Role(one) for one in _ticked(turn.values, "roles"))
    sites = frozenset(_ticked(turn.values, "sites"))
    teams = _teams(ctx, turn, places, sites)
    if isinstance(teams, Invalid):
        return teams
    chosen = Audience(roles=roles, sites=sites, teams=teams)
    if (turn.values.get("reach") == CHOSEN) == chosen.is_everyone:
        which = "broadcast-nobody-chosen" if chosen.is_everyone else "broadcast-both-chosen"
        return Invalid(errors={"reach": ctx.say(turn.language, which)})
    return chosen


def _ticked(values: Mapping[str, str], name: str) -> list[str]:
    return [one for one in values.get(name, "").split(",") if one]


def _teams(ctx: Context, turn: Turn, places: Places, sites: frozenset[str]) -> frozenset[str] | Invalid:
    """Find the teams by name, at the chosen sites where several have one of that name."""
    found: set[str] = set()
    for name in (one.strip() for one in turn.values.get("teams", "").split(",") if one.strip()):
        keys = {
            key for key, its in places.teams.items() if name.casefold() in {key.casefold(), its.casefold()}
        }
        near = {key for key in keys if places.site_of[key] in sites} or keys
        if len(near) != 1:
            which = "broadcast-several-teams" if near else "broadcast-no-team"
            return Invalid(errors={"teams": ctx.say(turn.language, which, name=name)})
        found |= near
    return frozenset(found)
