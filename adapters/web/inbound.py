"""From the browser to the core and back: a click becomes an event, and the reply is shown."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, TypedDict, assert_never

from adapters.web.channel import WebChannel
from adapters.web.persona import Visitor
from adapters.web.seal import Asked, Carried, Press, Writing
from bot.events import Event, EventId, Opened, Pressed, Said, Submitted
from bot.message import Ask, Form, Invalid, Replace, Reply, Say
from bot.ports import Clock, Handler
from nudges.delivery import Address, Receipt

log = logging.getLogger(__name__)

REMEMBERED: Final = 1000
"""How many events are remembered for a second click on the same control."""


class Notice(StrEnum):
    """A sentence above the box to write in, for what is no message; the value is its phrase."""

    OLD = "web-notice-old"
    NOT_SAVED = "web-notice-not-saved"
    TOO_LONG = "web-notice-too-long"
    EXPIRED = "web-notice-expired"
    MOVING = "web-notice-moving"
    NO_SUCH_DAY = "web-notice-no-such-day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows besides the conversation itself."""

    form: Form | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    """What was filled in, kept when there is something to mend."""
    receipt: Receipt | None = None
    """The line that was pressed."""
    notice: Notice | None = None


class Inbound:
    """Hands events to the core's handler and shows what it replies."""

    def __init__(self, channel: WebChannel, handler: Handler, clock: Clock) -> None:
        self._channel = channel
        self._handler = handler
        self._clock = clock
        self._recent: OrderedDict[EventId, asyncio.Task[Shown]] = OrderedDict()

    async def opened(self, visitor: Visitor) -> None:
        """Tell the core that a person looks at their own conversation."""
        event = Opened(**self._happened(visitor, Carried(who=visitor.persona.key, team=None)))
        await self._once(event, lambda: self._handled(event, visitor))

    async def said(self, visitor: Visitor, writing: Writing, text: str) -> Shown:
        """Write down what a person said, and answer it."""
        event = Said(**self._happened(visitor, writing), text=text, name=visitor.persona.name)

        async def work() -> Shown:
            await self._channel.said(visitor, text, event.id)
            return await self._handled(event, visitor)

        return await self._once(event, work)

    async def pressed(self, visitor: Visitor, press: Press) -> Shown:
        """Do what a button says."""
        receipt = Receipt(address=self._channel.address(press.route), message_id=press.entry)
        event = Pressed(**self._happened(visitor, press), action=press.action, receipt=receipt)
        return await self._once(event, lambda: self._handled(event, visitor, receipt))

    async def submitted(self, visitor: Visitor, asked: Asked, values: Mapping[str, str]) -> Shown:
        """Hand in a form; it stays open with everything in it while there is something to mend."""
        receipt = Receipt(address=self._channel.address(asked.route), message_id=asked.entry)
        event = Submitted(
            **self._happened(visitor, asked),
            action=str(asked.form.action),
            values=dict(values),
            receipt=receipt if asked.entry else None,
        )
        shown = await self._once(event, lambda: self._handled(event, visitor, event.receipt))
        if shown.errors or shown.notice:
            return replace(shown, form=asked.form, values=values)
        return shown

    def _happened(self, visitor: Visitor, carried: Carried) -> "_Happened":
        place = visitor.place
        room = self._channel.address(place.here) if place.team else None
        by = self._channel.address(place.own)
        return {"id": carried.event_id, "at": self._clock.now(), "by": by, "room": room}

    async def _once(self, event: Event, work: Callable[[], Awaitable[Shown]]) -> Shown:
        if event.id not in self._recent:
            self._recent[event.id] = asyncio.create_task(self._tried(event, work))
            while len(self._recent) > REMEMBERED:
                self._recent.popitem(last=False)
        return await asyncio.shield(self._recent[event.id])

    async def _tried(self, event: Event, work: Callable[[], Awaitable[Shown]]) -> Shown:
        try:
            return await work()
        except Exception:  # the border: the person is told, the log has the reason
            log.exception("%s %s could not be handled.", type(event).__name__, event.id)
            self._recent.pop(event.id, None)  # the next press is a new try
            return Shown(notice=Notice.NOT_SAVED)

    async def _handled(self, event: Event, visitor: Visitor, receipt: Receipt | None = None) -> Shown:
        reply = await self._handler(event)
        return await self._show(reply, event, visitor, receipt)

    async def _show(self, reply: Reply, event: Event, visitor: Visitor, receipt: Receipt | None) -> Shown:
        place, key = visitor.place, f"reply:{event.id}"
        match reply:
            case None:
                return Shown(receipt=receipt)
            case Replace(message=message):
                if not await self._channel.replace(receipt, message):
                    await self._channel.reply(place.for_one, message, key)
                return Shown(receipt=receipt)
            case Say(message=message, private=private):
                await self._channel.reply(place.for_one if private else place.here, message, key)
                return Shown(receipt=receipt)
            case Ask(form=form):
                return Shown(form=form, receipt=receipt)
            case Invalid(errors=errors):
                return Shown(errors=errors, receipt=receipt)
            case _:
                assert_never(reply)


class _Happened(TypedDict):
    id: EventId
    at: datetime
    by: Address
    room: Address | None
