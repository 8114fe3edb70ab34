"""What a delivery says when its time has come: one line for each kind."""

from typing import assert_never

from bot import task
from bot.ports import Compose, Composed
from bot.turn import Context
from nudges.delivery import Delivery, Failed, Kind, Reason


def composer(ctx: Context) -> Compose:
    """Return the function that a drain asks for each delivery's message."""

    async def compose(delivery: Delivery) -> Composed:
        return await _compose(ctx, delivery)

    return compose


async def _compose(ctx: Context, delivery: Delivery) -> Composed:
    match delivery.kind:
        case Kind.MICRO_TASK | Kind.REMINDER | Kind.FOLLOW_UP:
            return await task.compose(ctx, delivery)
        case Kind.REPLY | Kind.REFLECTION | Kind.TIMER | Kind.KICK_OFF | Kind.BROADCAST:
            return Composed(outcome=Failed(reason=Reason.REJECTED, because=delivery.kind))
        case _:
            assert_never(delivery.kind)
