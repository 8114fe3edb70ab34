"""Dult's side of the platform of a run: the errors of ``decisions.md``, "Delivery"."""

import asyncio
import logging
import os
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import aiohttp

from bot.errors import CannotTell, Disconnected, TryLater, Uncertain
from bot.message import Message
from nudges.delivery import Address, DeliveryKey, Receipt

log = logging.getLogger(__name__)

IN_DOUBT: Final = "in doubt: "


@dataclass(frozen=True, slots=True)
class ChaosChannel:
    """``bot.ports.Channel`` over HTTP."""

    session: aiohttp.ClientSession
    url: str

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        try:
            body = await self._call("POST", "/send", json={"key": key, "by": os.getpid()})
        except (Uncertain, asyncio.CancelledError):
            log.info("%s%s", IN_DOUBT, key)  # the platform may think that it answered
            raise
        return Receipt(address=to, message_id=body["message_id"])

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        raise NotImplementedError

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        asked = {"key": key, "by": str(os.getpid())}
        found = (await self._call("GET", "/find", params=asked))["message_id"]
        return Receipt(address=to, message_id=found) if found else None

    async def _call(self, method: str, path: str, **what: Any) -> Any:
        try:
            async with self.session.request(method, self.url + path, **what) as answer:
                match answer.status:
                    case 429:
                        raise TryLater(float(answer.headers["Retry-After"]), whole_workspace=True)
                    case 401:
                        raise Disconnected("token_revoked")
                    case 405:
                        raise CannotTell
                    case status if status >= 500:
                        raise Uncertain("the platform is ill")
                return await answer.json()
        except aiohttp.ClientConnectorError as error:
            raise TryLater from error  # refused: nothing was sent
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Uncertain("the answer did not come") from error
