"""What a start brings with it: everybody waits for it."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.bootstrap_database import database_of
from bot.garbage import look_seldom, put_aside
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
KITS = {"slack_bolt", "slack_sdk", "botbuilder", "procrastinate"}
NEVER = {"alembic", "holidays", "mako", "matplotlib", "openpyxl", "psycopg", "psycopg_binary", "rich"}
SLACK = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_SIGNING_SECRET": "s",
    "DULT_SLACK_API_URL": "http://127.0.0.1:9/api/",  # nobody is there, and nobody is asked
}
TEAMS = {"DULT_TEAMS_LOCAL": "true"}
START = """
import asyncio, json, os, sys
import bot.cli.app
from bot.bootstrap_start import running
from bot.settings import Settings

bot.cli.app.build(["serve"])

async def start():
    async with running(Settings.load(os.environ)):
        print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))

asyncio.run(start())
"""
COMMANDS = """
import json, sys
from bot.cli.app import build
build(sys.argv[1:])
print(json.dumps([name for name in sys.modules if name.startswith("bot.cli.")]))
"""


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """Somewhere Dult has started before: the database is there, of this version."""
    async with database_of(Settings.load({}, options={"data": tmp_path})):
        return tmp_path


@pytest.fixture
def usual_looks() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def brought(folder: Path, **settings: str) -> set[str]:
    """Start a whole Dult in a process of its own; returns the packages that are there by then."""
    its_own = {name: value for name, value in os.environ.items() if not name.startswith(("DULT_", "SLACK_"))}
    ended = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=its_own | settings | {"DULT_DATA": str(folder), "DULT_PORT": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ended.stdout))


def test_without_a_chat_platform_none_of_their_kits_is_imported(folder: Path) -> None:
    assert not brought(folder) & (KITS | NEVER)


def test_a_dult_in_slack_imports_slacks_kit_and_no_other(folder: Path) -> None:
    assert brought(folder, **SLACK) & (KITS | NEVER) == {"slack_bolt", "slack_sdk"}


def test_a_dult_in_teams_imports_teams_kit_and_no_other(folder: Path) -> None:
    assert brought(folder, **TEAMS) & (KITS | NEVER) == {"botbuilder"}


@pytest.mark.parametrize(
    "arguments", [["serve"], ["worker", "--port", "0"], ["demo"]], ids=lambda its: its[0]
)
def test_a_process_that_serves_loads_no_other_command(arguments: list[str]) -> None:
    command = [sys.executable, "-c", COMMANDS, *arguments]

    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert set(json.loads(told.stdout)) == {"bot.cli.app", "bot.cli.serve", "bot.cli.terminal"}


@pytest.mark.usefixtures("usual_looks")
def test_a_start_looks_for_garbage_more_seldom_than_whoever_serves() -> None:
    look_seldom()
    while_it_starts = gc.get_threshold()[0]
    put_aside()

    assert while_it_starts > gc.get_threshold()[0]
    assert gc.get_freeze_count() > 0
