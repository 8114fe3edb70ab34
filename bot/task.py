"""The weekly task in conversation: the card, and what a person can answer on it."""

from collections.abc import Mapping

from bot.message import Action, Button, Fact, Message
from bot.ports import Composed
from bot.turn import Context, Verb
from nudges.delivery import Delivery, DeliveryId, Failed, Item, Kind, Reason
from nudges.item import read_item
from nudges.language import Language
from nudges.task import MicroTask

USEFUL = {3: "task-useful", 2: "task-so-so", 1: "task-not-useful"}


async def compose(ctx: Context, delivery: Delivery) -> Composed:
    """Return the card of a task, a reminder of one, or of one that comes again."""
    person = await ctx.store.people.person(delivery.recipient)
    its = await task_of(ctx, delivery.item)
    if person is None or its is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="gone"))
    root = delivery.about or delivery.id
    message = card(ctx, its, person.language, root)
    if delivery.kind is Kind.REMINDER:
        message = _reminder(ctx, its, person.language, root)
    return Composed(message=message)


async def task_of(ctx: Context, item: Item) -> MicroTask | None:
    """Return the task in the version that was previewed."""
    now = ctx.library.tasks.get(item.id)
    if now is not None and now.version == item.version:
        return now
    toml = await ctx.store.items.text(item)
    then = read_item(item.id, toml) if toml else now
    return then if isinstance(then, MicroTask) else None


def card(ctx: Context, its: MicroTask, language: Language, root: DeliveryId) -> Message:
    """Show a task: why, what, first step, time, who sees the answer, and what to answer."""
    words = its.text(language)
    return Message(
        title=words.title,
        body=f"{words.why}\n\n**{words.what}**",
        language=words.language,
        facts=(
            Fact(label=ctx.say(language, "task-first-step"), value=words.first_step),
            Fact(label=ctx.say(language, "task-time"), value=_minutes(ctx, its, language)),
        ),
        buttons=(
            _button(ctx, language, "task-do", root, main=True),
            _button(ctx, language, "task-later", root, opens_form=True),
            _button(ctx, language, "task-not-for-me", root, opens_form=True),
        ),
        who_sees=ctx.say(language, "task-who-sees"),
    )


def _reminder(ctx: Context, its: MicroTask, language: Language, root: DeliveryId) -> Message:
    return card(ctx, its, language, root)


def _minutes(ctx: Context, its: MicroTask, language: Language) -> str:
    return ctx.say(language, "task-minutes", minutes=its.minutes)


def _button(
    ctx: Context,
    language: Language,
    phrase: str,
    root: DeliveryId,
    *,
    main: bool = False,
    opens_form: bool = False,
) -> Button:
    return Button(
        label=ctx.say(language, phrase),
        action=Action(name=phrase, ref=root),
        main=main,
        opens_form=opens_form,
    )


VERBS: Mapping[str, Verb] = {}
