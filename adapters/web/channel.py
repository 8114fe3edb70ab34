"""The try-out channel: messages are lines in the transcript, and open pages are told at once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter

from adapters.web.live import Live
from adapters.web.persona import Visitor
from adapters.web.route import Place, is_route
from bot.errors import Unreachable
from bot.message import Message
from bot.ports import Clock, Entry, Transcript
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId

NAME: Final = "web"
DEMO_WORKSPACE: Final = WorkspaceId("web:demo")

_MESSAGE = TypeAdapter(Message)


class WebChannel:
    """``bot.ports.Channel`` in a browser."""

    def __init__(
        self, transcript: Transcript, clock: Clock, *, workspace: WorkspaceId = DEMO_WORKSPACE
    ) -> None:
        self._transcript = transcript
        self._clock = clock
        self._workspace = workspace
        self.live = Live()

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        """Write a message into a conversation; a second time with the same key is the first one again."""
        return self.receipt(await self._append(_known(to.route), _written(message), key=key))

    async def update(
        self,
        receipt: Receipt,
        message: Message,
        key: DeliveryKey | None = None,  # noqa: ARG002 - the transcript keeps it
    ) -> None:
        """Show ``message`` in the place of a sent one."""
        if not await self._replace(receipt, message):
            raise Unreachable("message-gone")

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:  # noqa: ARG002 - a key is written once: no need to narrow it
        """Look for a message by its key; this channel can always tell."""
        entry = await self._transcript.find(to.route, key)
        return self.receipt(entry) if entry else None

    async def reply(self, route: str, message: Message, key: str) -> Entry:
        """Say something in answer to what a person did; ``key`` names what they did."""
        return await self._append(route, _written(message), key=key)

    async def replace(self, receipt: Receipt | None, message: Message) -> bool:
        """Put a message in another one's place; False when there is nothing to replace any more."""
        return receipt is not None and await self._replace(receipt, message)

    async def said(self, visitor: Visitor, text: str, key: str) -> Entry:
        """Write down what a person said, where everybody in the place reads it."""
        payload = {"said": text, "by": visitor.place.own}
        return await self._append(visitor.place.here, payload, key=key, author=visitor.persona.name)

    async def read(self, place: Place, since: int = 0) -> list[Entry]:
        """Return what changed for the reader in a place after revision ``since``, oldest line first."""
        entries = [entry for route in place.routes for entry in await self._transcript.read(route, since)]
        return sorted(entries, key=lambda entry: (len(entry.id), entry.id))

    def address(self, route: str) -> Address:
        """Return the address that the core knows a route by."""
        return Address(channel=NAME, workspace=self._workspace, route=route)

    def receipt(self, entry: Entry) -> Receipt:
        """Return what the core keeps to find a line again."""
        return Receipt(address=self.address(entry.route), message_id=entry.id)

    async def _append(self, route: str, payload: Mapping[str, Any], *, key: str, author: str = "") -> Entry:
        entry = await self._transcript.append(route, payload, self._clock.now(), key=key, author=author)
        self.live.ring(entry.route)
        return entry

    async def _replace(self, receipt: Receipt, message: Message) -> bool:
        entry = await self._transcript.replace(receipt.message_id, _written(message), self._clock.now())
        if entry:
            self.live.ring(entry.route)
        return entry is not None


def message_of(entry: Entry) -> Message | None:
    """Return the message that stands in a line; ``None`` for what a person said."""
    written = entry.payload.get("message")
    return None if written is None else _MESSAGE.validate_python(written)


def _written(message: Message) -> dict[str, Any]:
    return {"message": _MESSAGE.dump_python(message, mode="json")}


def _known(route: str) -> str:
    if not is_route(route):
        raise Unreachable("unknown-route")
    return route
