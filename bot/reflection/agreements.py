"""What a team has agreed on, for whoever asks."""

from typing import Final
from zoneinfo import ZoneInfo

from bot.message import Action, Button, Fact, Message, Reply, Say
from bot.phrases import day
from bot.reflection.buttons import VERB
from bot.turn import Context, Turn
from nudges.delivery import DeliveryId
from nudges.language import Language
from nudges.person import Team
from nudges.session import Agreement, Deed

NEWEST: Final = 10
_OVERFLOW: Final = 5
"""So many own lines can be taken back from the list."""


async def agreements(ctx: Context, turn: Turn) -> Reply:
    """Show what was agreed on: in a team's own room to the room, else the person's teams to the person."""
    return Say(message=await listed(ctx, turn), private=_room(turn) is None)


async def listed(ctx: Context, turn: Turn) -> Message:
    """Return what was agreed on, each line with its day, and the person's own ones to be deleted."""
    room = _room(turn)
    language = room.language if room else turn.language
    lines = await ctx.store.reflections.agreements((room.id,) if room else turn.person.teams, NEWEST)
    numbered = list(enumerate(lines, start=1))
    return Message(
        title=ctx.say(language, "reflection-agreed-title"),
        body=ctx.say(language, "reflection-agreed-intro" if lines else "reflection-agreed-nothing"),
        language=language,
        facts=tuple([await _fact(ctx, language, number, line) for number, line in numbered]),
        more=tuple(
            _delete(ctx, language, number, line.session)
            for number, line in numbered
            if line.session and line.person == turn.person.id
        )[:_OVERFLOW],
    )


def _room(turn: Turn) -> Team | None:
    return turn.team if turn.team and turn.team.id in turn.person.teams else None


async def _fact(ctx: Context, language: Language, number: int, line: Agreement) -> Fact:
    hours = await ctx.store.reflections.hours(line.team)
    written = day(line.at.astimezone(ZoneInfo(hours.time_zone)).date(), language)
    return Fact(label=f"{number}. {written}", value=line.words)


def _delete(ctx: Context, language: Language, number: int, session: DeliveryId) -> Button:
    label = ctx.say(language, "reflection-delete-line", number=number)
    return Button(label=label, action=Action(name=VERB[Deed.TAKE_BACK], ref=session), opens_form=True)
