"""What a button on a task is about: looked up before the verb that it names."""

from collections.abc import Awaitable, Callable

from bot.message import Replace, Reply
from bot.task import card
from bot.task.theirs import Theirs, theirs
from bot.turn import Context, Turn, Verb
from bot.wording import old_button

TaskVerb = Callable[[Context, Turn, Theirs], Awaitable[Reply]]
"""A verb that is handed the person's own task."""


def about_theirs(does: TaskVerb) -> Verb:
    """Hand a verb the person's own task; a button on anything else is an old one."""

    async def verb(ctx: Context, turn: Turn) -> Reply:
        its = await theirs(ctx, turn)
        return old_button(ctx, turn) if its is None else await does(ctx, turn, its)

    return verb


def while_open(does: TaskVerb) -> Verb:
    """As ``about_theirs``, while there is something to do; afterwards the card is shown as it stands."""

    async def verb(ctx: Context, turn: Turn, its: Theirs) -> Reply:
        if its.is_open:
            return await does(ctx, turn, its)
        return Replace(message=card.show(ctx, turn.language, its))

    return about_theirs(verb)
