"""Where the time of sending goes: to the platform's client, the database, the event loop or our own code.

``python -m bench.shares slack`` (or ``teams``) prints JSON. A process that does nothing but send is looked at
from outside, by ``py-spy``, a few hundred times a second, in all its threads; only threads at work count.
"""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from adapters.database.engine import Database
from adapters.slack.client import session as slack_session
from adapters.teams.connector import session as teams_session
from bench import slack, teams
from bench.bot_connector import bot_connector
from bench.crowd import put_aside
from bench.deliver import count_sent
from bench.stacks import shares
from bot.delivery import Drain
from bot.phrases import Phrases
from nudges.delivery import WorkspaceId

ROOT: Final = Path(__file__).parents[1]
PEOPLE: Final = 6_000
LOOKS_PER_S: Final = 250


async def measure(platform: str, folder: Path) -> dict[str, float]:
    """Return who has which share of the time, as parts of one, and how often was looked."""
    stacks = folder / "stacks"
    if platform == "slack":
        async with slack.fake_slack(PEOPLE) as url, slack_session() as http:
            conversations = await slack.opened((url, http), PEOPLE)
            await slack.settle_in(folder / "bench.sqlite", conversations)
            await _watched(stacks, platform, folder, url)
    else:
        async with bot_connector() as url:
            await teams.settle_in(folder / "bench.sqlite", url, PEOPLE)
            await _watched(stacks, platform, folder, url)
    return shares(stacks.read_text(encoding="utf-8").splitlines())


async def _watched(stacks: Path, *arguments: str | Path) -> None:
    """Let another process send, and note where it is."""
    spy = Path(sys.executable).with_name("py-spy")
    options = ("record", "--format", "raw", "--rate", str(LOOKS_PER_S), "--output", str(stacks))
    sender = (sys.executable, "-m", "bench.shares", "--send", *map(str, arguments))
    process = await asyncio.create_subprocess_exec(
        spy,
        *options,
        "--",
        *sender,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    told, _ = await process.communicate()
    if process.returncode:
        raise SystemExit(f"py-spy could not look; where it may not, run this as root. {told.decode()}")


def _send(platform: str, folder: Path, url: str) -> None:
    """Send all there is; this is the process that is looked at."""
    with asyncio.Runner() as runner:
        stack, database = AsyncExitStack(), Database.file(folder / "bench.sqlite")
        drain, workspace = runner.run(_ready(stack, database, platform, url))
        put_aside()
        _send_all(runner, drain, workspace)
        sent = runner.run(count_sent(database))
        runner.run(stack.aclose())
        runner.run(database.close())
    if sent != PEOPLE:
        raise SystemExit(f"{sent} of {PEOPLE} arrived: the figures would mean nothing.")


def _send_all(runner: asyncio.Runner, drain: Drain, workspace: WorkspaceId) -> None:
    """Drain; whatever the loop runs meanwhile has this function below it on its stack."""
    runner.run(drain.run(workspace))


async def _ready(
    stack: AsyncExitStack, database: Database, platform: str, url: str
) -> tuple[Drain, WorkspaceId]:
    if platform == "slack":
        http = await stack.enter_async_context(slack_session())
        phrases = Phrases.load(ROOT / "content" / "phrases")
        return slack.drain_on(database, (url, http), phrases), slack.WORKSPACE
    http = await stack.enter_async_context(teams_session())
    cards = await teams.tasks(PEOPLE)
    stage = teams.Stage(url=url, http=http, kit=teams.kit_of_parts(), cards=cards, folder=ROOT)
    return teams.drain_on(database, stage, own=True), teams.WORKSPACE


if __name__ == "__main__":
    if sys.argv[1] == "--send":
        _send(sys.argv[2], Path(sys.argv[3]), sys.argv[4])
    else:
        with TemporaryDirectory() as where:
            print(json.dumps(asyncio.run(measure(sys.argv[1], Path(where)))))
