"""Who is who in a workspace: every member is told to the core as somebody who can be reached, or cannot."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.payload import NAME
from adapters.slack.web_api import WebApi
from bot.errors import ChannelError, TryLater
from bot.events import Event, EventId, Joined, Left
from bot.ports import Clock, Listener
from nudges.delivery import Address, WorkspaceId

PAGE: Final = 200
"""Members a page; Slack recommends no more: docs.slack.dev/reference/methods/users.list."""
SLACKBOT: Final = "USLACKBOT"
"""Slack's own helper; the API does not call it a bot."""

Member = Mapping[str, Any]
log = logging.getLogger(__name__)


class Directory:
    """Tells the core who the members of a workspace are."""

    def __init__(self, api: WebApi, listener: Listener, clock: Clock, *, guests: bool = False) -> None:
        self._api = api
        self._listener = listener
        self._clock = clock
        self._guests = guests
        self._met: set[tuple[WorkspaceId, str]] = set()

    async def read(self, workspace: WorkspaceId) -> int:
        """Tell of every member, a page at a time. Returns how many there are.

        Raises:
            ChannelError: the list cannot be read.
        """
        count = 0
        async for member in self._members(workspace):
            await self.tell(workspace, member)
            count += 1
        return count

    async def meet(self, workspace: WorkspaceId, user: str) -> None:
        """Tell of a member who does something for the first time since Dult was started."""
        if (workspace, user) in self._met:
            return
        self._met.add((workspace, user))
        try:
            answer = await self._api.ask(workspace, AsyncWebClient.users_info, user=user, include_locale=True)
        except ChannelError as error:
            log.warning("A member's profile could not be read: %s", error)
            self._met.discard((workspace, user))
            return
        await self.tell(workspace, answer["user"])

    async def tell(self, workspace: WorkspaceId, member: Member) -> None:
        """Tell of one member; the same profile a second time is nothing new."""
        event = event_of(workspace, member, self._clock, guests=self._guests)
        if await self._listener.receive(event):
            await self._listener.answer(event)
        self._met.add((workspace, str(member["id"])))

    async def _members(self, workspace: WorkspaceId) -> AsyncIterator[Member]:
        cursor: str | None = None
        while True:
            answer = await self._page(workspace, cursor)
            for member in answer.get("members", ()):
                yield member
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    async def _page(self, workspace: WorkspaceId, cursor: str | None) -> dict[str, Any]:
        """Read one page; nobody waits for it, so that it waits as long as Slack asks."""
        while True:
            try:
                return await self._api.ask(
                    workspace, AsyncWebClient.users_list, limit=PAGE, cursor=cursor, include_locale=True
                )
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))


def event_of(workspace: WorkspaceId, member: Member, clock: Clock, *, guests: bool = False) -> Event:
    """Return what a profile tells the core: that somebody can be reached, or why not."""
    profile: Member = member.get("profile") or {}
    by = Address(channel=NAME, workspace=workspace, route=str(member["id"]))
    if reason := _why_not(member, guests=guests):
        return Left(id=_id(by, reason, member), at=clock.now(), by=by, reason=reason)
    email, zone, locale = profile.get("email"), member.get("tz"), member.get("locale")
    return Joined(
        id=_id(by, f"{email}|{zone}|{locale}", member),
        at=clock.now(),
        by=by,
        email=email or None,
        name=str(profile.get("real_name") or member.get("real_name") or member.get("name") or ""),
        time_zone=zone or None,
        locale=locale or None,
    )


def _why_not(member: Member, *, guests: bool) -> str:
    if member.get("deleted"):
        return "deactivated"
    if member.get("is_bot") or member["id"] == SLACKBOT:
        return "bot"
    is_guest = member.get("is_restricted") or member.get("is_ultra_restricted")
    return "guest" if is_guest and not guests else ""


def _id(by: Address, what: str, member: Member) -> EventId:
    """Name a profile: as long as Slack shows the same one, it is one event."""
    told = f"{by.workspace}|{by.route}|{what}|{member.get('updated', '')}"
    return EventId(f"{NAME}:{hashlib.sha256(told.encode()).hexdigest()[:32]}")
