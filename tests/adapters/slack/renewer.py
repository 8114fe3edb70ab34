"""Dult in a process of its own: it asks for a workspace's token once, and says which one it got."""

import asyncio
import sys
from pathlib import Path

from adapters.database.engine import Database
from nudges.delivery import WorkspaceId
from tests.adapters.slack.installing import by_oauth, installing


async def main(file: Path, api_url: str, key: str, workspace: str) -> None:
    database = Database.file(file)
    async with installing(api_url, database, [key], by_oauth()) as parts:
        print(await parts.installs.token_of(WorkspaceId(workspace)), flush=True)  # noqa: T201 - for the parent
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:]))
