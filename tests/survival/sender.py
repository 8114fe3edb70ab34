"""Dult in a process of its own, sending to the recipients' process until it is killed or nothing is left.

Its arguments are the database's file, where to send, the folder of its orders, and how many messages it hears
of before it is killed; 0: it is not.
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

import aiohttp

from adapters.database.engine import Database
from adapters.database.store import store_on
from bot.delivery import Drain
from bot.errors import TryLater, Uncertain
from bot.message import Message
from bot.ports import Composed, Store
from nudges.delivery import Address, Delivery, DeliveryKey, Receipt, WorkspaceId
from nudges.language import Language
from tests.house import WORKSPACE
from tests.survival.orders import LEASE, Orders, ordered

RATE = 400.0


class HttpChannel:
    """A chat platform over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, port: int) -> None:
        self._session = session
        self._url = f"http://127.0.0.1:{port}"

    async def send(self, to: Address, message: Message, key: DeliveryKey) -> Receipt:
        try:
            async with self._session.post(
                f"{self._url}/send", json={"route": to.route, "key": key}
            ) as answer:
                body = await answer.json()
        except aiohttp.ClientConnectorError as error:
            raise TryLater from error  # refused: nothing was sent
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Uncertain("the answer did not come") from error
        return Receipt(address=to, message_id=body["message_id"])

    async def update(self, receipt: Receipt, message: Message, key: DeliveryKey | None = None) -> None:
        raise NotImplementedError

    async def find(self, to: Address, key: DeliveryKey, since: datetime) -> Receipt | None:
        async with self._session.get(f"{self._url}/find", params={"key": key}) as answer:
            found = (await answer.json())["message_id"]
        return Receipt(address=to, message_id=found) if found else None


async def compose(_: Delivery) -> Composed:
    return Composed(message=Message(title="Hello", body="Welcome.", language=Language.EN))


async def main(file: Path, port: int, orders: Orders, hears: int) -> None:
    database = Database.file(file)
    store = store_on(database)
    timeout = aiohttp.ClientTimeout(total=LEASE.total_seconds() / 3)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        channel = ordered(HttpChannel(session, port), orders, hears)
        drain = Drain(store.deliveries, {"test": channel}, compose, orders, pace=lambda _: RATE, lease=LEASE)
        await until_nothing_is_left(drain, store, WORKSPACE)
    await database.close()


async def until_nothing_is_left(drain: Drain, store: Store, workspace: WorkspaceId) -> None:
    while True:
        await drain.run(workspace)
        counts = await store.deliveries.counts()
        if not any(state in {"pending", "sending"} for _, state in counts):
            return
        await asyncio.sleep(0.2)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]), Orders(Path(sys.argv[3])), int(sys.argv[4])))
