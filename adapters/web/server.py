"""The web server: uvicorn, which lets go of open pages when it is told to stop."""

import socket
from collections.abc import Sequence

import uvicorn
from starlette.applications import Starlette

from adapters.web.live import Live

GRACE = 10
"""Seconds a stopping server waits for requests under way."""


class Server(uvicorn.Server):
    """Serves one application; ``await serve()`` returns when ``should_exit`` was set or a signal came."""

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
                ws="none",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=bool(trusted_proxies),
                forwarded_allow_ips=list(trusted_proxies),
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._live = live

    @property
    def url(self) -> str:
        """The address it listens at, with the port it was given when it asked for any."""
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}"

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; open pages are closed first, for they would never end by themselves."""
        self._live.close()
        await super().shutdown(sockets)
