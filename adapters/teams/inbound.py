"""From Teams to the core and back: kept before it is acknowledged, answered in time or else later."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from typing import Final

from cachetools import TTLCache

from adapters.teams import files, invoke, payload
from adapters.teams.directory import Directory
from adapters.teams.door import Answered
from adapters.teams.in_place import InPlace
from adapters.teams.membership import Membership
from adapters.teams.origin import Activity, Origin, origin_of
from adapters.teams.payload import Heard, Surface
from adapters.teams.reply import Replies
from bot.errors import StoreUnavailable, TryLater
from bot.events import EventId, Pressed, Said, Submitted
from bot.message import Reply
from bot.ports import Clock, Listener, Traffic
from bot.under_way import UnderWay

IN_TIME: Final = 1.5
"""Seconds an invoke may be worked before it is answered: it has to be within two (decisions.md, Delivery)."""
SHOWINGS: Final = 4
"""So often a reply that Teams does not take now is shown later, before the last time."""
AGAIN_WITHIN: Final = 120.0
"""Seconds in which Teams may tell of the same press again, under another id (teams.md §2.5)."""
REMEMBERED: Final = 2_000
"""Presses and messages that are remembered at most, in memory only."""
EDITABLE: Final = 60 * 60.0
"""Seconds that what somebody wrote is remembered, so that they can correct it in its place."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an event."""

    reply: Reply = None
    is_late: bool = False
    """Whether it is kept and could not be worked now: it is at the next start."""


