"""Slack as the core's channel: a message is posted once, found again by its key, changed in its place."""

import asyncio
import logging
import time
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.pace import Pace
from adapters.slack.render import render
from adapters.slack.web_api import WebApi
from bot.errors import CannotTell, ChannelError, Disconnected, Rejected, TryLater, Unreachable
from bot.message import Attachment, Message
from bot.phrases import Phrases
from bot.ports import References
from nudges.delivery import Address, DeliveryKey, Receipt, WorkspaceId

NAME: Final = "slack"
EVENT_TYPE: Final = "dult_delivery"
"""The type of the metadata that carries a delivery's key."""
PAGE: Final = 100
"""Messages a read of the history brings; Slack recommends at most 200."""
SETTLING: Final = 3.0
"""Seconds between two looks for a message in doubt: how soon Slack shows what it took is not documented."""

log = logging.getLogger(__name__)


class SlackChannel:
    """``bot.ports.Channel`` in Slack."""

    def __init__(
        self, api: WebApi, references: References, phrases: Phrases, *, settling: float = SETTLING
    ) -> None:
        self._api = api
        self._settling = settling
        self._references = references
        self._render = lru_cache(maxsize=16)(partial(render, phrases=phrases))  # one message goes to many
        self._pace = Pace(time.monotonic)

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        """Post a message with its key in the metadata; its files follow in its thread."""
        return await self.post(to, await self.conversation(to), message, key)

    async def post(
        self, to: Address, conversation: str, message: Message, key: DeliveryKey, thread: str | None = None
    ) -> Receipt:
        """Post into a conversation that is known already, or into a thread of it."""
        rendered = self._render(message)
        await self._pace.turn(conversation)
        answer = await self._post(
            to.workspace,
            channel=conversation,
            text=rendered.text,
            blocks=rendered.blocks,
            metadata=_metadata(key),
            thread_ts=thread,
            unfurl_links=False,
            unfurl_media=False,
        )
        receipt = Receipt(address=to, message_id=f"{answer['channel']}:{answer['ts']}")
        await self._hand_over(receipt, message.attachments)
        return receipt

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        """Show a message in the place of a posted one; its key is sent again, or Slack may forget it."""
        conversation, ts = _parts(receipt)
        rendered = self._render(message)
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
            for pause in (0.0, self._settling):
                await asyncio.sleep(pause)
                if ts := await self._look(to, conversation, key, since):
                    return Receipt(address=to, message_id=f"{conversation}:{ts}")
        except (Disconnected, Rejected, Unreachable) as error:
            raise CannotTell(str(error)) from error
        return None

    async def conversation(self, to: Address) -> str:
        """Return the id of the conversation that an address leads to; a direct one is opened once."""
        if is_room(to.route):
            return to.route
        if known := to.reference or await self._references.of(to):
            return known
        answer = await self._api.ask(to.workspace, AsyncWebClient.conversations_open, users=to.route)
        opened = str(answer["channel"]["id"])
        await self._references.keep(to, opened)
        return opened

    async def _post(self, workspace: WorkspaceId, **content: Any) -> dict[str, Any]:
        """Post once; where Slack asks to wait, nobody in the workspace is posted to until then."""
        try:
            return await self._api.call(workspace, AsyncWebClient.chat_postMessage, **content)
        except TryLater as error:
            raise TryLater(error.after, whole_workspace=error.after > 0) from error

    async def _look(self, to: Address, conversation: str, key: DeliveryKey, since: datetime) -> str | None:
        cursor: str | None = None
        while True:
            answer = await self._api.ask(
                to.workspace,
                AsyncWebClient.conversations_history,
                channel=conversation,
                oldest=f"{since.timestamp():.6f}",
                include_all_metadata=True,  # without it the payload, and the key in it, is left out
                limit=PAGE,
                cursor=cursor,
            )
            if ts := _with_key(answer.get("messages", ()), key):
                return ts
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
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


def _with_key(messages: Iterable[dict[str, Any]], key: DeliveryKey) -> str | None:
    for message in messages:
        metadata = message.get("metadata") or {}
        its = metadata.get("event_payload") or {}
        if metadata.get("event_type") == EVENT_TYPE and its.get("key") == key:
            return str(message["ts"])
    return None
