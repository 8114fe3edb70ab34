"""What the tests of the try-out page share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.adapters.web.stage import Stage, staged
from tests.browser import browser

__all__ = ["browser", "stage"]


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as ready:
        yield ready
