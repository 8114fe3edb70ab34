"""Dult in a process of its own, sending to a fake Teams until it is killed or nothing is left."""

import asyncio
import sys
from pathlib import Path

from adapters.database.engine import Database
from adapters.database.references import DatabaseReferences
from adapters.database.store import store_on
from adapters.teams.channel import TeamsChannel
from adapters.teams.connector import Connector, session
from adapters.teams.files import Files
from adapters.teams.kit import Kit
from adapters.teams.pace import Pace, Rates
from adapters.teams.trust.seal import Seal
from bot.delivery import Drain
from tests.adapters.teams.fake.teams import APP_ID
from tests.adapters.teams.stage_outbound import WORKSPACE, Purse, on_loopback
from tests.house import phrases
from tests.survival.orders import LEASE, Orders, ordered
from tests.survival.sender import RATE, compose, until_nothing_is_left


async def main(file: Path, url: str, orders: Orders, hears: int) -> None:
    database = Database.file(file)
    store = store_on(database)
    async with session() as http:
        connector = Connector(http, Purse(), on_loopback, Pace(Rates(outbox=RATE, cap=RATE)))
        channel = TeamsChannel(
            connector,
            DatabaseReferences(database),
            Kit(phrases=phrases(), seal=Seal("a secret")),
            Files(http),
            app_id=APP_ID,
            service_url=url,
        )
        drain = Drain(
            store.deliveries,
            {"teams": ordered(channel, orders, hears)},
            compose,
            orders,
            pace=lambda _: RATE,
            lease=LEASE,
        )
        await until_nothing_is_left(drain, store, WORKSPACE)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], Orders(Path(sys.argv[3])), int(sys.argv[4])))
