"""As little of a Bot Connector as can be, so that no figure is a server's: it counts, and answers at once.

``python -m bench.bot_connector`` prints its address. It believes everybody and limits nobody; ``GET /counts``
tells what came.
"""

import asyncio
import json
import sys
import time
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import aiohttp

ROOT: Final = Path(__file__).parents[1]


@asynccontextmanager
async def bot_connector() -> AsyncIterator[str]:
    """Run it in a process of its own; yields the serviceUrl."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.bot_connector", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.kill()
        await process.wait()


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came, as the bench reads it."""

    created: dict[str, int]
    """How often a conversation was created, by whom it is with."""
    messages: dict[str, int]
    """How many messages a conversation has."""
    busiest_second: int


async def came(url: str, http: aiohttp.ClientSession) -> Came:
    """Ask it what came."""
    async with http.get(url.replace("/emea/", "/counts")) as answer:
        return Came(**await answer.json())


@dataclass(slots=True)
class Counts:
    """What came."""

    created: Counter[str] = field(default_factory=Counter)
    """How often a conversation was created, by whom it is with."""
    posted: Counter[str] = field(default_factory=Counter)
    """How many messages a conversation has."""
    number: int = 0
    """How many messages came."""
    busiest_second: int = 0
    _lately: deque[float] = field(default_factory=deque)

    def answer(self, path: str, body: bytes) -> dict[str, object]:
        """Count a request, and say what it is answered."""
        if path == "/counts":
            return self._told()
        self._note(time.monotonic())
        where, activities, _ = path.partition("/activities")  # stock botbuilder replies, to what it made up
        if activities:
            self.number += 1
            self.posted[unquote(where.rpartition("/")[2])] += 1
            return {"id": str(1_700_000_000_000 + self.number)}
        if "/members/" in path:
            return {"id": "29:anna", "aadObjectId": unquote(path.rpartition("/")[2]), "name": "Anna"}
        whom = str(json.loads(body)["members"][0]["id"])
        self.created[whom] += 1
        return {"id": f"a:{whom}"}

    def _note(self, now: float) -> None:
        self._lately.append(now)
        while self._lately[0] <= now - 1:
            self._lately.popleft()
        self.busiest_second = max(self.busiest_second, len(self._lately))

    def _told(self) -> dict[str, object]:
        return {
            "created": self.created,
            "messages": self.posted,
            "busiest_second": self.busiest_second,
        }


class Answering(asyncio.Protocol):
    """One connection that is kept open: as much of HTTP/1.1 as clients that send a length need."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._came = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._came += data
        while self._one():
            pass

    def _one(self) -> bool:
        head, end, rest = self._came.partition(b"\r\n\r\n")
        length = _length(head)
        if not end or len(rest) < length:
            return False
        self._came = rest[length:]
        path = head.split(b" ", 2)[1].decode()
        said = json.dumps(self._counts.answer(path, rest[:length])).encode()
        assert self._transport is not None
        self._transport.write(
            b"HTTP/1.1 201 Created\r\nContent-Type: application/json; charset=utf-8\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(said), said)
        )
        return True


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def main() -> None:
    """Answer until the process is ended."""
    counts = Counts()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answering(counts), "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/emea/\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
