"""Real processes that lose a part they cannot work without: they end and say why, to be started anew."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import postgresql
from tests.command import PROCESS_HANGS_S

ROOT = Path(__file__).parent.parent
DULT = "\nfrom bot.__main__ import main\nmain()\n"

THE_QUEUE_DIES = """
import asyncio, procrastinate
async def die(*_, **__):
    await asyncio.sleep(0.5)
    raise RuntimeError("words of a person")
procrastinate.App.run_worker_async = die
"""
THE_LINE_TO_SLACK_DIES = """
import asyncio
from adapters.slack.socket_mode import Line
async def die(self):
    await asyncio.sleep(0.5)
    raise RuntimeError("words of a person")
Line.watch = die
"""
THE_EVENTS_OF_OTHERS_DIE = """
from datetime import timedelta
import bot.bootstrap_work
from bot.bot import Bot
bot.bootstrap_work.ABANDONED_AFTER = timedelta(milliseconds=500)
catch_up = Bot.catch_up
async def once(self, *, after):
    Bot.catch_up = die
    return await catch_up(self, after=after)
async def die(self, *, after):
    raise RuntimeError("words of a person")
Bot.catch_up = once
"""


@pytest.fixture
def server() -> Iterator[str]:
    """A database of one's own on a server; yields its address."""
    name = postgresql.fresh_name()
    postgresql.create(name)
    yield postgresql.url_of(name)
    postgresql.drop(name)


@contextmanager
def dult(folder: Path, command: str, before: str = "", **settings: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command as a process, after something was done to what it is made of."""
    process = subprocess.Popen(
        [sys.executable, "-c", before + DULT, command, "--port", "0", "--data", str(folder / "data")],
        cwd=folder,
        env={
            "PYTHONPATH": str(ROOT),
            "PATH": os.environ["PATH"],
            "DULT_LOG_FORMAT": "json",
            "DULT_SESSION_SECRET": "s" * 32,
            **settings,
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _end(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, told = process.communicate(timeout=PROCESS_HANGS_S)
    return process.returncode, told


def _last_words(told: str) -> list[str]:
    """Return the critical lines of the log."""
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    return [line["message"] for line in lines if line["level"].lower() == "critical"]


def _until_it_is_up(process: subprocess.Popen[str]) -> None:
    assert process.stderr is not None
    assert any("http://" in line for line in process.stderr)


def test_a_worker_whose_queue_dies_ends_and_says_why(tmp_path: Path, server: str) -> None:
    with dult(tmp_path, "worker", THE_QUEUE_DIES, DULT_DATABASE_URL=server) as worker:
        code, told = _end(worker)

    assert code == 1
    assert [one.partition(" at ")[0] for one in _last_words(told)] == ["Drains.work died of RuntimeError"]
    assert "words of a person" not in told


def test_a_worker_that_is_told_to_stop_ends_well(tmp_path: Path, server: str) -> None:
    with dult(tmp_path, "worker", DULT_DATABASE_URL=server) as worker:
        _until_it_is_up(worker)
        worker.send_signal(signal.SIGTERM)
        code, told = _end(worker)

    assert (code, _last_words(told)) == (0, [])


def test_a_server_whose_line_to_slack_dies_ends_and_says_why(tmp_path: Path) -> None:
    slack = {
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "DULT_SLACK_API_URL": "http://127.0.0.1:1/api/",
    }
    with dult(tmp_path, "serve", THE_LINE_TO_SLACK_DIES, **slack) as serving:
        code, told = _end(serving)

    assert code == 1
    assert [one.partition(" died of ")[2][:12] for one in _last_words(told)] == ["RuntimeError"]
    assert "words of a person" not in told


def test_a_server_that_can_look_after_dead_ones_no_more_ends_and_says_why(
    tmp_path: Path, server: str
) -> None:
    with dult(tmp_path, "serve", THE_EVENTS_OF_OTHERS_DIE, DULT_DATABASE_URL=server) as serving:
        code, told = _end(serving)

    assert code == 1
    assert [one.partition(" at ")[0] for one in _last_words(told)] == ["_catching_up died of RuntimeError"]
