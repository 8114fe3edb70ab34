"""Asking a database that may be away just now."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, TypeVar

from bot.errors import StoreUnavailable

T = TypeVar("T")

LOOK_S: Final = 0.1
LONGEST_S: Final = 60.0
"""A run that takes longer hangs."""


async def answered(call: Callable[[], Awaitable[T]]) -> T:
    """Ask until there is an answer."""
    until = monotonic() + LONGEST_S
    while True:
        try:
            return await call()
        except StoreUnavailable:
            if monotonic() > until:
                raise
            await asyncio.sleep(LOOK_S)
