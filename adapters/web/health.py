"""The addresses by which a probe asks how Dult is; however many ask at once, the database is asked once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from adapters.web.guard import Bounded, Shielded

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What Dult tells of itself."""

    ready: Callable[[], Awaitable[Sequence[str]]]
    """Lists what is not well, in sentences; nothing when all is."""
    metrics: Callable[[], Awaitable[str]]
    """Returns the figures in Prometheus' text format."""
    notes: Callable[[], Awaitable[Sequence[str]]] | None = None
    """Lists what somebody should look at though all works, in sentences."""


class Shared(Generic[T]):
    """Gives everybody who asks while a reading is under way that reading: anybody may ask."""

    def __init__(self, read: Callable[[], Awaitable[T]]) -> None:
        self._read = read
        self._under_way: asyncio.Task[T] | None = None

    async def __call__(self) -> T:
        """Return what was read."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._once())
        return await asyncio.shield(self._under_way)

    async def _once(self) -> T:
        return await self._read()


def health_routes(signs: Signs) -> list[BaseRoute]:
    """Return where a probe asks."""

    async def look() -> tuple[str, int]:
        faults = await signs.ready()
        notes = await signs.notes() if signs.notes and not faults else ()
        return "\n".join(faults or ["ready", *notes]) + "\n", 503 if faults else 200

    looked, figures = Shared(look), Shared(signs.metrics)

    async def alive(_: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def ready(_: Request) -> Response:
        return PlainTextResponse(*await looked())

    async def metrics(_: Request) -> Response:
        return Response(await figures(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]


def create_health_app(signs: Signs) -> Starlette:
    """Build an application of these addresses alone: a worker has no pages."""
    return Starlette(routes=health_routes(signs), middleware=[Middleware(Shielded), Middleware(Bounded)])
