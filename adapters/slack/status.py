"""What a status in Slack says of an absence; nothing else in it is looked at, and nothing of it is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.naming import digested
from adapters.slack.web_api import WebApi
from bot.events import CameBack, WentAway
from bot.ports import Clock
from nudges.delivery import Address

AWAY: Final = frozenset({":palm_tree:", ":face_with_thermometer:"})
"""*Vacationing* and *Out sick* among the statuses that Slack itself suggests; a workspace can reword them.
Slack documents no list: they were seen as ``custom_status_presets`` in public copies of its answers."""
FURTHEST: Final = timedelta(days=366)
"""A status that ends later is taken for one without an end."""


class SlackStatuses:
    """``bot.ports.Statuses`` in Slack."""

    def __init__(self, api: WebApi, clock: Clock) -> None:
        self._api = api
        self._clock = clock

    async def of(self, address: Address) -> WentAway | CameBack:
        """Read a profile."""
        answer = await self._api.ask(address.workspace, AsyncWebClient.users_info, user=address.route)
        now = self._clock.now()
        return absence(answer.get("user") or {}, address, now, now.isoformat())


def absence(member: Mapping[str, Any], by: Address, at: datetime, occasion: str) -> WentAway | CameBack:
    """Tell whether somebody is away: docs.slack.dev/apis/web-api/user-presence-and-status.

    Args:
        member: a user as Slack shows one.
        by: their own conversation.
        at: now.
        occasion: what names this telling. A status that comes a second time is told a second time, though
            the profile is the same as before.
    """
    profile = member.get("profile") or {}
    ends = int(profile.get("status_expiration") or 0)  # seconds since 1970; 0 is never
    is_over = 0 < ends <= at.timestamp()
    if profile.get("status_emoji") not in AWAY or is_over:
        return CameBack(id=digested(by.workspace, by.route, "back", occasion), at=at, by=by)
    until = datetime.fromtimestamp(ends, UTC) if 0 < ends < (at + FURTHEST).timestamp() else None
    return WentAway(id=digested(by.workspace, by.route, f"away {ends}", occasion), at=at, by=by, until=until)
