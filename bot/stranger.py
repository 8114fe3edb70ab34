"""Somebody unknown who writes gets a kind answer, and the coordinators see who asked."""

from bot.events import Pressed, Said, Submitted
from bot.message import Reply
from bot.turn import Context


async def welcome(ctx: Context, event: Said | Pressed | Submitted) -> Reply:
    """Answer somebody whom nobody has introduced yet."""
    return None
