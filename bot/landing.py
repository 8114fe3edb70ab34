"""Waiting that a cancellation does not break off: what has begun lands first."""

import asyncio
from typing import TypeVar

T = TypeVar("T")


async def landed(answer: asyncio.Future[T]) -> T:
    """Wait for the answer; who was cancelled meanwhile is cancelled at their next wait instead.

    Let no ``asyncio.timeout`` end before that next wait comes: it would mistake it for somebody else's.
    """
    cancelled: asyncio.CancelledError | None = None
    while not answer.done():
        try:
            await asyncio.wait([answer])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None and (task := asyncio.current_task()):
        task.cancel(*cancelled.args)
        task.uncancel()  # it was counted when it came
    return answer.result()
