"""Asking a database that may be away just now."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, TypeVar

from bot.errors import StoreUnavailable
from tests.patience import HANGS_S

T = TypeVar("T")

LOOK_S: Final = 0.1


async def answered(call: Callable[[], Awaitable[T]]) -> T:
    """Ask until there is an answer."""
    until = monotonic() + HANGS_S
    while True:
        try:
            return await call()
        except StoreUnavailable:
            if monotonic() > until:
                raise
            await asyncio.sleep(LOOK_S)
