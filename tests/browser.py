"""A real Chromium for tests of pages: found, or installed, or a failure that names the command."""

import asyncio
import fcntl
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright, expect

from tests.patience import HANGS_S

FLAGS: Final = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
MEND: Final = (
    "No Chromium was found. Run `apt-get install chromium`, or name one in DULT_CHROMIUM, "
    "or run `.venv/bin/playwright install chromium`."
)
HANGS_MS: Final = HANGS_S * 1000
"""The same limit as Playwright counts."""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for the whole run; a test opens its own context in it."""
    expect.set_options(timeout=HANGS_MS)
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=await asyncio.to_thread(find_chromium, playwright), args=FLAGS, timeout=HANGS_MS
        )
        yield chromium
        await chromium.close()


def find_chromium(playwright: Playwright) -> Path:
    """Return a Chromium: the one named, the system's, Playwright's own, or Debian's newly installed."""
    if named := os.environ.get("DULT_CHROMIUM"):
        return Path(named)
    with (Path(gettempdir()) / "dult-chromium.lock").open("w") as once:
        fcntl.flock(once, fcntl.LOCK_EX)  # what another process has half installed is no browser yet
        return _system() or _own(playwright) or _install() or _fail()


def _system() -> Path | None:
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path), None)


def _own(playwright: Playwright) -> Path | None:
    path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _install() -> Path | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]):
        subprocess.run(
            command,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    return _system()


def _fail() -> Path:
    raise FileNotFoundError(MEND)
