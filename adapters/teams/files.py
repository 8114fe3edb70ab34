"""Files that Dult hands over: Teams asks the person first, and only in their own conversation."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import aiohttp

from bot.errors import TryLater, Unreachable
from bot.message import Attachment

CONSENT: Final = "application/vnd.microsoft.teams.card.file.consent"
INFO: Final = "application/vnd.microsoft.teams.card.file.info"
"""learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4."""
KEPT: Final = 60 * 60.0
"""Seconds that a file waits for its person; it is in memory only, for it is theirs."""
MOST: Final = 1_000
"""Files that wait at once; the oldest gives way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    until: float
    attachment: Attachment


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
        self._now = now
        self._waiting: OrderedDict[str, _Waiting] = OrderedDict()

    def offer(self, attachment: Attachment) -> dict[str, Any]:
        """Keep a file for a while, and return the activity that asks whether it is wanted."""
        name = secrets.token_urlsafe(24)
        self._forget()
        self._waiting[name] = _Waiting(until=self._now() + KEPT, attachment=attachment)
        content = {
            "description": attachment.name,
            "sizeInBytes": len(attachment.content.encode()),
            "acceptContext": {"dult": name},
            "declineContext": {"dult": name},
        }
        card = {"contentType": CONSENT, "name": attachment.name, "content": content}
        return {"type": "message", "attachments": [card]}

    async def accepted(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """Upload what somebody wants; return the activity that stands where they were asked.

        Args:
            value: of the invoke ``fileConsent/invoke``.

        Raises:
            Unreachable: the file waits no longer.
            TryLater: it could not be uploaded now.
        """
        self._forget()
        told = value.get("uploadInfo")
        upload = told if isinstance(told, dict) else {}
        name = _name(value)
        waiting = self._waiting.get(name)
        if waiting is None or not self._allowed(str(upload.get("uploadUrl"))):
            raise Unreachable("file-forgotten")
        await self._put(str(upload["uploadUrl"]), waiting.attachment.content.encode())
        self._waiting.pop(name, None)
        content = {"uniqueId": upload.get("uniqueId"), "fileType": upload.get("fileType")}
        info = {"contentType": INFO, "contentUrl": upload.get("contentUrl"), "name": upload.get("name")}
        return {"type": "message", "attachments": [info | {"content": content}]}

    def declined(self, value: Mapping[str, Any]) -> None:
        """Forget a file that is not wanted."""
        self._waiting.pop(_name(value), None)

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

    def _forget(self) -> None:
        now = self._now()
        while self._waiting:
            oldest = next(iter(self._waiting))
            if self._waiting[oldest].until > now and len(self._waiting) < MOST:
                return
            del self._waiting[oldest]


def _name(value: Mapping[str, Any]) -> str:
    context = value.get("context")
    return str(context.get("dult")) if isinstance(context, dict) else ""
