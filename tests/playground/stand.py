"""A real `dult serve` and Microsoft's Playground before it, as long as a test lasts."""

import asyncio
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.node import packages
from tests.patience import HANGS_S
from tests.playground.transcript import transcript

ROOT: Final = Path(__file__).parent.parent.parent
HERE: Final = Path(__file__).parent
QUIET: Final = 1.0
"""Seconds without another call after which nothing more is expected, once what a test waits for was said."""
LOCALLY: Final = {"DULT_TEAMS_LOCAL": "1", "DULT_TEAMS_DIALOGS": "false"}
PEOPLE: Final = """id;name;site;email;language;roles;team
1;Alex Wilber;Nordre;alexw@example.com;nb;competence-agent;Mottak
2;Megan Bowen;Nordre;meganb@example.com;nb;;Mottak
3;Kari Nes;Senteret;kari@elsewhere.example;nb;coordinator;
"""
"""Of the people whom the Playground invents two are known; the coordinator is nobody it knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Dult and the Playground, with the clock that Dult goes by."""

    folder: Path
    dult: str
    """Where Dult is."""
    url: str
    """Where the Playground is."""

    async def dult_does(self, *command: str) -> None:
        """Let an operator give a command beside the running Dult."""
        await _dult_does(self.folder, *command)

    def is_now(self, moment: datetime) -> None:
        """Move Dult's clock, which runs on from there."""
        _set_clock(self.folder, moment)

    async def said(self, is_all: Callable[[Sequence[str]], object]) -> list[str]:
        """Return what the Playground recorded, once all is there and nothing more comes."""
        async with asyncio.timeout(HANGS_S):
            while not is_all(self._said()):  # noqa: ASYNC110 - a file has no event for it
                await asyncio.sleep(0.1)
            before = -1
            while before != (before := self._file.stat().st_size):  # noqa: ASYNC110 - as above
                await asyncio.sleep(QUIET)
        return self._said()

    async def knows(self, query: str) -> None:
        """Wait until a query finds something in Dult's database."""
        async with asyncio.timeout(HANGS_S):
            while not await asyncio.to_thread(self._found, query):  # noqa: ASYNC110 - nor has a database
                await asyncio.sleep(0.1)

    def _found(self, query: str) -> object:
        file = (self.folder / "data" / "dult.sqlite").resolve()
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=HANGS_S)) as database:
            return database.execute(query).fetchone()

    def _said(self) -> list[str]:
        try:
            return transcript(self._file.read_text(encoding="utf-8"))
        except ValueError:  # it is being written
            return []

    @property
    def _file(self) -> Path:
        (file,) = (self.folder / "devTools").glob("events_recording_*.log")
        return file


def npm() -> str | None:
    """Return npm, which alone may hand out the Playground: its licence lets nobody else."""
    return shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))


@asynccontextmanager
async def serving(folder: Path, now: datetime, people: str = PEOPLE) -> AsyncIterator[Stand]:
    """Open Dult with people of its own at a moment, and the Playground before it."""
    _set_clock(folder, now)
    (folder / "people.csv").write_text(people, encoding="utf-8")
    await _dult_does(folder, "people", "import", "people.csv")
    async with _before(folder, "serve") as stand:
        yield stand


@asynccontextmanager
async def demonstrating(folder: Path) -> AsyncIterator[Stand]:
    """Open the demo, and the Playground before it."""
    _set_clock(folder, datetime.now(UTC))
    async with _before(folder, "demo") as stand:
        yield stand


@asynccontextmanager
async def _before(folder: Path, command: str) -> AsyncIterator[Stand]:
    async with AsyncExitStack() as stack:
        options = ("--port", "0", "--data", str(folder / "data"))
        dult = await stack.enter_async_context(
            _process(folder / "dult.log", _dult(folder, command, *options), LOCALLY, r"(http://\S+) \(Ctrl")
        )
        port = await stack.enter_async_context(
            _process(
                folder / "playground.log", _playground(dult), {"TZ": "Europe/Oslo"}, r"Listening on (\d+)"
            )
        )
        yield Stand(folder=folder, dult=dult, url=f"http://127.0.0.1:{port}")


def _dult(folder: Path, *arguments: str) -> Sequence[str]:
    return [sys.executable, "-m", "tests.playground.dult", str(folder / "clock"), *arguments]


def _playground(dult: str) -> Sequence[str]:
    """Return what starts the Playground as it is without a file of ours, telling nobody anything."""
    node = shutil.which("node", path=str(Path(npm() or "").parent)) or "node"
    cli = packages(HERE) / "@microsoft" / "m365agentsplayground" / "cli.js"
    return [
        *(node, "--require", str(HERE / "this_machine.cjs"), str(cli)),
        *("--app-endpoint", f"{dult}/api/messages", "--channel-id", "msteams", "--port", "0"),
        *("--disable-telemetry", "--enable-events-recording"),
    ]


async def _dult_does(folder: Path, *command: str) -> None:
    line = _dult(folder, "--data", str(folder / "data"), *command)
    done = await asyncio.create_subprocess_exec(
        *line,
        cwd=folder,
        env=_environment({}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(done.communicate(), HANGS_S)
    assert done.returncode == 0, said.decode()


@asynccontextmanager
async def _process(log: Path, line: Sequence[str], more: Mapping[str, str], ready: str) -> AsyncIterator[str]:
    """Run a process as long as the block lasts; yields what it says when it is ready."""
    with log.open("wb") as file:
        process = await asyncio.create_subprocess_exec(
            *line,
            cwd=log.parent,
            env=_environment(more),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=file,
            stderr=file,
        )
    try:
        yield await _said(process, log, ready)
    finally:
        await _end(process)


async def _said(process: asyncio.subprocess.Process, log: Path, ready: str) -> str:
    async with asyncio.timeout(HANGS_S):
        while True:
            text = await asyncio.to_thread(log.read_text, encoding="utf-8", errors="replace")
            if found := re.search(ready, text):
                return found[1]
            if process.returncode is not None:
                raise RuntimeError(text)
            await asyncio.sleep(0.1)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), HANGS_S)
    except TimeoutError:
        process.kill()
        await process.wait()


def _environment(more: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment without what would be a setting of Dult's, so that a test has its own."""
    settings = ("DULT_", "SLACK_", "BOT_", "AUTH_", "TEAMSAPPTESTER_", "M365_")
    own = {name: value for name, value in os.environ.items() if not name.startswith(settings)}
    return {**own, "PYTHONPATH": str(ROOT), **more}


def _set_clock(folder: Path, moment: datetime) -> None:
    """Write the clock anew in one step, for Dult reads it all the time."""
    new = folder / "clock.new"
    new.write_text(str((moment - datetime.now(UTC)).total_seconds()), encoding="ascii")
    new.replace(folder / "clock")
