"""Gets what tests need beside Python's packages, before they begin: no test waits for a download.

What cannot be had is told by the tests that need it.
"""

import asyncio
import sys
from functools import partial

from playwright.async_api import async_playwright

from tests.adapters.teams.drawing import RENDERER
from tests.adapters.teams.packaging import SCHEMAS
from tests.browser import find_chromium
from tests.node import packages
from tests.promtool import find_promtool


def main() -> None:
    """Get each of them, and go on without it."""
    for get in (_chromium, find_promtool, partial(packages, RENDERER), partial(packages, SCHEMAS)):
        try:
            get()
        except FileNotFoundError as error:
            sys.stderr.write(f"{error}\n")


def _chromium() -> None:
    asyncio.run(_find())


async def _find() -> None:
    async with async_playwright() as playwright:
        await asyncio.to_thread(find_chromium, playwright)


if __name__ == "__main__":
    main()
