"""A web application on a loopback port, as long as a block lasts."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute


@asynccontextmanager
async def serving(routes: Sequence[BaseRoute], port: int = 0) -> AsyncIterator[str]:
    """Serve routes, on a port of the machine's choice unless one is named; yields the address."""
    app = Starlette(routes=list(routes))
    server = uvicorn.Server(uvicorn.Config(app, port=port, access_log=False, log_config=None, ws="none"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
