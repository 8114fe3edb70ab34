"""Dult in a process of its own, sending to a fake Slack until it is killed or nothing is left."""

import asyncio
import sys
from pathlib import Path

from adapters.database.engine import Database
from adapters.database.references import DatabaseReferences
from adapters.database.store import store_on
from adapters.slack.channel import SlackChannel
from adapters.slack.client import session
from adapters.slack.install.client import InstallClient
from adapters.slack.install.fixed import FixedToken
from adapters.slack.install.installs import Installs
from adapters.slack.web_api import WebApi
from bot.delivery import Drain
from nudges.delivery import WorkspaceId
from tests.house import phrases
from tests.survival.orders import LEASE, Orders, ordered
from tests.survival.sender import RATE, compose, until_nothing_is_left

WORKSPACE = WorkspaceId("slack:T1")


async def main(file: Path, url: str, orders: Orders, hears: int) -> None:
    database = Database.file(file)
    store = store_on(database)
    async with session() as http:
        client = InstallClient(url, http)
        api = WebApi(Installs(client, fixed=FixedToken(client, "xoxb-1")), http, url=url)
        channel = SlackChannel(api, DatabaseReferences(database), phrases(), settling=0.2)
        channels = {"slack": ordered(channel, orders, hears)}
        drain = Drain(store.deliveries, channels, compose, orders, pace=lambda _: RATE, lease=LEASE)
        await until_nothing_is_left(drain, store, WORKSPACE)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], Orders(Path(sys.argv[3])), int(sys.argv[4])))
