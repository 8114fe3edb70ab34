"""One message a second in a conversation: what Slack takes there without complaint."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from bot.errors import TryLater

GAP: Final = 1.0
"""Seconds between two messages in one conversation: docs.slack.dev/apis/web-api/rate-limits."""
PATIENCE: Final = 2.0
"""Seconds that a sender stands in line; its lease runs meanwhile."""
REMEMBERED: Final = 10_000
"""Conversations; the longest unused one is forgotten, its second is over long since."""


class Pace:
    """Who may post next in which conversation."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._next: OrderedDict[str, float] = OrderedDict()

    async def turn(self, conversation: str) -> None:
        """Wait for a turn in a conversation.

        Raises:
            TryLater: the line is too long to stand in.
        """
        now = self._now()
        mine = max(now, self._next.get(conversation, now))
        if mine - now > PATIENCE:
            raise TryLater(mine - now)
        self._next[conversation] = mine + GAP
        self._next.move_to_end(conversation)
        if len(self._next) > REMEMBERED:
            self._next.popitem(last=False)
        await asyncio.sleep(mine - now)
