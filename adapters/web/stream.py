"""Server-sent events: a page that is open gets what changes, and after a break what it missed."""

from collections.abc import AsyncIterator, Iterator, Sequence

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from adapters.web.front import Front, number
from adapters.web.persona import Visitor
from bot.ports import Entry


class Stream:
    """The endpoint that open pages listen to."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def events(self, request: Request) -> Response:
        """Send every change after revision ``since``, or after the last one the browser says it has."""
        visitor = await self._front.visitor(request, request.query_params)
        since = request.headers.get("last-event-id") or request.query_params.get("since", "")
        changes = self._changes(visitor, number(since))
        return StreamingResponse(changes, media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _changes(self, visitor: Visitor, revision: int) -> AsyncIterator[str]:
        channel, clock = self._front.parts.channel, ""
        async for _ in channel.live.rounds(visitor.place.routes):
            changed = await channel.read(visitor.place, revision)
            for event in self._events(visitor, changed):
                yield event
            revision = max((entry.revision for entry in changed), default=revision)
            before, clock = clock, self._clock(visitor)
            yield _event("clock", clock) if clock != before else ": here\n\n"

    def _events(self, visitor: Visitor, changed: Sequence[Entry]) -> Iterator[str]:
        newest = max((entry.revision for entry in changed), default=0)
        for last, entry in enumerate(changed, 1 - len(changed)):
            name = "gone" if entry.deleted else "entry"
            data = entry.id if entry.deleted else self._front.renderer.entry(entry, visitor)
            yield _event(name, data, newest if last == 0 else None)

    def _clock(self, visitor: Visitor) -> str:
        mover = self._front.parts.mover
        return self._front.renderer.clock(mover.now(), visitor) if mover else ""


def _event(name: str, data: str, revision: int | None = None) -> str:
    lines = [f"event: {name}", *(f"data: {line}" for line in data.splitlines())]
    if revision is not None:
        lines.append(f"id: {revision}")  # on the last of a batch: a break in the middle repeats it whole
    return "\n".join(lines) + "\n\n"
