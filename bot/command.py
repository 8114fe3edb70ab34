"""What people can ask of Dult in words, in six languages."""

from bot.message import Message, Reply, Say
from bot.turn import Context, Turn


async def obey(ctx: Context, turn: Turn) -> Reply:
    """Answer what a person wrote."""
    return Say(message=Message(title="", body="", language=turn.language))
