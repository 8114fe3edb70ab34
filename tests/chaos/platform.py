"""A chat platform in a process of its own, with the manners of a scenario: it counts what it gets, by key.

It behaves as ``shared/slack.md`` §0.1-2 and §1.3 tell of ``chat.postMessage``: a message is kept although the
connection drops before the answer; a second post is a second message; the key is found by reading back.
What nobody waits for any more when it is read is not kept: else whoever looked for it, and sent it again,
would be at fault for how slow the machine is.
"""

import asyncio
import random
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from typing import Final

from aiohttp import web

from tests.chaos.scenario import Manners

LATE_S: Final = 2.0
"""A slow answer takes longer than anybody waits."""
RETRY_AFTER_S: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message that somebody tried to send, or to look for with a revoked token."""

    key: str
    by: int
    """The process."""
    at: float
    """Seconds, by the platform's clock."""
    kept: bool
    answer: str
    """``ok``, or the manner in which it was not answered."""


class Platform:
    """The platform's memory and its mood."""

    def __init__(self, manners: Manners, seed: int, *, can_look: bool) -> None:
        self._manners = asdict(manners)
        self._chance = random.Random(seed)
        self._can_look = can_look
        self._posts: list[Post] = []
        self._ids: dict[str, str] = {}
        self._undecided: set[asyncio.Task[bool]] = set()
        """Posts of which it is not clear yet whether anybody waits."""
        self._mood = ""

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes([
            web.post("/send", self.send), web.get("/find", self.find),
            web.post("/mood", self.mood), web.get("/posts", self.posts),
        ])  # fmt: skip
        return app

    async def send(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        if not await self._is_awaited(request):
            return web.Response()
        answer = self._mood or self._manner()
        kept = answer in {"ok", "dropped_after", "ill_after", "slow"}
        self._note(body["key"], body["by"], answer, kept=kept)
        if kept:
            self._ids[body["key"]] = f"m{len(self._posts)}"
        await asyncio.sleep(LATE_S if answer == "slow" else 0.01)
        match answer:
            case "dropped_before" | "dropped_after":
                assert request.transport is not None
                request.transport.close()
                return web.Response()
            case "throttled":
                return web.Response(status=429, headers={"Retry-After": str(RETRY_AFTER_S)})
            case "ill_before" | "ill_after":
                return web.Response(status=503)
            case "revoked":
                return web.Response(status=401)
            case _:
                return web.json_response({"message_id": self._ids[body["key"]]})

    async def _is_awaited(self, request: web.Request) -> bool:
        """Tell whether who sent it still waits for the answer; else they have begun to look for it."""
        decision = asyncio.create_task(_waits(request))
        self._undecided.add(decision)
        decision.add_done_callback(self._undecided.discard)
        return await decision

    def _manner(self) -> str:
        left = self._chance.random()
        for name, share in self._manners.items():
            left -= share
            if left < 0:
                return name
        return "ok"

    async def find(self, request: web.Request) -> web.Response:
        if not self._can_look:
            return web.Response(status=405)
        if self._mood in {"ill_before", "ill_after"}:
            return web.Response(status=503)
        if self._mood == "revoked":
            self._note(request.query["key"], int(request.query["by"]), "revoked", kept=False)
            return web.Response(status=401)
        await _pass()  # a post that came before has been read by then
        if self._undecided:
            await asyncio.wait(self._undecided)
            await _pass()  # and is kept by then
        return web.json_response({"message_id": self._ids.get(request.query["key"])})

    def _note(self, key: str, by: int, answer: str, *, kept: bool) -> None:
        at = asyncio.get_running_loop().time()
        self._posts.append(Post(key=key, by=by, at=at, kept=kept, answer=answer))

    async def mood(self, request: web.Request) -> web.Response:
        self._mood = await request.text()
        return web.Response()

    async def posts(self, _: web.Request) -> web.Response:
        return web.json_response([asdict(one) for one in self._posts])


async def _waits(request: web.Request) -> bool:
    await _pass()  # the end of a connection is read after what came on it
    return request.transport is not None and not request.transport.is_closing()


async def _pass() -> None:
    """Let the loop read what has come."""
    for _ in range(4):
        await asyncio.sleep(0)


async def _serve(platform: Platform, told: Connection) -> None:
    runner = web.AppRunner(platform.app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told.send(runner.addresses[0][1])
    await asyncio.Event().wait()


def main(manners: Manners, seed: int, can_look: bool, told: Connection) -> None:
    """Serve until killed; tells its port first."""
    asyncio.run(_serve(Platform(manners, seed, can_look=can_look), told))
