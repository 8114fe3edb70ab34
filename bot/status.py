"""Going by a person's status on their platform, for whoever asked for it: while it says away, Dult pauses."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot import pause
from bot.errors import ChannelError
from bot.events import CameBack, WentAway
from bot.log import Fields
from bot.message import ChoiceField, Option
from bot.turn import Context, Turn
from nudges.person import FOREVER, Person

LONGEST: Final = timedelta(weeks=pause.WEEKS)
"""How long an absence without an end counts."""
FIELD: Final = "status"
"""The field in which a person chooses whether their status counts."""
_PAUSE: Final = "pause"
_WRITE: Final = "write"

log = logging.getLogger(__name__)


async def heard(ctx: Context, event: WentAway | CameBack) -> None:
    """Pause somebody while they are away; nothing is sent about it, and their own pause stays as it is.

    The same absence a second time changes nothing: whoever ended its pause is not paused for it again.
    """
    who = await ctx.store.people.at(event.by)
    if who is None or not await ctx.store.people.follows(event.by):
        return
    told = _told(event)
    if told == who.told_away_until:
        return
    await ctx.store.people.away(who.id, told, event.at + LONGEST if told == FOREVER else told)
    await pause.bring_up_to_date(ctx, Turn(person=who, event=event.id, at=event.at, where=event.by))


async def look(ctx: Context, turn: Turn) -> None:
    """Let what a person's status says now count at once; where it cannot be read, the next change does."""
    statuses = ctx.statuses.get(turn.where.channel)
    if statuses is None or turn.in_room:
        return
    try:
        told = await statuses.of(turn.where)
    except ChannelError as error:
        log.warning(
            "A status could not be read: %s",
            error,
            extra=Fields(channel=turn.where.channel, workspace=turn.where.workspace),
        )
        return
    await heard(ctx, told)


def fields(ctx: Context, turn: Turn) -> Iterator[ChoiceField]:
    """Ask whether the status is to count, where the person's platform tells it."""
    if turn.where.channel not in ctx.statuses:
        return
    say = turn.language
    yield ChoiceField(
        name=FIELD,
        label=ctx.say(say, "status-label"),
        hint=ctx.say(say, "status-hint", source=turn.where.channel),
        options=(
            Option(value=_WRITE, label=ctx.say(say, "status-write")),
            Option(value=_PAUSE, label=ctx.say(say, "status-pause")),
        ),
        value=_PAUSE if turn.person.preferences.follows_status else _WRITE,
    )


def wanted(turn: Turn) -> bool:
    """Return what a person chose; what was not asked stays as it was."""
    chosen = turn.values.get(FIELD)
    return turn.person.preferences.follows_status if chosen is None else chosen == _PAUSE


def line(ctx: Context, person: Person, channel: str, at: datetime) -> str:
    """Tell whether the status counts; nothing where the platform does not tell it."""
    if channel not in ctx.statuses:
        return ""
    if not person.preferences.follows_status:
        return ctx.say(person.language, "status-ignored")
    if person.away_until is None or person.away_until <= at:
        return ctx.say(person.language, "status-followed")
    return ctx.say(person.language, "status-away", day=pause.back_on(person, person.away_until))


def _told(event: WentAway | CameBack) -> datetime | None:
    match event:
        case WentAway(until=until):
            return until or FOREVER
        case CameBack():
            return None
