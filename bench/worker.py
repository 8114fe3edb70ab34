"""A worker in a process of its own, which sends to the platform of ``bench/workers.py``."""

import asyncio
import signal
import sys
from datetime import datetime
from typing import Final

import aiohttp

from adapters.database.engine import Database
from adapters.database.store import store_on
from adapters.queue.drains import Drains
from bot.clock import SystemClock
from bot.delivery import Drain
from bot.message import Message
from bot.ports import Composed, Store
from nudges.delivery import Address, Delivery, DeliveryKey, Receipt
from nudges.language import Language

AT_ONCE: Final = 24
"""As ``DULT_WORKER_DRAINS`` is unless somebody says otherwise."""
TICK: Final = 2.0


class OverHttp:
    """A channel that posts to the platform."""

    def __init__(self, http: aiohttp.ClientSession, url: str, worker: str) -> None:
        self._http, self._url, self._worker = http, url, worker

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:  # noqa: ARG002 - the port's
        """Post it, with who posts."""
        said = {"workspace": to.workspace, "worker": self._worker}
        async with self._http.post(f"{self._url}/send", json=said) as answer:
            return Receipt(address=to, message_id=(await answer.json())["message_id"])

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        """Do nothing: nothing changes here."""

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:  # noqa: ARG002
        """Find nothing: what was in the air when its worker was killed is sent once more."""
        return None


async def compose(_: Delivery) -> Composed:
    """Say the same to everybody."""
    return Composed(message=Message(title="Hello", body="Welcome.", language=Language.EN))


async def main(url: str, port: int, rate: float, worker: str) -> None:
    """Work until told to stop."""
    database, clock = Database.at(url), SystemClock()
    store = store_on(database)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with aiohttp.ClientSession() as http, Drains(url) as drains:
        channel = OverHttp(http, f"http://127.0.0.1:{port}", worker)
        drain = Drain(store.deliveries, {"bench": channel}, compose, clock, pace=lambda _: rate)
        work = asyncio.create_task(drains.work(drain.run, at_once=AT_ONCE))
        tick = asyncio.create_task(_tick(store, drains, clock))
        await stopped.wait()
        for task in (tick, work):
            task.cancel()
        await asyncio.gather(tick, work, return_exceptions=True)
    await database.close()


async def _tick(store: Store, drains: Drains, clock: SystemClock) -> None:
    while True:
        for waiting in (await store.watch.look(clock.now(), clock.real())).workspaces:
            await drains.drain(waiting)
        await asyncio.sleep(TICK)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]))
