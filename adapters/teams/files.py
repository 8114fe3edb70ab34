"""Files that Dult hands over: Teams asks the person first, and only in their own conversation."""

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Final
from weakref import WeakValueDictionary

import aiohttp
from cachetools import TTLCache

from bot.errors import TryLater, Unreachable
from bot.message import Attachment

CONSENT: Final = "application/vnd.microsoft.teams.card.file.consent"
INVOKE: Final = "fileConsent/invoke"
INFO: Final = "application/vnd.microsoft.teams.card.file.info"
"""learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4."""
KEPT: Final = 60 * 60.0
"""Seconds that a file waits for its person; it is in memory only, for it is theirs."""
MOST: Final = 1_000
"""Files that wait at once; the one nobody looked at for longest gives way."""


class Files:
    """Files on their way, each under a name that nobody guesses."""

    def __init__(
        self,
        http: aiohttp.ClientSession,
        allowed: Callable[[str], bool] = lambda url: url.startswith("https://"),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._allowed = allowed
        self._waiting: TTLCache[str, Attachment] = TTLCache(MOST, KEPT, timer=now)
        self._handed: TTLCache[str, dict[str, Any]] = TTLCache(MOST, KEPT, timer=now)
        """What stands where somebody was asked whose file is theirs by now; Teams may tell twice (§2.5)."""
        self._handing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def offer(self, attachment: Attachment) -> dict[str, Any]:
        """Keep a file for a while, and return the activity that asks whether it is wanted."""
        name = secrets.token_urlsafe(24)
        self._waiting[name] = attachment
        content = {
            "description": attachment.name,
            "sizeInBytes": len(attachment.content.encode()),
            "acceptContext": {"dult": name},
            "declineContext": {"dult": name},
        }
        card = {"contentType": CONSENT, "name": attachment.name, "content": content}
        return {"type": "message", "attachments": [card]}

    async def answered(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        """Upload what somebody wants, or forget it.

        Args:
            value: of the invoke ``fileConsent/invoke``.

        Returns:
            The activity that stands where they were asked; ``None`` where the file is not wanted.

        Raises:
            Unreachable: the file waits no longer.
            TryLater: it could not be uploaded now.
        """
        name = _name(value)
        if value.get("action") != "accept":
            self._waiting.pop(name, None)
            return None
        async with self._handing.setdefault(name, asyncio.Lock()):
            if name not in self._handed:
                told = value.get("uploadInfo")
                self._handed[name] = await self._hand_over(name, told if isinstance(told, dict) else {})
            return self._handed[name]

    async def _hand_over(self, name: str, upload: Mapping[str, Any]) -> dict[str, Any]:
        """Upload a file and forget it, and return what tells where it is."""
        attachment = self._waiting.get(name)
        if attachment is None or not self._allowed(str(upload.get("uploadUrl"))):
            raise Unreachable("file-forgotten")
        await self._put(str(upload["uploadUrl"]), attachment.content.encode())
        self._waiting.pop(name, None)
        content = {"uniqueId": upload.get("uniqueId"), "fileType": upload.get("fileType")}
        info = {"contentType": INFO, "contentUrl": upload.get("contentUrl"), "name": upload.get("name")}
        return {"type": "message", "attachments": [info | {"content": content}]}

    async def _put(self, url: str, content: bytes) -> None:
        """Put a file where the person's storage said; Dult's token does not go there."""
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes 0-{len(content) - 1}/{len(content)}",
        }
        try:
            async with self._http.put(url, data=content, headers=headers, allow_redirects=False) as answer:
                answer.raise_for_status()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise TryLater from error


def _name(value: Mapping[str, Any]) -> str:
    context = value.get("context")
    return str(context.get("dult")) if isinstance(context, dict) else ""
