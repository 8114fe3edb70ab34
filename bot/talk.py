"""Who is speaking, what they mean, and whose answer it is: every event of a person comes through here."""

import logging
from collections.abc import Mapping

from bot import (
    broadcast,
    challenge,
    command,
    erasure,
    help_request,
    kick_off,
    pause,
    plan,
    practice,
    preference,
    reflection,
    silence,
    stranger,
    task,
    team_room,
)
from bot.events import Pressed, Said, Submitted
from bot.message import Action, Reply
from bot.turn import Context, Turn, Verb
from bot.wording import old_button

log = logging.getLogger(__name__)

VERBS: Mapping[str, Verb] = {
    **broadcast.VERBS,
    **challenge.VERBS,
    **command.VERBS,
    **erasure.VERBS,
    **help_request.VERBS,
    **kick_off.VERBS,
    **pause.VERBS,
    **plan.VERBS,
    **practice.VERBS,
    **preference.VERBS,
    **reflection.VERBS,
    **silence.VERBS,
    **stranger.VERBS,
    **task.VERBS,
    **team_room.VERBS,
}
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
        room=event.room,
        in_room=event.room is not None,
        team=team,
        ref=action.ref if action else 0,
        values=event.values if isinstance(event, Submitted) else {},
        receipt=None if isinstance(event, Said) else event.receipt,
        text=event.text if isinstance(event, Said) else "",
        corrects=event.corrects if isinstance(event, Said) else "",
        quoted=event.quoted if isinstance(event, Pressed) else "",
        quoted_by=event.quoted_by if isinstance(event, Pressed) else None,
        to_dult=isinstance(event, Said) and event.to_dult,
    )
    if isinstance(event, Said):
        return await pause.remind_of_pause(ctx, turn, await command.obey(ctx, turn))
    verb = VERBS.get(action.name) if action else None
    reply = await verb(ctx, turn) if verb else old_button(ctx, turn)
    return await pause.remind_of_pause(ctx, turn, reply)
