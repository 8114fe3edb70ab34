"""Socket Mode: WebSockets over which an app hears what it would otherwise be POSTed.

docs.slack.dev/apis/events-api/using-socket-mode; slack.md §1.4.
"""

import asyncio
import json
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.slack.fake.limits import Limits
from tests.adapters.slack.fake.records import App, Json
from tests.adapters.slack.fake.world import World


@dataclass(eq=False)
class Socket:
    """One connection of an app."""

    app: App
    link: web.WebSocketResponse
    request: web.Request
    silent: bool = False
    """Dead without saying so: reads nothing, answers no ping, and what is sent into it vanishes."""
    sent: int = 0
    revived: asyncio.Event = field(default_factory=asyncio.Event)


class Sockets:
    """The open connections; an event goes to one of its app's, drawn by lot (slack.md §1.4)."""

    def __init__(self, world: World, limits: Limits) -> None:
        self.world = world
        self.limits = limits
        self.open: list[Socket] = []
        self.connected = asyncio.Event()
        self.opened = 0
        """How many connections there ever were."""
        self._lot = random.Random(0)
        self._waiting: dict[str, asyncio.Future[Any]] = {}

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection; its address is good for one."""
        app = self.world.tickets.pop(request.query.get("ticket", ""), None)
        if app is None:
            return web.Response(status=403, text="this address was used before")
        link = web.WebSocketResponse(autoping=False)
        await link.prepare(request)
        if sum(one.app is app for one in self.open) >= self.limits.sockets:
            await _say_goodbye(link, "too_many_websockets")
            return link
        socket = Socket(app=app, link=link, request=request)
        self.open.append(socket)
        app.socket_mode = True
        self.opened += 1
        try:
            await self._greet(socket)
            await self._listen(socket)
        finally:
            self._forget(socket)
        return link

    async def send(self, app: App, wrapped: Json) -> Any:
        """Send something in an envelope, and return the answer when it is acknowledged.

        Raises:
            ConnectionError: there is no connection, or it broke.
        """
        mine = [one for one in self.open if one.app is app]
        if not mine:
            raise ConnectionError("The app has no connection.")
        name = str(uuid.uuid4())
        acknowledged = asyncio.get_running_loop().create_future()
        self._waiting[name] = acknowledged
        try:
            await _write(self._lot.choice(mine), wrapped | {"envelope_id": name})
            return await acknowledged
        finally:
            del self._waiting[name]

    def go_silent(self, count: int = 1) -> None:
        """Let connections die without a word, as reported of Slack (slack.md §2, Socket Mode)."""
        for one in [one for one in self.open if not one.silent][:count]:
            one.silent = True

    def drop(self, count: int = 1) -> None:
        """Break connections."""
        for one in self.open[:count]:
            self._break(one)

    async def refresh(self, *, reason: str = "refresh_requested", count: int = 1) -> None:
        """Tell the app to connect anew, and close: ``warning`` comes some seconds before that."""
        for one in self.open[:count]:
            if reason == "warning":
                await one.link.send_json(_goodbye(reason))
            else:
                self._forget(one)
                await _say_goodbye(one.link, reason)

    async def close(self) -> None:
        """Break all."""
        self.drop(len(self.open))

    def _break(self, socket: Socket) -> None:
        self._forget(socket)
        socket.revived.set()
        if socket.request.transport is not None:
            socket.request.transport.abort()

    async def _greet(self, socket: Socket) -> None:
        await socket.link.send_json(
            {
                "type": "hello",
                "num_connections": sum(one.app is socket.app for one in self.open),
                "debug_info": {"host": "applink-fake", "approximate_connection_time": 18060},
                "connection_info": {"app_id": socket.app.id},
            }
        )
        self.connected.set()

    async def _listen(self, socket: Socket) -> None:
        async for said in socket.link:
            if socket.silent:
                await socket.revived.wait()
                return
            if said.type == WSMsgType.PING:
                await socket.link.pong(said.data)
            elif said.type == WSMsgType.TEXT:
                self._acknowledge(json.loads(said.data))

    def _acknowledge(self, said: Json) -> None:
        waiting = self._waiting.get(str(said.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(said.get("payload"))

    def _forget(self, socket: Socket) -> None:
        if socket in self.open:
            self.open.remove(socket)
        if not self.open:
            self.connected.clear()


async def _write(socket: Socket, envelope: Json) -> None:
    socket.sent += 1
    if not socket.silent:
        await socket.link.send_json(envelope)


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-fake"}}


async def _say_goodbye(link: web.WebSocketResponse, reason: str) -> None:
    await link.send_json(_goodbye(reason))
    await link.close()
