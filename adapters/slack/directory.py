"""Who is who in a workspace: every member is told to the core as somebody who can be reached, or cannot."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.install.bot_token import slack_id
from adapters.slack.naming import NAME, digested
from adapters.slack.status import absence
from adapters.slack.web_api import Method, WebApi, next_page
from bot.errors import ChannelError, TryLater
from bot.events import Event, Joined, Left
from bot.ports import Clock, Listener
from nudges.delivery import Address, WorkspaceId

PAGE: Final = 200
"""Members a page; Slack recommends no more: docs.slack.dev/reference/methods/users.list."""
SLACKBOT: Final = "USLACKBOT"
"""Slack's own helper; the API does not call it a bot."""

Member = Mapping[str, Any]
Follows = Callable[[Address], Awaitable[bool]]
"""Whether somebody wants Dult to go by their status; of nobody else it is looked at."""

log = logging.getLogger(__name__)


class Directory:
    """Tells the core who the members of a workspace are."""

    def __init__(
        self, api: WebApi, listener: Listener, clock: Clock, *, follows: Follows, guests: bool
    ) -> None:
        self._api = api
        self._listener = listener
        self._clock = clock
        self._follows = follows
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
        await self.tell(workspace, answer.get("user") or {"id": user})

    async def tell(self, workspace: WorkspaceId, member: Member, occasion: str = "") -> None:
        """Tell of one member; the same profile a second time is nothing new.

        ``occasion`` names what Slack itself told; what is read is told once a day.
        """
        now = self._clock.now()
        occasion = occasion or now.date().isoformat()
        by = Address(channel=NAME, workspace=workspace, route=str(member["id"]))
        await self._say(event_of(member, by, now, occasion, guests=self._guests))
        if await self._follows(by):
            await self._say(absence(member, by, now, occasion))
        self._met.add((workspace, by.route))

    async def _say(self, event: Event) -> None:
        if await self._listener.receive(event):
            await self._listener.answer(event)

    async def _members(self, workspace: WorkspaceId) -> AsyncIterator[Member]:
        async for team in self._teams(workspace):
            listed = AsyncWebClient.users_list
            async for member in self._all("members", workspace, listed, team_id=team, include_locale=True):
                yield member

    async def _teams(self, workspace: WorkspaceId) -> AsyncIterator[str]:
        """Name the workspaces whose members there are: of an organisation, each that got the app.

        An organisation's token lists members of a workspace that is named only: docs.slack.dev/enterprise.
        """
        its = slack_id(workspace)
        if not its.startswith("E"):
            yield its
            return
        async for team in self._all("teams", workspace, AsyncWebClient.auth_teams_list):
            yield str(team["id"])

    async def _all(
        self, what: str, workspace: WorkspaceId, method: Method, **arguments: Any
    ) -> AsyncIterator[Member]:
        cursor: str | None = None
        while True:
            answer = await self._page(workspace, method, limit=PAGE, cursor=cursor, **arguments)
            for one in answer.get(what, ()):
                yield one
            cursor = next_page(answer)
            if cursor is None:
                return

    async def _page(self, workspace: WorkspaceId, method: Method, **arguments: Any) -> dict[str, Any]:
        """Read one page; nobody waits for it, so that it waits as long as Slack asks."""
        while True:
            try:
                return await self._api.ask(workspace, method, **arguments)
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))


def event_of(member: Member, by: Address, at: datetime, occasion: str, *, guests: bool) -> Event:
    """Return what a profile tells the core: that somebody can be reached, or why not.

    As long as Slack shows the same profile, it is one event. A guest's is one an occasion: whether guests are
    reached is a setting, which can change and change back while the profile stays as it is.
    """
    profile: Member = member.get("profile") or {}
    email, zone, locale = profile.get("email"), member.get("tz"), member.get("locale")
    reason = _why_not(member, guests=guests)
    what = reason or f"{email}|{zone}|{locale}"
    again = (occasion,) if _is_guest(member) else ()
    its_id = digested(by.workspace, by.route, what, str(member.get("updated", "")), *again)
    if reason:
        return Left(id=its_id, at=at, by=by, reason=reason)
    return Joined(
        id=its_id,
        at=at,
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
    return "guest" if _is_guest(member) and not guests else ""


def _is_guest(member: Member) -> bool:
    return bool(member.get("is_restricted") or member.get("is_ultra_restricted"))
