"""Somebody, or a team's room, can be reached from now on: whoever it is, nobody is disturbed by it."""

from bot.events import Joined
from bot.turn import Context
from nudges.delivery import Address
from nudges.person import Person


async def arrived(ctx: Context, event: Joined) -> None:
    """Note where a known person or a known team's room is reached; a second time changes nothing.

    Somebody unknown is remembered without a word to anybody: the coordinators hear of them when they write.
    """
    if event.room is not None:
        await _open(ctx, event.room)
        return
    who = await _known(ctx, event)
    if who is None:
        await ctx.store.people.note_stranger(event.by, event.name, event.at)
    elif who.active:
        await ctx.store.people.join(who.id, event.by)


async def _open(ctx: Context, room: Address) -> None:
    """Let a team be reached in its room again; which team an unknown room belongs to is nothing to guess."""
    if team := await ctx.store.people.team_at(room):
        await ctx.store.people.join(team.id, room)


async def _known(ctx: Context, event: Joined) -> Person | None:
    """Return who is reached there already, else the one active person with the e-mail address."""
    if there := await ctx.store.people.at(event.by):
        return there
    found = await ctx.store.people.by_email(event.email) if event.email else []
    active = [one for one in found if one.active]
    return active[0] if len(active) == 1 else None
