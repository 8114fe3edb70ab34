"""Socket Mode: Dult calls Slack and is told over that line what happens; a dead line is replaced."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.door import ODD
from adapters.slack.envelope import Misshapen, shaped

PING: Final = 5.0
"""Seconds between two signs of life; a line that gives none for four of them is dead to the SDK."""
LOOK: Final = 10.0
"""Seconds between two looks at the line."""
PATIENCE: Final = 6
"""So many looks in a row without a line: the SDK's own attempts have come to nothing, all is made anew."""

log = logging.getLogger(__name__)
_SILENT = logging.getLogger(f"{__name__}.client")

MakeClient = Callable[[], AsyncWebClient]
"""Makes a client that carries the app's own token."""


class _Handler(AsyncSocketModeHandler):
    """Lets nothing through that would not come through the door either; it is not acknowledged."""

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Hand one envelope to Bolt."""
        try:
            req.payload = shaped(req.payload)
            await super().handle(client, req)  # type: ignore[arg-type] # its own is one of them
        except (Misshapen, *ODD) as error:
            log.warning("What came over the line has no shape of Slack's: %s", type(error).__name__)


class Line:
    """The line to Slack, and the one who watches it: the SDK's own watch has died silently before."""

    def __init__(
        self,
        app: AsyncApp,
        token: str,
        make_client: MakeClient,
        *,
        ping: float = PING,
        look: float = LOOK,
        patience: int = PATIENCE,
    ) -> None:
        self._app = app
        self._token = token
        self._make_client = make_client
        self._ping = ping
        self._look = look
        self._patience = patience
        self._handler: AsyncSocketModeHandler | None = None
        # what the SDK logs has words of people and tickets for a line in it
        _SILENT.setLevel(logging.CRITICAL)

    async def watch(self) -> None:
        """Keep a line for as long as this runs."""
        try:
            while True:
                await self._replace()
                await self._until_dead()
                log.warning("The line to Slack is dead; Dult takes a new one.")
        finally:
            await self._hang_up()

    async def is_alive(self) -> bool:
        """Tell whether Slack answers at the other end."""
        return self._handler is not None and await self._handler.client.is_connected()

    async def _until_dead(self) -> None:
        missed = 0
        while missed < self._patience:
            await asyncio.sleep(self._look)
            missed = 0 if await self.is_alive() else missed + 1

    async def _replace(self) -> None:
        await self._hang_up()
        self._handler = _Handler(
            self._app, self._token, logger=_SILENT, web_client=self._make_client(), ping_interval=self._ping
        )
        # connect() tries for ever: it must not keep the watch from seeing that nothing comes of it
        with suppress(TimeoutError):
            connected = self._handler.client.connect()  # type: ignore[no-untyped-call] # slack_sdk's
            await asyncio.wait_for(connected, self._look * self._patience)

    async def _hang_up(self) -> None:
        if self._handler is None:
            return
        handler, self._handler = self._handler, None
        try:
            await handler.client.close()  # type: ignore[no-untyped-call] # slack_sdk's
        except (aiohttp.ClientError, OSError, AttributeError) as error:
            log.info("The old line to Slack could not be closed: %s", type(error).__name__)
