"""What Dult tells about itself: what it is, who sees what, and how long things are kept."""

from bot.message import Reply, Say
from bot.turn import Command, Context, Turn
from bot.wording import phrased
from nudges.language import nearest


async def _who_sees(ctx: Context, turn: Turn) -> Reply:
    return Say(message=phrased(ctx, turn.language, "about-who-title", "about-who"))


async def _about(ctx: Context, turn: Turn) -> Reply:
    thanks = "\n".join(
        f"- {pack.credits[nearest(turn.language, pack.credits)]}" for pack in ctx.library.packs.values()
    )
    return Say(message=phrased(ctx, turn.language, "about-title", "about-dult", packs=thanks))


COMMANDS: tuple[Command, ...] = (
    Command(words="command-who-sees", line="command-who-sees-line", does=_who_sees),
    Command(words="command-about", line="command-about-line", does=_about),
)
