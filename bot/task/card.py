"""How a task looks in each of its states: new, taken on, put off, done, not for me, being helped with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from bot import pause, plan
from bot.message import Button, Fact, Message
from bot.phrases import day, weekday
from bot.ports import Answer, Outcome
from bot.task.theirs import Theirs
from bot.turn import Context
from bot.wording import button
from nudges.delivery import DeliveryId
from nudges.language import Language
from nudges.task import MicroTask, TaskText

_UNDER_WAY: Final[Mapping[Outcome, str]] = {
    Outcome.PASSED_ON: "task-passed-on",
    Outcome.HELP: "task-helped",
}


def show(ctx: Context, language: Language, its: Theirs) -> Message:
    """Show a task as it stands."""
    answer = its.answer
    if answer is None or _has_come_again(ctx, answer):
        return new(ctx, language, its.task, its.root)
    match answer.outcome:
        case Outcome.SWAPPED | Outcome.ERASED:
            return new(ctx, language, its.task, its.root)
        case Outcome.DOING | Outcome.PASSED_ON | Outcome.HELP | Outcome.LATER:
            return _under_way(ctx, language, its, _said(ctx, language, answer))
        case Outcome.DONE:
            return _done(ctx, language, its, answer)
        case Outcome.NOT_FOR_ME:
            return _not_for_me(ctx, language, its)
        case _:
            assert_never(answer.outcome)


def new(ctx: Context, language: Language, task: MicroTask, root: DeliveryId) -> Message:
    """Show a task: why, what, first step, time, who sees the answer, and what to answer."""
    words = task.text(language)
    return Message(
        title=words.title,
        body=_marked(ctx, words, language, f"{words.why}\n\n**{words.what}**"),
        language=words.language,
        facts=_facts(ctx, language, task, words),
        buttons=(
            button(ctx, language, "task-do", root, main=True),
            button(ctx, language, "task-later", root, opens_form=True),
            button(ctx, language, "task-not-for-me", root, opens_form=True),
        ),
        more=(
            button(ctx, language, "task-swap", root),
            button(ctx, language, "task-help", root, opens_form=True),
            button(ctx, language, "task-pass-on", root, opens_form=True),
            pause.entry(ctx, language),
        ),
        who_sees=ctx.say(language, "task-who-sees"),
    )


def reminder(ctx: Context, language: Language, its: Theirs) -> Message:
    """Bring a task up once more: other words, shorter, and free to let it be."""
    words = its.task.text(language)
    asked = "task-reminder-doing" if its.answer else "task-reminder"
    shown = show(ctx, language, its)
    return replace(
        shown,
        title=ctx.say(language, "task-reminder-title"),
        body=_marked(ctx, words, language, f"**{words.title}**\n\n{ctx.say(language, asked)}"),
        facts=_facts(ctx, language, its.task, words)[:1],
    )


def again(ctx: Context, language: Language, its: Theirs) -> Message:
    """Show a task on the day that it was put off to."""
    shown = new(ctx, language, its.task, its.root)
    return replace(shown, body=f"{ctx.say(language, 'task-again')}\n\n{shown.body}")


def on_day(ctx: Context, language: Language, when: date) -> str:
    """Write a day with its weekday."""
    return ctx.say(language, "task-day", weekday=weekday(when, language), day=day(when, language))


def _under_way(ctx: Context, language: Language, its: Theirs, said: str) -> Message:
    words = its.task.text(language)
    return Message(
        title=words.title,
        body=_marked(ctx, words, language, f"{said}\n\n**{words.what}**"),
        language=words.language,
        facts=(*_facts(ctx, language, its.task, words)[:1], *_own_line(ctx, language, its.answer)),
        buttons=(
            button(ctx, language, "task-done", its.root, main=True),
            button(ctx, language, "task-help", its.root, opens_form=True),
            button(ctx, language, "task-later", its.root, opens_form=True),
        ),
        more=(
            _note(ctx, language, its.root, its.answer),
            button(ctx, language, "task-pass-on", its.root, opens_form=True),
            button(ctx, language, "task-not-for-me", its.root, opens_form=True),
            pause.entry(ctx, language),
        ),
        who_sees=ctx.say(language, "task-who-sees"),
    )


def _said(ctx: Context, language: Language, answer: Answer) -> str:
    """Say how far a task has come, and when it comes again."""
    so_far = _UNDER_WAY.get(answer.outcome)
    if answer.comes_on is None:
        return ctx.say(language, so_far or "task-doing")
    again = ctx.say(language, "task-put-off", day=on_day(ctx, language, answer.comes_on))
    return f"{ctx.say(language, so_far)} {again}" if so_far else again


def _has_come_again(ctx: Context, answer: Answer) -> bool:
    return answer.comes_on is not None and answer.comes_on <= ctx.clock.now().date()


def _done(ctx: Context, language: Language, its: Theirs, answer: Answer) -> Message:
    return Message(
        title=its.task.text(language).title,
        body=_asked_after_done(ctx, language, answer),
        language=language,
        facts=_own_line(ctx, language, answer),
        buttons=_after_done(ctx, language, its.root, answer),
        more=(
            *(() if answer.useful else (_note(ctx, language, its.root, answer),)),
            button(ctx, language, "task-pass-on", its.root, opens_form=True),
            button(ctx, language, "task-change", its.root),
            pause.entry(ctx, language),
        ),
        who_sees=ctx.say(language, "task-who-sees"),
    )


def _after_done(ctx: Context, language: Language, root: DeliveryId, answer: Answer) -> tuple[Button, ...]:
    if answer.useful:
        return (_note(ctx, language, root, answer), plan.entry(ctx, language))
    return (
        button(ctx, language, "task-useful", root),
        button(ctx, language, "task-so-so", root),
        button(ctx, language, "task-not-useful", root),
    )


def _asked_after_done(ctx: Context, language: Language, answer: Answer) -> str:
    if not answer.useful:
        return ctx.say(language, "task-how-useful")
    thanks = ctx.say(language, "task-thanks")
    return thanks if answer.remark else f"{thanks} {ctx.say(language, 'task-room-for-line')}"


def _note(ctx: Context, language: Language, root: DeliveryId, answer: Answer | None) -> Button:
    label = "task-change-note" if answer and answer.remark else "task-note"
    return button(ctx, language, label, root, does="task-note", opens_form=True)


def _own_line(ctx: Context, language: Language, answer: Answer | None) -> tuple[Fact, ...]:
    """Show the person's own line, so that they see what is kept."""
    if answer is None or not answer.remark:
        return ()
    return (Fact(label=ctx.say(language, "task-note-label"), value=answer.remark),)


def _not_for_me(ctx: Context, language: Language, its: Theirs) -> Message:
    return Message(
        title=its.task.text(language).title,
        body=ctx.say(language, "task-let-be"),
        language=language,
        buttons=(button(ctx, language, "task-change", its.root),),
        more=(pause.entry(ctx, language),),
        who_sees=ctx.say(language, "task-who-sees"),
    )


def _facts(ctx: Context, language: Language, task: MicroTask, words: TaskText) -> tuple[Fact, ...]:
    minutes = ctx.say(language, "task-minutes", minutes=task.minutes)
    return (
        Fact(label=ctx.say(language, "task-first-step"), value=words.first_step),
        Fact(label=ctx.say(language, "task-time"), value=minutes),
    )


def _marked(ctx: Context, words: TaskText, reader: Language, body: str) -> str:
    """Tell a reader of another language what a text is written in."""
    mark = ctx.phrases.written_in(words.language, reader)
    return f"*{mark}*\n\n{body}" if mark else body
