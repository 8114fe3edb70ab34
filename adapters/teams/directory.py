"""Who is who in Teams: whoever does something, or is in a team with Dult, is told to the core once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final, TypeVar
from weakref import WeakValueDictionary

from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector, Place
from adapters.teams.naming import digested, person_at, tenant_of
from adapters.teams.origin import Origin
from adapters.teams.pace import Lane, Way
from adapters.teams.reference import Reference
from bot.errors import ChannelError, TryLater
from bot.events import Event, Joined, Left
from bot.ports import Clock, Listener
from nudges.delivery import Address

PATIENT: Final = 60.0
"""Seconds that reading a team's members may wait for its turn: nobody waits for it."""
TRIES: Final = 10
AT_ONCE: Final = 4
"""Profiles that are read at once where nobody waits: a policy installs the app for thousands in an hour."""

T = TypeVar("T")

Member = Mapping[str, Any]
Closed = Callable[[Address], Awaitable[bool]]
"""Whether an address, or its workspace, cannot be written to as far as is known, or nobody known is there."""

log = logging.getLogger(__name__)


class Directory:
    """Tells the core who can be reached, and the channel where."""

    def __init__(
        self,
        connector: Connector,
        channel: TeamsChannel,
        listener: Listener,
        clock: Clock,
        *,
        closed: Closed,
        guests: bool,
    ) -> None:
        self._connector = connector
        self._channel = channel
        self._listener = listener
        self._clock = clock
        self._closed = closed
        self._guests = guests
        self._met: dict[Address, tuple[str | None, str | None]] = {}
        """Who was told since Dult was started, with time zone and language."""
        self._meeting: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self._reading = asyncio.Semaphore(AT_ONCE)

    async def meet(self, origin: Origin, *, again: bool = False) -> None:
        """Tell of whoever does something: the first time, and after they could not be reached.

        Args:
            origin: where they did it.
            again: whether they came just now, whatever is known of them.
        """
        if again:
            await self._introduce(origin, is_back=True)
        else:
            async with self._meeting.setdefault(origin.by, asyncio.Lock()):  # all at once ask once
                await self._greet(origin)
        if origin.own_place is not None:
            await self._channel.heard(origin.by, _reference(origin))
        await self._meet_in_room(origin)

    async def _greet(self, origin: Origin) -> None:
        """Tell of somebody who waits for an answer."""
        told = (origin.time_zone, origin.locale)
        is_back = await self._closed(origin.by)
        if is_back or origin.by not in self._met:
            await self._introduce(origin, is_back=is_back, waits=True)
        elif self._met[origin.by] != told and any(told):
            await self._tell({}, origin)
            self._met[origin.by] = told

    async def _introduce(self, origin: Origin, *, is_back: bool, waits: bool = False) -> None:
        """Tell who somebody is; where that cannot be read now, it is read the next time they do something."""
        self._met.pop(origin.by, None)
        member = await self._profile(origin, waits=waits)
        await self._tell(member or {}, origin, is_back=is_back)
        if member is not None:
            self._met[origin.by] = (origin.time_zone, origin.locale)

    async def open_room(self, origin: Origin) -> None:
        """Tell that Dult can write in a room from now on."""
        assert origin.room is not None  # noqa: S101 - whoever calls has looked
        now = self._clock.now()
        its_id = digested("room", origin.room.workspace, origin.room.route, now.isoformat())
        await self.say(Joined(id=its_id, at=now, by=origin.by, room=origin.room))
        await self._channel.heard(origin.room, _reference(origin))

    async def read(self, place: Place) -> None:
        """Tell of everybody in a team or a chat; nobody waits for it.

        Raises:
            ChannelError: its members cannot be read.
        """
        members = await self._patiently(partial(self._connector.members, place))
        for member in members:
            await self._tell_of(member, place)
        log.info("Teams tells of %d members of a room.", len(members))

    async def read_one(self, place: Place, member: str) -> None:
        """Tell of somebody who came into a team.

        Raises:
            ChannelError: their profile cannot be read.
        """
        await self._tell_of(await self._patiently(partial(self._connector.member, place, member)), place)

    async def look_again(self, strangers: Sequence[Address]) -> None:
        """Read once more who those are whom nobody knew: they may be on the list of people by now."""
        for who in strangers:
            try:
                place = await self._patiently(partial(self._channel.place, who))
                member = await self._patiently(partial(self._connector.member, place, who.route))
            except ChannelError as error:
                log.info("Somebody unknown could not be looked for: %s", error)
            else:
                await self._tell_of(member, place, self._clock.now().isoformat())

    async def say(self, event: Event) -> None:
        """Tell the core something, once.

        Raises:
            StoreUnavailable: it could not be kept.
        """
        if await self._listener.receive(event):
            await self._listener.answer(event)

    async def _tell_of(self, member: Member, place: Place, occasion: str = "") -> None:
        """Tell of somebody who has done nothing themselves."""
        if account := member.get("aadObjectId") or member.get("objectId"):
            who = person_at(place.workspace, str(account))
            await self.say(self._event(member, who, {}, occasion))
            await self._channel.heard_of(who, place.service_url)

    async def _tell(self, member: Member, origin: Origin, *, is_back: bool = False) -> None:
        occasion = self._clock.now().isoformat() if is_back else ""
        settings = {"time_zone": origin.time_zone, "locale": origin.locale}
        await self.say(self._event({"name": origin.name, **member}, origin.by, settings, occasion))

    def _event(self, member: Member, by: Address, settings: Mapping[str, str | None], occasion: str) -> Event:
        now = self._clock.now()
        return event_of(
            member, by, now, settings, occasion=occasion or now.date().isoformat(), guests=self._guests
        )

    async def _profile(self, origin: Origin, *, waits: bool) -> Member | None:
        """Read who somebody is; ``None`` where it is not told now.

        Without it they can be answered, but not found by their e-mail address.
        """
        if origin.is_elsewhere:
            return None
        read = partial(self._connector.member, origin.place, origin.member)
        try:
            return await (read(self._way()) if waits else self._patiently(read))
        except ChannelError as error:
            log.warning("A member's profile could not be read: %s", error)
            return None if isinstance(error, TryLater) else {}

    async def _patiently(self, read: Callable[[Way], Awaitable[T]]) -> T:
        """Read what nobody waits for: a few at once, so that who waits for an answer is not behind many."""
        for _ in range(TRIES):
            try:
                async with self._reading:
                    return await read(self._way(PATIENT))
            except TryLater as error:
                await asyncio.sleep(max(1.0, error.after))
        return await read(self._way(PATIENT))

    async def _meet_in_room(self, origin: Origin) -> None:
        room = origin.room
        if room is None or origin.is_elsewhere:
            return
        if await self._closed(room):
            await self.open_room(origin)
        else:
            await self._channel.heard(room, _reference(origin))

    def _way(self, seconds: float = 5.0) -> Way:
        return Way(lane=Lane.REPLIES, until=self._connector.pace.now() + seconds)


