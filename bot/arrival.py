"""Somebody, or a team's room, can be reached from now on: whoever it is, nobody is disturbed by it."""

from datetime import datetime

from bot import programme, team_room
from bot.events import Joined
from bot.locale import spoken
from bot.turn import Context
from nudges.calendar import alike, is_time_zone
from nudges.language import Language
from nudges.person import Person


async def arrived(ctx: Context, event: Joined) -> None:
    """Note where a known person or a known team's room is reached; a second time changes nothing.

    Somebody unknown is remembered without a word to anybody: the coordinators hear of them when they write.
    """
    if event.room is not None:
        await team_room.reopen(ctx, event.room)
        return
    who = await _known(ctx, event)
    if who is None:
        await ctx.store.people.note_stranger(event.by, event.name, event.at)
    elif who.active:
        await ctx.store.people.join(who.id, event.by)
        await _listen(ctx, who, event)


async def _listen(ctx: Context, who: Person, event: Joined) -> None:
    """Keep what the platform tells of somebody; their programmes reach them where they are."""
    zone = _zone(event.time_zone, who.usual_time_zone, event.at)
    language = _language(event.locale, who.language)
    await ctx.store.people.told(who.id, language=language, time_zone=zone)
    if now := await ctx.store.people.person(who.id):
        await programme.move(ctx, now)


def _zone(told: str | None, usual: str, at: datetime) -> str | None:
    """Return a time zone that exists; of two that show the same time all year the one people know."""
    if told is None or not is_time_zone(told):
        return None
    return usual if alike(told, usual, at.year) else told


def _language(locale: str | None, usual: Language) -> Language | None:
    """Return the language somebody chose for the platform, where that says anything.

    English is what most have who chose nothing, and whoever reads nynorsk can choose Norwegian only.
    """
    told = spoken(locale or "")
    says_nothing = told is Language.EN or (told is Language.NB and usual is Language.NN)
    return None if says_nothing else told


async def _known(ctx: Context, event: Joined) -> Person | None:
    """Return who is reached there already, else the one active person with the e-mail address."""
    if there := await ctx.store.people.at(event.by):
        return there
    found = await ctx.store.people.by_email(event.email) if event.email else []
    active = [one for one in found if one.active]
    return active[0] if len(active) == 1 else None
