"""What Dult remembers about an address in Teams: its conversation, and where that is reached."""

import json
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Final, Self

from cachetools import TTLCache

from bot.ports import References
from nudges.delivery import Address, WorkspaceId

STRANGERS: Final = 2_000
"""People nobody has introduced yet whose conversations are remembered at most, in memory only."""
DAY: Final = 24 * 60 * 60.0
"""Seconds that each of them is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What stands in ``Address.reference``, as compact JSON."""

    conversation: str
    """A person's own conversation with Dult, or a room; empty while there is none."""
    service_url: str
    """Where Teams told of it last: it changes, and the newest is the one that works (teams.md §2.6)."""

    def __str__(self) -> str:
        return json.dumps({"c": self.conversation, "s": self.service_url}, separators=(",", ":"))

    @classmethod
    def parse(cls, text: str | None) -> Self | None:
        """Read what was kept; ``None`` where nothing was, or nothing that can be read."""
        try:
            kept = json.loads(text or "")
            return cls(conversation=str(kept["c"]), service_url=str(kept["s"]))
        except (ValueError, KeyError, TypeError):
            return None


class Remembered:
    """References that remember for a day, too, where somebody was heard from who is still unknown.

    So the first message to them needs no new conversation once they are introduced.
    """

    def __init__(self, kept: References) -> None:
        self._kept = kept
        self._heard: MutableMapping[Address, str] = TTLCache(STRANGERS, DAY)

    async def of(self, address: Address) -> str | None:
        """Return what was kept about an address, or heard of late."""
        kept = await self._kept.of(address)
        if kept is None and (heard := self._heard.get(address)) is not None:
            await self._kept.keep(address, heard)  # they may be known by now
            return heard
        return kept

    async def newest(self, workspace: WorkspaceId) -> str | None:
        """Return what was kept about whoever came last into a workspace."""
        return await self._kept.newest(workspace)

    async def keep(self, address: Address, reference: str) -> None:
        """Keep it as long as the address, or else for a day."""
        await self._kept.keep(address, reference)
        self._heard[address] = reference
