"""Answering a task: taking it on, having done it, how useful it was, and changing one's mind."""

from collections.abc import Mapping
from dataclasses import replace

from bot.message import Replace, Reply, Say
from bot.ports import Outcome
from bot.task import card
from bot.task.theirs import answered, record, standing, theirs
from bot.turn import Command, Context, Turn, Verb
from bot.wording import old_button, phrased


async def _do(ctx: Context, turn: Turn) -> Reply:
    return await _answer(ctx, turn, Outcome.DOING)


async def _done(ctx: Context, turn: Turn) -> Reply:
    return await _answer(ctx, turn, Outcome.DONE)


async def _answer(ctx: Context, turn: Turn, outcome: Outcome) -> Reply:
    """Keep an answer; on a task that was closed before, show how it stands instead."""
    its = await theirs(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if its.is_open:
        its = await record(ctx, turn, its, answered(turn, its, outcome))
    return Replace(message=card.show(ctx, turn.language, its))


async def _useful(ctx: Context, turn: Turn) -> Reply:
    return await _usefulness(ctx, turn, 3)


async def _so_so(ctx: Context, turn: Turn) -> Reply:
    return await _usefulness(ctx, turn, 2)


async def _not_useful(ctx: Context, turn: Turn) -> Reply:
    return await _usefulness(ctx, turn, 1)


async def _usefulness(ctx: Context, turn: Turn, useful: int) -> Reply:
    its = await theirs(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
    if its.answer is not None and its.answer.outcome is Outcome.DONE:
        its = await record(ctx, turn, its, replace(answered(turn, its, Outcome.DONE), useful=useful))
    return Replace(message=card.show(ctx, turn.language, its))


async def _change(ctx: Context, turn: Turn) -> Reply:
    """Take a closed task up again."""
    its = await theirs(ctx, turn)
    if its is None:
        return old_button(ctx, turn)
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
    "task-do": _do,
    "task-done": _done,
    "task-useful": _useful,
    "task-so-so": _so_so,
    "task-not-useful": _not_useful,
    "task-change": _change,
}

COMMANDS: tuple[Command, ...] = (Command(words="command-task", line="command-task-line", does=_my_task),)
