"""Slack as the core's channel: a message is posted once, found again by its key, changed in its place."""

import asyncio
import json
import logging
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from weakref import WeakValueDictionary

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.pace import Pace
from adapters.slack.render import render
from adapters.slack.web_api import WebApi, next_page
from bot.errors import CannotTell, ChannelError, Disconnected, Rejected, TryLater, Uncertain, Unreachable
from bot.message import Attachment, Message
from bot.phrases import Phrases
from bot.ports import References
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId

EVENT_TYPE: Final = "dult_delivery"
"""The type of the metadata that carries a delivery's key."""
PAGE: Final = 100
"""Messages a read of the history brings; Slack recommends at most 200."""
SETTLING: Final = 3.0
"""Seconds between two looks for a message in doubt: how soon Slack shows what it took is not documented."""

LOOK_BACK: Final = timedelta(seconds=5)
"""How long before it was posted an answer in doubt is looked for: clocks differ."""

log = logging.getLogger(__name__)


class SlackChannel:
    """``bot.ports.Channel`` in Slack."""

    def __init__(
        self, api: WebApi, references: References, phrases: Phrases, *, settling: float = SETTLING
    ) -> None:
        self._api = api
        self._settling = settling
        self._references = references
        self._phrases = phrases
        self._content = lru_cache(maxsize=16)(self._write)  # one message goes to many
        self._pace = Pace(time.monotonic)
        self._opening: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        """Post a message with its key in the metadata; its files follow in its thread."""
        return await self.post(to, await self.conversation(to), message, key)

    async def post(
        self, to: Address, conversation: str, message: Message, key: DeliveryKey, thread: str | None = None
    ) -> Receipt:
        """Post into a conversation that is known already, or into a thread of it."""
        own = {"channel": conversation, "metadata": _metadata(key)} | (
            {"thread_ts": thread} if thread else {}
        )
        body = _joined(own, self._content(message))
        await self._pace.turn(conversation)
        answer = await self._post(to.workspace, body)
        receipt = Receipt(address=to, message_id=f"{answer['channel']}:{answer['ts']}")
        await self._hand_over(receipt, message.attachments)
        return receipt

    async def say(
        self, to: Address, conversation: str, message: Message, key: DeliveryKey, thread: str | None = None
    ) -> None:
        """Post an answer; one in doubt is looked for, and posted once more if it is not there.

        Raises:
            ChannelError: it is not there, or nobody can tell.
        """
        since = datetime.now(UTC) - LOOK_BACK
        try:
            await self.post(to, conversation, message, key, thread)
        except Uncertain as doubt:
            try:
                found = await self._look_twice(to, conversation, key, since, thread)
            except ChannelError:
                raise doubt from None  # never once more without having looked
            if found is None:
                await self.post(to, conversation, message, key, thread)

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        """Show a message in the place of a posted one; its key is sent again, or Slack may forget it."""
        conversation, ts = _parts(receipt)
        rendered = render(message, self._phrases)
        await self._api.call(
            receipt.address.workspace,
            AsyncWebClient.chat_update,
            channel=conversation,
            ts=ts,
            text=rendered.text,
            blocks=rendered.blocks,
            metadata=_metadata(key) if key else None,
        )
        await self._hand_over(receipt, message.attachments)

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        """Look twice for a message by its key, some seconds apart.

        Raises:
            CannotTell: Dult may not read there.
        """
        try:
            conversation = await self.conversation(to)
            ts = await self._look_twice(to, conversation, key, since)
        except (Disconnected, Rejected, Unreachable) as error:
            raise CannotTell(str(error)) from error
        return Receipt(address=to, message_id=f"{conversation}:{ts}") if ts else None

    async def conversation(self, to: Address) -> str:
        """Return the id of the conversation that an address leads to; a direct one is opened once."""
        if is_room(to.route):
            return to.route
        if to.reference:
            return to.reference
        async with self._opening.setdefault(to, asyncio.Lock()):  # two at once would open it twice
            return await self._references.of(to) or await self._open(to)

    async def _open(self, to: Address) -> str:
        answer = await self._api.ask(to.workspace, AsyncWebClient.conversations_open, users=to.route)
        opened = str(answer["channel"]["id"])
        await self._references.keep(to, opened)
        return opened

    async def _post(self, workspace: WorkspaceId, body: bytes) -> dict[str, Any]:
        """Post once; where Slack asks to wait, nobody in the workspace is posted to until then."""
        try:
            return await self._api.post(workspace, body)
        except TryLater as error:
            raise TryLater(error.after, whole_workspace=error.after > 0) from error

    def _write(self, message: Message) -> bytes:
        """Write what is the same in every copy of a message."""
        rendered = render(message, self._phrases)
        content = {"text": rendered.text, "blocks": rendered.blocks}
        return json.dumps(content | {"unfurl_links": False, "unfurl_media": False}).encode()

    async def _look_twice(
        self, to: Address, conversation: str, key: DeliveryKey, since: datetime, thread: str | None = None
    ) -> str | None:
        for pause in (0.0, self._settling):
            await asyncio.sleep(pause)
            if ts := await self._look(to, conversation, key, since, thread):
                return ts
        return None

    async def _look(
        self, to: Address, conversation: str, key: DeliveryKey, since: datetime, thread: str | None
    ) -> str | None:
        """Look through a conversation; what stands in a thread is not in its history."""
        history, replies = AsyncWebClient.conversations_history, AsyncWebClient.conversations_replies
        cursor: str | None = None
        while True:
            answer = await self._api.ask(
                to.workspace,
                replies if thread else history,
                **({"ts": thread} if thread else {}),
                channel=conversation,
                oldest=f"{since.timestamp():.6f}",
                include_all_metadata=True,  # without it the payload, and the key in it, is left out
                limit=PAGE,
                cursor=cursor,
            )
            if ts := _with_key(answer.get("messages", ()), key):
                return ts
            cursor = next_page(answer)
            if cursor is None:
                return None

    async def _hand_over(self, receipt: Receipt, attachments: Iterable[Attachment]) -> None:
        """Put files into a message's thread; the message is there, whatever becomes of them."""
        for one in attachments:
            try:
                await self._upload(receipt, one)
            except ChannelError as error:
                log.warning("A file could not be handed over in Slack: %s", error)

    async def _upload(self, receipt: Receipt, attachment: Attachment) -> None:
        """Upload a file in three steps, as the SDK's ``files_upload_v2`` does."""
        conversation, ts = _parts(receipt)
        workspace, content = receipt.address.workspace, attachment.content.encode()
        place = await self._api.ask(
            workspace,
            AsyncWebClient.files_getUploadURLExternal,
            filename=attachment.name,
            length=len(content),
        )
        await self._api.upload(place["upload_url"], content)
        await self._api.ask(
            workspace,
            AsyncWebClient.files_completeUploadExternal,
            files=[{"id": place["file_id"], "title": attachment.name}],
            channel_id=conversation,
            thread_ts=ts,
        )


def is_room(route: str) -> bool:
    """Tell whether a route is a room's: those of people begin with U, in an Enterprise Grid with W."""
    return not route.startswith(("U", "W"))


def _parts(receipt: Receipt) -> tuple[str, str]:
    conversation, _, ts = receipt.message_id.partition(":")
    return conversation, ts


def _metadata(key: DeliveryKey) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


def _joined(own: dict[str, Any], content: bytes) -> bytes:
    """Put two objects in JSON together: what is this copy's own, and what all have."""
    return json.dumps(own).encode()[:-1] + b"," + content[1:]


def _with_key(messages: Iterable[dict[str, Any]], key: DeliveryKey) -> str | None:
    for message in messages:
        metadata = message.get("metadata") or {}
        its = metadata.get("event_payload") or {}
        if metadata.get("event_type") == EVENT_TYPE and its.get("key") == key:
            return str(message["ts"])
    return None
