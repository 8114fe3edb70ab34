"""Limits of Dult's own and of Bolt's, so far away that a machine that stands still does not reach them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from aiohttp import ClientTimeout
from slack_bolt import BoltResponse
from slack_bolt.listener.async_listener import AsyncListener
from slack_bolt.listener.asyncio_runner import AsyncioListenerRunner
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.database import postgresql, sqlite
from adapters.slack import app, client, inbound
from adapters.slack.socket_mode import Line
from bot import under_way
from tests.patience import HANGS_S

_run = AsyncioListenerRunner.run


@contextmanager
def unhurried() -> Iterator[None]:
    """Let only what a test itself holds up be late, as long as the block lasts."""
    with ExitStack() as stack:
        for module in (sqlite, postgresql):
            stack.enter_context(patch.object(module, "PATIENCE_S", HANGS_S))
        stack.enter_context(patch.object(client, "TIMEOUT", ClientTimeout(total=HANGS_S)))
        stack.enter_context(patch.object(inbound, "INLINE", HANGS_S))
        stack.enter_context(patch.object(under_way, "LANDING", HANGS_S))
        stack.enter_context(patch.object(app, "Line", partial(Line, ping=HANGS_S)))
        stack.enter_context(bolt_unhurried())
        yield


@contextmanager
def bolt_unhurried() -> Iterator[None]:
    """Let Bolt wait for an acknowledgement for longer than its three seconds."""

    async def run(
        self: AsyncioListenerRunner,
        request: AsyncBoltRequest,
        response: BoltResponse,
        listener_name: str,
        listener: AsyncListener,
        **others: Any,
    ) -> BoltResponse | None:
        listener.ack_timeout = int(HANGS_S)
        return await _run(self, request, response, listener_name, listener, **others)

    with patch.object(AsyncioListenerRunner, "run", run):
        yield
