"""How soon Dult sends again after ``kill -9``: a real ``dult serve`` in the middle of a broadcast.

``python -m bench.start`` prints JSON.
"""

import asyncio
import compileall
import json
import os
import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import text

from adapters.database.engine import Database
from bench.crowd import context, move_in
from bench.deliver import MESSAGE, owe
from bot.bootstrap_database import DATABASE
from bot.broadcast import sending
from bot.clock import SteppedClock
from nudges.broadcast import Audience

ROOT: Final = Path(__file__).parents[1]
PEOPLE: Final = 1_400
STARTS: Final = 5
"""So many times it is started anew; the median counts."""
GOES_ON_S: Final = 1.0
"""So long it sends before it is killed."""
PATIENCE_S: Final = 60.0
GLANCE_S: Final = 0.005
LIBRARIES: Final = "import aiohttp, pydantic, slack_bolt, sqlalchemy.ext.asyncio, starlette, uvicorn"
"""What a process needs at least that does the same."""
WORDS: Final = f"""
kind = "broadcast"
[en]
title = "{MESSAGE.title}"
body = "{MESSAGE.body}"
"""


async def measure(folder: Path) -> dict[str, float]:
    """Return the seconds from the start of the process to its first message, and of a bare process."""
    _compile()
    await _settle_in(folder / DATABASE)
    first, bare, again = 0.0, [], []
    for number in range(1 + STARTS):
        bare.append(await _bare())
        took = await _started(folder)
        if number:
            again.append(took)
        else:
            first = took
    return {
        "people": PEOPLE,
        "first_start_s": first,
        "start_to_first_nudge_s": median(again),
        "slowest_s": max(again),
        "bare_import_s": median(bare),
        "ratio": median([ours / its for ours, its in zip(again, bare[1:], strict=True)]),
    }


def _compile() -> None:
    """Compile the code, as pip does, and a start: some environments keep Python from writing it down."""
    for place in ("adapters", "bot", "nudges"):
        compileall.compile_dir(ROOT / place, quiet=1)


async def _settle_in(file: Path) -> None:
    """Let a broadcast to everybody be due, in a database that was there before."""
    now, database = datetime.now(UTC), Database.file(file)
    ctx = await context(database, SteppedClock(now))
    await move_in(database, ctx, PEOPLE, now + timedelta(days=30))
    await sending.from_file(ctx, WORDS, Path("broadcast.toml"), key="bench", audience=Audience())
    async with database.write() as connection:
        await connection.execute(text("UPDATE recipient SET paused_until = NULL"))
    await owe(database, PEOPLE)
    await database.close()


async def _started(folder: Path) -> float:
    """Start it, wait for a message, let it go on for a moment and kill it. Returns the seconds it took."""
    before = _messages(folder / DATABASE)
    settings = {"DULT_DATA": str(folder), "DULT_LOG_LEVEL": "warning"}
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve", "--port", "0"),
        cwd=ROOT,
        env=os.environ | settings,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            while _messages(folder / DATABASE) == before:  # noqa: ASYNC110 - another process writes them
                await asyncio.sleep(GLANCE_S)
        took = time.perf_counter() - started
        await asyncio.sleep(GOES_ON_S)
    finally:
        process.kill()
        await process.wait()
    return took


def _messages(file: Path) -> int:
    """Count what people find in the try-out channel."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM transcript").fetchone()[0])


async def _bare() -> float:
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", LIBRARIES, cwd=ROOT)
    if await process.wait():
        raise SystemExit("The libraries cannot be imported: is the environment whole?")
    return time.perf_counter() - started


if __name__ == "__main__":
    with TemporaryDirectory() as where:
        print(json.dumps(asyncio.run(measure(Path(where)))))
