"""How a challenge is put into words: what it is about, where it comes from, how old it is."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.message import Fact
from bot.phrases import day
from bot.turn import Context
from nudges.challenge import SITES_TO_SHOW, Category, Challenge, Group, Signature, State
from nudges.language import Language
from nudges.person import Person

CATEGORIES: Final[Mapping[Category, str]] = {
    Category.TIME: "challenge-time",
    Category.TOOLS: "challenge-tools",
    Category.KNOWLEDGE: "challenge-knowledge",
    Category.COOPERATION: "challenge-cooperation",
    Category.MANAGEMENT: "challenge-management",
    Category.OTHER: "challenge-other",
}
GROUPS: Final[Mapping[Group, str]] = {
    Group.EMPLOYEES: "challenge-employees",
    Group.LEADERS: "challenge-leaders",
    Group.USERS: "challenge-users",
    Group.OTHER_UNITS: "challenge-other-units",
}
_ANSWERS: Final[Mapping[State, str]] = {
    State.ANSWERED: "challenge-the-answer",
    State.DECLINED: "challenge-the-reason",
}


def about(ctx: Context, language: Language, its: Challenge) -> Iterator[Fact]:
    """Tell what a challenge is about."""
    yield Fact(label=ctx.say(language, "challenge-words"), value=its.told.words)
    yield Fact(label=ctx.say(language, "challenge-category"), value=category(ctx, language, its))
    if its.told.touches:
        groups = ", ".join(ctx.say(language, GROUPS[one]) for one in its.told.touches)
        yield Fact(label=ctx.say(language, "challenge-touches"), value=groups)


async def source(ctx: Context, language: Language, its: Challenge) -> Fact:
    """Tell whom it comes from, as far as they signed."""
    return Fact(label=ctx.say(language, "challenge-from"), value=await _signed(ctx, language, its))


def site(ctx: Context, language: Language, its: Challenge) -> Iterator[Fact]:
    """Tell which site it comes from, or why that is hidden."""
    hidden = ctx.say(language, "challenge-site-hidden", sites=SITES_TO_SHOW)
    if shown := hidden if its.hides_site else its.site:
        yield Fact(label=ctx.say(language, "challenge-site"), value=shown)


async def answer(ctx: Context, language: Language, its: Challenge) -> list[Fact]:
    """Tell what was answered, and by whom."""
    if not its.answer:
        return []
    label = ctx.say(language, _ANSWERS.get(its.state, "challenge-earlier-answer"))
    facts = [Fact(label=label, value=its.answer)]
    if its.state in _ANSWERS and (name := await worker(ctx, its)):
        facts.append(Fact(label=ctx.say(language, "challenge-answered-by"), value=name))
    return facts


async def worker(ctx: Context, its: Challenge) -> str:
    """Return the name of whoever works on it or answered it; empty when there is nobody."""
    person = await ctx.store.people.person(its.worker) if its.worker else None
    return person.name if person else ""


def category(ctx: Context, language: Language, its: Challenge) -> str:
    """Name what stands in the way."""
    return ctx.say(language, CATEGORIES[its.told.category])


def since(ctx: Context, reader: Person, its: Challenge, now: datetime) -> str:
    """Tell on which day it was lifted and how long ago; the hour would tell too much of an unnamed one."""
    lifted = (its.lifted_at or now).astimezone(ZoneInfo(reader.time_zone)).date()
    shown = day(lifted, reader.language)
    age = ctx.say(reader.language, "challenge-age", days=days(reader, its, now))
    return ctx.say(reader.language, "challenge-day-and-age", day=shown, age=age)


def days(reader: Person, its: Challenge, now: datetime) -> int:
    """Return how many days ago it was lifted, as the reader counts days."""
    zone = ZoneInfo(reader.time_zone)
    return (now.astimezone(zone).date() - (its.lifted_at or now).astimezone(zone).date()).days


async def _signed(ctx: Context, language: Language, its: Challenge) -> str:
    match its.signature, its.signed_by:
        case Signature.NAME, int(number):
            person = await ctx.store.people.person(number)
            return person.name if person else ""
        case Signature.TEAM, int(number):
            team = await ctx.store.people.team(number)
            return team.name if team else ""
        case _:
            return ctx.say(language, "challenge-unnamed")
