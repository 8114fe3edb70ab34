"""Dult without authentication, for trying it on one machine: it says so, and goes on saying so."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

EVERY: Final = 60.0
"""Seconds between two warnings."""

log = logging.getLogger(__name__)


async def warn(sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Warn for as long as this runs."""
    while True:
        log.warning(
            "DULT_TEAMS_LOCAL=1: Dult believes whatever this machine tells it of Teams."
            " It is for trying Dult out and for nothing else."
        )
        await sleep(EVERY)