def event_of(
    member: Member,
    by: Address,
    at: datetime,
    settings: Mapping[str, str | None],
    *,
    occasion: str,
    guests: bool,
) -> Event:
    """Return what a profile tells the core: that somebody can be reached, or why not.

    The names are those of a member in the Bot Connector's reference: learn.microsoft.com/azure/bot-service/
    rest-api/bot-framework-rest-connector-api-reference, *TeamsChannelAccount*.
    """
    email = member.get("email") or member.get("userPrincipalName") or None
    what = f"{email}|{settings.get('time_zone')}|{settings.get('locale')}"
    reason = "guest" if _is_guest(member, by) and not guests else ""
    its_id = digested("member", by.workspace, by.route, reason or what, occasion)
    if reason:
        return Left(id=its_id, at=at, by=by, reason=reason)
    return Joined(
        id=its_id,
        at=at,
        by=by,
        email=str(email) if email else None,
        name=str(member.get("name") or ""),
        time_zone=settings.get("time_zone"),
        locale=settings.get("locale"),
    )


def _is_guest(member: Member, by: Address) -> bool:
    home = str(member.get("tenantId") or "").lower()
    return member.get("userRole") in {"guest", "anonymous"} or home not in {"", tenant_of(by.workspace)}


def _reference(origin: Origin) -> Reference:
    return Reference(conversation=origin.place.base, service_url=origin.service_url)