@dataclass(slots=True, kw_only=True)
class Inbound:
    """Hands what people do to the core and shows what it replies."""

    listener: Listener
    replies: Replies
    in_place: InPlace
    directory: Directory
    membership: Membership
    wants_home: Callable[[str], bool]
    """Whether words ask for the person's own page."""
    traffic: Traffic
    clock: Clock

    _under_way: UnderWay = field(default_factory=partial(UnderWay, "Teams"), init=False)
    _outcomes: MutableMapping[EventId, asyncio.Task[Outcome]] = field(
        default_factory=lambda: TTLCache(REMEMBERED, AGAIN_WITHIN), init=False
    )
    _pressed: MutableMapping[str, EventId] = field(
        default_factory=lambda: TTLCache(REMEMBERED, AGAIN_WITHIN), init=False
    )
    _written: MutableMapping[EventId, str] = field(
        default_factory=lambda: TTLCache(REMEMBERED, EDITABLE), init=False
    )

    _homes: MutableMapping[EventId, Heard] = field(
        default_factory=lambda: TTLCache(REMEMBERED, AGAIN_WITHIN), init=False
    )

    async def work(self, activity: Activity) -> Answered:
        """Work an activity that is believed, and return what Teams is answered."""
        self.traffic.heard_at = self.clock.real()
        try:
            origin = origin_of(activity)
            its = self._read(activity, origin)
        except (AttributeError, TypeError, ValueError) as error:
            self._under_way.complain("An activity", error)
            return Answered(status=HTTPStatus.BAD_REQUEST)
        if its is None:
            return await self._besides(activity, origin)
        if isinstance(its.event, Said) and origin.is_personal and self.wants_home(its.event.text):
            if self._homes.setdefault(its.event.id, its) is its:
                self._under_way.begin(self._open_home(its))
            return invoke.NOTHING
        return await self._happened(its)

    async def close(self) -> None:
        """Let what is under way end; what is left then is worked at the next start."""
        await self._under_way.close()

    def _read(self, activity: Activity, origin: Origin) -> Heard | None:
        """Read what a person did; a press that Teams tells again under another id is the same one."""
        now = self.clock.now()
        if payload.is_edit(activity):
            return self._corrected(activity, origin)
        its = payload.read(activity, origin, self.replies.kit.seal, now)
        match its:
            case Heard(event=Said(id=its_id, text=text)):
                self._written[its_id] = text
            case Heard(event=Pressed() as event, surface=Surface.CHAT):
                first = self._pressed.setdefault(_press(event, activity), event.id)
                return replace(its, event=replace(event, id=first))
            case _:
                pass
        return its

    def _corrected(self, activity: Activity, origin: Origin) -> Heard | None:
        """Read what stands now where somebody wrote something else, as often as they change it."""
        its_id = payload.name_of(activity)
        if not (before := self._written.get(its_id)):
            return None
        its = payload.corrected(activity, origin, before, self.clock.now())
        self._written[its_id] = its.event.text if isinstance(its.event, Said) else ""
        return its if self._written[its_id] != before else None

    async def _happened(self, its: Heard) -> Answered:
        """Keep an event, and answer it: an invoke in time, anything else as messages."""
        try:
            is_new = await self.listener.receive(its.event)
        except StoreUnavailable:
            return self._not_kept(its)
        if is_new or its.event.id not in self._outcomes:
            is_due = is_new or isinstance(its.event, Submitted)  # a form sent again has the same answer
            self._outcomes[its.event.id] = self._under_way.start(self._outcome(its, is_due=is_due))
        outcome = self._outcomes[its.event.id]
        if its.surface is Surface.CHAT:
            if is_new:
                self._under_way.begin(self._conclude(its, outcome))
            return invoke.NOTHING
        in_time, _ = await asyncio.wait({outcome}, timeout=IN_TIME)
        if not in_time:
            if is_new:
                self._under_way.begin(self._conclude(its, outcome))
            return self.in_place.say(its, "teams-one-moment")
        return await self._in_time(its, outcome.result(), is_new=is_new)

    async def _in_time(self, its: Heard, outcome: Outcome, *, is_new: bool) -> Answered:
        if outcome.is_late:
            return self.in_place.say(its, "teams-kept")
        if is_new and not self.in_place.is_all(its, outcome.reply):
            self._under_way.begin(self._show(its, outcome.reply))
        try:
            return await self.in_place.answer(its, outcome.reply)
        except Exception as error:  # noqa: BLE001 - the border: it was worked, and only showing it failed
            self._under_way.complain("An answer", error)
            return self.in_place.say(its, "teams-done")

    async def _conclude(self, its: Heard, outcome: "asyncio.Task[Outcome]") -> None:
        """Show as messages what an event came to."""
        came = await asyncio.shield(outcome)
        if came.is_late:
            await self._patiently(partial(self.replies.note, its, "teams-kept"))
        else:
            await self._show(its, came.reply)

    async def _outcome(self, its: Heard, *, is_due: bool) -> Outcome:
        if not is_due:
            return Outcome()
        try:
            await self.directory.meet(its.origin)
            return Outcome(reply=await self.listener.answer(its.event))
        except Exception as error:  # noqa: BLE001 - the border: it is kept, and tried again at the next start
            self._under_way.complain("An event", error)
            return Outcome(is_late=True)

    def _not_kept(self, its: Heard) -> Answered:
        """Tell a person that nothing was kept, for Teams repeats no click."""
        if its.surface is not Surface.CHAT:
            return self.in_place.not_kept(its)
        self._under_way.begin(self._patiently(partial(self.replies.note, its, "teams-not-saved")))
        return invoke.NOTHING

    async def _besides(self, activity: Activity, origin: Origin) -> Answered:
        """Work what is no doing of a person's: comings and goings, files, and what Dult does not know."""
        match activity:
            case {"type": "invoke", "name": files.INVOKE, "value": dict() as value}:
                self._under_way.begin(self._patiently(partial(self.replies.hand_over, origin, value)))
                return invoke.NOTHING
            case {"type": "invoke"}:
                return invoke.UNKNOWN
            case _:
                return await self._comings_and_goings(activity, origin)

    async def _comings_and_goings(self, activity: Activity, origin: Origin) -> Answered:
        work = self._under_way.start(self.membership.heard(activity, origin))
        in_time, _ = await asyncio.wait({work}, timeout=IN_TIME)
        if in_time and isinstance(work.exception(), StoreUnavailable):
            return Answered(status=HTTPStatus.SERVICE_UNAVAILABLE)
        self._under_way.begin(_done(work))
        return invoke.NOTHING

    async def _open_home(self, its: Heard) -> None:
        """Show the person's own page; nothing of that has to be kept."""
        try:
            await self.directory.meet(its.origin)
            await self._patiently(partial(self.replies.open_home, its))
        except StoreUnavailable:
            self._not_kept(its)

    async def _show(self, its: Heard, reply: Reply) -> None:
        await self._patiently(partial(self.replies.show, its, reply))

    async def _patiently(self, show: Callable[[], Awaitable[None]]) -> None:
        """Show something; where Teams asks to wait, it comes later and is not lost."""
        for _ in range(SHOWINGS):
            try:
                return await show()
            except TryLater as error:
                log.info("A reply is shown later: %s", error)
                await asyncio.sleep(max(1.0, error.after))
        return await show()


def _press(event: Pressed, activity: Activity) -> str:
    """Name a press by what it is: by whom, on which showing of which card, which button."""
    message = event.receipt.message_id if event.receipt else ""
    return f"{event.by.workspace}|{event.by.route}|{message}|{activity.get('value')!r}"


async def _done(work: Awaitable[None]) -> None:
    await work
