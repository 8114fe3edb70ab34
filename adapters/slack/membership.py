"""Who comes and goes: members, and the app itself."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from adapters.slack.directory import Directory
from nudges.delivery import WorkspaceId

Gone = Callable[[WorkspaceId, datetime], Awaitable[None]]
"""What follows when Dult was taken out of a workspace at a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Takes the events that tell of comings and goings."""

    directory: Directory
    gone: Gone

    async def heard(self, workspace: WorkspaceId, body: Mapping[str, Any]) -> None:
        """Work one such event; what is none of them does not concern us."""
        match body["event"]:
            case {"type": "user_change" | "team_join", "user": {"id": str()} as member}:
                await self.directory.tell(workspace, member, str(body.get("event_id", "")))
            case {"type": "app_uninstalled"} | {"type": "tokens_revoked", "tokens": {"bot": [_, *_]}}:
                await self.gone(workspace, _at(body))
            case _:
                pass


def _at(body: Mapping[str, Any]) -> datetime:
    """Return when something happened; where nothing says it, it did just now."""
    at = body.get("event_time")
    return datetime.fromtimestamp(at, UTC) if at else datetime.now(UTC)
