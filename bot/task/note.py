"""A person's own line about a task: written in a form, or to Dult out of the blue."""

from collections.abc import Mapping
from dataclasses import replace

from bot import form, guard
from bot.message import Action, Ask, Form, Message, Replace, Reply, Say, TextField
from bot.ports import Outcome, Posted
from bot.task import card
from bot.task.about import about_theirs
from bot.task.theirs import Theirs, answered, record, standing
from bot.turn import Context, Turn, Verb
from bot.wording import button, phrased

MOST = 1000
"""Characters of a note, all its lines together."""


async def offer(ctx: Context, turn: Turn, task: Posted) -> Reply:
    """Offer to keep what somebody wrote as a note to their task; a number of somebody's is not kept."""
    its = await standing(ctx, task)
    if its is None:
        return None
    say, title = turn.language, its.task.text(turn.language).title
    if found := guard.find(turn.text):
        write = button(ctx, say, "task-note", its.root, opens_form=True)
        names = guard.named(ctx, say, found)
        message = phrased(ctx, say, "task-not-kept-title", "task-not-kept", buttons=(write,), found=names)
        return Say(message=message)
    await ctx.store.drafts.keep(turn.person.id, turn.text.strip()[:MOST], turn.at)
    buttons = (
        button(ctx, say, "task-keep-note", its.root, main=True),
        button(ctx, say, "task-drop-note", its.root),
        button(ctx, say, "command-show-all", does="command-help"),
    )
    seen = ctx.say(say, "task-who-sees")
    message = phrased(ctx, say, "task-offer-title", "task-offer", buttons=buttons, who_sees=seen, task=title)
    return Say(message=message)


async def correct(ctx: Context, turn: Turn) -> Reply:
    """Let a note follow what somebody corrects where they wrote it; ``None`` when it is of no note."""
    task = await ctx.store.answers.last_task(turn.person.id) if turn.corrects else None
    its = await standing(ctx, task) if task else None
    if its is None or its.answer is None or turn.corrects not in its.answer.remark or guard.find(turn.text):
        return None
    words = its.answer.remark.replace(turn.corrects, turn.text.strip(), 1)[:MOST]
    return Say(message=_with_thanks(ctx, turn, await _noted(ctx, turn, its, words)))


@about_theirs
async def _keep(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    if words := await ctx.store.drafts.of(turn.person.id):
        its = await _noted(ctx, turn, its, _joined(its, words))
        await ctx.store.drafts.drop(turn.person.id)
    return Replace(message=card.show(ctx, turn.language, its))


async def _drop(ctx: Context, turn: Turn) -> Reply:
    await ctx.store.drafts.drop(turn.person.id)
    return Replace(message=phrased(ctx, turn.language, "task-dropped-title", "task-dropped"))


@about_theirs
async def _ask_for_note(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    return Ask(form=_form(ctx, turn, its))


@about_theirs
async def _written(ctx: Context, turn: Turn, its: Theirs) -> Reply:
    if refused := form.refuse(ctx, turn, _form(ctx, turn, its)):
        return refused
    its = await _noted(ctx, turn, its, turn.values["note"].strip())
    return Replace(message=_with_thanks(ctx, turn, its))


def _with_thanks(ctx: Context, turn: Turn, its: Theirs) -> Message:
    shown = card.show(ctx, turn.language, its)
    return replace(shown, body=f"{ctx.say(turn.language, 'task-noted')}\n\n{shown.body}")


async def _noted(ctx: Context, turn: Turn, its: Theirs, words: str) -> Theirs:
    """Keep a note beside the answer; without an answer yet it means that the task is under way."""
    given = its.answer or answered(turn, its, Outcome.DOING)
    return await record(ctx, turn, its, replace(given, remark=words))


def _joined(its: Theirs, words: str) -> str:
    before = its.answer.remark if its.answer else ""
    if words in before:
        return before  # a repeated event: this is kept
    return f"{before}\n{words}".strip()[-MOST:]


def _form(ctx: Context, turn: Turn, its: Theirs) -> Form:
    return Form(
        action=Action(name="task.note-written", ref=turn.ref),
        title=ctx.say(turn.language, "task-note"),
        fields=(
            TextField(
                name="note",
                label=ctx.say(turn.language, "task-note-label"),
                hint=ctx.say(turn.language, "task-no-names"),
                value=its.answer.remark if its.answer else "",
                lines=3,
                max_length=MOST,
            ),
        ),
        submit=ctx.say(turn.language, "task-save"),
        language=turn.language,
        who_sees=ctx.say(turn.language, "task-who-sees"),
    )


VERBS: Mapping[str, Verb] = {
    "task-keep-note": _keep,
    "task-drop-note": _drop,
    "task-note": _ask_for_note,
    "task.note-written": _written,
}
