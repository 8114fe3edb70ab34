"""The web server: uvicorn, which lets go of open pages when it is told to stop, and of whoever tarries."""

import asyncio
import socket
from collections.abc import Sequence
from typing import Final

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from adapters.web.live import Live

GRACE = 10
"""Seconds a stopping server waits for requests under way."""
CONNECTIONS: Final = 800
"""Connections at a time; most systems let a process open 1,024 files (RLIMIT_NOFILE), and some are needed for
the database and for calls. A further one is let go of before it has said anything."""
BUSY: Final = 700
"""Connections from which on a request is answered 503, so that the caller knows why."""
HEAD: Final = 16 * 1024
"""Bytes of a request's first line and headers; a browser's have two or three thousand."""
KEEP_ALIVE: Final = 65
"""Seconds a connection waits for the next request: longer than proxies keep theirs, which is a minute for
most. One that is closed while a proxy sends a click through it loses the click."""
TELLING: Final = 30.0
"""Seconds from a request's first byte, or a connection's begin, to the request's last; ``guard.READING`` is
less, and has an answer."""

_TOLD: Final = frozenset({h11.DONE, h11.MUST_CLOSE, h11.CLOSED, h11.ERROR})


class Patient(H11Protocol):
    """Waits for a request as long as ``TELLING``; uvicorn itself waits for ever (uvicorn.dev/settings)."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Begin to wait, unless there are too many already."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > CONNECTIONS:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Go on waiting until the request was told to its end."""
        super().data_received(data)
        if self.conn.their_state in _TOLD or self.transport.is_closing():
            self._stop_waiting()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(TELLING, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class Server(uvicorn.Server):
    """Serves one application; ``await serve()`` returns when ``should_exit`` was set or a signal came.

    Cancelled, it stops in the same way: requests under way may end.
    """

    def __init__(
        self,
        app: Starlette,
        live: Live,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        trusted_proxies: Sequence[str] = (),
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                http=Patient,
                ws="none",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=bool(trusted_proxies),
                forwarded_allow_ips=list(trusted_proxies),
                limit_concurrency=BUSY,
                h11_max_incomplete_event_size=HEAD,
                timeout_keep_alive=KEEP_ALIVE,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._live = live

    @property
    def url(self) -> str:
        """The address it listens at, with the port it was given when it asked for any."""
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def main_loop(self) -> None:
        """Serve until told to stop; who is cancelled meanwhile shuts the doors before all else ends."""
        try:
            await super().main_loop()
        except asyncio.CancelledError:
            await self.shutdown()
            raise

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; open pages are closed first, for they would never end by themselves."""
        self._live.close()
        await super().shutdown(sockets)
