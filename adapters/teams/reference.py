"""What Dult remembers about an address in Teams: its conversation, and where that is reached."""

import json
from dataclasses import dataclass
from typing import Self


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
