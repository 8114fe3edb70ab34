"""The recipients' side in a process of its own: counts what it gets, and loses some of its answers.

It behaves as ``shared/slack.md`` §0.1-2 and §1.3 tell of ``chat.postMessage``: a message is kept although the
connection drops before the answer; a second post is a second message; the key is found by reading back.
"""

import asyncio
import random
import sys
from collections import Counter

from aiohttp import web

LOST = 0.03
"""The share of answers that are lost after the message was kept."""


def create_app(seed: int) -> web.Application:
    got: Counter[str] = Counter()
    keys: dict[str, str] = {}
    chance = random.Random(seed)

    async def send(request: web.Request) -> web.StreamResponse:
        body = await request.json()
        got[body["route"]] += 1
        message_id = f"m{sum(got.values())}"
        keys[body["key"]] = message_id
        await asyncio.sleep(0.01)
        if chance.random() < LOST and request.transport is not None:
            request.transport.close()
        return web.json_response({"message_id": message_id})

    async def find(request: web.Request) -> web.Response:
        return web.json_response({"message_id": keys.get(request.query["key"])})

    async def counts(_: web.Request) -> web.Response:
        return web.json_response(got)

    app = web.Application()
    app.add_routes([web.post("/send", send), web.get("/find", find), web.get("/counts", counts)])
    return app


async def main(seed: int) -> None:
    runner = web.AppRunner(create_app(seed))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)  # noqa: T201 - the parent reads the port
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
