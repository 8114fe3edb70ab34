"""What a delivery says when its time has come: one line for each kind."""

from collections.abc import Awaitable, Callable, Mapping
from typing import assert_never

from bot import (
    broadcast,
    challenge,
    help_request,
    kick_off,
    pause,
    plan,
    practice,
    privacy,
    programme,
    reflection,
    silence,
    stranger,
    task,
    team_room,
    workspace,
)
from bot.ports import Compose, Composed
from bot.ports.programmes import QUESTION
from bot.turn import Context
from nudges.delivery import Delivery, Failed, Kind, Reason


def composer(ctx: Context) -> Compose:
    """Return the function that a drain asks for each delivery's message."""

    async def compose(delivery: Delivery) -> Composed:
        return await _compose(ctx, delivery)

    return compose


REPLIES: Mapping[str, Callable[[Context, Delivery], Awaitable[Composed]]] = {
    "broadcast": broadcast.compose,
    "broadcast.progress": broadcast.compose,
    "challenge": challenge.compose,
    "challenge.own": challenge.compose_for_raiser,
    "help": help_request.compose,
    "helper": help_request.compose_for_asker,
    "introduced": stranger.compose_for_introduced,
    "kick-off": kick_off.compose,
    "kick-off.course": kick_off.compose_course,
    "passed-on": task.compose_passed_on,
    "pause": pause.compose,
    "messages-closed": workspace.compose_closed,
    "plan": plan.compose,
    "practice": practice.compose,
    "practice.picked": practice.compose_picked,
    "privacy": privacy.compose,
    "room": team_room.compose,
    "runs-out": programme.compose,
    "stranger": stranger.compose,
    "task": task.compose_elsewhere,
    "workspace": workspace.compose,
    QUESTION: silence.compose_settled,
}
"""Who words a reply or a card's next state, by the noun before the colon in its item's id."""


async def _reply(ctx: Context, delivery: Delivery) -> Composed:
    compose = REPLIES.get(delivery.item.id.partition(":")[0])
    if compose is None and (delivery.kind is Kind.TIMER or delivery.item.id.startswith("reflection.")):
        return await reflection.compose(ctx, delivery)
    if compose is None:
        return Composed(outcome=Failed(reason=Reason.REJECTED, because="unknown-reply"))
    return await compose(ctx, delivery)


async def _compose(ctx: Context, delivery: Delivery) -> Composed:
    match delivery.kind:
        case Kind.MICRO_TASK | Kind.REMINDER:
            return await task.compose(ctx, delivery)
        case Kind.FOLLOW_UP if delivery.item.id.startswith("plan:"):
            return await plan.compose(ctx, delivery)
        case Kind.FOLLOW_UP:
            return await silence.compose(ctx, delivery)
        case Kind.KICK_OFF | Kind.BROADCAST:
            return await broadcast.compose(ctx, delivery)
        case Kind.REFLECTION:
            return await reflection.compose(ctx, delivery)
        case Kind.REPLY | Kind.TIMER:
            return await _reply(ctx, delivery)
        case _:
            assert_never(delivery.kind)
