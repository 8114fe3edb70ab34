"""Who and what comes and goes: the app with a person, in a team or a chat, and the rooms themselves.

learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from adapters.teams.directory import Directory
from adapters.teams.naming import digested
from adapters.teams.origin import Activity, Origin, channel_data
from bot.errors import ChannelError
from bot.events import Left
from bot.ports import Clock
from nudges.delivery import Obstacle

CAME: Final = frozenset({"add", "add-upgrade"})
CLOSED: Final = frozenset({"channeldeleted", "teamdeleted", "teamharddeleted", "teamarchived"})
OPEN: Final = frozenset({"channelrestored", "teamrestored", "teamunarchived"})
"""In small letters: Microsoft's page and its SDKs do not agree on the large ones."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Takes the activities that tell of comings and goings; what is none of them does not concern Dult."""

    directory: Directory
    clock: Clock

    async def heard(self, activity: Activity, origin: Origin) -> None:
        """Work one activity; a second time is as once.

        Raises:
            StoreUnavailable: nothing was kept.
        """
        match activity:
            case {"type": "installationUpdate", "action": str(action)} if action in CAME:
                await self._came(origin)
            case {"type": "installationUpdate", "action": "remove"}:
                await self._went(origin)
            case {"type": "conversationUpdate"}:
                await self._changed(activity, origin)
            case _:
                pass

    async def _changed(self, activity: Activity, origin: Origin) -> None:
        added, removed = set(_ids(activity, "membersAdded")), set(_ids(activity, "membersRemoved"))
        kind = str(channel_data(activity).get("eventType")).lower()
        if origin.myself in removed:
            await self._went(origin)
        elif origin.myself in added:
            await self._came(origin)
        elif added and not origin.is_personal:
            await self._joined(origin, added)
        elif kind in CLOSED:
            await self._left(_place_of(activity, origin), Obstacle.ARCHIVED)
        elif kind in OPEN:
            await self.directory.open_room(_place_of(activity, origin))

    async def _came(self, origin: Origin) -> None:
        if origin.is_personal:
            await self.directory.meet(origin, again=True)
            return
        await self.directory.open_room(origin)
        try:
            await self.directory.read(origin.place)
        except ChannelError as error:
            log.warning("Who is in a room could not be read: %s", error)

    async def _joined(self, origin: Origin, members: set[str]) -> None:
        for member in members:
            try:
                await self.directory.read_one(origin.place, member)
            except ChannelError as error:
                log.warning("A member's profile could not be read: %s", error)

    async def _went(self, origin: Origin) -> None:
        await self._left(origin, Obstacle.UNINSTALLED if origin.is_personal else Obstacle.NOT_A_MEMBER)

    async def _left(self, origin: Origin, reason: str) -> None:
        now, where = self.clock.now(), origin.room or origin.by
        its_id = digested("left", where.workspace, where.route, reason, now.isoformat())
        await self.directory.say(Left(id=its_id, at=now, by=origin.by, room=origin.room, reason=reason))


def _ids(activity: Activity, name: str) -> Iterator[str]:
    for one in activity.get(name) or ():
        yield str(one.get("id"))


def _place_of(activity: Activity, origin: Origin) -> Origin:
    """Return where it happened: an activity about a channel is told in the team's general one."""
    named = (channel_data(activity).get("channel") or {}).get("id")
    return replace(origin, conversation=str(named), is_personal=False) if named else origin
