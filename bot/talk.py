"""Who is speaking, what they mean, and whose answer it is: every event of a person comes through here."""

import logging
from collections.abc import Mapping

from bot import command, stranger, task
from bot.events import Pressed, Said, Submitted
from bot.message import Action, Message, Reply, Say
from bot.turn import Context, Turn, Verb

log = logging.getLogger(__name__)

VERBS: Mapping[str, Verb] = {**task.VERBS}
"""Every button and form there is; a new noun adds its own line."""


async def talk(ctx: Context, event: Said | Pressed | Submitted) -> Reply:
    """Answer a person."""
    person = await ctx.store.people.at(event.by)
    if person is None or not person.active:
        return await stranger.welcome(ctx, event)
    team = await ctx.store.people.team_at(event.room) if event.room else None
    action = Action.parse(event.action) if not isinstance(event, Said) else None
    turn = Turn(
        person=person,
        event=event.id,
        at=event.at,
        where=event.room or event.by,
        team=team,
        ref=action.ref if action else 0,
        values=event.values if isinstance(event, Submitted) else {},
        receipt=None if isinstance(event, Said) else event.receipt,
        text=event.text if isinstance(event, Said) else "",
    )
    if isinstance(event, Said):
        return await command.obey(ctx, turn)
    verb = VERBS.get(action.name) if action else None
    return await verb(ctx, turn) if verb else _old(ctx, turn)


def _old(ctx: Context, turn: Turn) -> Reply:
    """A button of a message that some earlier Dult wrote: say so kindly, and what works instead."""
    return Say(
        message=Message(
            title=ctx.say(turn.language, "general-old-button-title"),
            body=ctx.say(turn.language, "general-old-button-body"),
            language=turn.language,
        )
    )
