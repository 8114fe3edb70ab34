"""A person's own task: the one that a button is about, its words, and what they answered so far."""

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.ports import OPEN, Answer, Outcome, Posted
from bot.turn import Context, Turn
from nudges.delivery import DeliveryId, Item, Kind
from nudges.item import read_item
from nudges.person import RecipientId
from nudges.task import MicroTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """One task as it stands for one person."""

    root: DeliveryId
    """The delivery that every answer belongs to, also when the task came again another day."""
    task: MicroTask
    answer: Answer | None

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.answer is None or self.answer.outcome in OPEN

    def with_(self, answer: Answer) -> "Theirs":
        """Return the same task after an answer."""
        return replace(self, answer=answer)


async def theirs(ctx: Context, turn: Turn) -> Theirs | None:
    """Return the task that a button or form is about; ``None`` when it is nobody's, or somebody else's."""
    posted = await ctx.store.deliveries.look(DeliveryId(turn.ref))
    if posted is None or posted.recipient != turn.person.id:
        return None
    return await standing(ctx, posted)


async def standing(ctx: Context, posted: Posted) -> Theirs | None:
    """Return a delivered task as it stands; ``None`` when the delivery is no task or its words are gone."""
    if posted.kind is not Kind.MICRO_TASK:
        return None
    its = await task_of(ctx, posted.item)
    if its is None:
        return None
    return Theirs(root=posted.root, task=its, answer=await answer_to(ctx, posted.root, posted.recipient))


async def answer_to(ctx: Context, root: DeliveryId, person: RecipientId) -> Answer | None:
    """Return what a person answered; an erased answer is none."""
    answer = await ctx.store.answers.of(root, person)
    return None if answer is None or answer.outcome is Outcome.ERASED else answer


async def task_of(ctx: Context, item: Item) -> MicroTask | None:
    """Return the task in the version that was previewed."""
    now = ctx.library.tasks.get(item.id)
    if now is not None and now.version == item.version:
        return now
    toml = await ctx.store.items.text(item)
    then = read_item(item.id, toml) if toml else now
    return then if isinstance(then, MicroTask) else None


async def record(ctx: Context, turn: Turn, its: Theirs, given: Answer) -> Theirs:
    """Keep an answer and return the task as it stands then."""
    await ctx.store.answers.record(given)
    return its.with_(await ctx.store.answers.of(its.root, turn.person.id) or given)


async def note(ctx: Context, turn: Turn, its: Theirs, outcome: Outcome, *, because: str = "") -> Theirs:
    """Keep that something happened on the way; what is done stays done, and a day it was put off to holds."""
    if its.answer is not None and its.answer.outcome is Outcome.DONE:
        return its
    given = replace(answered(turn, its, outcome, because=because), comes_on=_still_to_come(turn, its))
    return await record(ctx, turn, its, given)


def _still_to_come(turn: Turn, its: Theirs) -> date | None:
    comes_on = its.answer.comes_on if its.answer else None
    today = turn.at.astimezone(ZoneInfo(turn.person.time_zone)).date()
    return comes_on if comes_on and comes_on > today else None


def answered(turn: Turn, its: Theirs, outcome: Outcome, *, because: str = "") -> Answer:
    """Return an answer given now."""
    return Answer(delivery=its.root, person=turn.person.id, outcome=outcome, because=because, at=turn.at)
