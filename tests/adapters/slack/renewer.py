"""Dult in a process of its own: it asks for a workspace's token once, and says which one it got.

It says when it is ready, begins when a file called ``go`` is there, and says when another one is at it.
"""

import asyncio
import sys
from pathlib import Path
from unittest.mock import patch

from adapters.database.engine import Database
from adapters.slack.install.lease import Leases
from nudges.delivery import WorkspaceId
from tests.adapters.slack.installing import by_oauth, installing


async def main(file: Path, api_url: str, key: str, workspace: str) -> None:
    database = Database.file(file)
    async with installing(api_url, database, [key], by_oauth()) as parts:
        say("ready")
        while not (file.parent / "go").exists():  # noqa: ASYNC110 - another process makes it
            await asyncio.sleep(0.02)
        with patch.object(Leases, "take", noted):
            say(await parts.installs.token_of(WorkspaceId(workspace)))
    await database.close()


take = Leases.take


async def noted(self: Leases, workspace: WorkspaceId) -> str | None:
    holder = await take(self, workspace)
    if holder is None:
        say("waits")
    return holder


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:]))
