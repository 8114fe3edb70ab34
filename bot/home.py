"""A person's own page, for platforms that have one: open task, plans, what they chose, and their data."""

from collections.abc import Sequence
from typing import Final

from bot import pause, plan, stranger
from bot.command import VERBS, plain, shortcut
from bot.events import EventId
from bot.message import Message, Say
from bot.turn import Context, Turn
from bot.wording import phrased
from nudges.delivery import Address
from nudges.language import Language

SHOWN: Final = ("command-task", "command-time", "command-language")
"""The commands whose answers stand on the page; the person's plans come after the first."""
OFFERED: Final = ("command-data", "command-who-sees", "command-help")
"""The commands that can be pressed there."""


def is_asked_for(ctx: Context, words: str) -> bool:
    """Tell whether somebody asks for their page, in any language."""
    wanted = (ctx.say(language, "home-words").split(",") for language in Language)
    return plain(words) in {plain(word) for words_for_it in wanted for word in words_for_it}


async def home(ctx: Context, where: Address) -> Sequence[Message]:
    """Return what stands on the page of whoever is reached at ``where``, from top to bottom."""
    person = await ctx.store.people.at(where)
    if person is None or not person.active:
        return (await stranger.greeting(ctx),)
    turn = Turn(person=person, event=EventId("home"), at=ctx.clock.now(), where=where)
    shown = SHOWN if pause.is_paused(person, turn.at) else (*SHOWN, "command-pause")
    said = [await VERBS[words](ctx, turn) for words in shown]
    task, *chosen = (one.message for one in said if isinstance(one, Say))
    offered = tuple(shortcut(ctx, turn, words) for words in OFFERED)
    return (
        *((pause.card(ctx, person, turn.at),) if shown is SHOWN else ()),
        task,
        *await plan.section(ctx, turn),
        *chosen,
        phrased(ctx, turn.language, "home-more-title", "home-more", buttons=offered),
    )
