"""Answering a task: taking it on, having done it, how useful it was, and changing one's mind."""

from collections.abc import Mapping
from dataclasses import replace

from bot.message import Replace, Reply, Say
from bot.ports import Outcome
from bot.task import card
from bot.task.about import about_theirs, while_open
from bot.task.theirs import Theirs, answered, record, standing
from bot.turn import Command, Context, Turn, Verb
from bot.wording import phrased


def _answers(outcome: Outcome) -> Verb:
    """Keep an answer; on a task that was closed before, show how it stands instead."""

    async def verb(ctx: Context, turn: Turn, its: Theirs) -> Reply:
        its = await record(ctx, turn, its, answered(turn, its, outcome))
        return Replace(message=card.show(ctx, turn.language, its))

    return while_open(verb)


def _rates(useful: int) -> Verb:
    """Keep how useful a task was that is done, 3 the most; on any other, show how it stands instead."""

    async def verb(ctx: Context, turn: Turn, its: Theirs) -> Reply:
        if its.answer is not None and its.answer.outcome is Outcome.DONE:
            its = await record(ctx, turn, its, replace(answered(turn, its, Outcome.DONE), useful=useful))
        return Replace(message=card.show(ctx, turn.language, its))

    return about_theirs(verb)


@about_theirs
async def _change(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    """Take a closed task up again."""
    its = await record(ctx, turn, its, answered(turn, its, Outcome.DOING))
    return Replace(message=card.show(ctx, turn.language, its))


async def _my_task(ctx: Context, turn: Turn) -> Reply:
    """Answer the words *my task*: the one still to be done, else the latest."""
    answers = ctx.store.answers
    posted = await answers.open_task(turn.person.id) or await answers.last_task(turn.person.id)
    its = await standing(ctx, posted) if posted else None
    if its is None:
        return Say(message=phrased(ctx, turn.language, "task-none-title", "task-none"))
    return Say(message=card.show(ctx, turn.language, its))


VERBS: Mapping[str, Verb] = {
    "task-do": _answers(Outcome.DOING),
    "task-done": _answers(Outcome.DONE),
    "task-useful": _rates(3),
    "task-so-so": _rates(2),
    "task-not-useful": _rates(1),
    "task-change": _change,
}

COMMANDS: tuple[Command, ...] = (Command(words="command-task", line="command-task-line", does=_my_task),)
