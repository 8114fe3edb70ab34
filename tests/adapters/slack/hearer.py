"""Dult in a process of its own: it hears Slack by HTTP until it is killed, and says where."""

import asyncio
import sys
from pathlib import Path

from adapters.database.engine import Database
from bot.clock import SystemClock
from tests.adapters.slack.whole import dult
from tests.serving import serving


async def main(file: Path, api_url: str) -> None:
    database = Database.file(file)
    async with dult(api_url, file.parent, database, SystemClock()) as (bot, routes), serving(routes) as url:
        await bot.catch_up()
        print(f"{url}/slack/events", flush=True)  # noqa: T201 - the parent reads it
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
