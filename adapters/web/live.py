"""Tells open pages that something changed, and lets go of them when the server stops."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from typing import Final

LOOK_EVERY: Final = 1.0
"""Seconds after which a page looks in the database untold: another process may have written."""


class Live:
    """Who listens to which conversation, in this process."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._closed = False

    def ring(self, route: str) -> None:
        """Tell everybody who listens to ``route`` to look."""
        for bell in self._listeners.get(route, ()):
            bell.set()

    def close(self) -> None:
        """End every ``rounds``: a server that stops waits for no open page."""
        self._closed = True
        for route in self._listeners:
            self.ring(route)

    async def rounds(self, routes: Sequence[str]) -> AsyncIterator[None]:
        """Yield at once, and then whenever it is time to look, until closed."""
        bell = asyncio.Event()
        for route in routes:
            self._listeners[route].add(bell)
        try:
            while not self._closed:
                bell.clear()
                yield
                await _rung(bell)
        finally:
            self._forget(routes, bell)

    def _forget(self, routes: Sequence[str], bell: asyncio.Event) -> None:
        for route in routes:
            self._listeners[route].discard(bell)
            if not self._listeners[route]:
                del self._listeners[route]


async def _rung(bell: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(LOOK_EVERY):
            await bell.wait()
    except TimeoutError:
        return
