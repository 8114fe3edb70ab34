"""What invented agents did in the week before the demo begins: so that a coordinator has something to see."""

from collections.abc import Mapping

from bot.bot import Bot
from bot.events import EventId, Pressed, Submitted
from bot.message import Action
from bot.ports import Posted
from bot.turn import Context
from nudges.person import Person, Role

BUSY = 6
"""So many agents have answered; the others' tasks are there to be answered by whoever tries Dult."""


PLANNING = 2
"""So many of them at most make a plan of it, which is followed up in the demo's first days."""


async def answer_tasks(ctx: Context, bot: Bot) -> None:
    """Let some agents answer this week's task, one of them ask for help, and some make a plan."""
    agents = (await ctx.store.people.with_role(Role.COMPETENCE_AGENT))[-BUSY:]
    for place, agent in enumerate(agents):
        if its := await ctx.store.answers.open_task(agent.id):
            await _answer(ctx, bot, agent, its, asks=place == 0)
            if 1 <= place <= PLANNING:
                await _make_plan(ctx, bot, agent, its)


async def _make_plan(ctx: Context, bot: Bot, agent: Person, its: Posted) -> None:
    when, then = ctx.say(agent.language, "demo-plan-when"), ctx.say(agent.language, "demo-plan-then")
    await _fill(ctx, bot, its, "plan.made", {"situation": when, "action": then})


async def _answer(ctx: Context, bot: Bot, agent: Person, its: Posted, *, asks: bool) -> None:
    if asks:
        await _fill(ctx, bot, its, "help.asked", {"words": ctx.say(agent.language, "demo-help")})
        return
    for verb in ("task-do", "task-done", "task-useful"):
        await _press(ctx, bot, its, verb)
    await _fill(ctx, bot, its, "task.note-written", {"note": ctx.say(agent.language, "demo-remark")})


async def _press(ctx: Context, bot: Bot, its: Posted, verb: str) -> None:
    if its.receipt is not None:
        await bot.play(
            Pressed(
                id=_id(its, verb),
                at=ctx.clock.now(),
                by=its.receipt.address,
                action=str(Action(name=verb, ref=its.id)),
                receipt=its.receipt,
            )
        )


async def _fill(ctx: Context, bot: Bot, its: Posted, verb: str, values: Mapping[str, str]) -> None:
    if its.receipt is not None:
        await bot.play(
            Submitted(
                id=_id(its, verb),
                at=ctx.clock.now(),
                by=its.receipt.address,
                action=str(Action(name=verb, ref=its.id)),
                values=dict(values),
                receipt=its.receipt,
            )
        )


def _id(its: Posted, verb: str) -> EventId:
    return EventId(f"demo-{its.id}-{verb}")
